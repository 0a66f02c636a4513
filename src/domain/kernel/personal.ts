import { z } from 'zod';

/**
 * What kind of personal datum a field holds. Each category of a subject has a data key of its own, so that a contract
 * can be erased while an identity is kept. `staff` belongs to an account, `employer` to an employer who is a natural person.
 */
export const PERSONAL_CATEGORIES = ['identity', 'contact', 'contract', 'note', 'employer', 'staff'] as const;
export type PersonalCategory = (typeof PERSONAL_CATEGORIES)[number];

export interface PersonalMark {
  readonly category: PersonalCategory;
  /**
   * The field of the same event that names whose key seals this one: a consent (its share key: what the other network
   * receives, unreadable once the consent ends) or an account. Without it, the subject is the stream itself.
   */
  readonly under?: { readonly kind: 'consent' | 'account'; readonly field: string };
}

declare const MARK: unique symbol;
/** A zod field whose value is sealed before it is stored. */
export type Marked<S extends z.ZodType> = S & { readonly [MARK]: true };

const marks = z.registry<PersonalMark>();

/**
 * Marks a field as personal. The one mark that the codec, the exports, the register of processing and the documentation
 * read (GDPR art. 30). It must be the outermost wrapper: `personal('contact', z.string().optional())`.
 */
export function personal<S extends z.ZodType>(
  category: PersonalCategory,
  schema: S,
  under?: PersonalMark['under'],
): Marked<S> {
  const marked = schema.clone();
  marks.add(marked, under ? { category, under } : { category });
  return marked as Marked<S>;
}

export function personalMarkOf(schema: z.core.$ZodType): PersonalMark | undefined {
  return marks.get(schema as z.ZodType);
}

/** The value that stands where a personal datum was erased. Never the same as a missing one. */
export const ERASED = Object.freeze({ erased: true as const });
export type Erased = typeof ERASED;

export function isErased(value: unknown): value is Erased {
  return typeof value === 'object' && value !== null && (value as { erased?: unknown }).erased === true;
}

type Output<S extends z.ZodObject> = z.output<S>;
type MarkedKeys<S extends z.ZodObject> = {
  [K in keyof S['shape']]: S['shape'][K] extends { readonly [MARK]: true } ? K : never;
}[keyof S['shape']];

/** The data of a recorded event: a personal field holds its value, or `ERASED`. */
export type Recorded<S extends z.ZodObject> = {
  [K in keyof Output<S>]: K extends MarkedKeys<S> ? Output<S>[K] | Erased : Output<S>[K];
};
