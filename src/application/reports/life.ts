import { encodeTime } from 'ulid';
import type { Actor, ActorKind } from '../../domain/kernel/actor.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import { canonicalJson } from '../../domain/kernel/canonical-json.js';
import type { CommandExecutor } from '../execution/executor.js';
import type { CommandRequest } from '../execution/request.js';
import type { EventLog } from '../ports/event-log.js';
import { IntegrityError } from '../ports/faults.js';
import type { Ids } from '../ports/ids.js';
import type { StructureRegister } from '../ports/registers.js';
import type {
  FrozenEdition,
  RegisteredReport,
  ReportComplement,
  ReportEdition,
  ReportMaker,
  ReportRegister,
  ReportShelf,
  SealedReport,
} from '../ports/reports.js';
import { complementOf } from './complement.js';
import { reportLife } from './refusals.js';

export interface ReportLifeParts {
  readonly register: ReportRegister;
  readonly maker: ReportMaker;
  readonly shelf: ReportShelf;
  readonly structures: Pick<StructureRegister, 'list'>;
  readonly executor: Pick<CommandExecutor, 'execute' | 'rehearse'>;
  readonly log: Pick<EventLog, 'readStream'>;
  readonly ids: Pick<Ids, 'next'>;
  readonly today: () => CalendarDate;
}

/** The editions that go out; the working one stays with the DPO and the auditors. */
const PUBLISHED_EDITIONS = ['committee', 'public'] as const satisfies readonly ReportEdition[];

/** The figures of an edition, and what CMA France brought to it. */
export interface FrozenReport {
  readonly report: SealedReport;
  readonly complement: ReportComplement | undefined;
}

export interface Check {
  readonly number: number;
  readonly edition: ReportEdition;
  /** What the log, or the file that is kept, says. */
  readonly sealed: string;
  /** What the events give now. */
  readonly regenerated: string;
}

/**
 * The life of the report of a year (REPORT, *Life of a report*): frozen from the events, completed by CMA France, reviewed by
 * the steering committee, published. What is published is kept byte for byte, and can be made again from the events.
 */
export class ReportLife {
  constructor(private readonly parts: ReportLifeParts) {}

  async open(year: number, actor = this.national('UNML')): Promise<RegisteredReport> {
    if (await this.parts.register.ofYear(year)) throw reportLife.refusal('report.alreadyOpen', { year });
    await this.parts.executor.execute(this.command(streamOf(year), 'OpenReport', { year }, actor));
    return this.openReport(year);
  }

  /**
   * Freezes the figures as the log has them now, as a new edition; opens the report where it is not.
   * @returns the edition, the one before where nothing of it has changed
   * @throws DomainError `report.yearNotOver`, `report.observationNotOver`
   */
  async freeze(
    year: number,
    { observedUntil, actor = this.national('UNML') }: { observedUntil?: CalendarDate | undefined; actor?: Actor } = {},
  ): Promise<FrozenEdition> {
    const today = this.parts.today();
    const made = await this.parts.maker.made({ year, edition: 'working', observedUntil, today });
    if (made.observedUntil > today) {
      const { observedUntil: until } = made;
      throw reportLife.refusal('report.observationNotOver', { observedUntil: until });
    }
    const report = (await this.parts.register.ofYear(year)) ?? (await this.open(year, actor));
    const [last] = report.editions;
    if (last && (await this.isSame(year, last, made))) return last;
    const { definitions, knownAt, sha256 } = made;
    const data = { knownAt: knownAt.position, observedUntil: made.observedUntil, definitions, sha256 };
    await this.parts.executor.execute(this.command(report.id, 'FreezeFigures', data, actor));
    return this.edition(await this.openReport(year));
  }

  /** @param given the figures of the chambers and the narrative, checked by the command's schema */
  async complete(year: number, given: object, actor = this.national('CMA_FRANCE')): Promise<void> {
    const { id } = await this.openReport(year);
    await this.parts.executor.execute(this.command(id, 'CompleteByCmaFrance', given, actor));
  }

  async review(year: number, meetingId: string, actor: Actor = { kind: 'COMMITTEE' }): Promise<void> {
    const { id } = await this.openReport(year);
    const command = this.command(id, 'ReviewByCommittee', { meetingId }, actor);
    await this.parts.executor.rehearse(command);
    if (!(await this.parts.maker.meetingWasHeld(meetingId))) throw reportLife.refusal('report.meetingUnknown');
    await this.parts.executor.execute(command);
  }

  /**
   * REPORT: a new public edition appears only if it does not lie too close to the one before.
   * @throws DomainError `report.editionTooClose` · IntegrityError when the events no longer give what was frozen
   */
  async publish(
    year: number,
    { number, actor = this.national('UNML') }: { number?: number | undefined; actor?: Actor } = {},
  ): Promise<FrozenEdition> {
    const report = await this.openReport(year);
    const command = this.command(report.id, 'PublishReport', { edition: number }, actor);
    const isNew = (await this.parts.executor.rehearse(command)) > 0;
    const frozen = this.edition(report, number);
    if (!isNew) return frozen;
    await this.mustRegenerate(year, frozen);
    const before = report.editions.find(({ publishedOn }) => publishedOn !== null);
    const next = await this.regenerated(year, frozen, 'public');
    if (before) await this.parts.maker.mustNotBeClose(await this.kept(year, before, 'public'), next);
    await this.parts.executor.execute(command);
    for (const edition of PUBLISHED_EDITIONS) await this.kept(year, frozen, edition);
    return this.edition(await this.openReport(year), frozen.edition);
  }

  /** Makes every frozen edition anew and compares seals; of published ones also with what is kept. */
  async verify(year: number): Promise<readonly Check[]> {
    const { editions } = await this.openReport(year);
    const checks: Check[] = [];
    for (const frozen of [...editions].reverse()) {
      const number = frozen.edition;
      const { sha256 } = await this.regenerated(year, frozen, 'working');
      checks.push({ number, edition: 'working', sealed: frozen.sha256, regenerated: sha256 });
      if (frozen.publishedOn === null) continue;
      for (const edition of PUBLISHED_EDITIONS) {
        const kept = await this.kept(year, frozen, edition);
        const again = await this.regenerated(year, frozen, edition);
        checks.push({ number, edition, sealed: kept.sha256, regenerated: again.sha256 });
      }
    }
    return checks;
  }

  /**
   * An edition of a year as it was frozen; where no number is given the last that was published, as it was published: undefined
   * where there is none, or it is not one that goes out.
   */
  async asFrozen(year: number, edition: ReportEdition, number?: number): Promise<FrozenReport | undefined> {
    if (number !== undefined) return this.atNumber(await this.openReport(year), edition, number);
    if (edition === 'working') return undefined;
    const registered = await this.parts.register.ofYear(year);
    const last = registered?.editions.find(({ publishedOn }) => publishedOn !== null);
    return registered && last && this.atNumber(registered, edition, last.edition);
  }

  /** The working figures of an edition, for whoever compares it. */
  async frozen(year: number, number: number, edition: ReportEdition = 'working'): Promise<SealedReport> {
    return this.regenerated(year, this.edition(await this.openReport(year), number), edition);
  }

  private async atNumber(registered: RegisteredReport, edition: ReportEdition, number: number): Promise<FrozenReport> {
    const frozen = this.edition(registered, number);
    const isKept = edition !== 'working' && frozen.publishedOn !== null;
    const { year, id } = registered;
    return {
      report: await (isKept ? this.kept(year, frozen, edition) : this.regenerated(year, frozen, edition)),
      complement: complementOf(await this.parts.log.readStream(id), number),
    };
  }

  private async isSame(year: number, last: FrozenEdition, made: SealedReport): Promise<boolean> {
    if (last.observedUntil !== made.observedUntil || last.definitions !== made.definitions) return false;
    const before = await this.regenerated(year, last, 'working');
    return canonicalJson(before.figures) === canonicalJson(made.figures);
  }

  private async mustRegenerate(year: number, frozen: FrozenEdition): Promise<void> {
    const { sha256 } = await this.regenerated(year, frozen, 'working');
    if (sha256 !== frozen.sha256) {
      throw new IntegrityError('report', { detail: `${String(year)} edition ${String(frozen.edition)}` });
    }
  }

  private async regenerated(year: number, frozen: FrozenEdition, edition: ReportEdition): Promise<SealedReport> {
    const { observedUntil, knownAt, definitions } = frozen;
    const made = await this.parts.maker.made({ year, edition, observedUntil, knownAt: Number(knownAt) });
    if (made.definitions !== definitions) {
      const names = { edition: frozen.edition, frozen: definitions, current: made.definitions };
      throw reportLife.refusal('report.definitionsOther', names);
    }
    return made;
  }

  /** From the shelf; put back there where it is not. */
  private async kept(year: number, frozen: FrozenEdition, edition: ReportEdition): Promise<SealedReport> {
    const found = this.parts.shelf.find(year, frozen.edition, edition);
    if (found) return found;
    const made = await this.regenerated(year, frozen, edition);
    this.parts.shelf.keep(frozen.edition, made);
    return made;
  }

  private async openReport(year: number): Promise<RegisteredReport> {
    const report = await this.parts.register.ofYear(year);
    if (!report) throw reportLife.refusal('report.notOpen', { year });
    return report;
  }

  private edition({ year, editions }: RegisteredReport, number = editions[0]?.edition): FrozenEdition {
    const found = editions.find(({ edition }) => edition === number);
    if (!found) throw reportLife.refusal('report.editionUnknown', { year, edition: number ?? 1 });
    return found;
  }

  /** The national body, for the structure of that kind that stands today. */
  private national(kind: ActorKind & ('UNML' | 'CMA_FRANCE')): Actor {
    const today = this.parts.today();
    const structure = this.parts.structures.list(kind).find(({ endsOn }) => endsOn === null || endsOn > today);
    return structure ? { kind, structure: structure.id } : { kind };
  }

  private command(id: string, command: string, data: object, actor: Actor): CommandRequest {
    return { commandId: this.parts.ids.next(), aggregate: 'annual-report', id, command, data, actor, source: 'CLI' };
  }
}

/** The same year has the same stream, whoever opens it: of two who do at once, one is refused. */
function streamOf(year: number): string {
  return `report-${encodeTime(Date.UTC(year, 0, 1), 10)}${'0'.repeat(16)}`;
}
