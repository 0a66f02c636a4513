import type { z } from 'zod';
import type { Actor } from '../../domain/kernel/actor.js';
import { permissionsOf, type ToldCommand } from './commands.js';
import { definitionOf, isRequired, knownName, unwrapped } from './fields.js';

const DAY = '2025-03-04';
const ulid = (last: string): string => `01JNGQ5TR0${'0'.repeat(16 - last.length)}${last}`;

/** A value of each schema of the kernel. */
const OF_KNOWN: Readonly<Record<string, string>> = {
  date: DAY,
  ULID: ulid('4'),
  'youthPathway-ULID': `youthPathway-${ulid('5')}`,
  'convention-ULID': `convention-${ulid('6')}`,
  'structure-ULID': `structure-${ulid('7')}`,
  'offer-ULID': `offer-${ulid('8')}`,
  'action-ULID': `action-${ulid('9')}`,
  'report-ULID': `report-${ulid('A')}`,
  'acc-ULID': `acc-${ulid('B')}`,
  SIRET: '73282932000074',
  UAI: '0751234J',
  RNCP: 'RNCP37537',
  'code diplôme': '50022137',
  'phone (E.164)': '+33612345678',
  'INSEE commune': '2A004',
  'SHA-256': '0123456789abcdef'.repeat(4),
  'IANA time zone': 'Europe/Paris',
  CODE: 'OTHER',
};

/** Where the name of a field says more than its schema. */
const OF_FIELD: Readonly<Record<string, unknown>> = {
  lastName: 'Exemple',
  firstName: 'Camille',
  birthDate: '2006-05-17',
  plannedEndOn: '2026-03-03',
  newEndOn: '2026-03-03',
  parcoursEndOn: '2026-02-10',
  startOn: '2025-03-10',
  to: '2025-03-18',
  periodStart: '2026-05-24',
  periodEnd: '2027-05-23',
  observedUntil: '2026-03-31',
  email: 'camille.exemple@example.org',
  year: 2025,
  knownAt: '26013377',
  termYears: 3,
  durationMonths: 24,
  indicator: 'X1',
  measure: 'chambers',
  channel: 'unml.info',
  recipient: 'NETWORK_CMA',
  noticeVersion: '2025-01',
  trackingNumber: '1A 123 456 7890 1',
  employerName: 'Boulangerie Exemple',
  diplomaLabel: 'CAP boulanger',
  name: 'Mission Locale Exemple',
};

/** Optional fields without which the line would tell little. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  CorrectIdentity: ['firstName'],
  RecordContactDetails: ['phone'],
  RequestConsent: ['noticeSha256'],
  GrantConsent: ['scope', 'recipient', 'noticeVersion', 'noticeSha256'],
  RefuseConsent: ['scope', 'recipient'],
  SendReferral: ['consentId'],
  CompleteByCmaFrance: ['figures'],
};

/** A command as one line of an import. Nobody in it exists. */
export function exampleLine({ aggregate, definition }: ToldCommand): Readonly<Record<string, unknown>> {
  const telling = TELLING[definition.name] ?? [];
  const data = Object.entries<z.ZodType>(definition.data.shape)
    .filter(([name, schema]) => isRequired(schema) || telling.includes(name))
    .map(([name, schema]) => [name, valueOf(schema, name)] as const);
  return {
    commandId: ulid('1'),
    aggregate,
    id: ulid('2'),
    command: definition.name,
    effectiveOn: DAY,
    actor: actorOf(permissionsOf(definition.who)[0]?.[0] ?? 'IMPORT'),
    data: Object.fromEntries(data),
  };
}

function actorOf(kind: Actor['kind']): Actor {
  if (kind === 'CLOCK' || kind === 'IMPORT') return { kind };
  const account = `acc-${ulid('3')}`;
  return kind === 'YOUTH' || kind === 'DPO'
    ? { kind, account }
    : { kind, account, structure: `structure-${ulid('7')}` };
}

const SOME_TEXT = ['Exemple', 'a', 'EXEMPLE', '1', '01', '2025-03-04', '1.0', 'EX1'];
const SOME_NUMBERS = [1, 2, 7, 12, 15, 24, 30, 2025];

/** @throws Error for a schema of which no value is known: a test finds it first */
function valueOf(schema: z.core.$ZodType, name: string): unknown {
  const candidates = [OF_FIELD[name], ...candidatesOf(schema, name)];
  const found = candidates.find((value) => value !== undefined && (schema as z.ZodType).safeParse(value).success);
  if (found === undefined) throw new Error(`no example is known of ${name}`);
  return found;
}

function candidatesOf(schema: z.core.$ZodType, name: string): readonly unknown[] {
  const known = knownName(schema);
  if (known !== undefined) return [OF_KNOWN[known]];
  const { type, element, options = [], shape = {}, entries = {}, values = [] } = definitionOf(unwrapped(schema));
  switch (type) {
    case 'enum':
      return Object.values(entries);
    case 'literal':
      return values;
    case 'boolean':
      return [true];
    case 'union':
      return options.flatMap((option) => candidatesOf(option, name));
    case 'array': {
      const one = element && valueOf(element, name);
      // A list of two where two are asked for: the two parties of a convention.
      return [[one], [one, typeof one === 'string' ? `${one.slice(0, -1)}C` : one]];
    }
    case 'object': {
      const required = Object.entries(shape).filter(([, field]) => isRequired(field));
      return [Object.fromEntries(required.map(([field, nested]) => [field, valueOf(nested, field)]))];
    }
    case 'record':
      return [{}];
    case 'string':
      return SOME_TEXT;
    default:
      return SOME_NUMBERS;
  }
}
