import { eventDefinitions } from '../domain/catalogue.js';
import { addDays, daysBetween } from '../domain/kernel/calendar.js';
import type { NewEvent } from '../domain/kernel/event.js';
import type { CommandLine } from './journal.js';
import { Replay } from './testing.js';
import { scenario } from './scenario.js';

const YOUTHS = 2_000;

interface Happened {
  readonly line: CommandLine;
  readonly event: NewEvent;
}

const replay = new Replay();
const happened: Happened[] = [];

beforeAll(() => {
  for (const line of scenario({ youths: YOUTHS, year: 2025, seed: 1 })) {
    for (const event of replay.give(line)) happened.push({ line, event });
  }
  replay.tick('2026-03-31');
});

function all(type: string): Happened[] {
  return happened.filter(({ event }) => event.type === type);
}

function values(type: string, field: string): Set<unknown> {
  return new Set(all(type).map(({ event }) => event.data[field]));
}

/** What 2,000 youths never live through, and why. */
const NEVER = [
  // The keys are destroyed by a procedure of its own: a line that said so would not be true.
  'PersonalDataErased',
  // The first term of the convention ends on 2026-05-23, after the last day of this journal.
  'ConventionTacitlyRenewed',
  // The annual report is the work of the national bodies on what the journal tells.
  'ReportOpened',
  'FiguresFrozen',
  'CompletedByCmaFrance',
  'FigureCorrected',
  'ReviewedByCommittee',
  'Published',
];

describe('2,000 youths', () => {
  it('live through every kind of event, with what the clock does', () => {
    const never = eventDefinitions.map(({ type }) => type).filter((type) => !replay.events.has(type));
    expect(never.toSorted()).toEqual(NEVER.toSorted());
    expect(replay.refused).toEqual([]);
  });

  it.each([
    ['ReferralSent', 'direction', ['ML_TO_CMA', 'CMA_TO_ML']],
    ['ReferralSent', 'purpose', ['APPRENTICESHIP', 'PREPA', 'WELCOME', 'IMMERSION', 'OFFER', 'ENTREPRENEURSHIP', 'POST_BREAK', 'MOBILITY']],
    ['ReferralDeclined', 'reason', ['NO_TRAINING_STREAM', 'PUBLIC_MISMATCH', 'NO_PLACE', 'DUPLICATE', 'ALREADY_FOLLOWED', 'YOUTH_REFUSES', 'OUT_OF_ZONE', 'OTHER']],
    ['ReferralClosed', 'outcome', ['PREPA', 'CONTRACT', 'OFFER_POSITIONED', 'OTHER_TRAINING', 'JOB', 'BACK_TO_ML', 'NO_FOLLOW_UP']],
    ['ReferralWithdrawn', 'reason', ['CONSENT_REVOKED', 'OBJECTION']],
    ['ContactAttempted', 'result', ['REACHED', 'NO_ANSWER', 'UNREACHABLE', 'WRONG_CONTACT', 'DO_NOT_CONTACT']],
    ['WelcomeHeld', 'project', ['CONFIRMED', 'CHANGED', 'ABANDONED', 'TO_DEEPEN']],
    ['CejEnded', 'cause', ['TERM', 'INSERTION', 'BREACH', 'YOUTH_REQUEST', 'AGE', 'OTHER']],
    ['PaceaEnded', 'cause', ['AUTONOMY', 'YOUTH_REQUEST', 'MAX_DURATION', 'LEGACY_BREACH']],
    ['PathwayClosed', 'reason', ['POSITIVE_EXIT_APPRENTICESHIP', 'POSITIVE_EXIT_JOB', 'POSITIVE_EXIT_TRAINING', 'AGE_LIMIT', 'YOUTH_REQUEST', 'MOVED', 'LOST_CONTACT', 'DUPLICATE', 'OTHER']],
    ['ApprenticeshipContractBroken', 'regime', ['FREE', 'AGREEMENT', 'DISMISSAL', 'RESIGNATION', 'CFA_EXCLUSION', 'DIPLOMA', 'COURT']],
    ['ApprenticeshipContractEnded', 'diplomaResult', ['OBTAINED', 'NOT_OBTAINED', 'UNKNOWN']],
    ['ReboundClosed', 'outcome', ['NEW_CONTRACT', 'PREPA', 'CEJ', 'JOB', 'OTHER']],
    ['ImiloUpdateRejected', 'code', ['UNKNOWN_FILE', 'IDENTITY_MISMATCH', 'DUPLICATE', 'RIGHTS', 'FORMAT']],
    ['PositioningOutcomeRecorded', 'outcome', ['HIRED', 'REFUSED', 'YOUTH_DECLINED', 'NO_ANSWER', 'OFFER_CLOSED']],
    ['ActionPlanned', 'subject', ['CRAFT_DISCOVERY', 'FAIR', 'SCHOOL', 'COMPANY_VISIT', 'MOBILITY', 'PREPA_PROMOTION', 'CEJ_WORKSHOP', 'ENTREPRENEURSHIP', 'EXCHANGE_DAY', 'RESOURCE_SHARING']],
    ['ActionPlanned', 'audience', ['ALL', 'CEJ', 'ASE', 'JUSTICE', 'BPI', 'DISABILITY']],
    ['SubjectRequestReceived', 'right', ['ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY', 'OBJECTION']],
    ['ConsentGranted', 'scope', ['CONTACT_TRANSMISSION', 'SHARED_FOLLOW_UP']],
    ['PrepaStarted', 'withinCej', [true, false]],
  ])('%s has every %s', (type: string, field: string, expected: readonly unknown[]) => {
    expect([...values(type, field)]).toEqual(expect.arrayContaining(expected));
  }); // prettier-ignore

  it('agree to one structure or to a network as a whole, of either kind', () => {
    const recipients = values('ConsentGranted', 'recipient');
    expect(recipients).toContain('NETWORK_CMA');
    expect(recipients).toContain('NETWORK_ML');
    expect([...recipients].some((recipient) => String(recipient).startsWith('structure-'))).toBe(true);
  });

  it('sign contracts that a centre declares with their agreement and without, and a Mission Locale too', () => {
    const signed = all('ApprenticeshipContractSigned');
    const byCentre = signed.filter(({ line }) => line.actor.kind === 'CFA_REFERENT');
    expect(new Set(byCentre.map(({ event }) => event.legalBasis))).toEqual(new Set([undefined, 'CONSENT']));
    expect(signed.some(({ line }) => line.actor.kind === 'ML_ADVISER')).toBe(true);
  });

  it('break contracts freely after 45 calendar days, with fewer in the company', () => {
    const practical = new Map(
      all('ApprenticeshipContractSigned').map(({ event }) => [
        event.data.contractId,
        event.data.practicalStartOn as string,
      ]),
    );
    const beyond = all('ApprenticeshipContractBroken').filter(({ line, event }) => {
      const start = practical.get(event.data.contractId);
      return event.data.regime === 'FREE' && start !== undefined && daysBetween(start, line.effectiveOn) > 45;
    });
    expect(beyond.length).toBeGreaterThan(0);
    expect(Math.max(...beyond.map(({ event }) => Number(event.data.inCompanyDays)))).toBeLessThanOrEqual(45);
  });

  it('sign again within 180 days of a break', () => {
    const broken = new Map(all('ApprenticeshipContractBroken').map(({ line }) => [line.id, line.effectiveOn]));
    const again = all('ApprenticeshipContractSigned').filter(({ line, event }) => {
      const on = broken.get(line.id);
      return on !== undefined && on <= String(event.data.startOn) && String(event.data.startOn) <= addDays(on, 180);
    });
    expect(again.length).toBeGreaterThan(5);
  });

  it('see false breaks cancelled and others re-dated', () => {
    const corrections = all('BreakCorrected').map(({ event }) => event.data.cancelled === true);
    expect(new Set(corrections)).toEqual(new Set([true, false]));
  });
});
