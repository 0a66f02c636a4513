import { ageOn, type CalendarDate } from '../../kernel/calendar.js';
import type { Person } from '../../kernel/facts.js';

export const AGE_BANDS = ['16-17', '18-21', '22-25', '26+'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export function ageBandOn(birthDate: CalendarDate, on: CalendarDate): AgeBand {
  const age = ageOn(birthDate, on);
  if (age < 18) return '16-17';
  if (age < 22) return '18-21';
  return age < 26 ? '22-25' : '26+';
}

/** Letters that no decomposition takes apart. */
const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A name as the blind index compares it: without case, accents, ligatures, hyphens, apostrophes or spaces, so that
 * `D’ALMEIDA-ŒUVRARD` and `d almeida oeuvrard` are one. Scripts other than Latin keep their letters.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[œæßøłđðþı]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** The text under which the same person is found again, whatever the spelling: what the vault keeps as an HMAC only. */
export function personKey(person: Person): string {
  return `${nameKey(person.lastName)}|${nameKey(person.firstName)}|${person.birthDate}`;
}
