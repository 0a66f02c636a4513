import { addDays, earliest } from '../../domain/kernel/calendar.js';
import { PREPA } from '../distributions.js';
import type { Office } from '../network/office.js';
import type { Life } from './life.js';
import type { Prepa } from './model.js';

/**
 * A Prépa Apprentissage at a chamber or training centre (convention art. 4.3); during a CEJ it counts as one of its
 * activities, which the domain sees by itself. `afterwards`: what follows where it leads to a contract.
 */
export function startPrepa(life: Life, office: Office, since: string | undefined, afterwards: () => void): boolean {
  const { chance, today } = life;
  const busy = life.prepa && (life.prepa.endedOn === undefined || life.prepa.endedOn >= addDays(today, -40));
  const inContract = life.contracts.some(({ status }) => status === 'SIGNED' || status === 'STARTED');
  if (!life.isOpen || busy || inContract || office.ended || life.age < 16 || life.age > 28) return false;
  const startedOn = life.late(since, life.prepa?.endedOn && addDays(life.prepa.endedOn, 1), addDays(today, -40));
  const prepa: Prepa = {
    id: chance.id(life.around.journal.now),
    office,
    startedOn,
    plannedEndOn: addDays(startedOn, chance.spread(PREPA.days)),
    endedOn: undefined,
  };
  life.record(
    'StartPrepa',
    life.bySomebodyOf(office),
    {
      prepaId: prepa.id,
      plannedEndOn: prepa.plannedEndOn,
      hoursPerWeek: Number(chance.of(PREPA.hoursPerWeek)),
    },
    startedOn,
  );
  life.prepa = prepa;
  if (chance.happens(PREPA.completed)) {
    life.onDay(prepa.plannedEndOn, () => {
      end(life, prepa, true, afterwards);
    });
  } else {
    life.onDay(chance.dateBetween(addDays(startedOn, 2), prepa.plannedEndOn), () => {
      end(life, prepa, false, afterwards);
    });
  }
  return true;
}

function end(life: Life, prepa: Prepa, completed: boolean, afterwards: () => void): void {
  const { chance } = life;
  const command = completed ? 'CompletePrepa' : 'AbandonPrepa';
  const on = earliest(life.lateByDays(prepa.startedOn), addDays(prepa.startedOn, 300));
  const by = life.bySomebodyOf(prepa.office);
  const reason = completed ? {} : { reason: chance.of(PREPA.abandonReason) };
  life.record(command, by, { prepaId: prepa.id, ...reason }, on);
  prepa.endedOn = on;
  const situation = chance.of(PREPA.situation);
  if (chance.happens(PREPA.measured)) {
    life.onDay(addDays(on, chance.spread(PREPA.untilMeasured)), () => {
      life.record('MeasurePrepaOutcome', life.bySomebodyOf(prepa.office), { prepaId: prepa.id, situation });
    });
  }
  if (completed && chance.happens(PREPA.ledToContract)) afterwards();
}
