import { placeOf } from '../../domain/annual-report/state.js';
import type { StoredEvent } from '../ports/event-log.js';
import type { ReportComplement, ReportFigure } from '../ports/reports.js';

/** What CMA France brought to an edition, as corrected since (convention art. 5: "complété par CMA France"). */
export function complementOf(stream: readonly StoredEvent[], edition: number): ReportComplement | undefined {
  const figures = new Map<string, ReportFigure>();
  let narrative: string | undefined;
  let at = 0;
  let isCompleted = false;
  for (const { type, facts } of stream) {
    if (type === 'FiguresFrozen') at = facts.edition as number;
    if (at !== edition) continue;
    if (type === 'CompletedByCmaFrance') {
      isCompleted = true;
      narrative = facts.narrative as string | undefined;
      for (const figure of facts.figures as readonly ReportFigure[]) figures.set(placeOf(figure), figure);
    }
    if (type === 'FigureCorrected') {
      const { indicator, measure, by, value } = facts as unknown as ReportFigure;
      figures.set(placeOf({ indicator, measure, by }), { indicator, measure, by, value });
    }
  }
  return isCompleted ? { figures: [...figures.values()], narrative } : undefined;
}
