import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { actorSchema, type Actor } from '../../domain/kernel/actor.js';
import { isCalendarDate } from '../../domain/kernel/calendar.js';
import { accountId, coarseCode, pathwayId } from '../../domain/kernel/identifiers.js';
import { erasableCategory, type ErasableCategory } from '../../domain/youth-pathway/rights/events.js';

/** Readers of option values: what they refuse is a usage error (exit code 2) that names the option. */

export function dateOption(value: string): string {
  if (!isCalendarDate(value)) throw new InvalidArgumentError('une date du calendrier est attendue : AAAA-MM-JJ.');
  return value;
}

export function yearOption(value: string): number {
  if (!/^(19|20|21)\d{2}$/.test(value)) throw new InvalidArgumentError('une année à quatre chiffres est attendue.');
  return Number(value);
}

export function positionOption(value: string): number {
  return whole(value, 0, Number.MAX_SAFE_INTEGER, 'une position (nombre entier) est attendue.');
}

/** The number of a frozen edition of a report. */
export function editionNumberOption(value: string): number {
  return whole(value, 1, 10_000, 'un numéro d’édition est attendu : 1, 2…');
}

export function countOption(value: string): number {
  return whole(value, 1, 5_000_000, 'un nombre entier entre 1 et 5 000 000 est attendu.');
}

export function seedOption(value: string): number {
  return whole(value, 0, 2 ** 32 - 1, 'un entier entre 0 et 4294967295 est attendu.');
}

export function portOption(value: string): number {
  return whole(value, 0, 65_535, 'un port entre 0 et 65535 est attendu.');
}

function whole(value: string, least: number, most: number, expected: string): number {
  const number = Number(value);
  if (!/^\d{1,16}$/.test(value) || number < least || number > most) throw new InvalidArgumentError(expected);
  return number;
}

/** `region=84` (repeatable): the dimensions of a figure. */
export function dimensionOption(
  value: string,
  previous: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const [, name, code] = /^([A-Za-z]+)=(.+)$/.exec(value) ?? [];
  if (name === undefined || code === undefined)
    throw new InvalidArgumentError('la forme attendue est dimension=valeur.');
  return { ...previous, [name]: code };
}

/** `youthPathway-01J…`, or its identifier alone. */
export function pathwayArgument(value: string): string {
  const id = value.startsWith('youthPathway-') ? value : `youthPathway-${value}`;
  if (!pathwayId.safeParse(id).success) throw new InvalidArgumentError('un parcours est attendu : youthPathway-01J…');
  return id;
}

export function accountOption(value: string): string {
  if (!accountId.safeParse(value).success) throw new InvalidArgumentError('un compte est attendu : acc-01J…');
  return value;
}

export function codeOption(value: string): string {
  if (!coarseCode.safeParse(value).success) throw new InvalidArgumentError('un code en capitales est attendu.');
  return value;
}

/** `contact,note` */
export function categoriesOption(value: string): readonly ErasableCategory[] {
  const categories = z
    .array(erasableCategory)
    .min(1)
    .safeParse(value.split(/\s*,\s*/));
  if (!categories.success) throw new InvalidArgumentError(`attendu : ${erasableCategory.options.join(', ')}.`);
  return categories.data;
}

/** `ML_ADVISER:structure-01J…`, `AUDITOR`: a role, and the structure it acts for. */
export function actorOption(value: string): Actor {
  const [kind, structure] = value.split(':');
  const actor = actorSchema.safeParse({ kind, ...(structure !== undefined && { structure }) });
  if (!actor.success) throw new InvalidArgumentError('un rôle est attendu, suivi de sa structure s’il en a une.');
  return actor.data;
}
