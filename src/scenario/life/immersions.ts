import { addDays } from '../../domain/kernel/calendar.js';
import { siretOf } from '../codes.js';
import { IMMERSION } from '../distributions.js';
import type { Life } from './life.js';

/** A few days or weeks in a company (PMSMP), planned by the Mission Locale: a month at most, renewed once. */
export function planImmersion(life: Life): void {
  const { chance } = life;
  immerse(
    life,
    siretOf(chance.between(10_000, 90_000)),
    chance.of(IMMERSION.object),
    chance.happens(IMMERSION.renewed),
  );
}

function immerse(life: Life, siret: string, object: string, again: boolean): void {
  const { chance, today } = life;
  if (!life.isOpen) return;
  const from = addDays(today, chance.spread(IMMERSION.plannedBefore));
  const to = addDays(from, chance.spread(IMMERSION.days));
  const immersionId = chance.id(life.around.journal.now);
  life.record('PlanImmersion', life.byAdviser(), { immersionId, object, siret, from, to });
  const outcome = chance.of(IMMERSION.outcome);
  if (outcome === 'COMPLETED') {
    life.onDay(to, () => {
      life.record('CompleteImmersion', life.byAdviser(), { immersionId }, life.lateByDays(from));
      if (again) immerse(life, siret, object, false);
    });
  } else if (outcome === 'CANCELLED') {
    life.onDay(addDays(from, chance.between(-2, 1)), () => {
      life.record('CancelImmersion', life.byAdviser(), { immersionId });
    });
  }
}
