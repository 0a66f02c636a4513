import { z } from 'zod';

/** What a text of some format may be: the first that its schema takes is the sample. */
const TEXTS = [
  'Zoé Élan',
  'structure-01J7Z3K4M5N6P7Q8R9S0T1V2W3',
  'convention-01J6Z3K4M5N6P7Q8R9S0T1V2W3',
  'youthPathway-01J8Z3K4M5N6P7Q8R9S0T1V2W3',
  'offer-01J8Z3K4M5N6P7Q8R9S0T1V2W4',
  'action-01J8Z3K4M5N6P7Q8R9S0T1V2W5',
  'report-01J8Z3K4M5N6P7Q8R9S0T1V2W6',
  'acc-01J8Z3K4M5N6P7Q8R9S0T1V2W7',
  '01J8Z3K4M5N6P7Q8R9S0T1V2W8',
  '2025-03-04',
  '2025-03-04T09:12:33.120Z',
  '73282932000074',
  '0751234A',
  'RNCP37537',
  '069202503120001',
  '50022137',
  '+33612345678',
  'zoe@example.org',
  'a'.repeat(64),
  'Europe/Paris',
  '69123',
  'ML_ADVISER',
  '2025-1',
  'A1',
  '69',
  '1',
];
const NUMBERS = [1, 15, 25, 2025, 6, 30, 0.5, 0];

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
}

/** A value that the schema takes, every optional field filled. */
export function sampleOf(schema: z.ZodType): unknown {
  const definition = schema._zod.def as unknown as Definition;
  switch (definition.type) {
    case 'string':
      return firstOf(schema, TEXTS);
    case 'number':
      return firstOf(schema, NUMBERS);
    case 'boolean':
      return true;
    case 'enum':
      return Object.values(definition.entries ?? {})[0];
    case 'literal':
      return definition.values?.[0];
    case 'array':
      return [1, 2].map((length) => Array.from({ length }, () => sampleOf(definition.element!))).find((list) => schema.safeParse(list).success);
    case 'tuple':
      return definition.items?.map(sampleOf);
    case 'union':
      return sampleOf(definition.options![0]!);
    case 'record':
      return { [String(sampleOf(definition.keyType!))]: sampleOf(definition.valueType!) };
    case 'object':
      return Object.fromEntries(Object.entries(definition.shape ?? {}).map(([name, field]) => [name, sampleOfField(name, field)]));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
    case 'nonoptional':
      return sampleOf(definition.innerType!);
    case 'pipe':
      return sampleOf(definition.in!);
    default:
      throw new Error(`no sample of ${definition.type}`);
  }
}

function sampleOfField(name: string, schema: z.ZodType): unknown {
  try {
    return sampleOf(schema);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

function firstOf(schema: z.ZodType, candidates: readonly unknown[]): unknown {
  const found = candidates.find((candidate) => schema.safeParse(candidate).success);
  if (found === undefined) throw new Error('no sample fits: add one');
  return found;
}
