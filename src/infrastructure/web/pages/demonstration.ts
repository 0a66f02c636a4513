import { html, type Html } from '../html.js';

export interface DemonstrationView {
  readonly accounts: readonly { readonly key: string; readonly label: string }[];
  readonly current: string | undefined;
}

export function demonstrationPage({ accounts, current }: DemonstrationView): Html {
  return html`<h1>Compte de démonstration</h1>
<p class="lead">Chacun lit ce que son rôle, sa structure et l’accord du jeune lui ouvrent, et rien de plus : choisissez pour qui vous lisez. Chaque consultation est inscrite, comme elle le serait pour de vrai.</p>
<form class="inline" method="post" action="/demonstration">
<div><label for="account">Vous lisez en tant que</label><select id="account" name="account">${accounts.map(
    ({ key, label }) => html`<option value="${key}"${key === current && html` selected`}>${label}</option>`,
  )}</select></div>
<button type="submit">Choisir ce compte</button>
</form>
<p><a href="/consultations">Voir les consultations inscrites</a> (délégué à la protection des données seulement).</p>`;
}
