import type { StoredAccess } from '../../../application/ports/access-log.js';
import { CATEGORY_LABELS, GROUND_LABELS, labelIn, QUERY_LABELS, REFUSAL_LABELS } from '../../wording/access.js';
import { codeLabel } from '../../wording/codes.js';
import { html, type Html } from '../html.js';
import { frenchInstant, type Names } from '../wording.js';

export interface ConsultationsView {
  readonly records: readonly StoredAccess[];
  readonly names: Names;
}

/** What the officer oversees, the latest first. */
export function consultationsPage({ records, names }: ConsultationsView): Html {
  return html`<h1>Consultations</h1>
<p class="lead">Qui a lu quoi, quand et pourquoi ; jamais ce qui a été lu. Conservées douze mois, à part du journal des événements.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">Quand</th><th scope="col">Qui</th><th scope="col">Lecture</th><th scope="col">Parcours</th><th scope="col">Données ouvertes</th><th scope="col">Décision</th></tr></thead>
<tbody>${records.map(
    (record) => html`<tr><td>${frenchInstant(record.at)}</td>
<td>${codeLabel(record.role)}${record.structure !== undefined && html`<br>${names.get(record.structure) ?? record.structure}`}</td>
<td>${labelIn(QUERY_LABELS, record.query)}</td><td>${record.subject ?? '—'}</td>
<td>${record.categories.length === 0 ? '—' : record.categories.map((category) => labelIn(CATEGORY_LABELS, category)).join(', ')}</td>
<td>${decisionOf(record)}</td></tr>`,
  )}</tbody></table></div>`;
}

function decisionOf({ decision, ground, reason, stated }: StoredAccess): Html {
  if (decision === 'REFUSED') return html`<span class="tag alert">refusée</span> ${labelIn(REFUSAL_LABELS, reason)}`;
  const words = html`<span class="tag">permise</span> ${labelIn(GROUND_LABELS, ground)}`;
  return stated === undefined ? words : html`${words}<br>« ${stated} »`;
}
