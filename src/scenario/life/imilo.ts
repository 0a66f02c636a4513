import { addDays } from '../../domain/kernel/calendar.js';
import { IMILO } from '../distributions.js';
import type { Life } from './life.js';
import type { Contract, Update } from './model.js';

/** i-milo is told of each version of a contract, as far as the youth lets it cross (convention art. 4.4). */

/** A contract says something new: what waited for an older version is outdated, and the system prepares what follows. */
export function newVersion(life: Life, contract: Contract): void {
  for (const update of contract.updates) {
    if (update.status === 'PREPARED' || update.status === 'REJECTED') update.status = 'OVER';
  }
  contract.version += 1;
  if (mayBeTold(life, contract)) prepared(life, contract);
}

/** A consent has come: what the system could not prepare, the adviser does. */
export function tellImilo(life: Life): void {
  for (const contract of life.contracts) {
    const known = contract.updates.some(({ version, status }) => version === contract.version && status !== 'OVER');
    if (known || !mayBeTold(life, contract) || !life.chance.happens(IMILO.preparedByHand)) continue;
    life.record('PrepareImiloUpdate', life.byAdviser(), { contractId: contract.id });
    prepared(life, contract);
  }
}

function mayBeTold(life: Life, contract: Contract): boolean {
  const wasTold = contract.updates.some(({ status }) => status === 'DELIVERED' || status === 'ACKNOWLEDGED');
  return (
    life.imiloNumber !== undefined &&
    (contract.status !== 'ANNULLED' || wasTold) &&
    life.isShared([contract.cfa, contract.chamber, contract.declaredBy, life.missionLocale])
  );
}

function prepared(life: Life, contract: Contract): void {
  const { today } = life;
  const update: Update = { version: contract.version, preparedAt: today, status: 'PREPARED', on: today };
  contract.updates.push(update);
  if (!life.chance.happens(IMILO.delivered)) return;
  life.later(IMILO.untilDelivered, () => {
    deliver(life, contract, update);
  });
}

/** The clock may have stood still as long before it told that a consent has run out: what was prepared meanwhile falls too. */
const CLOCK_MAY_BE_LATE = 45;

/** Undelivered, and not cancelled with a consent to share that has run out. */
function isWaiting(life: Life, { status, preparedAt }: Update): boolean {
  const cancelled = life.consents.some(
    ({ scope, expiresOn }) =>
      scope === 'SHARED_FOLLOW_UP' && expiresOn <= life.today && preparedAt <= addDays(expiresOn, CLOCK_MAY_BE_LATE),
  );
  return !cancelled && (status === 'PREPARED' || status === 'REJECTED');
}

function deliver(life: Life, contract: Contract, update: Update): void {
  const shared = life.isShared([contract.cfa, contract.chamber, contract.declaredBy, life.missionLocale]);
  if (!isWaiting(life, update) || !shared) return;
  const { chance } = life;
  const version = { contractId: contract.id, version: update.version };
  life.record('DeliverImiloUpdate', life.byAdviser(), { ...version, channel: chance.of(IMILO.channel) });
  update.status = 'DELIVERED';
  const answer = chance.of(IMILO.answer);
  if (answer === 'NONE') return;
  life.later(IMILO.untilAnswer, () => {
    if (update.status !== 'DELIVERED') return;
    if (answer === 'ACKNOWLEDGED') {
      life.record('AcknowledgeImiloUpdate', life.byAdviser(), version);
      update.status = 'ACKNOWLEDGED';
      return;
    }
    life.record('RejectImiloUpdate', life.byAdviser(), { ...version, code: chance.of(IMILO.code) });
    // What was refused of an older version is not put right any more.
    update.status = update.version < contract.version ? 'OVER' : 'REJECTED';
    if (chance.happens(IMILO.putRight)) {
      life.later(IMILO.untilDelivered, () => {
        deliver(life, contract, update);
      });
    }
  });
}
