import { html, type Html } from '../html.js';
import { frenchNumber } from '../wording.js';

export interface HomeView {
  readonly year: number;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly pathways: number;
  readonly events: number;
  readonly incomplete: readonly string[];
}

export function homePage(view: HomeView): Html {
  return html`<h1>Parcours co-accompagnés</h1>
<p class="lead">Ce que les Missions Locales et les Chambres de métiers et de l’artisanat font ensemble pour chaque jeune : ${frenchNumber(view.pathways)} parcours, ${frenchNumber(view.events)} faits enregistrés, tous scellés et vérifiables.</p>
${
  view.incomplete.length > 0 &&
  html`<p class="notice">Des lectures sont incomplètes (${view.incomplete.join(', ')}) : voir <code>passerelle projections</code>.</p>`
}
<h2>L’année ${view.year}</h2>
<ul class="cards">${view.figures.map(({ label, value }) => html`<li><strong>${value}</strong><span>${label}</span></li>`)}</ul>
<p><a href="/rapport/${view.year}">Lire le rapport d’activité ${view.year}</a> (<a href="/rapport/${view.year}.xlsx">XLSX</a>, <a href="/rapport/${view.year}.csv">CSV</a>) · <a href="/jeunes">Choisir un parcours et lire son histoire</a> · <a href="/conventions">Voir les conventions</a></p>`;
}
