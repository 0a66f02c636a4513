import { addDays, type CalendarDate, dayNumber } from '../../domain/kernel/calendar.js';
import { Chance } from '../chance.js';
import { deskTime } from '../desk.js';
import { ACTIONS } from '../distributions.js';
import { DAY, type Data, HOUR, instantOf } from '../journal.js';
import { townOf } from '../names.js';
import { type Office, standing } from '../network/office.js';
import type { Life, Surroundings } from './life.js';

/** Collective actions of the two networks (convention art. 4.1 and 4.2), from the year before to the end; one calls the next. */
export function planActions(around: Surroundings, youths: number, year: number): void {
  const { journal } = around;
  const first = instantOf(`${Math.max(year - 1, 2024)}-01-10`) / DAY;
  const daysBetween = 365 / Math.max(4, (youths * ACTIONS.perHundredYouths) / 100);
  const call = (number: number): void => {
    const chance = new Chance(`${journal.seed}|action|${number}`);
    const host = chance.oneOf(around.network.missionsLocales);
    const day = Math.floor(first + number * daysBetween);
    journal.note(deskTime(day, host.region.ahead, chance), () => {
      new CollectiveAction(around, standing(host), chance).plan();
    });
    journal.note(day * DAY, () => {
      call(number + 1);
    });
  };
  call(0);
}

/** Publics among whom nobody is named (GDPR art. 9 and 10). */
const NAMED: readonly string[] = ['ALL', 'CEJ'];
/** Nine in the evening: in the Antilles and in Guyane it is tomorrow already in UTC. */
const EVENING = 21;

class CollectiveAction {
  private readonly id: string;
  private readonly audience: string;
  private readonly capacity: number;
  private date: CalendarDate;
  private over = false;
  private registered: Life[] = [];

  constructor(
    private readonly around: Surroundings,
    private readonly host: Office,
    private readonly chance: Chance,
  ) {
    this.id = chance.id(around.journal.now);
    this.audience = chance.of(ACTIONS.audience);
    this.capacity = Number(chance.of(ACTIONS.capacity));
    this.date = addDays(around.journal.today, chance.spread(ACTIONS.plannedBefore));
  }

  plan(): void {
    const { chance, host, around, audience } = this;
    const subject =
      audience === 'CEJ' && chance.happens(ACTIONS.workshopForCej) ? 'CEJ_WORKSHOP' : chance.of(ACTIONS.subject);
    const [chamber] = around.network.chambersOf(host.region);
    const joint = chamber !== undefined && chance.happens(ACTIONS.joint);
    this.record('PlanAction', {
      subject,
      ...(audience !== 'ALL' && { audience }),
      ...(joint && { hosts: [host.stream, chamber.stream] }),
      date: this.date,
      place: `${townOf(chance.between(0, 599))}, ${chance.oneOf(['salle polyvalente', 'atelier du CFA', 'Mission Locale'])}`,
      capacity: this.capacity,
    });
    if (NAMED.includes(audience)) this.invite();
    if (chance.happens(ACTIONS.cancelled)) {
      this.later(chance.spread(ACTIONS.untilChange), () => {
        this.cancel();
      });
    } else if (chance.happens(ACTIONS.rescheduled)) {
      this.later(chance.spread(ACTIONS.untilChange), () => {
        this.reschedule();
      });
    }
    this.awaitTheDay();
  }

  private get today(): CalendarDate {
    return this.around.journal.today;
  }

  private later(days: number, step: () => void): void {
    const day = dayNumber(this.today) + days;
    this.around.journal.note(deskTime(day, this.host.region.ahead, this.chance), step);
  }

  private record(command: string, data: Data, by = this.somebody(), effectiveOn = this.today): void {
    this.around.journal.record('collective-action', this.id, command, effectiveOn, by, data);
  }

  private somebody() {
    return this.chance.oneOf(standing(this.host).staff).actor;
  }

  /** Youths of the Missions Locales around, each by their own adviser. */
  private invite(): void {
    const { chance } = this;
    const wanted = Math.min(chance.spread(ACTIONS.registered), this.capacity);
    for (let i = 0; i < wanted; i += 1) {
      this.later(chance.spread(ACTIONS.untilRegistered), () => {
        this.register();
      });
    }
  }

  private register(): void {
    const { chance, around, audience } = this;
    if (this.over || this.today > this.date || this.registered.length >= this.capacity) return;
    const fits = (life: Life): boolean =>
      !this.registered.includes(life) && (audience !== 'CEJ' || life.cej !== undefined);
    const [life] = around.candidates.draw(this.host.region.code, 1, chance, fits);
    if (!life) return;
    this.record('RegisterYouthForAction', { pathwayId: life.stream }, life.byAdviser());
    this.registered.push(life);
    if (!chance.happens(ACTIONS.unregistered)) return;
    this.later(chance.spread(ACTIONS.untilUnregistered), () => {
      if (this.over || this.today > this.date) return;
      this.record('UnregisterYouthFromAction', { pathwayId: life.stream }, life.byAdviser());
      this.registered = this.registered.filter((one) => one !== life);
    });
  }

  private cancel(): void {
    if (this.over || this.today >= this.date) return;
    this.over = true;
    this.record('CancelAction', { reason: this.chance.oneOf(['TOO_FEW_REGISTERED', 'PLACE_UNAVAILABLE']) });
  }

  private reschedule(): void {
    if (this.over || this.today >= this.date) return;
    this.date = addDays(this.date, this.chance.spread(ACTIONS.putOffBy));
    this.record('RescheduleAction', { date: this.date });
    this.awaitTheDay();
  }

  /** Attendance is closed on the evening of that day, or at the desk some days after. */
  private awaitTheDay(): void {
    const { chance, date } = this;
    if (!chance.happens(ACTIONS.closingWrittenDown)) return;
    const close = (): void => {
      if (!this.over && this.date === date) this.close();
    };
    const tonight = instantOf(date) + (EVENING - this.host.region.ahead) * HOUR;
    if (chance.happens(ACTIONS.evening)) this.around.journal.note(tonight, close);
    else this.later(dayNumber(date) - dayNumber(this.today) + chance.spread(ACTIONS.untilClosed), close);
  }

  private close(): void {
    const { chance, audience } = this;
    const present = this.registered.filter(() => chance.happens(ACTIONS.present));
    const absent = this.registered.filter((life) => !present.includes(life));
    this.over = true;
    const data = {
      ...(present.length > 0 && { present: present.map(({ stream }) => stream) }),
      ...(absent.length > 0 && { absent: absent.map(({ stream }) => stream) }),
      anonymousCount:
        chance.spread(ACTIONS.anonymous) +
        (NAMED.includes(audience) ? 0 : chance.spread(ACTIONS.countedWhereNoneIsNamed)),
      ...(audience === 'CEJ' && { cejHours: chance.spread(ACTIONS.cejHours) }),
    };
    this.record('CloseAttendance', data, this.somebody(), this.date);
  }
}
