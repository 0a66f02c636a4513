import type { ReportComplement } from '../../../application/ports/reports.js';
import { markup, type Markup } from './markup.js';
import { shown } from './tables.js';

/** What CMA France brought: no event carries it, and the seal of the figures does not cover it. */
export function complementSection({ figures, narrative = '' }: ReportComplement): Markup {
  const paragraphs = narrative.split(/\n{2,}/).filter((text) => text.trim() !== '');
  return markup`
<section class="new-page" id="section-cma-france">
<h2>Complément de CMA France (article 5)</h2>
${paragraphs.map((text) => markup`<p>${text}</p>
`)}${figures.length > 0 ? tableOf(figures) : undefined}
</section>`; // prettier-ignore
}

function tableOf(figures: ReportComplement['figures']): Markup {
  return markup`
<div class="scroll"><table>
<caption>Chiffres des chambres qu’aucun événement ne porte</caption>
<thead><tr><th scope="col">Indicateur</th><th scope="col">Mesure</th><th scope="col">Croisement</th><th scope="col">Valeur</th></tr></thead>
<tbody>
${figures.map(({ indicator, measure, by, value }) => {
  const cell = Object.entries(by).map(([name, of]) => `${name} : ${of}`);
  return markup`<tr><th scope="row">${indicator}</th><td class="text">${measure}</td><td class="text">${cell.join(', ')}</td><td>${shown(value)}</td></tr>
`;
})}</tbody>
</table></div>`;
}
