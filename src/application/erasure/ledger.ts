import { erasableCategory, type ErasableCategory } from '../../domain/youth-pathway/rights/events.js';
import type { EventLog, StoredEvent } from '../ports/event-log.js';
import { shareOf, type Destruction, type KeyVault } from '../ports/key-vault.js';
import { consentsGiven, spentCopy } from './share-keys.js';

export interface LedgerParts {
  readonly log: Pick<EventLog, 'read' | 'readStream'>;
  readonly vault: Pick<KeyVault, 'eraseAll' | 'retire' | 'isErased' | 'ledger' | 'keepLedger'>;
  /** Personal data of these paths became unreadable here. */
  readonly onErased: (pathways: readonly string[]) => Promise<void>;
}

const BATCH = 1_000;

/**
 * The events are the ledger of what must be unreadable: erasures, and consents that ended (what the other network received
 * under them). It is followed as the log grows, and at every start before anybody is served. How far it was followed lies in
 * the vault itself: one that was restored from a backup says what it has missed, and destroys it again.
 */
export class ErasureLedger {
  private running: Promise<void> | undefined;
  private again = false;

  constructor(private readonly parts: LedgerParts) {}

  /**
   * Up to the head of the log. A call made meanwhile joins the run, which then goes once more.
   * @throws Unavailable `erasure.incomplete`: what was not destroyed is at the next call
   */
  catchUp(): Promise<void> {
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async run(): Promise<void> {
    while (this.again) {
      this.again = false;
      let after = await this.reached();
      for (;;) {
        const batch = await this.parts.log.read(after, BATCH);
        const last = batch.at(-1);
        if (!last) break;
        await this.take(batch);
        this.parts.vault.keepLedger({ position: last.position, hash: last.hash });
        after = last.position;
      }
    }
  }

  /** From the start where the vault followed another log, or one that was cut back since. */
  private async reached(): Promise<number> {
    const mark = this.parts.vault.ledger();
    if (!mark) return 0;
    const [event] = await this.parts.log.read(mark.position - 1, 1);
    return event?.position === mark.position && event.hash === mark.hash ? mark.position : 0;
  }

  private async take(batch: readonly StoredEvent[]): Promise<void> {
    const due: Destruction[] = [];
    const erased = new Set<string>();
    for (const event of batch) {
      for (const destruction of await this.owedBy(event)) {
        if (this.isDone(destruction)) continue;
        due.push(destruction);
        if (destruction.subject === event.stream) erased.add(event.stream);
      }
    }
    if (due.length > 0) this.parts.vault.eraseAll(due);
    for (const event of batch) if (event.type === 'ReferralWithdrawn') await this.retireCopies(event);
    if (erased.size > 0) await this.parts.onErased([...erased]);
  }

  private async owedBy({ type, facts, stream, revision }: StoredEvent): Promise<readonly Destruction[]> {
    if (type === 'ConsentRevoked' || type === 'ConsentExpired')
      return [{ subject: shareOf(String(facts.consentId)), categories: 'all' }];
    if (type !== 'PersonalDataErased') return [];
    const categories = facts.categories as readonly ErasableCategory[];
    return destructionsFor(stream, categories, revision, await this.parts.log.readStream(stream));
  }

  private isDone({ subject, categories }: Destruction): boolean {
    const covered = categories === 'all' ? ['*'] : categories;
    return covered.every((category) => this.parts.vault.isErased(subject, category));
  }

  private async retireCopies({ stream, revision }: StoredEvent): Promise<void> {
    const events = await this.parts.log.readStream(stream);
    const spent = spentCopy(events.filter((event) => event.revision <= revision));
    if (!spent) return;
    const subject = shareOf(spent.consentId);
    if (!this.parts.vault.isErased(subject)) this.parts.vault.retire(subject, 'contact', spent.version);
  }
}

/** All that seals these categories of a youth: their own keys, and the share keys of copies of them. */
export function destructionsFor(
  stream: string,
  categories: readonly ErasableCategory[],
  erasedThrough: number,
  events: readonly StoredEvent[],
): readonly Destruction[] {
  const isAll = erasableCategory.options.every((category) => categories.includes(category));
  const own: Destruction = { subject: stream, categories: isAll ? 'all' : categories, erasedThrough };
  // A copy holds a name and how to reach the youth: it goes with either.
  const isCopied = categories.includes('identity') || categories.includes('contact');
  const shared = isCopied ? consentsGiven(events.filter(({ revision }) => revision <= erasedThrough)) : [];
  return [own, ...shared.map((id) => ({ subject: shareOf(id), categories: 'all' as const, erasedThrough }))];
}
