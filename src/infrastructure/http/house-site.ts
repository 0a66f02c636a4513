import { pathwayRegister } from '../../projections/pathway-history/queries.js';
import { staffAccounts, structureNames } from '../../projections/structure-register/projection.js';
import type { House } from '../house.js';
import { keyFigures } from '../report/key-figures.js';
import { demonstrationAccounts } from './demonstration.js';
import type { Site } from './site.js';

/** The site of the embedded house. */
export function houseSite(house: House, reportYear: number): Site {
  const { log, projections, questions } = house;
  const structures = () => projections.db('structure-register');
  return {
    reportYear,
    demonstration: true,
    questions,
    accounts: () => demonstrationAccounts(staffAccounts(structures())),
    pathways: () => pathwayRegister(() => projections.db('pathway-history')).count(),
    head: () => log.head(),
    structureNames: () => structureNames(structures()),
    status: () => projections.status(),
    reactions: () => house.reactions.status(),
    keyFigures: (year) => keyFigures(house, year),
  };
}
