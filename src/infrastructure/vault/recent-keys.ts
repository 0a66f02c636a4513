import type { DataKey } from '../../application/ports/key-vault.js';

const KEPT = 20_000;

/** Unwrapped current keys used lately, in memory only. */
export class RecentKeys {
  private readonly keys = new Map<string, DataKey>();

  get(name: string): DataKey | undefined {
    return this.keys.get(name);
  }

  keep(name: string, key: DataKey): void {
    this.keys.set(name, key);
    if (this.keys.size <= KEPT) return;
    for (const oldest of this.keys.keys()) {
      this.keys.delete(oldest);
      return;
    }
  }

  /** Overwrites what is dropped; `*` stands for every category of a subject. */
  forget(names: ReadonlySet<string>): void {
    for (const [name, { key }] of this.keys) {
      if (!names.has(name) && !names.has(`${name.slice(0, name.lastIndexOf('|'))}|*`)) continue;
      key.fill(0);
      this.keys.delete(name);
    }
  }
}
