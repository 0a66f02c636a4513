import type { HistoryEntry, PathwayHistory } from '../../../application/queries/pathway-history.js';
import type { Actor } from '../../../domain/kernel/actor.js';
import { isErased } from '../../../domain/kernel/personal.js';
import type { CrossedThen } from '../../../application/policies/crossed-then.js';
import { codeLabel, fieldLabel, isTechnical } from '../../wording/codes.js';
import { eventLabel } from '../../wording/events.js';
import { html, type Html } from '../html.js';
import { fieldsOf, frenchDate, frenchInstant, frenchNumber, type Names } from '../wording.js';

export interface PathwayView {
  readonly history: PathwayHistory;
  readonly names: Names;
  readonly asOf: string | undefined;
  readonly knownAt: number | undefined;
  readonly reader: Actor;
}

/** Who the path is about, as last recorded. */
export function youthName(entries: readonly HistoryEntry[]): string {
  let [first, last]: unknown[] = [];
  for (const { type, data } of entries) {
    if (type !== 'YouthRegistered' && type !== 'IdentityCorrected') continue;
    first = data.firstName ?? first;
    last = data.lastName ?? last;
  }
  if (isErased(first) || isErased(last)) return 'Identité effacée';
  return typeof first === 'string' && typeof last === 'string' ? `${first} ${last}` : 'Parcours';
}

export function pathwayPage({ history, names, asOf, knownAt, reader }: PathwayView): Html {
  return html`<h1>${youthName(history.entries)}</h1>
<p class="lead">${frenchNumber(history.entries.length)} faits${asOf !== undefined && `, tels qu’advenus au ${frenchDate(asOf)}`}${
    knownAt !== undefined && `, tels que connus à la position ${frenchNumber(knownAt)}`
  }. Chaque fait porte deux dates : celle où il a eu lieu, celle où il a été enregistré.</p>
${history.survivor !== null && html`<p class="notice">Ce parcours a été fusionné : <a href="/jeunes/${history.survivor}">voir le parcours conservé</a>.</p>`}
${history.absorbed.length > 0 && html`<p class="notice">Cette histoire comprend celle de ${history.absorbed.length} parcours fusionné(s) avec lui.</p>`}
<form class="inline" method="get">
<div><label for="asof">Ce qui était advenu au</label><input id="asof" type="date" name="asOf" value="${asOf ?? ''}"></div>
<div><label for="known">Connu à la position</label><input id="known" inputmode="numeric" pattern="[0-9]*" name="knownAt" value="${knownAt ?? ''}"></div>
<button type="submit">Relire l’histoire</button>
</form>
${reader.kind === 'DPO' && groundForm(asOf, knownAt)}
<ol class="timeline">${history.entries.map((entry) => entryOf(entry, names, reader))}</ol>`;
}

/** Content is opened to the officer on a ground, which is recorded. */
function groundForm(asOf: string | undefined, knownAt: number | undefined): Html {
  return html`<form class="inline" method="post">
<input type="hidden" name="asOf" value="${asOf ?? ''}"><input type="hidden" name="knownAt" value="${knownAt ?? ''}">
<div><label for="ground">Motif, pour lire le contenu</label><input id="ground" name="ground" required minlength="3" maxlength="200"></div>
<button type="submit">Lire le contenu</button>
</form>`;
}

function entryOf(entry: HistoryEntry, names: Names, reader: Actor): Html {
  const { actor } = entry;
  const structure = actor.structure === undefined ? '' : `, ${names.get(actor.structure) ?? actor.structure}`;
  return html`<li><time datetime="${entry.effectiveOn}">${frenchDate(entry.effectiveOn)}</time><h3>${eventLabel(entry.type)}</h3>
${fieldsOf(entry.data, names)}
<p class="meta">Par ${codeLabel(actor.kind)}${structure} · ${codeLabel(entry.legalBasis)} · ${codeLabel(entry.purpose)} · enregistré le ${frenchInstant(entry.recordedAt)} (position ${entry.position})</p>
${entry.crossed && entry.crossed.length > 0 && html`<p class="meta">Visible alors de l’autre réseau : ${entry.crossed.map((one, index) => html`${index > 0 && ' ; '}${seenBy(one, names)}`)}</p>`}
${isAddressedTo(entry, reader) && contactForm(entry)}</li>`;
}

function seenBy({ recipient, fields }: CrossedThen, names: Names): Html {
  const seen = fields.filter((field) => !isTechnical(field)).map((field) => fieldLabel(field).toLowerCase());
  return html`${names.get(recipient) ?? codeLabel(recipient)}${seen.length > 0 && ` (${seen.join(', ')})`}`;
}

/** Sent to the reader's own structure, in the other network: the contact details are one disclosure away. */
function isAddressedTo({ type, data }: HistoryEntry, { kind, structure }: Actor): boolean {
  const across = kind === 'CMA_REFERENT' || kind === 'CFA_REFERENT';
  return across && (type === 'ReferralSent' || type === 'ReferralRedirected') && data.to === structure;
}

function contactForm({ stream, data }: HistoryEntry): Html {
  return html`<form class="inline" method="post" action="/jeunes/${stream}/coordonnees">
<input type="hidden" name="referralId" value="${String(data.referralId)}">
<button type="submit">Afficher les coordonnées (inscrit dans le parcours)</button>
</form>`;
}
