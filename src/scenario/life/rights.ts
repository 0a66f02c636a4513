import { addMonths } from '../../domain/kernel/calendar.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { RIGHTS } from '../distributions.js';
import type { Life } from './life.js';

type Step = readonly [share: number, happens: (life: Life) => void];

/** What youths ask under the GDPR, and what protects them meanwhile. */
const STEPS: readonly Step[] = [
  [RIGHTS.request, request],
  [RIGHTS.objection, object],
  [RIGHTS.restriction, restrict],
  [RIGHTS.hold, hold],
];

export function planRights(life: Life): void {
  for (const [share, happens] of STEPS) {
    if (!life.chance.happens(share)) continue;
    life.later(RIGHTS.until, () => {
      happens(life);
    });
  }
}

function protectionOfficer(life: Life): Actor {
  return life.chance.oneOf(life.around.network.protectionOfficers).actor;
}

/** An answer within a month, or two more told in time (GDPR art. 12(3)); some come late, a few never. */
function request(life: Life): void {
  const { chance, today } = life;
  const requestId = chance.id(life.around.journal.now);
  const right = chance.of(RIGHTS.right);
  life.record('ReceiveSubjectRequest', chance.happens(RIGHTS.inPerson) ? life.youth : life.byAdviser(), {
    requestId,
    right,
  });
  const dueOn = addMonths(today, 1);
  const extended = chance.happens(RIGHTS.extended);
  if (extended) {
    life.whateverHappens(chance.spread(RIGHTS.untilExtended), () => {
      if (life.today > dueOn) return;
      life.record('ExtendSubjectRequest', protectionOfficer(life), { requestId, reason: 'COMPLEX_REQUEST' });
    });
  }
  if (!chance.happens(RIGHTS.answered)) return;
  life.whateverHappens(chance.spread(extended ? RIGHTS.untilExtendedAnswer : RIGHTS.untilAnswer), () => {
    // What the law or a control requires to be kept is not erased on request.
    const outcome = right === 'ERASURE' ? 'REFUSED' : chance.oneOf(['GRANTED', 'GRANTED', 'GRANTED', 'PARTLY_GRANTED']);
    life.record('AnswerSubjectRequest', protectionOfficer(life), { requestId, outcome });
  });
}

/** A right that is granted at once; whoever protects the data answers in the days after. */
function receive(life: Life, right: 'OBJECTION' | 'RESTRICTION'): void {
  const { chance } = life;
  const requestId = chance.id(life.around.journal.now);
  life.record('ReceiveSubjectRequest', life.byAdviser(), { requestId, right });
  life.whateverHappens(chance.spread(RIGHTS.untilAnswer), () => {
    life.record('AnswerSubjectRequest', protectionOfficer(life), { requestId, outcome: 'GRANTED' });
  });
}

/** What crosses the networks in that scope stops at once (GDPR art. 21). */
function object(life: Life): void {
  const { chance } = life;
  const scope = chance.of(RIGHTS.objectionScope);
  if (life.objections.has(scope)) return;
  const ground = chance.happens(RIGHTS.groundTold) ? { ground: 'Ne souhaite plus que ses données circulent.' } : {};
  receive(life, 'OBJECTION');
  life.record('RecordObjection', chance.happens(RIGHTS.inPerson) ? life.youth : life.byAdviser(), { scope, ...ground });
  life.objections.add(scope);
  if (scope === 'CONTACT_TRANSMISSION') life.withdraw(() => true);
  else life.stopUpdates();
  if (!chance.happens(RIGHTS.objectionLifted)) return;
  life.later(RIGHTS.untilObjectionLifted, () => {
    life.record('LiftObjection', life.byAdviser(), { scope });
    life.objections.delete(scope);
  });
}

/** Nothing goes on meanwhile (GDPR art. 18). */
function restrict(life: Life): void {
  if (life.restricted) return;
  receive(life, 'RESTRICTION');
  life.record('RestrictProcessing', life.byAdviser(), { ground: 'ACCURACY_CONTESTED' });
  life.restricted = true;
  life.whateverHappens(life.chance.spread(RIGHTS.untilLifted), () => {
    life.restricted = false;
    life.record('LiftRestriction', protectionOfficer(life), { ground: 'ACCURACY_CHECKED' });
  });
}

function hold(life: Life): void {
  const { chance } = life;
  const ground = chance.oneOf(['DISPUTE', 'CONTROL'] as const);
  life.record('HoldRetention', protectionOfficer(life), { ground });
  life.later(RIGHTS.untilReleased, () => {
    life.record('ReleaseRetention', protectionOfficer(life), { ground });
  });
}
