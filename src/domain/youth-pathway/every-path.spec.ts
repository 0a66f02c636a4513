import fc from 'fast-check';
import type { Actor } from '../kernel/actor.js';
import { foldWith } from '../kernel/aggregate.js';
import { addDays, addMonths, type CalendarDate, lastDayOfTerm } from '../kernel/calendar.js';
import type { Deadline } from '../kernel/deadline.js';
import type { NewEvent, PastEvent } from '../kernel/event.js';
import type { Facts } from '../kernel/facts.js';
import { DomainError } from '../kernel/refusals.js';
import {
  accountOf,
  anAccount,
  anActor,
  anId,
  CFA,
  CLOCK,
  CMA,
  ML,
  OTHER_CMA,
  OTHER_ML,
  someFacts,
} from '../kernel/testing.js';
import { youthPathway } from './index.js';

/**
 * What holds on every path, whatever is asked of it in whatever order: a command is decided or refused, never breaks; what is
 * decided keeps to its schema and folds; the same command again decides nothing more; what the agenda lists for the clock is
 * accepted, however late the clock runs, and twice is once.
 */

const BIRTH = '2003-07-20';
const ADVISER = anActor('ML_ADVISER', ML, anAccount(1));
const CHAMBER = anActor('CMA_REFERENT', CMA, anAccount(3));
const CENTRE = anActor('CFA_REFERENT', CFA, anAccount(4));
const OFFICER = anActor('DPO', undefined, anAccount(9));
const SURVIVOR = `youthPathway-${anId(77)}`;

interface Asked {
  readonly name: string;
  readonly actor: Actor;
  readonly data: (today: CalendarDate) => object;
}
const ask = (name: string, actor: Actor, data: object | ((today: CalendarDate) => object) = {}): Asked => ({
  name,
  actor,
  data: typeof data === 'function' ? (data as Asked['data']) : () => data,
});

/** Entities are few, so that commands meet. */
const ids = [anId(1001), anId(1002)];
const each = (ofId: (id: string) => Asked[]): Asked[] => ids.flatMap(ofId);

const REGISTRATION = ask('RegisterYouth', ADVISER, {
  lastName: 'Le Goff',
  firstName: 'Maël',
  birthDate: BIRTH,
  imiloNumber: '30412345',
  missionLocaleId: ML,
  sex: 'M',
  entryQualification: 'NONE',
});

const COMMANDS: readonly Asked[] = [
  REGISTRATION,
  ask('CorrectIdentity', ADVISER, { lastName: 'Le Gof', reason: 'TYPO' }),
  ask('CorrectIdentity', ADVISER, { birthDate: '2003-08-20', reason: 'TYPO' }),
  ask('RecordContactDetails', ADVISER, { phone: '+33612345678', email: 'm.legoff@example.org' }),
  ask('AssignReferent', ADVISER, { account: anAccount(1), structureId: ML, role: 'ML' }),
  ask('AssignReferent', ADVISER, { account: anAccount(2), structureId: ML, role: 'ML' }),
  ask('ReleaseReferent', ADVISER, { role: 'ML' }),
  ask('TransferPathway', ADVISER, { to: OTHER_ML, reason: 'MOVE' }),
  ask('TransferPathway', ADVISER, { to: ML, reason: 'MOVE' }),
  ask('MergePathway', ADVISER, { survivor: SURVIVOR, confirmedBy: anAccount(2) }),
  ask('ClosePathway', ADVISER, { reason: 'MOVED' }),
  ask('ReopenPathway', ADVISER),
  ask('OpenPacea', ADVISER, (today) => ({
    plannedEndOn: lastDayOfTerm(today, 6),
    diagnosticOn: today,
    engagementContractSignedOn: today,
  })),
  ask('StartPhase', ADVISER, (today) => ({
    phaseId: anId(1101),
    plannedEndOn: addDays(today, 30),
    kind: 'DIAGNOSTIC',
  })),
  ask('ExtendPacea', ADVISER, (today) => ({ newEndOn: addMonths(today, 12), reason: 'PROJECT' })),
  ask('EndPacea', ADVISER, { cause: 'YOUTH_REQUEST' }),
  ask('OpenCej', ADVISER, (today) => ({
    plannedEndOn: lastDayOfTerm(today, 6),
    weeklyHours: 15,
    engagementContractSignedOn: today,
  })),
  ask('ExtendCej', ADVISER, (today) => ({ newEndOn: addMonths(today, 3), justification: 'Projet à consolider' })),
  ask('EndCej', ADVISER, { cause: 'INSERTION' }),
  ...each((consentId) => [
    ask('GrantConsent', ADVISER, {
      consentId,
      scope: 'CONTACT_TRANSMISSION',
      recipient: consentId === ids[0] ? CMA : 'NETWORK_CMA',
      noticeVersion: '2025-1',
      channel: 'SIGNED_PAPER',
    }),
    ask('RevokeConsent', ADVISER, { consentId, channel: 'PHONE' }),
  ]),
  ask('GrantConsent', CENTRE, {
    consentId: anId(1003),
    scope: 'SHARED_FOLLOW_UP',
    recipient: 'NETWORK_ML',
    noticeVersion: '2025-1',
    channel: 'ONLINE',
  }),
  ask('RevokeConsent', ADVISER, { consentId: anId(1003), channel: 'PHONE' }),
  ...each((referralId) => [
    ask('SendReferral', ADVISER, {
      referralId,
      to: referralId === ids[0] ? CMA : OTHER_CMA,
      purpose: 'APPRENTICESHIP',
    }),
    ask('ReceiveReferral', CHAMBER, { referralId }),
    ask('AcceptReferral', CHAMBER, { referralId }),
    ask('DeclineReferral', CHAMBER, { referralId, reason: 'NO_PLACE' }),
    ask('CancelReferral', ADVISER, { referralId, reason: 'MISTAKE' }),
    ask('CloseReferral', CHAMBER, { referralId, outcome: 'PREPA' }),
    ask('DiscloseContactDetails', CHAMBER, { fields: ['PHONE'], referralId }),
  ]),
  ask('StartPrepa', CHAMBER, (today) => ({
    prepaId: anId(1201),
    structureId: CMA,
    plannedEndOn: addMonths(today, 3),
    hoursPerWeek: 20,
  })),
  ask('CompletePrepa', CHAMBER, { prepaId: anId(1201) }),
  ...each((contractId) => [
    ask('SignApprenticeshipContract', CENTRE, (today) => ({
      contractId,
      startOn: addDays(today, 5),
      plannedEndOn: addMonths(today, 12),
      employerName: 'Boulangerie du Port',
      employerSiret: '73282932000074',
      cfaId: CFA,
      rncp: 'RNCP37537',
      diplomaCode: '50022137',
      diplomaLabel: 'CAP Boulanger',
      qualificationLevel: '3',
      trade: '10',
    })),
    ask('StartApprenticeshipContract', CENTRE, { contractId }),
    ask('BreakApprenticeshipContract', CENTRE, { contractId, regime: 'AGREEMENT' }),
    ask('CorrectBreak', CENTRE, { contractId, cancelled: true, reason: 'MISTAKE' }),
    ask('EndApprenticeshipContract', CENTRE, { contractId, diplomaResult: 'OBTAINED' }),
    ask('AnnulApprenticeshipContract', CENTRE, { contractId }),
  ]),
  ask('RecordObjection', ADVISER, { scope: 'CONTACT_TRANSMISSION', ground: 'Je préfère appeler' }),
  ask('RecordObjection', ADVISER, { scope: 'SHARED_FOLLOW_UP' }),
  ask('LiftObjection', ADVISER, { scope: 'CONTACT_TRANSMISSION' }),
  ask('ReceiveSubjectRequest', ADVISER, { requestId: anId(1301), right: 'ACCESS' }),
  ask('ExtendSubjectRequest', OFFICER, { right: 'ACCESS', reason: 'COMPLEXITY' }),
  ask('AnswerSubjectRequest', OFFICER, { right: 'ACCESS', outcome: 'GRANTED' }),
  ask('RestrictProcessing', OFFICER, { ground: 'ACCURACY_CONTESTED' }),
  ask('LiftRestriction', OFFICER),
  ask('HoldRetention', OFFICER, { ground: 'DISPUTE' }),
  ask('ReleaseRetention', OFFICER),
  ask('ErasePersonalData', OFFICER, {
    categories: ['identity', 'contact', 'contract', 'note'],
    ground: 'YOUTH_REQUEST',
    keyFingerprints: ['b'.repeat(64)],
    certificate: 'c',
    approvedBy: anAccount(2),
  }),
];

/** Facts that happen anew each time they are reported. */
const EACH_TIME = new Set(['DiscloseContactDetails']);

const fold = foldWith(youthPathway);
const personal = new Map(youthPathway.evolutions.map(({ definition }) => [definition.type, definition]));

/** A path as the log keeps it; after an erasure its personal data can no longer be read. */
class Path {
  events: PastEvent[] = [];
  private commands = 0;

  constructor(public today: CalendarDate) {}

  get state() {
    return this.events.reduce(fold, youthPathway.initial);
  }

  give({ name, actor }: Pick<Asked, 'name' | 'actor'>, data: object, effectiveOn: CalendarDate): void {
    this.commands += 1;
    const decided = this.decide(name, data, actor, effectiveOn);
    if (!decided || decided.length === 0) return;
    for (const event of decided) {
      const schema = personal.get(event.type)?.schema;
      if (!schema) throw new Error(`${event.type} is folded nowhere`);
      expect(schema.parse(event.data)).toEqual(event.data);
    }
    const before = this.events.length;
    this.events.push(...decided.map((event, index) => this.recorded(event, before + index, effectiveOn, actor)));
    if (decided.some(({ type }) => type === 'PersonalDataErased')) this.forget();
    if (!EACH_TIME.has(name))
      expect({ [name]: this.decide(name, data, actor, effectiveOn) ?? [] }).toEqual({ [name]: [] });
  }

  /** The clock runs: everything due is accepted, and nothing is left due. */
  tick(): void {
    for (const { command, dueOn } of this.due()) this.give({ name: command!.name, actor: CLOCK }, command!.data, dueOn);
  }

  /** What the clock would be refused. */
  refusedToTheClock(): string[] {
    return this.due().flatMap(({ kind, dueOn, command }) =>
      this.decide(command!.name, command!.data, CLOCK, dueOn) === undefined ? [`${kind} of ${dueOn}`] : [],
    );
  }

  due(): Deadline[] {
    return youthPathway
      .deadlines(this.state)
      .filter(({ command, dueOn }) => command !== undefined && dueOn <= this.today)
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  }

  private decide(name: string, data: object, actor: Actor, on: CalendarDate): readonly NewEvent[] | undefined {
    const { definition, decide } = youthPathway.decisions.find((one) => one.definition.name === name)!;
    try {
      const command = { data: definition.data.parse(data), effectiveOn: on, actor };
      return decide(command, this.state, this.facts());
    } catch (error) {
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }

  private facts(): Facts {
    let next = this.commands * 100;
    const facts = someFacts({
      today: this.today,
      accounts: [accountOf(CMA, 3), accountOf(CFA, 4)],
      pathways: [{ id: SURVIVOR, exists: true, live: true, erased: false, contactTransmissionTo: () => undefined }],
    });
    return { ...facts, newId: () => anId(next++) };
  }

  private recorded(event: NewEvent, revision: number, date: CalendarDate, actor: Actor): PastEvent {
    const effectiveOn = event.effectiveOn ?? date;
    return {
      type: event.type,
      data: event.data,
      effectiveOn,
      recordedAt: `${this.today}T10:00:00.000Z`,
      revision,
      actor,
    };
  }

  private forget(): void {
    this.events = this.events.map((event) => {
      const data = { ...event.data };
      for (const field of Object.keys(personal.get(event.type)?.personal ?? {})) {
        if (field in data) data[field] = { erased: true };
      }
      return { ...event, data };
    });
  }
}

const named = (...names: readonly string[]): Asked[] => names.map((name) => COMMANDS.find((one) => one.name === name)!);

/** What usually follows what, so that a walk goes far; anything may come in between. */
const USUAL_COURSES: readonly Asked[][] = [
  named('RecordContactDetails', 'GrantConsent', 'SendReferral', 'ReceiveReferral', 'DiscloseContactDetails'),
  named('RecordContactDetails', 'GrantConsent', 'SendReferral', 'AcceptReferral', 'CloseReferral'),
  named('OpenPacea', 'StartPhase', 'OpenCej', 'ExtendCej', 'EndCej'),
  named('SignApprenticeshipContract', 'StartApprenticeshipContract', 'BreakApprenticeshipContract', 'CorrectBreak'),
  named('SignApprenticeshipContract', 'StartApprenticeshipContract', 'EndApprenticeshipContract'),
];
/** After these little else is possible: they come late. */
const ENDINGS = named('MergePathway', 'ErasePersonalData', 'ClosePathway');
const ANY_TIME = COMMANDS.filter((one) => !ENDINGS.includes(one));

const inTime = (courses: fc.Arbitrary<readonly Asked[]>) =>
  courses.chain((course) =>
    fc.tuple(
      ...course.map((command) =>
        fc.record({
          days: fc.constantFrom(0, 0, 0, 1, 3, 10, 40, 200),
          command: fc.constant(command),
          clock: fc.boolean(),
        }),
      ),
    ),
  );
const anyCourse = inTime(
  fc.oneof(
    fc.constantFrom(...USUAL_COURSES),
    fc.constantFrom(...ANY_TIME).map((command) => [command]),
    fc.array(fc.constantFrom(...ANY_TIME), { minLength: 2, maxLength: 5 }),
  ),
);
const walks = fc
  .tuple(fc.array(anyCourse, { maxLength: 12 }), inTime(fc.subarray(ENDINGS)), fc.array(anyCourse, { maxLength: 4 }))
  .map(([before, endings, after]) => [...before.flat(), ...endings, ...after.flat()]);

function walked(walk: readonly { days: number; command: Asked; clock: boolean }[]): Path {
  const path = new Path('2025-02-03');
  path.give(REGISTRATION, REGISTRATION.data(path.today), path.today);
  for (const { days, command, clock } of walk) {
    path.today = addDays(path.today, days);
    path.give(command, command.data(path.today), path.today);
    expect(path.refusedToTheClock()).toEqual([]);
    if (clock) path.tick();
  }
  return path;
}

describe('every path', () => {
  it('decides or refuses, folds, and takes the same command twice as once', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const path = walked(walk);
        path.today = addDays(path.today, 40);
        for (let rounds = 0; rounds < 5; rounds += 1) path.tick();
        expect(path.due()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is walked far enough for that to mean something', () => {
    const happened = fc
      .sample(walks, { numRuns: 150, seed: 7 })
      .flatMap((walk) => walked(walk).events.map(({ type }) => type));
    expect([...new Set(happened)]).toEqual(
      expect.arrayContaining([
        'ReferralWithdrawn',
        'ReferralExpired',
        'ContactDetailsDisclosed',
        'PaceaSuspended',
        'PaceaResumed',
        'ConsentExpired',
        'ApprenticeshipContractBroken',
        'ImiloUpdateSuperseded',
        'PathwayMerged',
        'PathwayReopened',
        'PathwayTransferred',
        'PersonalDataErased',
      ]),
    );
  });
});
