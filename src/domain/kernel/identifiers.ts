import { z } from 'zod';

/** A ULID in Crockford's alphabet, first character 0–7 (128 bits). */
const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

export const ulid = z.string().regex(new RegExp(`^${ULID}$`), { error: 'ULID' });

/** `category-ULID`, the name of a stream. */
function streamName(category: string) {
  return z.string().regex(new RegExp(`^${category}-${ULID}$`), { error: `${category}-ULID` });
}

export const pathwayId = streamName('youthPathway');
export const conventionId = streamName('convention');
export const structureId = streamName('structure');
export const offerId = streamName('offer');
export const actionId = streamName('action');
export const reportId = streamName('report');
export const accountId = streamName('acc');

function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

const LA_POSTE = '356000000';

/** INSEE SIRET: 14 digits, Luhn; La Poste's establishments: sum of the digits a multiple of 5. */
export function isSiret(value: string): boolean {
  if (!/^\d{14}$/.test(value)) return false;
  if (value.startsWith(LA_POSTE)) {
    return Array.from(value, Number).reduce((sum, digit) => sum + digit, 0) % 5 === 0 || luhnSum(value) % 10 === 0;
  }
  return luhnSum(value) % 10 === 0;
}
export const siret = z.string().refine(isSiret, { error: 'SIRET' });

const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** UAI (ex-RNE): 7 digits and a letter. Only the format refuses; a wrong letter is a warning (`hasRightUaiLetter`). */
export const uai = z.string().regex(/^\d{7}[A-Z]$/, { error: 'UAI' });

export function hasRightUaiLetter(value: string): boolean {
  return UAI_LETTERS[Number(value.slice(0, 7)) % 23] === value[7];
}

export const rncp = z.string().regex(/^RNCP\d{3,6}$/, { error: 'RNCP' });
/** Code diplôme of the Éducation nationale: 8 characters, 3 digits of level and kind first. */
export const diplomaCode = z.string().regex(/^\d{3}[0-9A-Z]{5}$/, { error: 'code diplôme' });

/** E.164, overseas prefixes (+262, +590, +594, +596, +508, +687, +689 …) included: 7 to 15 digits. */
export const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, { error: 'E.164' });

/** INSEE region codes, and the overseas collectivities that stand for one. */
export const REGION_CODES = [
  '01', '02', '03', '04', '06', '11', '24', '27', '28', '32', '44', '52', '53', '75', '76', '84', '93', '94',
  '975', '977', '978', '984', '986', '987', '988', '989',
] as const; // prettier-ignore
export const regionCode = z.enum(REGION_CODES);

/** INSEE commune code: 2A and 2B in Corsica, 97x and 98x overseas. */
export const communeCode = z.string().regex(/^(?:\d{2}|2[AB])\d{3}$/, { error: 'code commune INSEE' });

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, { error: 'SHA-256' });
export const ianaTimeZone = z.string().refine(isTimeZone, { error: 'fuseau horaire IANA' });

const timeZones = new Set<string>();

function isTimeZone(value: string): boolean {
  if (timeZones.has(value)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    timeZones.add(value);
    return true;
  } catch {
    return false;
  }
}

/** A coarse code of an open list (a reason, a ground): never free text, which could name somebody. */
export const coarseCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/, { error: 'CODE_IN_CAPITALS' });
