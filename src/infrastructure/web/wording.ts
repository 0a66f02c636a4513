import { isErased } from '../../domain/kernel/personal.js';
import { isCalendarDate } from '../../domain/kernel/calendar.js';
import { codeLabel, fieldLabel, isTechnical } from '../wording/codes.js';
import { html, type Html } from './html.js';

const DATE = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const INSTANT = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Paris' });
const NUMBER = new Intl.NumberFormat('fr-FR');

/** `4 mars 2025` */
export function frenchDate(date: string): string {
  return DATE.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ');
}

/** `04/03/2025 10:12`, Paris time. */
export function frenchInstant(instant: string): string {
  return INSTANT.format(new Date(instant));
}

export function frenchNumber(value: number): string {
  return NUMBER.format(value);
}

export type Names = ReadonlyMap<string, string>;

/** A value of an event where people read it: names for structures, words for codes and dates, and a plain word for what was erased. */
export function valueOf(value: unknown, names: Names, field?: string): Html {
  if (isErased(value)) return html`<span class="erased">effacé</span>`;
  if (value === true) return html`oui`;
  if (value === false) return html`non`;
  if (Array.isArray(value)) {
    const items = value.map((item) => valueOf(item, names, field));
    return html`${items.map((item, index) => html`${index > 0 && ', '}${item}`)}`;
  }
  if (typeof value === 'object' && value !== null) return fieldsOf(value as Readonly<Record<string, unknown>>, names);
  if (typeof value === 'number') return html`${frenchNumber(value)}`;
  if (typeof value !== 'string') return html``;
  const name = names.get(value);
  if (name !== undefined) return html`${name}`;
  return isCalendarDate(value)
    ? html`<time datetime="${value}">${frenchDate(value)}</time>`
    : html`${codeLabel(value, field)}`;
}

export function fieldsOf(data: Readonly<Record<string, unknown>>, names: Names): Html {
  const fields = Object.entries(data).filter(([field, value]) => value !== undefined && !isTechnical(field));
  if (fields.length === 0) return html``;
  return html`<dl class="facts">${fields.map(
    ([field, value]) => html`<dt>${fieldLabel(field)}</dt><dd>${valueOf(value, names, field)}</dd>`,
  )}</dl>`;
}
