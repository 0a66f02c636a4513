import type { PathwayPage } from '../../../application/ports/registers.js';
import { html, type Html } from '../html.js';
import { frenchDate, frenchNumber, type Names } from '../wording.js';

export interface PathwaysView extends PathwayPage {
  readonly total: number;
  readonly names: Names;
  /** First and last name by pathway; absent once erased. */
  readonly youths: ReadonlyMap<string, string>;
  readonly missionLocale: string | undefined;
  readonly missionLocales: readonly { readonly id: string; readonly name: string }[];
}

export function pathwaysPage(view: PathwaysView): Html {
  const next = new URLSearchParams();
  if (view.missionLocale !== undefined) next.set('missionLocale', view.missionLocale);
  if (view.next !== undefined) next.set('avant', String(view.next));
  return html`<h1>Parcours</h1>
<p class="lead">${frenchNumber(view.total)} parcours co-accompagnés. Choisissez-en un pour lire son histoire, du plus récemment modifié au plus ancien.</p>
<form class="inline" action="/jeunes" method="get">
<div><label for="ml">Mission Locale</label><select id="ml" name="missionLocale"><option value="">Toutes</option>${view.missionLocales.map(
    ({ id, name }) => html`<option value="${id}"${id === view.missionLocale && html` selected`}>${name}</option>`,
  )}</select></div>
<button type="submit">Filtrer</button>
</form>
<div class="scroll"><table>
<thead><tr><th scope="col">Jeune</th><th scope="col">Mission Locale</th><th scope="col">Âge à l’inscription</th><th scope="col">Inscription</th><th scope="col">Dernier fait</th><th scope="col" class="n">Événements</th><th scope="col">État</th></tr></thead>
<tbody>${view.rows.map(
    (row) => html`<tr>
<td><a href="/jeunes/${row.id}">${view.youths.get(row.id) ?? 'Identité effacée'}</a></td>
<td>${view.names.get(row.missionLocale) ?? row.missionLocale}</td><td>${row.ageBand ?? '—'} ans</td>
<td>${frenchDate(row.registeredOn)}</td><td>${frenchDate(row.lastEffectiveOn)}</td><td class="n">${frenchNumber(row.events)}</td>
<td>${stateOf(row)}</td></tr>`,
  )}</tbody></table></div>
${view.rows.length === 0 && html`<p>Aucun parcours.</p>`}
${view.next !== undefined && html`<p><a href="/jeunes?${next.toString()}">Parcours suivants</a></p>`}`;
}

function stateOf(row: PathwayPage['rows'][number]): Html {
  if (row.erasedOn !== null) return html`<span class="tag alert">effacé</span>`;
  if (row.survivor !== null) return html`<span class="tag end">fusionné</span>`;
  return row.closedOn === null ? html`<span class="tag">en cours</span>` : html`<span class="tag end">clos</span>`;
}
