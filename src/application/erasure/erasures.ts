import type { Actor } from '../../domain/kernel/actor.js';
import { isActiveOn } from '../../domain/kernel/facts.js';
import { DomainError } from '../../domain/kernel/refusals.js';
import { registration } from '../../domain/youth-pathway/registration/refusals.js';
import { erasableCategory, type ErasableCategory } from '../../domain/youth-pathway/rights/events.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { CommandExecutor } from '../execution/executor.js';
import { dateIn, NATIONAL_TIME_ZONE } from '../execution/local-date.js';
import type { CommandRequest } from '../execution/request.js';
import type { Clock } from '../ports/clock.js';
import type { EventLog, StoredEvent } from '../ports/event-log.js';
import type { Copies, Erasure, ErasureJournal, ErasureStep, Signer, Traces } from '../ports/erasure.js';
import { Unavailable } from '../ports/faults.js';
import type { Ids } from '../ports/ids.js';
import type { KeyVault } from '../ports/key-vault.js';
import type { RecordCodec } from '../ports/record-codec.js';
import { recipientsIn, signedCertificate } from './certificate.js';
import { destructionsFor } from './ledger.js';
import { erasureRefusals } from './refusals.js';
import { traitsIn } from './traits.js';

export interface ErasureParts {
  readonly executor: Pick<CommandExecutor, 'execute' | 'rehearse' | 'present' | 'directory'>;
  readonly log: Pick<EventLog, 'readStream'>;
  readonly codec: Pick<RecordCodec, 'open'>;
  readonly vault: Pick<KeyVault, 'eraseAll'>;
  readonly journal: ErasureJournal;
  readonly copies: Copies;
  readonly traces: readonly Traces[];
  readonly signer: Signer;
  readonly clock: Clock;
  readonly ids: Ids;
  /** All the paths of the youth of this one, itself included. */
  readonly pathwaysOf: (pathway: string) => Promise<readonly string[]>;
  /** Hands the certificate over, under the id of its erasure. */
  readonly deliver: (erasureId: string, certificate: string) => void;
  /** Does it some time later: old pages that somebody still reads cannot be wiped now. */
  readonly later: (action: () => void) => void;
  /** Told after each step, once it is durable. */
  readonly between?: (step: ErasureStep) => void;
}

export interface ErasureOrder {
  readonly pathway: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly ground: string;
  /** Everything, when absent. */
  readonly categories?: readonly ErasableCategory[] | undefined;
  readonly identityCheck: string;
}

export interface ErasureOutcome {
  readonly erasureId: string;
  readonly pathways: readonly string[];
  /** The signed text. */
  readonly certificate: string;
  /** It had been done before: nothing was done now. */
  readonly already: boolean;
}

/**
 * The process of an erasure (GDPR art. 17): asked by one account, approved by another, rehearsed on the path itself (a dispute or
 * a control refuses), then copies purged while what to look for can still be read, fence, keys, caches and read models,
 * certificate, and only then the event. Each step is durable before the next: one that is cut short anywhere is resumed, and
 * ends exactly once. Between the rehearsal and the event nothing else is decided on these paths.
 */
export class Erasures {
  private turn: Promise<unknown> = Promise.resolve();
  private awaited = false;

  constructor(private readonly parts: ErasureParts) {}

  /**
   * @throws DomainError `erasure.held`, `erasure.secondAccount`, `erasure.requester`, `actor.notAllowed`: nothing is destroyed ·
   *   Unavailable `erasure.incomplete` when old pages could not be wiped yet: it goes on by itself, the certificate waits
   */
  erase(order: ErasureOrder): Promise<ErasureOutcome> {
    return this.inTurn(() => this.begin(order));
  }

  /** Takes up what was cut short. What still cannot be done now stays under way. @returns how many were completed */
  resume(): Promise<number> {
    return this.inTurn(async () => {
      let completed = 0;
      for (const erasure of this.parts.journal.underWay()) if (await this.isCompleted(erasure)) completed += 1;
      return completed;
    });
  }

  private inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.turn.then(action);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async begin(order: ErasureOrder): Promise<ErasureOutcome> {
    const { journal, clock, ids } = this.parts;
    const known = journal.underWay().find(({ pathways }) => pathways.includes(order.pathway));
    if (known) return this.completed(known);
    await this.stateOf(order.pathway);
    const pathways = await this.parts.pathwaysOf(order.pathway);
    const categories = order.categories ?? erasableCategory.options;
    const before = await this.certificateBefore(pathways, categories);
    if (before) return before;
    const acceptedAt = clock.now();
    const { requester, today } = await this.requesterOf(order.requestedBy, acceptedAt);
    const erasure: Erasure = {
      erasureId: ids.next(),
      step: 'ASKED',
      pathways,
      categories,
      ground: order.ground,
      identityCheck: order.identityCheck,
      requester,
      approvedBy: order.approvedBy,
      acceptedAt,
      acceptedOn: today,
    };
    // From here on nothing else is decided on these paths.
    journal.keep(erasure);
    this.parts.between?.('ASKED');
    return this.completed(erasure);
  }

  /** Where there is nothing left to erase: the certificate of the time when it was. */
  private async certificateBefore(
    pathways: readonly string[],
    categories: readonly ErasableCategory[],
  ): Promise<ErasureOutcome | undefined> {
    for (const pathway of pathways) {
      const { erased } = (await this.stateOf(pathway)).rights;
      if (categories.some((category) => !erased.includes(category))) return undefined;
    }
    const events = (await this.eventsOf({ pathways })).flat();
    const last = events.filter(({ type }) => type === 'PersonalDataErased').at(-1);
    if (!last) return undefined;
    return { erasureId: last.correlationId, pathways, certificate: String(last.facts.certificate), already: true };
  }

  private async isCompleted(erasure: Erasure): Promise<boolean> {
    try {
      await this.completed(erasure);
      return true;
    } catch (error) {
      // Refused before anything was done, or not possible yet: whoever asked is told when they ask again.
      if (error instanceof DomainError || error instanceof Unavailable) return false;
      throw error;
    }
  }

  private async completed(erasure: Erasure): Promise<ErasureOutcome> {
    let at = erasure;
    try {
      while (at.step !== 'RECORDED') {
        at = await this.next(at);
        this.parts.journal.keep(at);
        this.parts.between?.(at.step);
      }
      await this.answerRequests(at);
    } catch (error) {
      if (at.step === 'ASKED') this.parts.journal.end(at.erasureId);
      else if (error instanceof Unavailable) this.goOnLater();
      throw error;
    }
    const certificate = at.certificate ?? '';
    this.parts.deliver(at.erasureId, certificate);
    this.parts.journal.end(at.erasureId);
    return { erasureId: at.erasureId, pathways: at.pathways, certificate, already: false };
  }

  private goOnLater(): void {
    if (this.awaited) return;
    this.awaited = true;
    this.parts.later(() => {
      this.awaited = false;
      // What fails again is awaited again; the next start finds it too.
      this.resume().catch(() => undefined);
    });
  }

  private async next(erasure: Erasure): Promise<Erasure> {
    switch (erasure.step) {
      case 'ASKED':
        await this.rehearse(erasure);
        return { ...erasure, step: 'ACCEPTED' };
      case 'ACCEPTED': {
        const traits = traitsIn(erasure.pathways, (await this.eventsOf(erasure)).flat(), this.parts.codec);
        return { ...erasure, step: 'COPIES_PURGED', copies: await this.parts.copies.purge(traits) };
      }
      case 'COPIES_PURGED':
        return this.destroy(erasure);
      case 'DESTROYED':
        for (const trace of this.parts.traces) await trace.purge(erasure.pathways);
        return { ...erasure, step: 'PURGED' };
      case 'PURGED':
        return this.certify(erasure);
      case 'CERTIFIED':
        for (const pathway of erasure.pathways) await this.parts.executor.execute(this.commandFor(erasure, pathway));
        return { ...erasure, step: 'RECORDED' };
      case 'RECORDED':
        return erasure;
    }
  }

  /** Fence first, then the keys: one call of the vault, which completes at its next start what was cut short. */
  private async destroy(erasure: Erasure): Promise<Erasure> {
    const streams = await this.eventsOf(erasure);
    const owed = streams.map((events, index) => {
      const pathway = erasure.pathways[index] ?? '';
      const erasedThrough = events.at(-1)?.revision ?? -1;
      return {
        pathway,
        erasedThrough,
        destructions: destructionsFor(pathway, erasure.categories, erasedThrough, events),
      };
    });
    const fingerprints = [...this.parts.vault.eraseAll(owed.flatMap(({ destructions }) => destructions))];
    const destroyed = owed.map(({ pathway, erasedThrough, destructions }) => ({
      pathway,
      erasedThrough,
      fingerprints: fingerprints.splice(0, destructions.length).flat(),
    }));
    return { ...erasure, step: 'DESTROYED', destroyed, destroyedAt: this.parts.clock.now() };
  }

  private async certify(erasure: Erasure): Promise<Erasure> {
    const recipients = recipientsIn((await this.eventsOf(erasure)).flat());
    const purged = this.parts.traces.map(({ name }) => name);
    const { signer, clock } = this.parts;
    const certificate = signedCertificate(erasure, recipients, purged, clock.now(), signer);
    return { ...erasure, step: 'CERTIFIED', certificate };
  }

  /** An erasure that was asked for and is done is an answer to the request. */
  private async answerRequests(erasure: Erasure): Promise<void> {
    const isAll = erasableCategory.options.every((category) => erasure.categories.includes(category));
    for (const pathway of erasure.pathways) {
      const { requests } = (await this.stateOf(pathway)).rights;
      for (const { requestId } of requests.filter((one) => one.right === 'ERASURE' && !one.answered))
        await this.parts.executor.execute({
          ...this.commandFor(erasure, pathway),
          commandId: this.parts.ids.derived(erasure.erasureId, `answer|${requestId}`),
          command: 'AnswerSubjectRequest',
          data: { requestId, outcome: isAll ? 'GRANTED' : 'PARTLY_GRANTED' },
        });
    }
  }

  /** @throws DomainError when the erasure is refused on one of the paths */
  private async rehearse(erasure: Erasure): Promise<void> {
    for (const pathway of erasure.pathways) await this.parts.executor.rehearse(this.commandFor(erasure, pathway));
  }

  private commandFor(erasure: Erasure, pathway: string): CommandRequest {
    const { erasureId, categories, ground, approvedBy, requester, acceptedOn, destroyed, certificate } = erasure;
    const keys = destroyed?.find((one) => one.pathway === pathway)?.fingerprints ?? [];
    return {
      commandId: this.parts.ids.derived(erasureId, `erase|${pathway}`),
      aggregate: 'youth-pathway',
      id: pathway,
      command: 'ErasePersonalData',
      // The day on which it was accepted, whenever it could be completed: both accounts were active then.
      effectiveOn: acceptedOn,
      actor: requester,
      data: { categories, ground, keyFingerprints: keys, certificate: certificate ?? 'rehearsal', approvedBy },
      correlationId: erasureId,
      source: 'CLI',
    };
  }

  /** Acts with the role of its account, today in the time zone of its structure. */
  private async requesterOf(account: string, now: string): Promise<{ requester: Actor; today: string }> {
    const directory = await this.parts.executor.directory();
    const known = directory.account(account);
    const structure = known && directory.structure(known.structureId);
    if (!structure) throw erasureRefusals.refusal('erasure.requester');
    const today = dateIn(structure.timeZone || NATIONAL_TIME_ZONE, now);
    const isOpen = known.openedOn <= today && (known.deactivatedOn === undefined || today < known.deactivatedOn);
    if (!isOpen || !isActiveOn(structure, today)) throw erasureRefusals.refusal('erasure.requester');
    return { requester: { kind: known.role as Actor['kind'], account, structure: structure.id }, today };
  }

  private async stateOf(pathway: string): Promise<YouthPathwayState> {
    const present = await this.parts.executor.present(pathway);
    if (!present) throw registration.refusal('pathway.unknown');
    return present.state as YouthPathwayState;
  }

  private eventsOf({ pathways }: Pick<Erasure, 'pathways'>): Promise<readonly (readonly StoredEvent[])[]> {
    return Promise.all(pathways.map((stream) => this.parts.log.readStream(stream)));
  }
}
