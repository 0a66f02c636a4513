import { addDays } from '../../domain/kernel/calendar.js';
import { Chance } from '../chance.js';
import { communeOf } from '../codes.js';
import { deskTime } from '../desk.js';
import { CONTRACT, OFFERS } from '../distributions.js';
import { DAY, type Data, instantOf } from '../journal.js';
import { employerName } from '../names.js';
import type { Office } from '../network/office.js';
import { planContract } from './contracts.js';
import type { Life, Surroundings } from './life.js';
import type { Positioning } from './model.js';
import { close, isUnderWay } from './referrals.js';
import { CRAFT, craftNamed } from './trades.js';

/** Offers of the chambers, from the year before to the end, evenly spread; one publishes the next. */
export function planOffers(around: Surroundings, youths: number, year: number): void {
  const { journal } = around;
  const first = instantOf(`${Math.max(year - 1, 2024)}-01-08`) / DAY;
  const daysBetween = 365 / Math.max(1, (youths * OFFERS.perHundredYouths) / 100);
  const publish = (number: number): void => {
    const chance = new Chance(`${journal.seed}|offer|${number}`);
    const chamber = chance.oneOf(around.network.chambers);
    const day = Math.floor(first + number * daysBetween);
    journal.note(deskTime(day, chamber.region.ahead, chance), () => {
      new Offer(around, chamber, chance).publish();
    });
    // Noted at the start of that day, so that the desk's hour is still to come.
    journal.note(day * DAY, () => {
      publish(number + 1);
    });
  };
  publish(0);
}

/** One offer, from its publication to its last answer. Its expiry is the clock's. */
class Offer {
  private readonly id: string;
  private seats: number;
  private open = true;
  private expiresOn = '';
  private readonly positionings: { readonly life: Life; readonly positioning: Positioning }[] = [];

  constructor(
    private readonly around: Surroundings,
    private readonly chamber: Office,
    private readonly chance: Chance,
  ) {
    this.id = chance.id(around.journal.now);
    this.seats = Number(chance.of(OFFERS.seats));
  }

  publish(): void {
    const { chance, today } = this;
    const craft = craftNamed(chance.of(CRAFT));
    const level = chance.of(CONTRACT.level);
    const disclosure = chance.of(OFFERS.disclosure);
    const days = chance.spread(OFFERS.untilExpiry);
    this.expiresOn = addDays(today, days);
    this.record('PublishOffer', {
      disclosure,
      ...(disclosure === 'FULL' && { employerName: employerName(chance, craft.employer) }),
      trade: craft.trade,
      rncp: craft.diplomas[level].rncp,
      qualificationLevel: level,
      commune: communeOf(chance, this.chamber.region.department),
      seats: this.seats,
      startOn: addDays(today, chance.spread(OFFERS.startsIn)),
      durationMonths: Number(chance.of(OFFERS.durationMonths)),
      ...(days < 60 && { expiresOn: this.expiresOn }),
    });
    for (let i = Number(chance.of(OFFERS.positionings)); i > 0; i -= 1) {
      this.later(chance.spread(OFFERS.untilPositioned), () => {
        this.position();
      });
    }
    this.perhaps(OFFERS.updated, chance.spread(OFFERS.untilUpdated), () => {
      this.update();
    });
    this.perhaps(OFFERS.prolonged, days - 2, () => {
      this.prolong();
    });
    this.perhaps(OFFERS.withdrawn, chance.spread(OFFERS.untilWithdrawn), () => {
      this.withdraw();
    });
  }

  private perhaps(share: number, days: number, step: () => void): void {
    if (this.chance.happens(share)) this.later(days, step);
  }

  private get today(): string {
    return this.around.journal.today;
  }

  private later(days: number, step: () => void): void {
    const day = Math.floor(this.around.journal.now / DAY) + Math.max(0, days);
    this.around.journal.note(deskTime(day, this.chamber.region.ahead, this.chance), step);
  }

  private record(command: string, data: Data, by = this.chance.oneOf(this.chamber.staff).actor): void {
    this.around.journal.record('offer', this.id, command, this.today, by, data);
  }

  private get isLive(): boolean {
    return this.open && this.today < this.expiresOn;
  }

  private update(): void {
    if (!this.isLive) return;
    this.seats += 1;
    this.record('UpdateOffer', { seats: this.seats });
  }

  private prolong(): void {
    if (!this.isLive) return;
    this.expiresOn = addDays(this.today, 60);
    this.record('ProlongOffer', {});
  }

  private withdraw(): void {
    if (!this.open) return;
    this.record('WithdrawOffer', { reason: this.chance.oneOf(['EMPLOYER_WITHDREW', 'RECRUITED_OTHERWISE']) });
    this.closeAll();
  }

  private closeAll(): void {
    this.open = false;
    for (const { positioning } of this.positionings) positioning.over = true;
  }

  /** By the adviser of a youth who looks for a contract, on a consent that covers the chamber (convention art. 4.3). */
  private position(): void {
    if (!this.isLive) return;
    const { chance, chamber, around } = this;
    const [life] = around.candidates.draw(chamber.region.code, 1, chance, (one) => this.suits(one));
    if (!life) return;
    const id = chance.id(around.journal.now);
    this.record('PositionYouth', { positioningId: id, pathwayId: life.stream }, life.byAdviser());
    const positioning: Positioning = { id, over: false };
    this.positionings.push({ life, positioning });
    life.positionings.push(positioning);
    for (const referral of life.referrals) {
      const meant = referral.purpose === 'OFFER' && referral.to.kind !== 'ML';
      if (meant && isUnderWay(life, referral)) close(life, referral, 'OFFER_POSITIONED');
    }
    this.follow(life, positioning);
  }

  private suits(life: Life): boolean {
    const already = this.positionings.some((one) => one.life === life);
    const busy = life.contracts.some(({ status }) => status === 'SIGNED' || status === 'STARTED');
    return !already && !busy && life.consentFor('CONTACT_TRANSMISSION', this.chamber) !== undefined;
  }

  /** Application, interview, answer: by the chamber, which hears of them from the employer. */
  private follow(life: Life, positioning: Positioning): void {
    const { chance } = this;
    let days = chance.spread(OFFERS.untilApplication);
    if (chance.happens(OFFERS.applicationSent)) this.step(positioning, days, 'SendApplication', {});
    const interview = chance.of(OFFERS.interview);
    if (interview !== 'NONE') {
      days += chance.spread(OFFERS.untilInterview);
      this.step(positioning, days, interview === 'HELD' ? 'HoldInterview' : 'MissInterview', {});
    }
    const outcome = chance.of(OFFERS.outcome);
    this.later(days + chance.spread(OFFERS.untilOutcome), () => {
      if (positioning.over) return;
      const code = chance.oneOf(['PROFILE', 'MOBILITY', 'OTHER_CANDIDATE', 'NO_SHOW']);
      this.answer(life, positioning, outcome, outcome === 'REFUSED' ? { code } : {});
    });
  }

  private step(positioning: Positioning, days: number, command: string, data: Data): void {
    this.later(days, () => {
      if (!positioning.over) this.record(command, { positioningId: positioning.id, ...data });
    });
  }

  /** Being hired ends the youth's other positionings, and the last seat those of the others. */
  private answer(life: Life, positioning: Positioning, outcome: string, code: Data): void {
    this.record('RecordPositioningOutcome', { positioningId: positioning.id, outcome, ...code });
    positioning.over = true;
    if (outcome !== 'HIRED') return;
    for (const other of life.positionings) other.over = true;
    life.positionings = [];
    this.seats -= 1;
    if (this.seats === 0) this.closeAll();
    planContract(life, {}, this.chance.spread(OFFERS.untilHiredSigns));
  }
}
