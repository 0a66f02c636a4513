import type { Chance } from '../chance.js';
import type { Office } from '../network/office.js';

interface Candidate {
  readonly isOpen: boolean;
  readonly restricted: boolean;
  readonly missionLocale: Office;
}

/** How many of a region's latest youths may be proposed something: memory stays bounded however many there are. */
const KEPT = 400;

/** Youths who may take part in what offices organise: offers of contracts, collective actions. */
export class Candidates<L extends Candidate> {
  private readonly byRegion = new Map<string, { readonly latest: L[]; next: number }>();

  add(life: L): void {
    const { code } = life.missionLocale.region;
    const region = this.byRegion.get(code) ?? { latest: [], next: 0 };
    region.latest[region.next] = life;
    region.next = (region.next + 1) % KEPT;
    this.byRegion.set(code, region);
  }

  /** Up to `wanted` different ones of a region who fit. */
  draw(regionCode: string, wanted: number, chance: Chance, fits: (life: L) => boolean): L[] {
    const latest = this.byRegion.get(regionCode)?.latest ?? [];
    const found = new Set<L>();
    for (let tries = wanted * 12; tries > 0 && found.size < wanted && latest.length > 0; tries -= 1) {
      const life = chance.oneOf(latest);
      if (life.isOpen && !life.restricted && fits(life)) found.add(life);
    }
    return [...found];
  }
}
