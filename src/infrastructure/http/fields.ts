import { isCalendarDate } from '../../domain/kernel/calendar.js';
import { notFound, wrongField } from './problems.js';

/** Readers of what comes in an address or a form: what they refuse names its field. */

export function position(value: string | undefined, field: string): number | undefined {
  const given = text(value);
  if (given === undefined) return undefined;
  if (!/^\d{1,15}$/.test(given)) throw wrongField(field);
  return Number(given);
}

export function yearOf(value: string): number {
  if (!/^(19|20|21)\d{2}$/.test(value)) throw notFound();
  return Number(value);
}

export function day(value: string | undefined, field: string): string | undefined {
  const given = text(value);
  if (given !== undefined && !isCalendarDate(given)) throw wrongField(field);
  return given;
}

/** An empty field of a form is no field. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
