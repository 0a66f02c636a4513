/** The names between braces in a sentence: `'{name} is {age}'` has `name` and `age`. */
type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type ArgsOf<S extends string> = [Placeholders<S>] extends [never]
  ? []
  : [args: Record<Placeholders<S>, string | number>];

export interface Wording {
  readonly fr: string;
  readonly en: string;
}
export type RefusalArgs = Readonly<Record<string, string | number>>;
export type Language = keyof Wording;

/**
 * A rule of the domain that a command would break. `code` is stable and public (`consent.missing`); `args` never hold
 * personal data; the sentences come from the one table where the code is defined.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    readonly wording: Wording,
    readonly args: RefusalArgs = {},
    /** The field of the command that is wrong, when one is: `data.plannedEndOn`. */
    readonly field?: string,
  ) {
    super(phrase(wording.en, args));
  }

  in(language: Language): string {
    return phrase(this.wording[language], this.args);
  }
}

function phrase(sentence: string, args: RefusalArgs): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}

/**
 * A table of refusals: code → French and English sentence, with `{placeholders}` that become typed arguments.
 * `throw consent.refusal('consent.missing', { recipient })`.
 */
export function defineRefusals<const T extends Readonly<Record<string, Wording>>>(table: T) {
  return {
    table,
    refusal<C extends keyof T & string>(code: C, ...args: ArgsOf<T[C]['fr']>): DomainError {
      const wording: Wording = table[code] as T[C];
      return new DomainError(code, wording, args[0]);
    },
    /** The same, pointing at the field of the command's data that is wrong. */
    refusalAt<C extends keyof T & string>(field: string, code: C, ...args: ArgsOf<T[C]['fr']>): DomainError {
      const wording: Wording = table[code] as T[C];
      return new DomainError(code, wording, args[0], `data.${field}`);
    },
  };
}
