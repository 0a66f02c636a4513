import fc from 'fast-check';
import { foldWith } from '../../kernel/aggregate.js';
import { addDays } from '../../kernel/calendar.js';
import type { Given } from '../../kernel/command.js';
import type { NewEvent, PastEvent } from '../../kernel/event.js';
import { anId, CLOCK, CMA, ML, OTHER_CMA, recorded, someFacts } from '../../kernel/testing.js';
import { DomainError } from '../../kernel/refusals.js';
import { consentById, covers } from '../consent/state.js';
import { youthPathway } from '../index.js';
import type { YouthPathwayState } from '../state.js';
import { liveReferrals } from './state.js';
import { ADVISER, aYouth, IMPORT, NOTICE } from './testing.js';

/** Whatever is asked, in whatever order and on whatever days, and however late the clock runs: what always holds. */

const fold = foldWith(youthPathway);
const byName = new Map(youthPathway.decisions.map((one) => [one.definition.name, one]));

interface Asked {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly effectiveOn: string;
}

const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2025-01-06', days));
const consentId = fc.integer({ min: 1, max: 3 }).map((n) => anId(100 + n));
const referralId = fc.integer({ min: 1, max: 3 }).map((n) => anId(200 + n));
const recipient = fc.constantFrom(CMA, OTHER_CMA, ML, 'NETWORK_CMA');
const structure = fc.constantFrom(CMA, OTHER_CMA, ML);

const command = (name: string, data: Record<string, fc.Arbitrary<unknown>>, weight: number) => ({
  weight,
  arbitrary: fc.record({ name: fc.constant(name), data: fc.record(data), effectiveOn: day }),
});
const granting = {
  consentId,
  scope: fc.constant('CONTACT_TRANSMISSION'),
  recipient,
  noticeVersion: fc.constant(NOTICE),
  channel: fc.constant('ONLINE'),
  expiresOn: day,
};
const sending = {
  referralId,
  to: structure,
  purpose: fc.constantFrom('APPRENTICESHIP', 'PREPA'),
  consentId: fc.option(consentId, { nil: undefined }),
};
const asked: fc.Arbitrary<Asked> = fc.oneof(
  command('GrantConsent', granting, 6),
  command('RefuseConsent', { consentId, scope: granting.scope, recipient }, 1),
  command('RevokeConsent', { consentId }, 2),
  command('ExpireConsent', { consentId }, 2),
  command('SendReferral', sending, 8),
  command('ReceiveReferral', { referralId }, 2),
  command('AcceptReferral', { referralId }, 3),
  command('DeclineReferral', { referralId, reason: fc.constant('NO_PLACE') }, 1),
  command('RedirectReferral', { referralId, to: structure }, 3),
  command('CancelReferral', { referralId }, 1),
  command('ExpireReferral', { referralId }, 1),
  command('CloseReferral', { referralId, outcome: fc.constant('PREPA') }, 1),
  command(
    'AttemptContact',
    { referralId, channel: fc.constant('PHONE'), result: fc.constantFrom('REACHED', 'DO_NOT_CONTACT') },
    2,
  ),
  command('HoldWelcome', { referralId, project: fc.constant('CONFIRMED') }, 2),
);

/** Decides as on the last day of all, so that "still live when recorded" weighs too; a refusal decides nothing. */
function decided(
  { name, data, effectiveOn }: Asked,
  state: YouthPathwayState,
  recordedOn: string,
): readonly NewEvent[] {
  const { definition, decide } = byName.get(name)!;
  const actor = definition.byClock ? CLOCK : IMPORT;
  const from = name === 'SendReferral' ? { from: data.to === ML ? CMA : ML } : {};
  const given: Given = { data: definition.data.parse({ ...data, ...from }), effectiveOn, actor };
  try {
    return decide(given, state, someFacts({ today: recordedOn, recordedOn }));
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

interface Told {
  readonly state: YouthPathwayState;
  readonly events: readonly PastEvent[];
}

/** The history that these commands make; `each` looks at every step. */
function told(commands: readonly Asked[], each: (step: Step) => void = () => undefined): Told {
  let events: readonly PastEvent[] = recorded(aYouth());
  let state = events.reduce(fold, youthPathway.initial);
  let recordedOn = '2025-01-06';
  for (const one of commands) {
    // What is recorded later may be dated earlier, never the other way round.
    if (one.effectiveOn > recordedOn) recordedOn = one.effectiveOn;
    const decision = decided(one, state, recordedOn);
    const recording = decision.map((event, index) => ({
      type: event.type,
      data: event.data,
      effectiveOn: event.effectiveOn ?? one.effectiveOn,
      recordedAt: `${recordedOn}T12:00:00.000Z`,
      revision: events.length + index,
      actor: ADVISER,
    }));
    const before = state;
    state = recording.reduce(fold, state);
    events = [...events, ...recording];
    each({ asked: one, before, after: state, recording, recordedOn });
  }
  return { state, events };
}

interface Step {
  readonly asked: Asked;
  readonly before: YouthPathwayState;
  readonly after: YouthPathwayState;
  readonly recording: readonly PastEvent[];
  readonly recordedOn: string;
}

const histories = fc.array(asked, { maxLength: 40 });
const always = (property: (commands: readonly Asked[]) => void) => {
  fc.assert(fc.property(histories, property), { numRuns: 150 });
};

describe('in every history', () => {
  it('each command given twice is given once', () => {
    always((commands) => {
      told(commands, ({ asked: one, after, recordedOn }) => {
        expect(decided(one, after, recordedOn)).toEqual([]);
      });
    });
  });

  it('contact details cross only under a consent live that day and on the day it is recorded, that covers the recipient', () => {
    always((commands) => {
      told(commands, ({ before, recording, recordedOn }) => {
        for (const { type, data, effectiveOn } of recording) {
          if (type !== 'ReferralSent' && type !== 'ReferralRedirected') continue;
          const consent = consentById(before, data.consentId as string)!;
          expect(consent.status).toBe('GRANTED');
          expect(covers(consent, someFacts().structure(data.to as string)!)).toBe(true);
          expect(consent.grantedOn <= effectiveOn && recordedOn < consent.expiresOn).toBe(true);
        }
      });
    });
  });

  it('no live referral rests on a consent whose end is recorded', () => {
    always((commands) => {
      told(commands, ({ after }) => {
        for (const { consentId: id } of liveReferrals(after)) expect(consentById(after, id)?.status).toBe('GRANTED');
      });
    });
  });

  it('one consent at most is live for a recipient on any day', () => {
    always((commands) => {
      const { state } = told(commands);
      const given = Object.keys(state.consent.byId).flatMap((id) => consentById(state, id) ?? []);
      for (const one of given) {
        const others = given.filter((other) => other !== one && other.recipient === one.recipient);
        for (const other of others) {
          const apart =
            (one.endedOn ?? one.expiresOn) <= other.grantedOn || (other.endedOn ?? other.expiresOn) <= one.grantedOn;
          expect(apart).toBe(true);
        }
      }
    });
  });

  it('the steps of a referral never run backwards past its sending', () => {
    always((commands) => {
      const { events } = told(commands);
      for (const { data, effectiveOn } of events.filter(({ type }) => type.startsWith('Referral'))) {
        const sent = events.find((one) => one.type === 'ReferralSent' && one.data.referralId === data.referralId)!;
        expect(effectiveOn >= sent.effectiveOn).toBe(true);
      }
    });
  });

  it('the clock may issue every command of the agenda, on its day, and then the agenda is empty', () => {
    always((commands) => {
      let { state, events } = told(commands);
      const open = youthPathway.deadlines(state).filter(({ kind }) => /^(CONSENT|REFERRAL)_EXPIRY$/.test(kind));
      const inOrder = [...open].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
      for (const { command: due, dueOn } of inOrder) {
        const { decide } = byName.get(due!.name)!;
        const issued = decide({ data: due!.data, effectiveOn: dueOn, actor: CLOCK }, state, someFacts());
        const recording = issued.map((event, index) => ({
          ...recorded([{ ...event, effectiveOn: event.effectiveOn ?? dueOn }])[0]!,
          revision: events.length + index,
        }));
        events = [...events, ...recording];
        state = recording.reduce(fold, state);
      }
      expect(youthPathway.deadlines(state).filter(({ kind }) => /^(CONSENT|REFERRAL)/.test(kind))).toEqual([]);
    });
  });
});
