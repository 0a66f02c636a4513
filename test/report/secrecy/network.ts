import { conventionId, Journal, pathwayId, structureId, ulid } from '../journal.js';

/** A small network told by hand: structures, and youths who are referred and sign contracts, as many as a test asks for. */
export class Network {
  readonly journal = new Journal();
  readonly regionOf = new Map<string, string>();
  private ids = 0;
  private youths = 0;

  structure(kind: 'ML' | 'CMA' | 'CFA', regionCode: string): string {
    const stream = structureId((this.ids += 1));
    const facts = { kind, name: `${kind} ${regionCode}`, codes: [], regionCode, timeZone: 'Europe/Paris' };
    this.journal.add(stream, 'StructureRegistered', '2019-01-01', facts);
    this.regionOf.set(stream, regionCode);
    return stream;
  }

  youth(missionLocaleId: string): string {
    const stream = pathwayId((this.youths += 1));
    const facts = { missionLocaleId, ageBand: '18-21', sex: this.youths % 2 ? 'F' : 'M', entryQualification: '3' };
    this.journal.add(stream, 'YouthRegistered', '2025-01-02', facts);
    return stream;
  }

  /** A new youth, referred and, where the answer is told, answered. */
  referral(from: string, to: string, answer?: 'Accepted' | 'Declined'): string {
    const youth = this.youth(from);
    const referralId = this.id();
    const facts = { referralId, direction: 'ML_TO_CMA', from, to, purpose: 'PREPA', consentId: this.id() };
    const sent = { ...facts, answerDueOn: '2025-04-10', conventionId: conventionId(1) };
    this.journal.add(youth, 'ReferralSent', '2025-03-11', sent);
    const answered = { referralId, by: to, ...(answer === 'Declined' && { reason: 'NO_PLACE' }) };
    if (answer) this.journal.add(youth, `Referral${answer}`, '2025-03-20', answered);
    return youth;
  }

  /** A contract that is signed, started and, where it is told, broken. */
  contract(youth: string, cfaId: string, chamberId: string, broken = false): void {
    const contractId = this.id();
    const dates = { startOn: '2025-02-03', plannedEndOn: '2026-08-31', practicalStartOn: '2025-02-03' };
    const facts = { contractId, ...dates, cfaId, chamberId, qualificationLevel: '3', trade: '23' };
    this.journal.add(youth, 'ApprenticeshipContractSigned', '2025-02-01', facts);
    this.journal.add(youth, 'ApprenticeshipContractStarted', '2025-02-03', { contractId });
    const how = { contractId, regime: 'FREE', declaredBy: 'CFA' };
    if (broken) this.journal.add(youth, 'ApprenticeshipContractBroken', '2025-03-03', how);
  }

  /** Something late enough for the year to be observed to its end. */
  close(missionLocale: string): Journal {
    this.journal.add(pathwayId((this.youths += 1)), 'YouthRegistered', '2026-06-01', {
      missionLocaleId: missionLocale,
      ageBand: '18-21',
      sex: 'F',
      entryQualification: '3',
    });
    return this.journal;
  }

  private id(): string {
    return ulid(100_000 + (this.ids += 1));
  }
}

export function times(count: number, act: () => unknown): void {
  for (let i = 0; i < count; i += 1) act();
}
