import type { Indicator } from '../indicators/definition.js';
import type { AnnualReport } from '../report.js';

export const SECTIONS: Readonly<Record<Indicator['section'], string>> = {
  A: 'A. La convention (articles 2, 3, 5 et 6)',
  B: 'B. Découvrir les métiers de l’artisanat (article 4.2)',
  C: 'C. L’accès à l’apprentissage (article 4.3)',
  D: 'D. L’insertion (article 4.4)',
  E: 'E. La protection des données (article 7)',
};

export const EDITION_NAMES: Readonly<Record<AnnualReport['edition'], string>> = {
  working: 'Édition de travail, non protégée : à l’usage du délégué à la protection des données et des auditeurs',
  committee: 'Édition du comité de pilotage',
  public: 'Édition publique',
};
