import type { ReportComplement } from '../../../application/ports/reports.js';
import type { Indicator } from '../indicators/definition.js';
import { indicators } from '../indicators/index.js';
import type { MonthLine } from '../months.js';
import type { AnnualReport } from '../report.js';
import { annex } from './annex.js';
import { complementSection } from './complement.js';
import { longDate, type StructureNames } from './french.js';
import { EDITION_NAMES, SECTIONS } from './headings.js';
import { markup, type Markup } from './markup.js';
import { monthChart } from './month-chart.js';
import { keyFigures, funnel, regions } from './overview.js';
import { FigureTable } from './rates.js';
import { STYLE } from './style.js';
import { indicatorTables } from './tables.js';

export interface HtmlOptions {
  /** The report of the year before, whose key figures stand beside. */
  readonly previous?: AnnualReport | undefined;
  readonly names?: StructureNames | undefined;
  /** What CMA France brought, for an edition that was completed. */
  readonly complement?: ReportComplement | undefined;
  readonly months?: readonly MonthLine[] | undefined;
}

/** One page that a steering committee can put on the screen and print: no script, nothing fetched, charts with their table. */
export function renderHtml(report: AnnualReport, options: HtmlOptions = {}): string {
  const { previous, names, complement, months = [] } = options;
  const table = new FigureTable(report);
  const title = `Rapport d’activité ${report.year}`;
  const body = markup`
<header>
<p class="soft">Convention nationale de partenariat CMA France – Union nationale des Missions Locales, 24 mai 2023</p>
<h1>${title}</h1>
<p>Jeunes accompagnés par les Missions Locales et les Chambres de métiers et de l’artisanat</p>
<p class="soft">${EDITION_NAMES[report.edition]}. Événements datés jusqu’au ${longDate(report.observedUntil)}, connus à la position
${report.knownAt.position} du journal.</p>
</header>
<main>
${keyFigures(report, previous)}
${funnel(table)}
${monthChart(months)}
${regions(table, report)}
${(Object.keys(SECTIONS) as Indicator['section'][]).map((section) => sectionOf(section, report, table, names))}
${complement && complementSection(complement)}
${annex(report)}
</main>`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>${body.text}
</body>
</html>
`;
}

function sectionOf(
  section: Indicator['section'],
  report: AnnualReport,
  table: FigureTable,
  names: StructureNames | undefined,
): Markup {
  const own = indicators.filter((indicator) => indicator.section === section);
  return markup`
<section class="new-page" id="section-${section}">
<h2>${SECTIONS[section]}</h2>
${own.map((indicator) => indicatorTables(indicator, report, table, names))}
</section>`;
}
