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
    keyFigures: keyFiguresOnce(house),
  };
}

/** Reckoned once for each state of the log: protecting an edition takes longer than showing a page. */
function keyFiguresOnce(house: House): Site['keyFigures'] {
  let last: { readonly of: string; readonly figures: ReturnType<Site['keyFigures']> } | undefined;
  return async (year) => {
    const of = `${String(year)} ${String(await house.log.head())}`;
    if (last?.of !== of) {
      const figures = keyFigures(house, year, 'public');
      last = { of, figures };
      figures.catch(() => (last = undefined));
    }
    return last.figures;
  };
}
