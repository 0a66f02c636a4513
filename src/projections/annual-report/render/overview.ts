import type { Cell } from '../engine.js';
import type { Figure } from '../figures.js';
import type { AnnualReport } from '../report.js';
import { valueLabel } from './french.js';
import { markup, type Markup } from './markup.js';
import { FigureTable } from './rates.js';
import { shown } from './tables.js';

/** What a committee asks for first. */
const KEY_FIGURES = [
  { indicator: 'C1', measure: 'youths', label: 'jeunes co-accompagnés' },
  { indicator: 'C3', measure: 'sent', label: 'orientations adressées' },
  { indicator: 'C4', measure: 'accepted', label: 'orientations acceptées' },
  { indicator: 'C6', measure: 'entered', label: 'entrées en Prépa Apprentissage' },
  { indicator: 'D2', measure: 'signed', label: 'contrats d’apprentissage signés' },
  { indicator: 'D3', measure: 'broken', label: 'contrats rompus' },
  { indicator: 'D5', measure: 'held', label: 'bilans partagés tenus' },
  { indicator: 'B1', measure: 'participants', label: 'participants aux actions collectives' },
] as const;

export function keyFigures(report: AnnualReport, previous?: AnnualReport): Markup {
  const now = new FigureTable(report);
  const before = previous && new FigureTable(previous);
  return markup`
<section>
<h2>Chiffres clés</h2>
<ul class="key">
${KEY_FIGURES.map(
  ({ indicator, measure, label }) => markup`<li>${strong(now.value(indicator, measure))}<span>${label}</span>${
    before && markup`<span class="soft">${previous.year} : ${shown(before.value(indicator, measure))}</span>`
  }</li>
`,
)}</ul>
</section>`;
}

function strong(value: Figure['value'] | undefined): Markup {
  return value === 'c'
    ? markup`<strong class="words">${shown(value)}</strong>`
    : markup`<strong>${shown(value)}</strong>`;
}

interface Step {
  readonly label: string;
  readonly value: Figure['value'] | undefined;
}

/** From the consent to a contract that lasts. The steps are counts of one year, not the fate of one cohort: it is said. */
export function funnel(table: FigureTable): Markup {
  const observed = table.value('D3', 'observed.180');
  const within = table.value('D3', 'within.180');
  const steps: readonly Step[] = [
    { label: 'Consentements à la transmission des coordonnées', value: table.value('C2', 'granted', { scope: 'CONTACT_TRANSMISSION' }) ?? 0 },
    { label: 'Orientations adressées', value: table.value('C3', 'sent') },
    { label: 'Orientations acceptées', value: table.value('C4', 'accepted') },
    { label: 'Entrées en Prépa Apprentissage', value: table.value('C6', 'entered') },
    { label: 'Contrats commencés', value: table.value('D2', 'started') },
    { label: 'Contrats observés à 180 jours', value: observed },
    { label: '… dont non rompus à 180 jours', value: difference(observed, within) },
  ]; // prettier-ignore
  return markup`
<section>
<h2>Du consentement au contrat</h2>
${bars('Nombre d’événements de l’année à chaque étape ; ce ne sont pas les mêmes jeunes d’une étape à l’autre.', 'Étape', 'Nombre', steps)}
</section>`;
}

/** What stays when a part is taken away; as hidden as the more hidden of the two. */
function difference(whole: Step['value'], part: Step['value']): Step['value'] {
  if (typeof whole === 'number' && typeof part === 'number') return whole - part;
  return whole === 'c' || part === 'c' ? 'c' : null;
}

/** Youths by region, the most numerous first. */
export function regions(table: FigureTable, { figures }: AnnualReport): Markup | undefined {
  const cells = figures.filter(({ indicator, by }) => indicator === 'C1' && 'region' in by);
  if (cells.length === 0) return undefined;
  const steps = cells
    .map(({ by, value }) => ({ by, value, label: valueLabel('region', regionOf(by)) }))
    .sort((a, b) => magnitude(b.value) - magnitude(a.value) || (regionOf(a.by) < regionOf(b.by) ? -1 : 1));
  return markup`
<section>
<h2>Jeunes co-accompagnés par région</h2>
${bars('Jeunes distincts, selon la région de la Mission Locale qui les suit.', 'Région', 'Jeunes', steps)}
</section>`;
}

function regionOf(by: Cell): string {
  return by.region ?? '';
}

function magnitude(value: Figure['value'] | undefined): number {
  return typeof value === 'number' ? value : 0;
}

const BAR = 240;

/** A table whose last column draws each value; whoever does not see it has the number. */
function bars(caption: string, first: string, second: string, steps: readonly Step[]): Markup {
  const greatest = Math.max(1, ...steps.map(({ value }) => magnitude(value)));
  return markup`
<div class="scroll"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${first}</th><th scope="col">${second}</th><td></td></tr></thead>
<tbody>
${steps.map(({ label, value }) => {
  const width = Math.round((magnitude(value) * BAR) / greatest);
  return markup`<tr><th scope="row">${label}</th><td>${shown(value)}</td><td class="bar"><svg width="${BAR}" height="16" role="presentation" aria-hidden="true" focusable="false"><rect width="${width}" height="16" rx="2" fill="#0b5d6b"/></svg></td></tr>
`;
})}</tbody>
</table></div>`;
}
