import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandAnswer } from '../../src/application/execution/executor.js';
import type { Clock } from '../../src/application/ports/clock.js';
import type { StoredEvent } from '../../src/application/ports/event-log.js';
import { openHouse } from '../../src/composition/house.js';
import type { Actor } from '../../src/domain/kernel/actor.js';
import type { PastEvent } from '../../src/domain/kernel/event.js';
import type { House } from '../../src/infrastructure/house.js';

/** A clock that says what a test wants. */
export class SetClock implements Clock {
  constructor(private instant: string) {}

  now(): string {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = instant;
  }
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The ULID of a name: the same name gives the same. */
export function idOf(name: string, n = 0): string {
  const digest = createHash('sha256')
    .update(`${name} ${String(n)}`)
    .digest();
  return `01J${Array.from(digest.subarray(0, 23), (byte) => ALPHABET.charAt(byte % 32)).join('')}`;
}

const structure = (name: string, n?: number): string => `structure-${idOf(name, n)}`;
const account = (name: string, n?: number): string => `acc-${idOf(name, n)}`;

export const UNML = structure('UNM');
export const CMA_FRANCE = structure('CMAFRANCE');
export const CONVENTION = `convention-${idOf('C2023')}`;

/** `ML`, with its region and an adviser's account. */
export interface Place {
  readonly id: string;
  readonly account: string;
  readonly actor: Actor;
}

export interface Order {
  readonly aggregate: string;
  readonly id: string;
  readonly command: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly on?: string;
  readonly actor?: Actor;
  readonly commandId?: string;
}

const IMPORT: Actor = { kind: 'IMPORT' };
const ACTOR_KIND = { ML: 'ML_ADVISER', CMA: 'CMA_REFERENT', CMAR: 'CMA_REFERENT', CFA: 'CFA_REFERENT' } as const;

/** The two networks in a house of their own, on a temporary directory, with a clock that stands where it is set. */
export class Network {
  private count = 0;

  private constructor(
    readonly path: string,
    readonly clock: SetClock,
    public house: House,
  ) {}

  static async open(now = '2025-06-16T10:00:00.000Z'): Promise<Network> {
    const path = mkdtempSync(join(tmpdir(), 'passerelle-cases-'));
    const clock = new SetClock(now);
    const network = new Network(join(path, 'data'), clock, await openHouse(join(path, 'data'), clock));
    await network.found();
    return network;
  }

  async close(): Promise<void> {
    await this.house.close();
    rmSync(join(this.path, '..'), { recursive: true, force: true });
  }

  /** The same data, after a stop and a start. */
  async reopen(): Promise<void> {
    await this.house.close();
    this.house = await openHouse(this.path, this.clock);
  }

  give({ aggregate, id, command, data = {}, on, actor = IMPORT, commandId }: Order): Promise<CommandAnswer> {
    this.count += 1;
    return this.house.executor.execute({
      commandId: commandId ?? idOf('C0MMAND', this.count),
      aggregate,
      id,
      command,
      data,
      actor,
      ...(on !== undefined && { effectiveOn: on }),
      source: actor.kind === 'IMPORT' ? 'IMPORT' : 'HTTP',
    });
  }

  /** A command on a youth's path. */
  onPath(id: string, command: string, data: Order['data'], on: string, actor?: Actor): Promise<CommandAnswer> {
    return this.give({ aggregate: 'youth-pathway', id, command, data: data ?? {}, on, ...(actor && { actor }) });
  }

  async place(
    kind: keyof typeof ACTOR_KIND,
    name: string,
    more: Readonly<Record<string, unknown>> = {},
    on = '2019-01-01',
  ): Promise<Place> {
    const id = structure(name);
    const data = { kind, name, regionCode: '84', ...more };
    await this.give({ aggregate: 'structure', id, command: 'RegisterStructure', data, on });
    const acc = account(name);
    await this.give({
      aggregate: 'structure',
      id,
      command: 'OpenAccount',
      data: { account: acc, role: ACTOR_KIND[kind] },
      on,
    });
    return { id, account: acc, actor: { kind: ACTOR_KIND[kind], account: acc, structure: id } };
  }

  /** A youth followed by the Mission Locale since that day. */
  async youth(
    missionLocale: Place,
    name: string,
    more: Readonly<Record<string, unknown>> = {},
    on = '2024-09-02',
  ): Promise<string> {
    const id = `youthPathway-${idOf(name)}`;
    const data = {
      lastName: `Famille ${name}`,
      firstName: name,
      birthDate: '2005-03-14',
      missionLocaleId: missionLocale.id,
      sex: 'F',
      entryQualification: '3',
      ...more,
    };
    await this.onPath(id, 'RegisterYouth', data, on);
    await this.onPath(id, 'RecordContactDetails', { phone: '+33612345678' }, on);
    return id;
  }

  /** @returns the consent's id */
  async consent(youth: string, scope: string, recipient: string, on: string, expiresOn?: string): Promise<string> {
    this.count += 1;
    const consentId = idOf('C0NSENT', this.count);
    const data = {
      consentId,
      scope,
      recipient,
      noticeVersion: '1.0',
      noticeSha256: 'a'.repeat(64),
      channel: 'SIGNED_PAPER',
      ...(expiresOn !== undefined && { expiresOn }),
    };
    await this.onPath(youth, 'GrantConsent', data, on);
    return consentId;
  }

  /** @returns the referral's id */
  async referral(youth: string, from: Place, to: Place, on: string, more: Order['data'] = {}): Promise<string> {
    this.count += 1;
    const referralId = idOf('REFERRA', this.count);
    const data = { referralId, to: to.id, purpose: 'APPRENTICESHIP', ...more };
    await this.onPath(youth, 'SendReferral', data, on, from.actor);
    return referralId;
  }

  async contract(youth: string, cfa: Place, on: string, more: Order['data'] = {}): Promise<string> {
    this.count += 1;
    const contractId = idOf('C0NTRACT', this.count);
    const data = {
      contractId,
      startOn: '2025-03-03',
      plannedEndOn: '2027-02-28',
      employerName: 'Boulangerie du Pont',
      employerSiret: '73282932000074',
      cfaId: cfa.id,
      rncp: 'RNCP37537',
      diplomaCode: '50022132',
      diplomaLabel: 'CAP Boulanger',
      qualificationLevel: '3',
      trade: '01',
      ...more,
    };
    await this.onPath(youth, 'SignApprenticeshipContract', data, on);
    return contractId;
  }

  /** A day of the clock, as the command line runs it. */
  async tick(on: string): Promise<void> {
    const { refused } = await this.house.tick(on);
    expect(refused).toEqual([]);
  }

  events(): Promise<readonly StoredEvent[]> {
    return this.house.log.read(0, 1_000_000);
  }

  /** What happened in a stream: type and date. */
  async story(stream: string): Promise<readonly string[]> {
    return (await this.house.log.readStream(stream)).map(({ type, effectiveOn }) => `${effectiveOn} ${type}`);
  }

  async opened(stream: string): Promise<readonly PastEvent[]> {
    return (await this.house.log.readStream(stream)).map((event) => this.house.codec.open(event));
  }

  async last(stream: string, type: string): Promise<StoredEvent | undefined> {
    return (await this.house.log.readStream(stream)).findLast((event) => event.type === type);
  }

  private async found(): Promise<void> {
    for (const [id, kind] of [
      [UNML, 'UNML'],
      [CMA_FRANCE, 'CMA_FRANCE'],
    ])
      await this.give({
        aggregate: 'structure',
        id: id ?? '',
        command: 'RegisterStructure',
        data: { kind, name: kind },
        on: '2003-01-01',
      });
    await this.give({
      aggregate: 'convention',
      id: CONVENTION,
      command: 'SignConvention',
      data: { level: 'NATIONAL', parties: [UNML, CMA_FRANCE], termYears: 3, renewal: 'YEARLY_TACIT' },
      on: '2023-05-24',
    });
  }
}

/** How a command was answered: `accepted`, or the code of its refusal. */
export async function codeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
    return 'accepted';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
