import type { z } from 'zod';
import { calendarDate } from '../../domain/kernel/calendar.js';
import * as identifiers from '../../domain/kernel/identifiers.js';
import { personalMarkOf, type PersonalMark } from '../../domain/kernel/personal.js';

type Schema = z.core.$ZodType;

/** What this room reads of a zod schema's definition. */
interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly out?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly (string | number | boolean | null)[];
}

export function definitionOf(schema: Schema): Definition {
  return schema._zod.def;
}

const WRAPPERS = new Set(['optional', 'nullable', 'default', 'prefault', 'nonoptional', 'readonly', 'catch']);

/** What stands under `optional`, `default` and their like; what goes into a transformation, what comes out of a tidying before. */
export function unwrapped(schema: Schema): Schema {
  const { type, innerType, in: input, out } = definitionOf(schema);
  if (WRAPPERS.has(type) && innerType) return unwrapped(innerType);
  if (type !== 'pipe' || !input || !out) return schema;
  return unwrapped(definitionOf(input).type === 'transform' ? out : input);
}

/** Two schemas that say the same: a field marked personal is a copy of the schema that it marks. */
export function isSame(a: Schema, b: Schema): boolean {
  return unwrapped(a)._zod.def === unwrapped(b)._zod.def;
}

/** Schemas of the kernel by what readers call them. */
const KNOWN: readonly (readonly [Schema, string])[] = [
  [calendarDate, 'date'],
  [identifiers.ulid, 'ULID'],
  [identifiers.pathwayId, 'youthPathway-ULID'],
  [identifiers.conventionId, 'convention-ULID'],
  [identifiers.structureId, 'structure-ULID'],
  [identifiers.offerId, 'offer-ULID'],
  [identifiers.actionId, 'action-ULID'],
  [identifiers.reportId, 'report-ULID'],
  [identifiers.accountId, 'acc-ULID'],
  [identifiers.siret, 'SIRET'],
  [identifiers.uai, 'UAI'],
  [identifiers.rncp, 'RNCP'],
  [identifiers.diplomaCode, 'code diplôme'],
  [identifiers.phone, 'phone (E.164)'],
  [identifiers.communeCode, 'INSEE commune'],
  [identifiers.sha256Hex, 'SHA-256'],
  [identifiers.ianaTimeZone, 'IANA time zone'],
  [identifiers.coarseCode, 'CODE'],
];

export function knownName(schema: Schema): string | undefined {
  return KNOWN.find(([known]) => isSame(known, schema))?.[1];
}

/** Asked of the value itself: what tidies a value before reading it looks as if it took none. */
export function isRequired(schema: Schema): boolean {
  return !(schema as z.ZodType).safeParse(undefined).success;
}

export interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  /** What may stand in it, in few words: `date`, `structure-ULID`, `F · M`. */
  readonly form: string;
  readonly personal?: PersonalMark;
}

/** The fields of an object schema, in the order in which they are declared. */
export function fieldsOf(schema: z.ZodObject): readonly Field[] {
  return Object.entries<Schema>(schema.shape).map(([name, field]) => {
    const personal = personalMarkOf(field);
    return {
      name,
      schema: field,
      required: isRequired(field),
      form: formOf(field),
      ...(personal ? { personal } : {}),
    };
  });
}

const LONG_LIST = 12;

function formOf(schema: Schema): string {
  const known = knownName(schema);
  if (known !== undefined) return known;
  const { type, element, options = [], shape = {}, entries = {}, values = [] } = definitionOf(unwrapped(schema));
  switch (type) {
    case 'enum':
      return listed(Object.values(entries));
    case 'literal':
      return listed(values.map(String));
    case 'array':
      return element ? `list of ${formOf(element)}` : 'list';
    case 'union':
      return options.map(formOf).join(' or ');
    case 'object':
      return `{ ${Object.entries(shape)
        .map(([name, field]) => `${name}${isRequired(field) ? '' : '?'}: ${formOf(field)}`)
        .join(', ')} }`;
    case 'string':
      return 'text';
    default:
      return type;
  }
}

function listed(codes: readonly string[]): string {
  if (codes.length <= LONG_LIST) return codes.join(' · ');
  return `${codes.slice(0, LONG_LIST - 1).join(' · ')} · … (${codes.length} codes)`;
}

/** Every field name of a schema, nested ones included, with the codes that may stand in it. */
export function codesOf(schema: Schema, field = ''): readonly { readonly field: string; readonly code?: string }[] {
  const { type, element, options = [], shape = {}, entries = {}, values = [] } = definitionOf(unwrapped(schema));
  const codes = (all: readonly unknown[]) =>
    all.filter((value) => typeof value === 'string').map((code) => ({ field, code }));
  if (type === 'enum') return codes(Object.values(entries));
  if (type === 'literal') return codes(values);
  if (type === 'array' && element) return codesOf(element, field);
  if (type === 'union') return options.flatMap((option) => codesOf(option, field));
  return Object.entries(shape).flatMap(([name, nested]) => [{ field: name }, ...codesOf(nested, name)]);
}
