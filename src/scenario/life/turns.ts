import { addDays } from '../../domain/kernel/calendar.js';
import type { Spread } from '../chance.js';
import { CLOSING, FOLLOW_UP, IMMERSION, YOUTH } from '../distributions.js';
import { fictionalPhone } from '../codes.js';
import { addressIn, townOf } from '../names.js';
import { planImmersion } from './immersions.js';
import { startPhase } from './phases.js';
import type { Life } from './life.js';
import { settlePending } from './referrals.js';

type Turn = readonly [share: number, delay: Spread, happens: (life: Life) => void];

/** Turns that a path may take, whatever else goes on in it: moves, corrections, its end. */
const TURNS: readonly Turn[] = [
  [FOLLOW_UP.transferred, FOLLOW_UP.untilTurn, move],
  [FOLLOW_UP.identityCorrected, FOLLOW_UP.untilTurn, correctIdentity],
  [FOLLOW_UP.contactUpdated, FOLLOW_UP.untilTurn, recordContact],
  [FOLLOW_UP.referentChanged, FOLLOW_UP.untilTurn, changeReferent],
  [IMMERSION.share, IMMERSION.until, planImmersion],
  [CLOSING.eventually, CLOSING.until, closePath],
];

export function planTurns(life: Life): void {
  for (const [share, delay, happens] of TURNS) {
    if (!life.chance.happens(share)) continue;
    life.later(delay, () => {
      happens(life);
    });
  }
}

/** What is known to reach the youth by: the new details replace the previous ones as a whole. */
export function recordContact(life: Life): void {
  const { chance, missionLocale, person } = life;
  if (!life.isOpen) return;
  const { phonePrefix } = missionLocale.region;
  const has = {
    PHONE: chance.happens(YOUTH.phone),
    EMAIL: chance.happens(YOUTH.email),
    ADDRESS: chance.happens(YOUTH.address),
  };
  const mail = `${person.firstName}.${person.lastName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.-]/g, '')
    .toLowerCase();
  const fields = (['PHONE', 'EMAIL', 'ADDRESS'] as const).filter((field) => has[field]);
  if (fields.length === 0) return;
  const local = phonePrefix !== undefined && chance.happens(YOUTH.localNumber) ? phonePrefix : undefined;
  life.record('RecordContactDetails', life.byAdviser(), {
    ...(has.PHONE && { phone: fictionalPhone(chance, local) }),
    ...(has.EMAIL && { email: `${mail}.${life.index}@example.org` }),
    ...(has.ADDRESS && { address: addressIn(chance, townOf(chance.between(0, 599))) }),
    ...(has.PHONE && { preferredChannel: chance.of(YOUTH.preferredChannel) }),
    ...(chance.happens(YOUTH.contactVerified) && { verifiedOn: life.today }),
  });
  life.contactFields = fields;
}

function move(life: Life): void {
  const { chance, around } = life;
  const elsewhere = chance.happens(FOLLOW_UP.movedFar);
  const others = (
    elsewhere ? around.network.missionsLocales : around.network.missionsLocalesOf(life.missionLocale.region)
  ).filter((office) => office !== life.missionLocale && !office.ended);
  if (!life.isOpen || others.length === 0) return;
  const to = chance.oneOf(others);
  life.record('TransferPathway', life.byAdviser(), { to: to.stream, reason: chance.oneOf(['MOVE', 'MOVE', 'CHOICE']) });
  life.missionLocale = to;
  life.transferredOn = life.today;
  life.adviser = life.somebodyOf(to);
  life.assignAdviser();
}

function changeReferent(life: Life): void {
  const { chance } = life;
  if (!life.isOpen || life.referentSince === undefined || life.referentSince >= life.today) return;
  if (chance.happens(FOLLOW_UP.referentReleased)) {
    life.record('ReleaseReferent', life.byAdviser(), { role: 'ML' });
    life.referentSince = undefined;
    return;
  }
  const colleagues = life.missionLocale.staff.filter((account) => !account.left && account !== life.adviser);
  if (colleagues.length > 0) life.takeOver(chance.oneOf(colleagues));
}

function correctIdentity(life: Life): void {
  const { chance, person } = life;
  const reason = chance.oneOf(['TYPING_ERROR', 'CIVIL_STATUS_CHANGED', 'DOCUMENT_SEEN']);
  const what = chance.oneOf(['LAST_NAME', 'FIRST_NAME', 'IMILO_NUMBER', 'QUALIFICATION'] as const);
  const data = {
    LAST_NAME: { lastName: `${person.lastName} d’Usage` },
    FIRST_NAME: { firstName: `${person.firstName}, ${chance.oneOf(['Marie', 'Jean', 'Claude'])}` },
    IMILO_NUMBER: { imiloNumber: String(3_000_000 + life.index) },
    QUALIFICATION: { entryQualification: person.qualification === 'NONE' ? '3' : 'NONE' },
  }[what];
  if (what === 'IMILO_NUMBER') life.imiloNumber = String(3_000_000 + life.index);
  life.record('CorrectIdentity', life.byAdviser(), { ...data, reason });
}

/** While a contract lasts the path stays open, or ends as what it was meant to be. */
function closePath(life: Life): void {
  const { chance } = life;
  if (!life.isOpen) return;
  const running = life.contracts.some(({ status }) => status === 'SIGNED' || status === 'STARTED');
  if (running) {
    life.later(CLOSING.untilAfterContract, () => {
      closeOnContract(life);
    });
    return;
  }
  closeFor(life, life.age >= 26 && !life.cej ? 'AGE_LIMIT' : chance.of(CLOSING.reason));
}

function closeOnContract(life: Life): void {
  const holds = life.contracts.some(
    ({ status, startedOn }) => status === 'STARTED' && startedOn !== undefined && startedOn < addDays(life.today, -120),
  );
  if (!life.isOpen) return;
  if (holds && life.chance.happens(CLOSING.afterContract)) closeFor(life, 'POSITIVE_EXIT_APPRENTICESHIP');
}

export function closeFor(life: Life, reason: string): void {
  if (!settlePending(life)) return;
  life.record('ClosePathway', life.byAdviser(), { reason });
  life.closed = true;
  if (life.chance.happens(CLOSING.reopened)) {
    life.later(CLOSING.untilReopened, () => {
      reopen(life);
    });
  }
}

function reopen(life: Life): void {
  if (!life.closed || life.absorbed) return;
  life.record('ReopenPathway', life.byAdviser(), { reason: life.chance.of(CLOSING.reopenReason) });
  life.closed = false;
  life.reopenedOn = life.today;
  life.later(CLOSING.untilPhaseAfterReopening, () => {
    startPhase(life);
  });
}
