import { conventionFacts } from '../../domain/convention/facts.js';
import type { ConventionState } from '../../domain/convention/state.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { AccountFacts, ConventionFacts, StructureFacts } from '../../domain/kernel/facts.js';
import { accountFacts, structureFacts, type StructureState } from '../../domain/structure/state.js';

/** The most local first. */
const LEVELS: readonly ConventionFacts['level'][] = ['LOCAL', 'REGIONAL', 'NATIONAL'];
/** More mergers in a row than France has Missions Locales would be a circle. */
const LONGEST_LINE = 500;

/** The categories of streams that it is made from. */
export const DIRECTORY_CATEGORIES = ['structure', 'convention'] as const;

/** Every structure, account and convention, in memory: some hundreds, asked about by every decision. */
export class Directory {
  private readonly structures = new Map<string, StructureFacts>();
  private readonly accounts = new Map<string, AccountFacts>();
  private readonly conventions = new Map<string, ConventionFacts>();

  /** Takes the state of a structure or a convention as it now stands. */
  know(stream: string, state: unknown): void {
    if (stream.startsWith('structure-')) this.knowStructure(stream, state as StructureState);
    else if (stream.startsWith('convention-')) {
      const facts = conventionFacts(stream, state as ConventionState);
      if (facts) this.conventions.set(stream, facts);
      else this.conventions.delete(stream);
    }
  }

  structure(id: string): StructureFacts | undefined {
    return this.structures.get(id);
  }

  successorOf(id: string): StructureFacts | undefined {
    let found = this.structures.get(id);
    for (let step = 0; found?.mergedInto !== undefined && step < LONGEST_LINE; step += 1)
      found = this.structures.get(found.mergedInto);
    return found;
  }

  account(id: string): AccountFacts | undefined {
    return this.accounts.get(id);
  }

  convention(id: string): ConventionFacts | undefined {
    return this.conventions.get(id);
  }

  conventionsInForce(on: CalendarDate, a: string, b: string): readonly ConventionFacts[] {
    const [one, other] = [this.structures.get(a), this.structures.get(b)];
    if (!one || !other) return [];
    return [...this.conventions.values()]
      .filter((convention) => convention.covers(one, other) && convention.inForceOn(on))
      .sort((x, y) => LEVELS.indexOf(x.level) - LEVELS.indexOf(y.level));
  }

  private knowStructure(id: string, state: StructureState): void {
    const facts = structureFacts(id, state);
    if (!facts) {
      this.structures.delete(id);
      for (const account of [...this.accounts.values()])
        if (account.structureId === id) this.accounts.delete(account.id);
      return;
    }
    this.structures.set(id, facts);
    for (const account of accountFacts(id, state)) this.accounts.set(account.id, account);
  }
}
