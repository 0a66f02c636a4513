import type { CalendarDate } from '../../domain/kernel/calendar.js';
import { DomainError } from '../../domain/kernel/refusals.js';
import type { ErasableCategory } from '../../domain/youth-pathway/rights/events.js';
import { cejProofUntil, retentionTerms, type RetentionTerm } from '../../domain/youth-pathway/rights/retention.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { CommandExecutor } from '../execution/executor.js';
import type { Erasures } from './erasures.js';

/** Data of one youth that have been kept long enough. */
export interface RetentionDue {
  /** The path that lives on, and those that it has absorbed. */
  readonly pathways: readonly string[];
  readonly dueOn: CalendarDate;
  readonly reason: RetentionTerm['reason'];
  readonly categories: readonly ErasableCategory[];
}

export interface RetentionParts {
  readonly executor: Pick<CommandExecutor, 'present'>;
  readonly erasures: Pick<Erasures, 'erase'>;
  /** Paths with a term of retention up to a day, as the agenda has them. */
  readonly dueUntil: (on: CalendarDate) => Promise<readonly string[]>;
  readonly pathwaysOf: (pathway: string) => Promise<readonly string[]>;
}

export interface RetentionApplied {
  readonly erased: readonly RetentionDue[];
  readonly refused: readonly { readonly pathway: string; readonly code: string }[];
}

/** The end of retention: told first, and carried out by two people through the process of every erasure. */
export class Retention {
  constructor(private readonly parts: RetentionParts) {}

  /** Who is due by that day, and why; nothing is done. */
  async due(on: CalendarDate): Promise<readonly RetentionDue[]> {
    const due: RetentionDue[] = [];
    for (const pathway of await this.parts.dueUntil(on)) {
      const terms = retentionTerms(await this.stateOf(pathway)).filter(({ dueOn }) => dueOn <= on);
      const [first] = terms;
      if (!first) continue;
      const pathways = await this.parts.pathwaysOf(pathway);
      const categories = await this.categoriesOf(terms, pathways, on);
      if (categories.length > 0) due.push({ pathways, dueOn: first.dueOn, reason: first.reason, categories });
    }
    return due;
  }

  /** @throws Unavailable `erasure.incomplete`: what is done is done, the rest is still due */
  async apply(
    on: CalendarDate,
    accounts: { readonly requestedBy: string; readonly approvedBy: string },
    onProgress?: (done: number, total: number) => void,
  ): Promise<RetentionApplied> {
    const due = await this.due(on);
    const erased: RetentionDue[] = [];
    const refused: { pathway: string; code: string }[] = [];
    for (const [index, one] of due.entries()) {
      const [pathway = ''] = one.pathways;
      const { categories } = one;
      try {
        const order = { ...accounts, pathway, categories, ground: 'RETENTION_ENDED', identityCheck: 'NOT_NEEDED' };
        await this.parts.erasures.erase(order);
        erased.push(one);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push({ pathway, code: error.code });
      }
      onProgress?.(index + 1, due.length);
    }
    return { erased, refused };
  }

  /** An absorbed path goes with its survivor; the proof of a CEJ that it held keeps the identity all the same. */
  private async categoriesOf(
    terms: readonly RetentionTerm[],
    pathways: readonly string[],
    on: CalendarDate,
  ): Promise<readonly ErasableCategory[]> {
    const categories = [...new Set(terms.flatMap((term) => term.categories))];
    for (const pathway of pathways) {
      const proofUntil = cejProofUntil(await this.stateOf(pathway));
      if (proofUntil !== undefined && proofUntil > on) return categories.filter((category) => category !== 'identity');
    }
    return categories;
  }

  private async stateOf(pathway: string): Promise<YouthPathwayState> {
    const present = await this.parts.executor.present(pathway);
    if (!present) throw new Error('the agenda names a path that is not there');
    return present.state as YouthPathwayState;
  }
}
