import type { AccessPackage, Missing, Recipient } from '../../application/rights/access-package.js';
import type { Datum, ToldEvent } from '../../application/rights/told.js';
import type { RetentionTerm } from '../../domain/youth-pathway/rights/retention.js';
import { html, type Html } from '../web/html.js';
import { STYLE } from '../web/layout.js';
import { frenchDate, frenchInstant, frenchNumber, valueOf, type Names } from '../web/wording.js';
import { codeLabel, fieldLabel, isTechnical } from '../wording/codes.js';
import { eventLabel } from '../wording/events.js';

/** The access package as a page to read and to print: nothing fetched, no script. */
export function accessPackagePage(dossier: AccessPackage): string {
  const names: Names = new Map(Object.entries(dossier.structures));
  const name = (id: string): string => names.get(id) ?? codeLabel(id);
  const body = html`<main>
<h1>Vos données personnelles</h1>
<p class="lead">Tout ce qui est enregistré sur vous dans l’accompagnement partagé entre les Missions Locales et les Chambres de métiers,
d’où cela vient, à quoi cela sert, qui l’a reçu et qui l’a consulté (article 15 du RGPD). Établi le ${frenchInstant(dossier.madeAt)}.</p>
${dossier.restricted && html`<p class="notice">Le traitement de vos données est limité : personne d’autre que vous et le délégué à la protection des données ne les lit.</p>`}
${dossier.objections.length > 0 && html`<p class="notice">Vous vous êtes opposé à : ${dossier.objections.map((scope) => codeLabel(scope)).join(', ')}.</p>`}
${section('Pourquoi, et sur quelle base', table(['Finalité', 'Base légale', 'Faits'], dossier.purposes.map(({ purpose, legalBasis, events }) => [codeLabel(purpose), codeLabel(legalBasis), frenchNumber(events)])))}
${section('Qui a reçu de vos données', recipients(dossier.recipients, name))}
${section('Vos accords', table(['Portée', 'Pour', 'État', 'Du', 'Au'], dossier.consents.map(({ scope, recipient, status, grantedOn, endedOn, expiresOn }) => [codeLabel(scope), name(recipient), CONSENTS[status], day(grantedOn), day(endedOn ?? expiresOn)])))}
${section('Vos coordonnées montrées à l’autre réseau', table(['Le', 'À', 'Quoi'], dossier.disclosures.map(({ on, recipient, fields }) => [day(on), name(recipient), fields.map((field) => codeLabel(field)).join(', ')])))}
${section('Consultations des douze derniers mois', table(['Quand', 'Par', 'Pourquoi'], dossier.consultations.map(({ at, role, structure, purpose }) => [frenchInstant(at), [codeLabel(role), ...(structure === undefined ? [] : [name(structure)])].join(', '), codeLabel(purpose)])))}
${section('Vos demandes', table(['Droit', 'Reçue', 'Réponse due', 'Traitée'], dossier.requests.map(({ right, receivedOn, dueOn, answered }) => [codeLabel(right), day(receivedOn), day(dueOn), answered ? 'oui' : 'non'])))}
${section('Combien de temps', retention(dossier.retention, dossier.holds))}
${section('Ce qui manque, et pourquoi', dossier.missing.length === 0 ? html`<p>Rien : tout ce qui a été enregistré est ici.</p>` : html`<ul>${dossier.missing.map((one) => html`<li>${why(one)}</li>`)}</ul>`)}
${section('Chaque fait enregistré', html`<ol class="timeline">${dossier.data.map((event) => told(event, names))}</ol>`)}
${section('Vos droits', html`<p>Vous pouvez faire rectifier ou effacer ces données, en faire limiter le traitement, vous y opposer, retirer un accord à tout moment et sans
raison, et recevoir ce que vous avez fourni dans un format réutilisable. Adressez-vous à votre Mission Locale ou au délégué à la protection des
données : réponse sous un mois. Vous pouvez aussi saisir la CNIL (cnil.fr). Un refus ou un retrait ne change rien à votre accompagnement.</p>`)}
</main>`; // prettier-ignore
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Vos données personnelles</title>`;
  return `<!doctype html>\n<html lang="fr"><head>${head.text}<style>${STYLE}${PRINT}</style></head><body>${body.text}</body></html>\n`;
}

const PRINT = `
@page { margin:18mm } @media print { h2 { break-after:avoid } tr, ol.timeline > li { break-inside:avoid } main { padding:0; max-width:none } }
`;

const CONSENTS = {
  REQUESTED: 'demandé',
  GRANTED: 'donné',
  REFUSED: 'refusé',
  REVOKED: 'retiré',
  EXPIRED: 'arrivé à échéance',
} as const;

function section(title: string, content: Html): Html {
  return html`<section><h2>${title}</h2>${content}</section>\n`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return html`<p>Aucun.</p>`;
  return html`<div class="scroll"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

function day(date: string | null): string {
  return date === null ? '' : frenchDate(date);
}

const RECEIVED: Readonly<Record<Recipient['received'], string>> = {
  CONTACT_DETAILS: 'nom et coordonnées',
  SHARED_REVIEW: 'bilan partagé',
  FOLLOW_UP_UPDATE: 'employeur, diplôme et dates du contrat',
};

function recipients(all: readonly Recipient[], name: (id: string) => string): Html {
  const rows = all.map(({ recipient, received, firstOn, lastOn }) => [
    name(recipient),
    RECEIVED[received],
    day(firstOn),
    day(lastOn),
  ]);
  return table(['Destinataire', 'A reçu', 'D’abord le', 'En dernier le'], rows);
}

const TERMS: Readonly<Record<RetentionTerm['reason'], string>> = {
  FOLLOW_UP_ENDED: '24 mois après la fin de l’accompagnement',
  AGE_LIMIT: 'deux ans après votre 26e anniversaire',
  CEJ_PROOF: 'dix ans après la fin du CEJ, pour preuve',
};

function retention(terms: readonly RetentionTerm[], holds: readonly string[]): Html {
  const held =
    holds.length > 0 &&
    html`<p class="notice">Conservées plus longtemps tant que dure : ${holds.map((ground) => codeLabel(ground)).join(', ')}.</p>`;
  if (terms.length === 0)
    return html`${held}<p>24 mois après la fin de l’accompagnement, au plus tard deux ans après votre 26e anniversaire ; plus longtemps tant qu’un contrat ou un CEJ est en cours.</p>`;
  const rows = terms.map(({ categories, dueOn, reason }) => [
    categories.map((category) => codeLabel(category)).join(', '),
    day(dueOn),
    TERMS[reason],
  ]);
  return html`${held}${table(['Données', 'Jusqu’au', 'Pourquoi'], rows)}`;
}

function why({ category, why: reason, data }: Missing): string {
  const what = `${codeLabel(category)} (${frenchNumber(data)})`;
  if (reason === 'ERASED') return `${what} : effacé à votre demande ou au terme de la conservation.`;
  return `${what} : copie remise à l’autre réseau, devenue illisible avec la fin de votre accord.`;
}

function told({ type, effectiveOn, recordedAt, source, purpose, legalBasis, data }: ToldEvent, names: Names): Html {
  const shown = data.filter(({ field }) => !isTechnical(field));
  const structure = source.structure === undefined ? '' : `, ${names.get(source.structure) ?? source.structure}`;
  return html`<li><time datetime="${effectiveOn}">${frenchDate(effectiveOn)}</time><h3>${eventLabel(type)}</h3>
${shown.length > 0 && html`<dl class="facts">${shown.map((datum) => html`<dt>${fieldLabel(datum.field)}</dt><dd>${given(datum, names)}</dd>`)}</dl>`}
<p class="meta">Source : ${codeLabel(source.role)}${structure} · ${codeLabel(purpose)} · ${codeLabel(legalBasis)} · enregistré le ${frenchInstant(recordedAt)}</p></li>`;
}

const ABSENT: Readonly<Record<NonNullable<Datum['absent']>, string>> = {
  ERASED: 'effacé',
  CONSENT_ENDED: 'illisible depuis la fin de l’accord',
};

function given({ field, value, absent }: Datum, names: Names): Html {
  return absent === undefined ? valueOf(value, names, field) : html`<span class="erased">${ABSENT[absent]}</span>`;
}
