import { among } from '../chance.js';

/** A craft family, what is prepared in it, and a word for its employers. Codes have the right form and stand for nothing. */
export interface Craft {
  readonly trade: string;
  readonly employer: string;
  readonly diplomas: Readonly<Record<Level, Diploma>>;
}

export type Level = '3' | '4' | '5' | '6';

export interface Diploma {
  readonly label: string;
  readonly code: string;
  readonly rncp: string;
}

/** Code diplôme: level and kind in three digits, then five characters. */
const KINDS = {
  3: ['CAP', '500'],
  4: ['BP', '450'],
  5: ['BTM', '360'],
  6: ['Licence professionnelle', '250'],
} as const;

function craft(trade: string, employer: string, subject: string): Craft {
  const diploma = (level: keyof typeof KINDS): Diploma => ({
    label: `${KINDS[level][0]} ${subject}`,
    code: `${KINDS[level][1]}${trade}${trade}C`,
    rncp: `RNCP9${trade}${level}0`,
  });
  return { trade, employer, diplomas: { 3: diploma(3), 4: diploma(4), 5: diploma(5), 6: diploma(6) } };
}

const CRAFTS = {
  '10': craft('10', 'boulangerie', 'Boulanger'),
  '11': craft('11', 'brasserie artisanale', 'Brasseur'),
  '16': craft('16', 'menuiserie', 'Menuisier'),
  '25': craft('25', 'métallerie', 'Métallier'),
  '43': craft('43', 'couverture', 'Couvreur'),
  '45': craft('45', 'garage', 'Maintenance des véhicules'),
  '47': craft('47', 'fleurs', 'Fleuriste'),
  '56': craft('56', 'traiteur', 'Cuisine'),
  '81': craft('81', 'propreté', 'Propreté et hygiène'),
  '95': craft('95', 'réparation', 'Électricité et réparation'),
  '96': craft('96', 'coiffure', 'Métiers de la coiffure'),
} as const satisfies Readonly<Record<string, Craft>>;

/** «H» Food, building, cars and hairdressing make most of the apprentices of the crafts. */
export const CRAFT = among<keyof typeof CRAFTS>({
  '10': 22, '11': 1, '16': 9, '25': 5, '43': 13, '45': 16, '47': 3, '56': 12, '81': 1, '95': 5, '96': 13,
}); // prettier-ignore

export function craftNamed(trade: keyof typeof CRAFTS): Craft {
  return CRAFTS[trade];
}
