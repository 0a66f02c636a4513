/** A region as the two networks know it. */
export interface Region {
  readonly code: string;
  readonly name: string;
  /** One of its departments. */
  readonly department: string;
  /** Its share of the 436 Missions Locales: codes of the reference list of structures; overseas the exact count. */
  readonly missionsLocales: number;
  /** Departmental chambers beside the regional one, as an order of magnitude. */
  readonly chambers: number;
  /** Hours that its winter clocks are ahead of UTC. */
  readonly ahead: number;
  /** Where mobile numbers have a country code of their own. */
  readonly phonePrefix?: string;
  /** Another region whose chamber receives its youths, where it has none. */
  readonly servedFrom?: string;
  /** 15 regional associations stand for 18 regions. */
  readonly ownAssociation?: false;
}

const PARIS = 1;

/** The largest first, with three overseas regions among the first eight: small networks take the head of this list. */
export const REGIONS: readonly Region[] = [
  { code: '11', name: 'Île-de-France', department: '75', missionsLocales: 78, chambers: 7, ahead: PARIS },
  { code: '84', name: 'Auvergne-Rhône-Alpes', department: '69', missionsLocales: 61, chambers: 11, ahead: PARIS },
  { code: '32', name: 'Hauts-de-France', department: '59', missionsLocales: 43, chambers: 5, ahead: PARIS },
  { code: '75', name: 'Nouvelle-Aquitaine', department: '33', missionsLocales: 43, chambers: 12, ahead: PARIS },
  { code: '04', name: 'La Réunion', department: '974', missionsLocales: 4, chambers: 0, ahead: 4, phonePrefix: '+262' },
  { code: '93', name: 'Provence-Alpes-Côte d’Azur', department: '13', missionsLocales: 29, chambers: 5, ahead: PARIS },
  {
    code: '01',
    name: 'Guadeloupe',
    department: '971',
    missionsLocales: 1,
    chambers: 0,
    ahead: -4,
    phonePrefix: '+590',
  },
  {
    code: '03',
    name: 'Guyane',
    department: '973',
    missionsLocales: 2,
    chambers: 0,
    ahead: -3,
    phonePrefix: '+594',
    ownAssociation: false,
  },
  { code: '44', name: 'Grand Est', department: '67', missionsLocales: 43, chambers: 8, ahead: PARIS },
  { code: '76', name: 'Occitanie', department: '31', missionsLocales: 27, chambers: 12, ahead: PARIS },
  { code: '27', name: 'Bourgogne-Franche-Comté', department: '21', missionsLocales: 26, chambers: 7, ahead: PARIS },
  { code: '28', name: 'Normandie', department: '14', missionsLocales: 25, chambers: 5, ahead: PARIS },
  { code: '52', name: 'Pays de la Loire', department: '44', missionsLocales: 21, chambers: 4, ahead: PARIS },
  { code: '24', name: 'Centre-Val de Loire', department: '45', missionsLocales: 20, chambers: 5, ahead: PARIS },
  { code: '53', name: 'Bretagne', department: '35', missionsLocales: 17, chambers: 3, ahead: PARIS },
  {
    code: '02',
    name: 'Martinique',
    department: '972',
    missionsLocales: 3,
    chambers: 0,
    ahead: -4,
    phonePrefix: '+596',
  },
  {
    code: '06',
    name: 'Mayotte',
    department: '976',
    missionsLocales: 1,
    chambers: 0,
    ahead: 3,
    phonePrefix: '+262',
    ownAssociation: false,
  },
  { code: '94', name: 'Corse', department: '2A', missionsLocales: 4, chambers: 1, ahead: PARIS, ownAssociation: false },
  // Saint-Martin has a Mission Locale of its own; Guadeloupe's chamber receives its youths.
  {
    code: '978',
    name: 'Saint-Martin',
    department: '978',
    missionsLocales: 1,
    chambers: 0,
    ahead: -4,
    phonePrefix: '+590',
    servedFrom: '01',
    ownAssociation: false,
  },
];

/** Shares `total` among the weights by largest remainders, at least one each; equal remainders go to the first. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight, index) => {
    const exact = (total * weight) / sum;
    const share = Math.max(1, Math.floor(exact));
    return { index, share, remainder: exact - share };
  });
  let left = total - parts.reduce((a, { share }) => a + share, 0);
  for (const part of parts.toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)) {
    if (left <= 0) break;
    part.share += 1;
    left -= 1;
  }
  // Those who got one at least took it from the largest.
  for (; left < 0; left += 1) largest(parts).share -= 1;
  return parts.map(({ share }) => share);
}

function largest<P extends { readonly share: number }>(parts: readonly P[]): P {
  return parts.reduce((a, b) => (b.share > a.share ? b : a));
}
