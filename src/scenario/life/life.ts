import type { Actor } from '../../domain/kernel/actor.js';
import { addDays, ageOn, type CalendarDate, dayNumber, earliest, latest } from '../../domain/kernel/calendar.js';
import type { Chance, Spread } from '../chance.js';
import { deskTime } from '../desk.js';
import { LATE } from '../distributions.js';
import type { Data, Journal } from '../journal.js';
import { type Account, type Office, standing } from '../network/office.js';
import type { Network } from '../network/plan.js';
import type { Candidates } from './candidates.js';
import type { Cej, Consent, Contract, Pacea, Person, Positioning, Prepa, Referral, Scope } from './model.js';

/** What all lives share. */
export interface Surroundings {
  readonly journal: Journal;
  readonly network: Network;
  /** Nothing is dated after it. */
  readonly lastDay: CalendarDate;
  /** Youths who may take part in what offices organise: offers of contracts, collective actions. */
  readonly candidates: Candidates<Life>;
  /** After a break the centre may send the youth back: what follows from that is told where referrals are. */
  readonly afterBreak: (life: Life, cfa: Office) => void;
}

/**
 * One youth's path as far as it must be known to propose lawful commands only: what is open, since when, on what it rests. What
 * the domain concludes by itself (a withdrawal with a revocation, a rebound closed by a signature) is concluded here too.
 */
export class Life {
  readonly id: string;
  readonly stream: string;
  readonly chance: Chance;
  adviser: Account;
  /** What is known to reach the youth by. */
  contactFields: readonly ('PHONE' | 'EMAIL' | 'ADDRESS')[] = [];
  readonly otherReferents = new Set<'CMA' | 'CFA'>();
  imiloNumber: string | undefined;
  transferredOn: CalendarDate;
  referentSince: CalendarDate | undefined;
  pacea: Pacea | undefined;
  cej: Cej | undefined;
  readonly consents: Consent[] = [];
  readonly referrals: Referral[] = [];
  prepa: Prepa | undefined;
  readonly contracts: Contract[] = [];
  readonly objections = new Set<Scope>();
  readonly saidNo = new Set<Office>();
  restricted = false;
  closed = false;
  absorbed = false;
  reopenedOn: CalendarDate | undefined;
  /** On offers, and not answered yet. */
  positionings: Positioning[] = [];

  constructor(
    readonly around: Surroundings,
    readonly index: number,
    readonly person: Person,
    public missionLocale: Office,
    chance: Chance,
    readonly registeredOn: CalendarDate,
  ) {
    this.chance = chance;
    this.id = chance.id(around.journal.now);
    this.stream = `youthPathway-${this.id}`;
    this.adviser = this.somebodyOf(missionLocale);
    this.transferredOn = registeredOn;
  }

  get today(): CalendarDate {
    return this.around.journal.today;
  }

  /** Neither closed nor absorbed by another path. */
  get isOpen(): boolean {
    return !this.closed && !this.absorbed;
  }

  get age(): number {
    return ageOn(this.person.birthDate, this.today);
  }

  record(command: string, by: Actor, data: Data, effectiveOn = this.today): void {
    this.around.journal.record('youth-pathway', this.id, command, effectiveOn, by, data);
  }

  /** Some days later, on a working day; put off while the processing is restricted; not at all on an absorbed path. */
  later(delay: Spread | number, step: () => void): void {
    const days = typeof delay === 'number' ? delay : this.chance.spread(delay);
    this.around.journal.note(this.deskTime(days), () => {
      this.whenPossible(step);
    });
  }

  private deskTime(daysFromNow: number): number {
    return deskTime(dayNumber(this.today) + daysFromNow, this.missionLocale.region.ahead, this.chance);
  }

  /** Some days later, also while the processing is restricted. */
  whateverHappens(days: number, step: () => void): void {
    this.around.journal.note(this.deskTime(days), () => {
      if (!this.absorbed) step();
    });
  }

  /** On a day, or as soon after as the desk is open. */
  onDay(date: CalendarDate, step: () => void): void {
    this.later(Math.max(0, dayNumber(date) - dayNumber(this.today)), step);
  }

  private whenPossible(step: () => void): void {
    if (this.absorbed) return;
    if (this.restricted) {
      this.later(9, step);
      return;
    }
    if (this.isOpen) this.followTheMerger();
    step();
  }

  /** The day on which something happened that is written down today: mostly today, never before any of these. */
  late(...notBefore: readonly (CalendarDate | undefined)[]): CalendarDate {
    const lag = this.chance.of(LATE.share);
    if (lag === 'SAME_DAY') return this.today;
    const known = notBefore.filter((date) => date !== undefined);
    const then = addDays(this.today, -this.chance.spread(LATE[lag]));
    return earliest(this.today, latest(then, this.registeredOn, ...known));
  }

  /** The same, a week at most. */
  lateByDays(...notBefore: readonly (CalendarDate | undefined)[]): CalendarDate {
    return this.late(addDays(this.today, -7), ...notBefore);
  }

  somebodyOf(office: Office): Account {
    return this.chance.oneOf(standing(office).staff);
  }

  /** The adviser who follows the youth; whoever takes over from one who has left is named first. */
  byAdviser(): Actor {
    if (this.adviser.left) this.takeOver(this.somebodyOf(this.missionLocale));
    return this.adviser.actor;
  }

  /** Somebody of an office; of the Mission Locale where the office has closed. */
  bySomebodyOf(office: Office): Actor {
    const colleagues = office.staff.filter(({ left }) => !left);
    return office.ended === 'CLOSED' || colleagues.length === 0
      ? this.byAdviser()
      : this.chance.oneOf(colleagues).actor;
  }

  /** Another adviser; the change is written down where the first one was. */
  takeOver(account: Account): void {
    this.adviser = account;
    if (this.referentSince === undefined || !this.isOpen || this.referentSince >= this.today) return;
    this.assignAdviser();
  }

  /** Writes down who follows the youth in the Mission Locale. */
  assignAdviser(): void {
    const { id, office, actor } = this.adviser;
    this.referentSince = this.today;
    this.record('AssignReferent', actor, { account: id, structureId: office.stream, role: 'ML' });
  }

  /** The youth in person. */
  get youth(): Actor {
    return { kind: 'YOUTH', onBehalfOf: this.stream };
  }

  private followTheMerger(): void {
    const into = standing(this.missionLocale);
    if (into === this.missionLocale) return;
    this.record('TransferPathway', this.byAdviser(), { to: into.stream, reason: 'STRUCTURE_MERGED' });
    this.missionLocale = into;
    this.transferredOn = this.today;
  }

  isLive(consent: Consent, on = this.today): boolean {
    return !consent.revoked && consent.grantedOn <= on && on < consent.expiresOn;
  }

  /**
   * The live consent that covers an office: the one that names it first, as the domain chooses. None while the youth objects or
   * the processing is restricted.
   */
  consentFor(scope: Scope, office: Office, on = this.today): Consent | undefined {
    if (this.restricted || this.objections.has(scope)) return undefined;
    const network = networkOf(office);
    const covering = this.consents.filter(
      (one) =>
        one.scope === scope &&
        this.isLive(one, on) &&
        this.isLive(one) &&
        (one.recipient === office.stream || one.recipient === network),
    );
    return covering.find(({ recipient }) => recipient === office.stream) ?? covering[0];
  }

  /** Whether employer, diploma and dates may cross on a day: one of those concerned is covered (convention art. 4.4). */
  isShared(offices: readonly (Office | undefined)[], on = this.today): boolean {
    return offices.some((office) => office !== undefined && this.consentFor('SHARED_FOLLOW_UP', office, on));
  }

  /** Answers are awaited. */
  get pending(): readonly Referral[] {
    return this.referrals.filter(({ status }) => status === 'SENT' || status === 'RECEIVED');
  }

  /** What falls with a consent, an objection: everything on its way that rests on it. */
  withdraw(which: (referral: Referral) => boolean): void {
    for (const referral of this.referrals) {
      const live = referral.status === 'SENT' || referral.status === 'RECEIVED' || referral.status === 'ACCEPTED';
      if (live && which(referral)) referral.status = 'OVER';
    }
  }

  /** Nothing that has not left for i-milo leaves any more. */
  stopUpdates(): void {
    for (const { updates } of this.contracts) {
      for (const update of updates) {
        if (update.status === 'PREPARED' || update.status === 'REJECTED') update.status = 'OVER';
      }
    }
  }

  /** Words that a note may hold. They are encrypted; these say nothing of anybody. */
  get remark(): string {
    return this.chance.oneOf(REMARKS);
  }
}

function networkOf({ kind }: Office): 'NETWORK_ML' | 'NETWORK_CMA' {
  return kind === 'ML' ? 'NETWORK_ML' : 'NETWORK_CMA';
}

const REMARKS = [
  'Motivé, souhaite confirmer son choix par une immersion.',
  'Permis B en cours, mobilité limitée pour l’instant.',
  'Préfère être joint en fin de journée.',
  'Projet à préciser avec le référent.',
  'A bien réagi à la visite du centre.',
  'Recherche une entreprise proche de son domicile.',
] as const;
