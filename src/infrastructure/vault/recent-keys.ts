import type { DataKey } from '../../application/ports/key-vault.js';

const SUBJECTS_KEPT = 60_000;

/** Unwrapped current keys of the subjects used lately, in memory only. */
export class RecentKeys {
  private readonly bySubject = new Map<string, Map<string, DataKey>>();

  get(subject: string, category: string): DataKey | undefined {
    return this.bySubject.get(subject)?.get(category);
  }

  keep(subject: string, category: string, key: DataKey): void {
    const keys = this.bySubject.get(subject) ?? new Map<string, DataKey>();
    keys.set(category, key);
    this.bySubject.delete(subject);
    this.bySubject.set(subject, keys);
    if (this.bySubject.size <= SUBJECTS_KEPT) return;
    for (const oldest of this.bySubject.keys()) {
      this.bySubject.delete(oldest);
      return;
    }
  }

  /** Overwrites what is dropped; `*` stands for every category of the subject. */
  forget(subject: string, category: string): void {
    const keys = this.bySubject.get(subject);
    for (const [kept, { key }] of keys ?? []) {
      if (category !== '*' && kept !== category) continue;
      key.fill(0);
      keys?.delete(kept);
    }
    if (keys?.size === 0) this.bySubject.delete(subject);
  }
}
