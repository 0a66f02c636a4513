import { conventionId, Journal, pathwayId, structureId, ulid } from './journal.js';

/** Two Missions Locales of two regions, two chambers, a training centre, the national bodies. */
export const LYON = structureId(1);
export const PARIS = structureId(2);
export const CHAMBER = structureId(11);
export const OTHER_CHAMBER = structureId(12);
export const CENTRE = structureId(21);
export const UNML = structureId(31);

const STRUCTURES = [
  [LYON, 'ML', '84'],
  [PARIS, 'ML', '11'],
  [CHAMBER, 'CMAR', '84'],
  [OTHER_CHAMBER, 'CMA', '11'],
  [CENTRE, 'CFA', '84'],
  [UNML, 'UNML', 'FR'],
] as const;

/** A network with nobody in it yet. */
export function aNetwork(): Journal {
  const journal = new Journal();
  for (const [stream, kind, regionCode] of STRUCTURES) {
    const facts = { kind, name: kind, codes: [], regionCode, timeZone: 'Europe/Paris' };
    journal.add(stream, 'StructureRegistered', '2019-01-01', facts);
  }
  return journal;
}

/** Tells a life in short sentences: each is recorded when it is told, whatever its date. */
export class Life {
  readonly stream: string;

  constructor(
    private readonly journal: Journal,
    private readonly n: number,
    missionLocaleId = LYON,
    on = '2024-09-01',
  ) {
    this.stream = pathwayId(n);
    this.tell('YouthRegistered', on, { missionLocaleId, ageBand: '18-21', sex: 'F', entryQualification: 'NONE' });
  }

  tell(type: string, on: string, facts: Readonly<Record<string, unknown>> = {}): this {
    this.journal.add(this.stream, type, on, facts);
    return this;
  }

  moves(on: string, to: string): this {
    return this.tell('PathwayTransferred', on, { from: LYON, to, reason: 'MOVED' });
  }

  consents(on: string, expiresOn: string, c = 1): this {
    const facts = { consentId: this.id(c), scope: 'CONTACT_TRANSMISSION', recipient: 'NETWORK_CMA', expiresOn };
    return this.tell('ConsentGranted', on, { ...facts, dataCategories: ['CONTACT'], channel: 'ONLINE' });
  }

  isSent(on: string, r = 11, to = CHAMBER, from = LYON): this {
    const facts = { referralId: this.id(r), direction: 'ML_TO_CMA', from, to, purpose: 'APPRENTICESHIP' };
    return this.tell('ReferralSent', on, {
      ...facts,
      consentId: this.id(1),
      answerDueOn: on,
      conventionId: conventionId(1),
    });
  }

  isAnswered(what: string, on: string, r = 11, by = CHAMBER): this {
    return this.tell(`Referral${what}`, on, { referralId: this.id(r), by, reason: 'NO_PLACE', outcome: 'CONTRACT' });
  }

  signs(on: string, plannedEndOn: string, c = 21): this {
    const facts = {
      contractId: this.id(c),
      startOn: on,
      plannedEndOn,
      practicalStartOn: on,
      cfaId: CENTRE,
      chamberId: CHAMBER,
    };
    return this.tell('ApprenticeshipContractSigned', on, { ...facts, qualificationLevel: '3', trade: '23' });
  }

  starts(on: string, c = 21): this {
    return this.tell('ApprenticeshipContractStarted', on, { contractId: this.id(c) });
  }

  breaks(on: string, c = 21, regime = 'FREE'): this {
    const facts = { contractId: this.id(c), regime, declaredBy: 'CFA', cause: 'OTHER' };
    return this.tell('ApprenticeshipContractBroken', on, facts);
  }

  corrects(on: string, change: { brokenOn: string } | { cancelled: true }, c = 21): this {
    return this.tell('BreakCorrected', on, { contractId: this.id(c), ...change, reason: 'ERROR' });
  }

  ofContract(type: string, on: string, rest: Readonly<Record<string, unknown>> = {}, c = 21): this {
    return this.tell(type, on, { contractId: this.id(c), ...rest });
  }

  /** The id of the n-th thing of this life. */
  id(n: number): string {
    return ulid(this.n * 1000 + n);
  }
}
