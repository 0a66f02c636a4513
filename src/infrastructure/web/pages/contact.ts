import { isErased, type Erased } from '../../../domain/kernel/personal.js';
import { fieldLabel } from '../../wording/codes.js';
import { html, type Html } from '../html.js';

export interface ContactView {
  readonly pathway: string;
  readonly contact: Readonly<Record<string, string>> | Erased;
}

export function contactPage({ pathway, contact }: ContactView): Html {
  const fields = isErased(contact) ? [] : Object.entries(contact);
  return html`<h1>Coordonnées transmises avec l’orientation</h1>
<p class="notice">Cette consultation est inscrite dans le parcours : le jeune peut la voir (convention, article 4.3).</p>
${fields.length === 0 && html`<p class="erased">L’accord du jeune a pris fin : ces coordonnées ne peuvent plus être lues.</p>`}
<dl class="facts">${fields.map(([field, value]) => html`<dt>${fieldLabel(field)}</dt><dd>${value}</dd>`)}</dl>
<p><a href="/jeunes/${pathway}">Revenir au parcours</a></p>`;
}
