import type { ConventionSummary } from '../../../application/ports/registers.js';
import { codeLabel } from '../../wording/codes.js';
import { html, type Html } from '../html.js';
import { frenchDate, type Names } from '../wording.js';

export interface ConventionsView {
  readonly conventions: readonly (ConventionSummary & { readonly inForce: boolean })[];
  readonly names: Names;
}

export function conventionsPage({ conventions, names }: ConventionsView): Html {
  return html`<h1>Conventions</h1>
<p class="lead">La convention nationale du 24 mai 2023, reconduite tacitement chaque année (article 6), et les accords régionaux et locaux qui la déclinent.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">Convention</th><th scope="col">Parties</th><th scope="col">Signée le</th><th scope="col">Reconductions</th><th scope="col">État</th></tr></thead>
<tbody>${conventions.map(
    (
      convention,
    ) => html`<tr><td>${codeLabel(convention.level)}${convention.level !== 'NATIONAL' && html` (${convention.territory.join(', ')})`}</td>
<td>${convention.parties.map((party) => names.get(party) ?? party).join(' · ')}</td><td>${frenchDate(convention.signedOn)}</td>
<td>${convention.renewals.map((term) => html`du ${frenchDate(term.periodStart)} au ${frenchDate(term.periodEnd)}<br>`)}</td>
<td>${stateOf(convention)}</td></tr>`,
  )}</tbody></table></div>`;
}

function stateOf(convention: ConventionsView['conventions'][number]): Html {
  if (convention.endedOn !== null) return html`<span class="tag end">finie le ${frenchDate(convention.endedOn)}</span>`;
  if (convention.denouncedOn !== null) return html`<span class="tag alert">dénoncée</span>`;
  return convention.inForce ? html`<span class="tag">en vigueur</span>` : html`<span class="tag end">échue</span>`;
}
