import type { Actor } from '../../domain/kernel/actor.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import { Chance } from '../chance.js';
import { fictionalPhone, siretOf, uaiOf } from '../codes.js';
import { NETWORK } from '../distributions.js';
import { type Data, DAY, HOUR, instantOf, type Journal } from '../journal.js';
import { landOf, staffName, townOf } from '../names.js';
import { type Account, hire, isChamber, type Office, roleIn } from './office.js';
import type { Network } from './plan.js';

/** The register is filled before the convention is signed. */
export const FOUNDED_ON = '2023-01-09';

const IMPORT: Actor = { kind: 'IMPORT' };

const SUBJECTS = Object.keys(NETWORK.designations) as (keyof typeof NETWORK.designations)[];

/** Enters the structures of both networks in the register, with the accounts of those who work there and their referents. */
export class Founding {
  private readonly chance: Chance;

  constructor(
    private readonly journal: Journal,
    private readonly network: Network,
    private readonly youths: number,
    private readonly conventionSignedOn: CalendarDate,
  ) {
    this.chance = new Chance(`${journal.seed}|founding`);
  }

  begin(): void {
    const first = instantOf(FOUNDED_ON);
    this.journal.note(first + 9 * HOUR, () => {
      this.nationalBodies();
    });
    this.network.regions.forEach((region, index) => {
      this.journal.note(first + (1 + index) * DAY + 13 * HOUR, () => {
        for (const office of this.officesOf(region.code)) this.open(office, keeperOf(office, this.network).actor);
      });
    });
    for (const office of this.all()) {
      const day = this.chance.between(3, 150);
      this.journal.note(instantOf(this.conventionSignedOn) + day * DAY + 13 * HOUR, () => {
        this.designate(office);
      });
    }
  }

  private all(): readonly Office[] {
    const { associations, missionsLocales, chambers, cfas } = this.network;
    return [...associations, ...chambers, ...cfas, ...missionsLocales];
  }

  /** A parent comes before those that name it. */
  private officesOf(regionCode: string): readonly Office[] {
    return this.all().filter(({ region }) => region.code === regionCode);
  }

  private nationalBodies(): void {
    const { unml, cmaFrance, protectionOfficers } = this.network;
    for (const body of [unml, cmaFrance]) this.open(body, IMPORT);
    for (const role of ['DPO', 'DPO', 'COMMITTEE', 'AUDITOR'] as const) {
      const account = hire(unml, this.chance.id(this.journal.now), role);
      this.openAccount(account, IMPORT);
      // They work at the national body without acting for it.
      unml.staff.pop();
      if (role === 'DPO') protectionOfficers.push(account);
    }
  }

  private open(office: Office, by: Actor): void {
    this.record(office, 'RegisterStructure', by, registrationOf(office));
    const perOffice = this.youths / this.peersOf(office);
    const wanted = Math.ceil(perOffice / NETWORK.youthsPerAdviser);
    const staff =
      office.region.code === 'FR' || office.kind === 'ARML' ? 1 : Math.max(2, Math.min(wanted, NETWORK.mostAdvisers));
    for (let i = 0; i < staff; i += 1) this.openAccount(hire(office, this.chance.id(this.journal.now)), by);
  }

  private peersOf({ kind }: Office): number {
    if (kind === 'ML') return this.network.missionsLocales.length;
    return kind === 'CFA' ? this.network.cfas.length : this.network.chambers.length;
  }

  private openAccount(account: Account, by: Actor): void {
    this.record(account.office, 'OpenAccount', by, accountData(account, this.chance));
  }

  private designate(office: Office): void {
    for (const subject of SUBJECTS) {
      if (office.ended !== undefined || !this.chance.happens(NETWORK.designations[subject])) continue;
      const account = this.chance.oneOf(office.staff.filter(({ left }) => !left));
      office.referents.set(subject, { account, since: this.journal.today });
      this.record(office, 'DesignateReferent', account.actor, { subject, account: account.id });
    }
  }

  private record(office: Office, command: string, by: Actor, data: Data): void {
    this.journal.record('structure', office.id, command, this.journal.today, by, data);
  }
}

export function accountData(account: Account, chance: Chance): Data {
  const { firstName, lastName } = staffName(chance);
  const number = account.id.slice(-6).toLowerCase();
  return {
    account: account.id,
    role: account.actor.kind,
    name: `${firstName} ${lastName}`,
    phone: fictionalPhone(chance),
    email: `agent.${number}@example.org`,
  };
}

/** Each national body keeps the register of its own network. */
export function keeperOf(office: Office, { unml, cmaFrance }: Network): Account {
  const inMissionsLocales = ['ML', 'ARML', 'UNML'].includes(office.kind);
  const [keeper] = (inMissionsLocales ? unml : cmaFrance).staff;
  if (!keeper) throw new Error(`nobody keeps the register of ${roleIn(office)}`);
  return keeper;
}

function registrationOf(office: Office): Data {
  const { kind, number, region, parent } = office;
  const code = String(number).padStart(3, '0');
  const siretNumber = number + 1000 * ['UNML', 'CMA_FRANCE', 'ARML', 'ML', 'CMAR', 'CMA', 'CFA'].indexOf(kind);
  return {
    kind,
    name: nameOf(office),
    siret: siretOf(siretNumber),
    ...(region.code !== 'FR' && { regionCode: region.code }),
    ...(parent && { parentId: parent.stream }),
    // Codes of the reference list have this form; no department has the number 00.
    ...(kind === 'ML' && { codes: [{ system: 'MILO', code: `00${code}S00` }] }),
    ...(isChamber(office) && { codes: [{ system: 'CMA', code: `${region.code}${code}` }] }),
    ...(kind === 'CFA' && { uai: uaiOf(number) }),
  };
}

function nameOf({ kind, number, region }: Office): string {
  switch (kind) {
    case 'UNML':
      return 'Union nationale des Missions Locales';
    case 'CMA_FRANCE':
      return 'CMA France';
    case 'ARML':
      return `Association régionale des Missions Locales – ${region.name}`;
    case 'CMAR':
      return `Chambre de métiers et de l’artisanat de région – ${region.name}`;
    case 'CMA':
      return `Chambre de métiers et de l’artisanat – ${landOf(number + 450)}`;
    case 'CFA':
      return `CFA de l’artisanat de ${townOf(number + 200)}`;
    case 'ML':
      return `Mission Locale ${landOf(number)}`;
  }
}
