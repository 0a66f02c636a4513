import { dateOfDay } from '../../domain/kernel/calendar.js';
import { Chance } from '../chance.js';
import { NETWORK } from '../distributions.js';
import { type Data, DAY, HOUR, instantOf, type Journal } from '../journal.js';
import { landOf } from '../names.js';
import { accountData, keeperOf } from './founding.js';
import { type Account, hire, type Office } from './office.js';
import type { Network } from './plan.js';

/** What changes in the networks while youths are followed: people come and go, Missions Locales merge, a centre closes. */
export class Changes {
  private readonly chance: Chance;

  constructor(
    private readonly journal: Journal,
    private readonly network: Network,
    private readonly year: number,
  ) {
    this.chance = new Chance(`${journal.seed}|changes`);
  }

  begin(): void {
    this.mergers();
    this.closings();
    const { missionsLocales, chambers, cfas } = this.network;
    for (const year of [this.year - 1, this.year, this.year + 1]) {
      if (year < 2024) continue;
      for (const office of [...missionsLocales, ...chambers, ...cfas]) {
        for (let i = this.leavers(); i > 0; i -= 1) {
          this.journal.note(this.someDayOf(year), () => {
            this.replaceSomebody(office);
          });
        }
      }
    }
  }

  /** Two people at least work in each office. */
  private leavers(): number {
    return [1, 2].filter(() => this.chance.happens(NETWORK.turnoverPerYear)).length;
  }

  private someDayOf(year: number): number {
    const day = instantOf(`${year}-01-03`) / DAY + this.chance.between(0, 355);
    return instantOf(dateOfDay(day)) + 13 * HOUR;
  }

  private replaceSomebody(office: Office): void {
    if (office.ended) return;
    const leaver = this.chance.oneOf(office.staff.filter(({ left }) => !left));
    const keeper = keeperOf(office, this.network).actor;
    const newcomer = hire(office, this.chance.id(this.journal.now));
    this.record(office, 'OpenAccount', keeper, accountData(newcomer, this.chance));
    for (const [subject, { account, since }] of office.referents) {
      if (account === leaver) this.handOver(office, subject, since, newcomer);
    }
    leaver.left = true;
    office.staff.splice(office.staff.indexOf(leaver), 1);
    this.record(office, 'DeactivateAccount', keeper, { account: leaver.id });
  }

  /** Most subjects get a new referent; some end with a word, others with the account. */
  private handOver(office: Office, subject: string, since: string, newcomer: Account): void {
    const { today } = this.journal;
    if (since < today && this.chance.happens(NETWORK.handedOver)) {
      office.referents.set(subject, { account: newcomer, since: today });
      this.record(office, 'ReplaceReferent', newcomer.actor, { subject, account: newcomer.id });
      return;
    }
    if (this.chance.happens(NETWORK.endedInWords)) this.record(office, 'EndReferent', newcomer.actor, { subject });
    office.referents.delete(subject);
  }

  /** On 1 July of the year: the smaller goes into its neighbour, which takes a new name and a new code. */
  private mergers(): void {
    const { missionsLocales } = this.network;
    if (missionsLocales.length < NETWORK.leastMissionsLocalesToMerge) return;
    const mergers = Math.max(1, Math.floor(missionsLocales.length / NETWORK.missionsLocalesPerMerger));
    const taken = new Set<Office>();
    for (let i = 0; i < mergers; i += 1) {
      const one = this.chance.oneOf(missionsLocales);
      const neighbours = this.network
        .missionsLocalesOf(one.region)
        .filter((other) => other !== one && !taken.has(other));
      if (taken.has(one) || neighbours.length === 0) continue;
      const other = this.chance.oneOf(neighbours);
      taken.add(one).add(other);
      const onDay = instantOf(`${this.year}-07-01`) + i * DAY;
      this.journal.note(onDay + 5 * HOUR, () => {
        this.merge(one, other);
      });
    }
  }

  private merge(one: Office, into: Office): void {
    const keeper = keeperOf(one, this.network).actor;
    this.record(one, 'MergeStructure', keeper, { into: into.stream });
    one.ended = 'MERGED';
    one.successor = into;
    one.referents.clear();
    this.record(into, 'RenameStructure', keeper, {
      name: `Mission Locale ${landOf(into.number)} et ${landOf(one.number)}`,
    });
    const code = `00${String(into.number).padStart(3, '0')}S01`;
    this.record(into, 'ChangeStructureCode', keeper, { system: 'MILO', code });
  }

  /** In October of the year: its apprentices go on in another centre of the region. */
  private closings(): void {
    const { cfas } = this.network;
    if (cfas.length < NETWORK.leastCfasToClose) return;
    const candidates = cfas.filter(({ region }) => this.network.cfasOf(region).length > 1);
    const closings = Math.max(1, Math.floor(cfas.length / NETWORK.cfasPerClosing));
    for (let i = 0; i < closings && candidates.length > 0; i += 1) {
      const cfa = this.chance.oneOf(candidates);
      this.journal.note(instantOf(`${this.year}-10-15`) + i * DAY + 6 * HOUR, () => {
        this.close(cfa);
      });
    }
  }

  private close(cfa: Office): void {
    const successor = this.network.cfasOf(cfa.region).find((other) => other !== cfa && !other.ended);
    if (cfa.ended || !successor) return;
    this.record(cfa, 'CloseStructure', keeperOf(cfa, this.network).actor, {});
    cfa.ended = 'CLOSED';
    cfa.successor = successor;
    cfa.referents.clear();
    for (const account of cfa.staff) account.left = true;
    cfa.staff.length = 0;
  }

  private record(office: Office, command: string, by: Account['actor'], data: Data): void {
    this.journal.record('structure', office.id, command, this.journal.today, by, data);
  }
}
