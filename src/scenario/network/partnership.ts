import type { Actor } from '../../domain/kernel/actor.js';
import { addDays, addYears, type CalendarDate } from '../../domain/kernel/calendar.js';
import { Chance } from '../chance.js';
import { NETWORK } from '../distributions.js';
import { type Data, DAY, HOUR, instantOf, type Journal } from '../journal.js';
import type { Office } from './office.js';
import type { Network } from './plan.js';
import type { Region } from './regions.js';

/** The national convention (convention art. 6: three years from its signature, then from year to year). */
export const SIGNED_ON = '2023-05-24';

const CLOCK: Actor = { kind: 'CLOCK' };

/** The agreements between the networks, and what their steering committee does with them. */
export class Partnership {
  private readonly chance: Chance;
  private readonly nationalId: string;

  constructor(
    private readonly journal: Journal,
    private readonly network: Network,
    private readonly year: number,
  ) {
    this.chance = new Chance(`${journal.seed}|partnership`);
    this.nationalId = this.chance.id(instantOf(SIGNED_ON));
  }

  begin(): void {
    this.on(SIGNED_ON, () => {
      this.sign();
    });
    this.diffuse();
    for (let year = 2023; year <= this.year + 1; year += 1) this.committee(year);
    for (let year = 2026; year <= this.year + 1; year += 1) this.renewal(year);
    this.on('2024-11-18', () => {
      this.national('SignAmendment', { subject: 'CEJ_WORKSHOPS' }, this.cmaFrance);
    });
    this.dispute();
    this.regionalAgreements();
  }

  private get unml(): Actor {
    return actorOf(this.network.unml);
  }

  private get cmaFrance(): Actor {
    return actorOf(this.network.cmaFrance);
  }

  private on(date: CalendarDate, run: () => void): void {
    this.journal.note(instantOf(date) + 14 * HOUR, run);
  }

  private national(command: string, data: Data, by: Actor): void {
    this.journal.record('convention', this.nationalId, command, this.journal.today, by, data);
  }

  private sign(): void {
    const parties = [this.network.cmaFrance.stream, this.network.unml.stream];
    const data = {
      level: 'NATIONAL',
      parties,
      signatories: [
        { structureId: parties[0], capacity: 'PRESIDENT' },
        { structureId: parties[1], capacity: 'DELEGATE' },
      ],
      termYears: 3,
      renewal: 'YEARLY_TACIT',
    };
    this.national('SignConvention', data, this.unml);
  }

  /** CMA France presents it in the chambers (art. 2), the UNML to Missions Locales and their associations (art. 3). */
  private diffuse(): void {
    const { chambers, missionsLocales, associations } = this.network;
    const present = (office: Office, share: number, by: () => Actor): void => {
      const day = this.chance.between(5, 160);
      if (!this.chance.happens(share)) return;
      this.on(addDays(SIGNED_ON, day), () => {
        this.national('DiffuseConvention', { structureId: office.stream }, by());
      });
    };
    for (const chamber of chambers) present(chamber, NETWORK.diffusedToChambers, () => this.cmaFrance);
    for (const office of [...associations, ...missionsLocales]) {
      present(office, NETWORK.diffusedToMissionsLocales, () => this.unml);
    }
  }

  /** Once a civil year (art. 5), called five weeks before; it decides, and both networks make it known. */
  private committee(year: number): void {
    const heldOn = addDays(`${year}-11-01`, this.chance.between(5, 35));
    const meetingId = this.chance.id(instantOf(heldOn));
    this.on(addDays(heldOn, -35), () => {
      this.national('ConveneSteeringCommittee', { meetingId, date: heldOn }, this.unml);
    });
    this.on(heldOn, () => {
      const { unml, cmaFrance, associations } = this.network;
      const regional = associations.slice(0, this.chance.between(1, 4));
      const attendance = [unml, cmaFrance, ...regional].map(({ stream }) => ({
        structureId: stream,
        representatives: this.chance.between(1, 4),
      }));
      this.national('HoldSteeringCommittee', { meetingId, attendance }, this.unml);
      const decisions = [
        { subject: 'ANNUAL_REPORT', owner: unml.stream },
        { subject: 'REFERENTS_DIRECTORY', owner: cmaFrance.stream },
        { subject: 'PREPA_PROMOTION', owner: unml.stream },
      ].slice(0, this.chance.between(1, 3));
      for (const decision of decisions) {
        this.national('RecordDecision', { meetingId, ...decision, dueOn: addDays(heldOn, 180) }, this.cmaFrance);
      }
    });
    this.on(addDays(heldOn, 12), () => {
      this.national('RecordCommunication', { channel: 'unml.info', subject: 'STEERING_COMMITTEE' }, this.unml);
    });
    this.on(addDays(heldOn, 40), () => {
      this.national(
        'RecordCommunication',
        { channel: 'peps-missionslocales.info', subject: 'GOOD_PRACTICE' },
        this.unml,
      );
    });
  }

  /** On each anniversary from the end of the first term on; the clock may have been there first. */
  private renewal(year: number): void {
    const periodStart = `${year}-05-24`;
    this.on(periodStart, () => {
      const periodEnd = addDays(addYears(periodStart, 1), -1);
      this.national('RenewConventionTacitly', { periodStart, periodEnd }, CLOCK);
    });
  }

  /** A difference about who pays the workshops, settled without a judge (art. 8); another one is not. */
  private dispute(): void {
    const begins = `${this.year}-02-10`;
    const settled = this.chance.id(instantOf(begins));
    const brought = this.chance.id(instantOf(begins));
    this.on(begins, () => {
      this.national('OpenDispute', { disputeId: settled, subject: 'EXECUTION' }, this.unml);
    });
    this.on(addDays(begins, 65), () => {
      this.national('SettleDisputeAmicably', { disputeId: settled }, this.cmaFrance);
    });
    this.on(addDays(begins, 90), () => {
      this.national('OpenDispute', { disputeId: brought, subject: 'INTERPRETATION' }, this.cmaFrance);
    });
    this.on(addDays(begins, 210), () => {
      this.national('BringDisputeToCourt', { disputeId: brought }, this.cmaFrance);
    });
  }

  /**
   * Regional associations and chambers deploy the convention (art. 3). The first agreement is replaced by another two years
   * later, the second is denounced and ends on the acknowledgement of receipt.
   */
  private regionalAgreements(): void {
    const regions = this.network.associations.map(({ region }) => region);
    const signing = regions.filter((_, index) => index < 2 || this.chance.happens(NETWORK.regionalAgreements));
    signing.forEach((region, index) => {
      const signedOn = index < 2 ? `${this.year - 1}-0${index + 7}-12` : this.someDay();
      const id = this.chance.id(instantOf(signedOn));
      this.on(signedOn, () => {
        this.signRegional(id, region);
      });
      if (index === 0) this.supersede(id, region);
      if (index === 1) this.denounce(id, region);
    });
  }

  private someDay(): CalendarDate {
    return addDays('2023-10-01', this.chance.between(0, (this.year - 2023) * 365));
  }

  private signRegional(id: string, region: Region, predecessor?: string): void {
    const [association, chamber] = this.partiesOf(region);
    this.regional(id, 'SignConvention', actorOf(association), {
      level: 'REGIONAL',
      parties: [association.stream, chamber.stream],
      termYears: 3,
      renewal: 'YEARLY_TACIT',
      parentId: `convention-${this.nationalId}`,
      ...(predecessor !== undefined && { predecessorId: `convention-${predecessor}` }),
    });
  }

  private supersede(id: string, region: Region): void {
    const signedOn = `${this.year}-03-17`;
    const successor = this.chance.id(instantOf(signedOn));
    this.on(signedOn, () => {
      this.signRegional(successor, region, id);
      const [association] = this.partiesOf(region);
      this.regional(id, 'SupersedeConvention', actorOf(association), { successorId: `convention-${successor}` });
    });
  }

  private denounce(id: string, region: Region): void {
    const sentOn = `${this.year}-09-02`;
    const [, chamber] = this.partiesOf(region);
    this.on(sentOn, () => {
      this.regional(id, 'SendDenunciation', actorOf(chamber), { trackingNumber: '1A 000 000 0000 0' });
    });
    this.journal.note(instantOf(sentOn) + 6 * DAY + 14 * HOUR, () => {
      this.regional(id, 'TerminateConvention', actorOf(chamber), {});
    });
  }

  private partiesOf(region: Region): readonly [Office, Office] {
    const association = this.network.associations.find((one) => one.region === region);
    const [chamber] = this.network.chambersOf(region);
    if (!association || !chamber) throw new Error(`region ${region.code} has no association or no chamber`);
    return [association, chamber];
  }

  private regional(id: string, command: string, by: Actor, data: Data): void {
    this.journal.record('convention', id, command, this.journal.today, by, data);
  }
}

function actorOf(office: Office): Actor {
  const account = office.staff.find(({ left }) => !left);
  if (!account) throw new Error(`nobody works in ${office.stream}`);
  return account.actor;
}
