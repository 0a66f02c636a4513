import type { z } from 'zod';
import type { CalendarDate } from './calendar.js';
import { personalMarkOf, type PersonalMark, type Recorded } from './personal.js';

/** GDPR art. 6(1): (e) the Mission Locale's own follow-up, (a) what crosses networks, (c) what the law requires. */
export type LegalBasis = 'PUBLIC_TASK' | 'CONSENT' | 'LEGAL_OBLIGATION';

/** Why the datum is processed; the purpose of a referral stands for its own events. */
export const PURPOSES = [
  'FOLLOW_UP', 'SHARED_FOLLOW_UP', 'PARTNERSHIP', 'DATA_PROTECTION', 'REPORTING',
  'APPRENTICESHIP', 'PREPA', 'WELCOME', 'IMMERSION', 'OFFER', 'ENTREPRENEURSHIP', 'POST_BREAK', 'MOBILITY',
] as const; // prettier-ignore
export type Purpose = (typeof PURPOSES)[number];

export type EventSchema = z.ZodObject;

interface Version {
  readonly schema: EventSchema;
  /** From the data of the version before to the data of this one. Pure; personal fields may be `ERASED`. */
  readonly upcast?: (previous: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** A fact that a decision wants recorded. `effectiveOn` is the command's unless the event says otherwise. */
export interface NewEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly effectiveOn?: CalendarDate;
  readonly legalBasis?: LegalBasis;
  readonly purpose?: Purpose;
  readonly conventionId?: string;
}

/** A recorded event as `evolve` sees it: its data, and the few fields of the envelope that a state may rest on. */
export interface PastEvent<D = Readonly<Record<string, unknown>>> {
  readonly type: string;
  readonly data: D;
  readonly effectiveOn: CalendarDate;
  readonly recordedAt: string;
  readonly revision: number;
  readonly actor: {
    readonly kind: string;
    readonly account?: string | undefined;
    readonly structure?: string | undefined;
  };
}

export interface EventDefinition<T extends string = string, S extends EventSchema = EventSchema> {
  readonly type: T;
  /** The current version; `versions[version - 1].schema` is `schema`. */
  readonly version: number;
  readonly versions: readonly Version[];
  readonly schema: S;
  readonly legalBasis: LegalBasis;
  readonly purpose: Purpose;
  /** Field → mark, for every personal field. */
  readonly personal: Readonly<Record<string, PersonalMark>>;
  /** The event as a decision returns it. */
  of(data: z.input<S>, rest?: Omit<NewEvent, 'type' | 'data'>): NewEvent;
}

export interface EventMeaning {
  readonly legalBasis?: LegalBasis;
  readonly purpose?: Purpose;
  /** Versions before the current one, oldest first. Names and fields are storage format: they never change. */
  readonly before?: readonly Version[];
  readonly upcast?: Version['upcast'];
}

export function defineEvent<T extends string, S extends EventSchema>(
  type: T,
  schema: S,
  meaning: EventMeaning = {},
): EventDefinition<T, S> {
  const before = meaning.before ?? [];
  const marks: Record<string, PersonalMark> = {};
  for (const [field, fieldSchema] of Object.entries<z.ZodType>(schema.shape)) {
    const mark = personalMarkOf(fieldSchema);
    if (mark) marks[field] = mark;
  }
  return {
    type,
    version: before.length + 1,
    versions: [...before, meaning.upcast ? { schema, upcast: meaning.upcast } : { schema }],
    schema,
    legalBasis: meaning.legalBasis ?? 'PUBLIC_TASK',
    purpose: meaning.purpose ?? 'FOLLOW_UP',
    personal: marks,
    of: (data, rest) => ({ type, data, ...rest }),
  };
}

/** The recorded form of a defined event. */
export type Past<D extends EventDefinition> = PastEvent<Recorded<D['schema']>>;

/** One case of `evolve`. */
export interface Evolution<State> {
  readonly definition: EventDefinition;
  readonly apply: (state: State, event: PastEvent) => State;
}

/** `when(ConsentGranted, (state, event) => …)`: never throws, never validates, never reads a clock. */
export function when<State, D extends EventDefinition>(
  definition: D,
  apply: (state: State, event: Past<D>) => State,
): Evolution<State> {
  return { definition, apply: apply as Evolution<State>['apply'] };
}
