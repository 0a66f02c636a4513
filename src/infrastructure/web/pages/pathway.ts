import type { HistoryEntry, PathwayHistory } from '../../../application/queries/pathway-history.js';
import { isErased } from '../../../domain/kernel/personal.js';
import { codeLabel } from '../../wording/codes.js';
import { eventLabel } from '../../wording/events.js';
import { html, type Html } from '../html.js';
import { fieldsOf, frenchDate, frenchInstant, frenchNumber, type Names } from '../wording.js';

export interface PathwayView {
  readonly history: PathwayHistory;
  readonly names: Names;
  readonly asOf: string | undefined;
  readonly knownAt: number | undefined;
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

export function pathwayPage({ history, names, asOf, knownAt }: PathwayView): Html {
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
<ol class="timeline">${history.entries.map((entry) => entryOf(entry, names))}</ol>`;
}

function entryOf(entry: HistoryEntry, names: Names): Html {
  const { actor } = entry;
  const structure = actor.structure === undefined ? '' : `, ${names.get(actor.structure) ?? actor.structure}`;
  return html`<li><time datetime="${entry.effectiveOn}">${frenchDate(entry.effectiveOn)}</time><h3>${eventLabel(entry.type)}</h3>
${fieldsOf(entry.data, names)}
<p class="meta">Par ${codeLabel(actor.kind)}${structure} · ${codeLabel(entry.legalBasis)} · ${codeLabel(entry.purpose)} · enregistré le ${frenchInstant(entry.recordedAt)} (position ${entry.position})</p></li>`;
}
