import type { PathwayList, PathwayRow } from '../../../application/queries/list-pathways.js';
import { isErased } from '../../../domain/kernel/personal.js';
import { html, type Html } from '../html.js';
import { frenchDate, frenchNumber, type Names } from '../wording.js';

export interface PathwaysView extends PathwayList {
  readonly names: Names;
  readonly missionLocale: string | undefined;
  /** To choose from, for whoever may see several. */
  readonly missionLocales: readonly { readonly id: string; readonly name: string }[];
}

export function pathwaysPage(view: PathwaysView): Html {
  const next = new URLSearchParams();
  if (view.missionLocale !== undefined) next.set('missionLocale', view.missionLocale);
  if (view.next !== undefined) next.set('avant', view.next);
  return html`<h1>Parcours</h1>
<p class="lead">Les parcours que vous pouvez lire : choisissez-en un pour lire son histoire.</p>
${
  view.missionLocales.length > 0 &&
  html`<form class="inline" action="/jeunes" method="get">
<div><label for="ml">Mission Locale</label><select id="ml" name="missionLocale"><option value="">Toutes</option>${view.missionLocales.map(
    ({ id, name }) => html`<option value="${id}"${id === view.missionLocale && html` selected`}>${name}</option>`,
  )}</select></div>
<button type="submit">Filtrer</button>
</form>`
}
<div class="scroll"><table>
<thead><tr><th scope="col">Jeune</th><th scope="col">Mission Locale</th><th scope="col">Âge à l’inscription</th><th scope="col">Inscription</th><th scope="col">Dernier fait</th><th scope="col" class="n">Événements</th><th scope="col">État</th></tr></thead>
<tbody>${view.rows.map(
    (row) => html`<tr>
<td><a href="/jeunes/${row.id}">${nameOf(row)}</a></td>
<td>${view.names.get(row.missionLocale) ?? row.missionLocale}</td><td>${row.ageBand ? `${row.ageBand} ans` : '—'}</td>
<td>${dateOf(row.registeredOn)}</td><td>${dateOf(row.lastEffectiveOn)}</td><td class="n">${row.events === undefined ? '—' : frenchNumber(row.events)}</td>
<td>${stateOf(row)}</td></tr>`,
  )}</tbody></table></div>
${view.rows.length === 0 && html`<p>Aucun parcours.</p>`}
${view.next !== undefined && html`<p><a href="/jeunes?${next.toString()}">Parcours suivants</a></p>`}`;
}

/** What the reader may not read is no name at all. */
function nameOf({ id, name }: PathwayRow): string {
  if (name === undefined) return `Parcours …${id.slice(-6)}`;
  return isErased(name) ? 'Identité effacée' : `${name.firstName} ${name.lastName}`;
}

function dateOf(date: string | undefined): string {
  return date === undefined ? '—' : frenchDate(date);
}

function stateOf(row: PathwayRow): Html {
  if (row.closedOn === undefined) return html`—`;
  if (typeof row.erasedOn === 'string') return html`<span class="tag alert">effacé</span>`;
  if (typeof row.survivor === 'string') return html`<span class="tag end">fusionné</span>`;
  return row.closedOn === null ? html`<span class="tag">en cours</span>` : html`<span class="tag end">clos</span>`;
}
