/** The same text for those who read the report and those who read the code. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/**
 * How the contributions of a measure become figures:
 * `ROWS` their number · `UNITS` the number of distinct `unit`s among them · `DELAYS` the median, the ninth decile and the
 * number of their `value`s, as `name.median`, `name.p90`, `name.n` (rule 7: nearest rank, not given under five).
 */
export type Counting = 'ROWS' | 'UNITS' | 'DELAYS';

/**
 * Whom a figure is about: what a protected edition hides of it follows (see `secrecy/`).
 * `PERSONS` youths, or what befell them · `CONTRACTS` contracts of youths, which also tell of the training centre that holds
 * them · `OFFERS` of employers · `INSTITUTIONS` conventions, meetings, structures and what they do in public: nothing is hidden.
 */
export type Subject = 'PERSONS' | 'CONTRACTS' | 'OFFERS' | 'INSTITUTIONS';

export interface Measure {
  readonly name: string;
  readonly label: Bilingual;
  readonly about: Subject;
  readonly counting: Counting;
  /** The contributions it counts, where several measures count the same ones; else those that bear its own name. */
  readonly of?: string;
}

/** A rate that readers are shown: a measure of the indicator, over the sum of others. */
export interface Rate {
  readonly numerator: string;
  readonly denominator: readonly string[];
  readonly label: Bilingual;
}

export interface Breakdown {
  /** One dimension, or the several of a cross. */
  readonly by: readonly Dimension[];
  /** The measures it is for; all where absent. */
  readonly measures?: readonly string[];
}

export const DIMENSIONS = {
  region: { fr: 'Région', en: 'Region' },
  level: { fr: 'Niveau de la convention', en: 'Level of the convention' },
  subject: { fr: 'Sujet', en: 'Subject' },
  network: { fr: 'Réseau', en: 'Network' },
  audience: { fr: 'Public', en: 'Audience' },
  sex: { fr: 'Sexe', en: 'Sex' },
  ageBand: { fr: "Tranche d'âge", en: 'Age band' },
  mode: { fr: "Mode d'accompagnement", en: 'Mode of accompaniment' },
  entryQualification: { fr: "Qualification à l'entrée", en: 'Qualification on entry' },
  scope: { fr: 'Portée du consentement', en: 'Scope of the consent' },
  purpose: { fr: "Motif d'orientation", en: 'Purpose of the referral' },
  direction: { fr: 'Sens', en: 'Direction' },
  missionLocale: { fr: 'Mission Locale', en: 'Mission Locale' },
  chamber: { fr: 'Chambre de métiers', en: 'Chamber' },
  declineReason: { fr: 'Motif de refus', en: 'Reason of the refusal' },
  outcome: { fr: 'Situation mesurée', en: 'Situation measured' },
  trade: { fr: 'Famille de métiers', en: 'Craft family' },
  qualificationLevel: { fr: 'Niveau préparé', en: 'Level prepared' },
  regime: { fr: 'Régime de la rupture', en: 'Regime of the break' },
  reason: { fr: 'Motif de clôture', en: 'Reason of the closing' },
  right: { fr: 'Droit exercé', en: 'Right' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Dimension = keyof typeof DIMENSIONS;

export interface Indicator {
  readonly id: string;
  readonly section: 'A' | 'B' | 'C' | 'D' | 'E';
  readonly label: Bilingual;
  /** What it counts, in a sentence or two, every reading of a doubt included. */
  readonly definition: Bilingual;
  /** The measures as a formula over events. */
  readonly formula: string;
  /** Types of the events it reads; its SQL sees no other. */
  readonly reads: readonly string[];
  readonly measures: readonly Measure[];
  readonly breakdowns: readonly Breakdown[];
  /** Derived columns of the HTML, CSV and XLSX; no figure of their own. */
  readonly rates?: readonly Rate[];
  /**
   * A query of one row for each thing that counts: `measure`, `position` (of the event that makes it), and, where they apply,
   * `also` (positions of other events it rests on), `unit`, `value`, and a column of text for each dimension; null where the
   * contribution has no value of it. Where a measure is about contracts, also `centre`: the training centre's id.
   */
  readonly contributions: string;
}

/** Checks what the engine relies on. */
export function defineIndicator(indicator: Indicator): Indicator {
  const names = new Set(indicator.measures.map(({ name }) => name));
  const rated = (indicator.rates ?? []).flatMap(({ numerator, denominator }) => [numerator, ...denominator]);
  for (const name of [...rated, ...indicator.breakdowns.flatMap(({ measures = [] }) => measures)]) {
    if (!names.has(name)) throw new Error(`${indicator.id} has no measure ${name}`);
  }
  return indicator;
}

export function rows(name: string, fr: string, en: string): Measure {
  return { name, label: { fr, en }, counting: 'ROWS', about: 'PERSONS' };
}

/** Distinct `unit`s among the contributions of a measure. */
export function units(name: string, of: string, fr: string, en: string): Measure {
  return { name, of, label: { fr, en }, counting: 'UNITS', about: 'PERSONS' };
}

export function delays(name: string, fr: string, en: string): Measure {
  return { name, label: { fr, en }, counting: 'DELAYS', about: 'PERSONS' };
}

/** Says whom a measure is about, where that is not persons alone. */
export function about(subject: Subject, measure: Measure): Measure {
  return { ...measure, about: subject };
}

/** One-dimensional breakdowns of every measure. */
export function each(...dimensions: readonly Dimension[]): readonly Breakdown[] {
  return dimensions.map((dimension) => ({ by: [dimension] }));
}

/** A one-dimensional breakdown of some measures only. */
export function only(dimension: Dimension, ...measures: readonly string[]): Breakdown {
  return { by: [dimension], measures };
}

export function rate(numerator: string, denominator: string | readonly string[], fr: string, en: string): Rate {
  return { numerator, denominator: typeof denominator === 'string' ? [denominator] : denominator, label: { fr, en } };
}

/** Marks SQL, so that editors and readers see it as such. */
export function sql(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw({ raw: strings }, ...values);
}
