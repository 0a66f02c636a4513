import { indicators } from '../indicators/index.js';
import type { AnnualReport } from '../report.js';
import { longDate } from './french.js';
import { markup, type Markup } from './markup.js';

/** How to read the figures, what each one is, and the seal. */
export function annex(report: AnnualReport): Markup {
  return markup`
<section class="new-page" id="annexe">
<h2>Lecture et définitions</h2>
<p>Un événement compte dans l’année civile de sa date d’effet, jamais de sa date d’enregistrement. Le rapport prend les événements
datés jusqu’au ${longDate(report.observedUntil)} et enregistrés jusqu’à la position ${report.knownAt.position} du journal ; annulations de
contrat et corrections de rupture enregistrées jusque-là sont toutes prises, quelle que soit leur date.</p>
<p>Un parcours absorbé par une fusion compte pour celui qui l’absorbe. La région d’un événement de parcours est celle de la Mission
Locale qui suit le jeune lorsque l’événement est enregistré. Le mode (CEJ, PACEA) est celui qui est ouvert à la date de l’événement.
Médianes et déciles sont des rangs sur des jours entiers, non donnés sous cinq valeurs.</p>
<p><strong>nd</strong> : non disponible. <strong>confidentiel</strong> (<code>c</code> dans les fichiers) : couvert par le secret statistique.</p>
<dl>
${indicators.map(
  ({ id, label, definition, formula, reads }) => markup`<dt>${id}. ${label.fr}</dt>
<dd>${definition.fr}</dd>
<dd class="soft">Formule : <code>${formula}</code></dd>
<dd class="soft">Événements lus : <code>${reads.join(', ')}</code></dd>
`,
)}</dl>
<h3>Coupe et sceau</h3>
<p>Année ${report.year} · édition « ${report.edition} » · définitions version ${report.definitions} · observé jusqu’au
${longDate(report.observedUntil)} · connu à la position ${report.knownAt.position}</p>
<p>SHA-256 du JSON canonique (RFC 8785) : <code>${report.sha256}</code></p>
</section>`;
}
