import { z } from 'zod';
import { pathwayId } from '../../domain/kernel/identifiers.js';
import { PERSONAL_CATEGORIES } from '../../domain/kernel/personal.js';
import { disclosuresOf, type Received } from '../../domain/youth-pathway/rights/recipients.js';
import { retentionTerms, type RetentionTerm } from '../../domain/youth-pathway/rights/retention.js';
import type { SubjectRequest } from '../../domain/youth-pathway/rights/state.js';
import type { ConsentSummary } from '../ports/registers.js';
import { toldToTheYouth, type Consultation } from '../queries/consultations.js';
import { statedGround } from '../queries/pathway-history.js';
import { defineQuery, type QueryContext } from '../queries/query.js';
import { queryRefusals } from '../queries/refusals.js';
import type { Absence, ToldEvent } from './told.js';
import { dossierOf, type Dossier } from './youth.js';

/** Everything that is known of a youth, and of what was done with it (GDPR art. 15). No agent is named, and no other youth. */
export interface AccessPackage {
  readonly format: 'passerelle-access-package';
  readonly version: 1;
  readonly pathways: readonly string[];
  readonly madeAt: string;
  /** Names of the structures that stand below by their identifier. */
  readonly structures: Readonly<Record<string, string>>;
  readonly data: readonly ToldEvent[];
  readonly purposes: readonly { readonly purpose: string; readonly legalBasis: string; readonly events: number }[];
  readonly recipients: readonly Recipient[];
  readonly consents: readonly ConsentSummary[];
  readonly disclosures: readonly {
    readonly on: string;
    readonly recipient: string;
    readonly fields: readonly string[];
  }[];
  /** Of the last twelve months. */
  readonly consultations: readonly Consultation[];
  readonly requests: readonly SubjectRequest[];
  /** Until when which categories are kept; none while the follow-up goes on without a term. */
  readonly retention: readonly RetentionTerm[];
  /** A dispute or a control keeps everything for as long as it lasts. */
  readonly holds: readonly string[];
  readonly restricted: boolean;
  readonly objections: readonly string[];
  readonly missing: readonly Missing[];
}

export interface Recipient {
  readonly recipient: string;
  readonly received: Received;
  readonly firstOn: string;
  readonly lastOn: string;
}

/** What was recorded and cannot be given any more, and why. */
export interface Missing {
  readonly category: string;
  readonly why: Absence;
  readonly consentId?: string;
  readonly data: number;
}

const CONSULTATIONS = 10_000;

export const AccessPackageQuery = defineQuery({
  name: 'AccessPackage',
  input: z.strictObject({ pathway: pathwayId, ground: statedGround.optional() }),
  who: { YOUTH: 'OWN', DPO: 'GROUND' },
  opens: [...PERSONAL_CATEGORIES].filter((category) => category !== 'staff'),
  purpose: 'DATA_PROTECTION',
  doc: 'Everything that is known of a youth: each datum with its source, both dates, purpose and legal basis; recipients by name, consents, disclosures, consultations, retention, and what is missing and why (GDPR art. 15).',
  answer: async ({ pathway, ground }, context) => {
    const asked = await context.path(pathway, { ground });
    const { access, state } = asked;
    if (!access.granted || access.view.kind !== 'WHOLE' || !state) {
      const refused = access.granted ? 'RELATION' : access.reason;
      return { refused, subject: pathway, error: queryRefusals.refusal('pathway.notFound') };
    }
    const dossier = await dossierOf({ ...asked, state }, context);
    const { granted: _granted, view: _view, ...basis } = access;
    const categories = categoriesRead(dossier);
    return {
      answer: await packageOf(dossier, context),
      // Each of the youth's paths tells that it was read.
      consulted: dossier.pathways.map((subject) => ({ subject, categories, results: dossier.told.length, ...basis })),
    };
  },
});

async function packageOf(dossier: Dossier, context: QueryContext): Promise<AccessPackage> {
  const { registers, accessLog, now } = context;
  const { pathways, states, told, events } = dossier;
  const consultations = await Promise.all(pathways.map((subject) => accessLog.find({ subject, limit: CONSULTATIONS })));
  return {
    format: 'passerelle-access-package',
    version: 1,
    pathways,
    madeAt: now,
    structures: Object.fromEntries(registers.structures.list().map(({ id, name }) => [id, name])),
    data: told,
    purposes: purposesOf(told),
    recipients: recipientsOf(dossier),
    consents: pathways.flatMap((pathway) => registers.consents.ofPathway(pathway)),
    disclosures: events
      .filter(({ type }) => type === 'ContactDetailsDisclosed')
      .map(({ effectiveOn, facts }) => ({
        on: effectiveOn,
        recipient: String(facts.recipient),
        fields: facts.fields as readonly string[],
      })),
    consultations: toldToTheYouth(consultations.flat()).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    requests: states.flatMap(({ rights }) => rights.requests),
    retention: retentionTerms(dossier.state),
    holds: [...new Set(states.flatMap(({ rights }) => rights.holds))],
    restricted: states.some(({ rights }) => rights.restricted),
    objections: [...new Set(states.flatMap(({ rights }) => rights.objections))],
    missing: missingIn(told),
  };
}

function purposesOf(told: readonly ToldEvent[]): AccessPackage['purposes'] {
  const counted = new Map<string, { purpose: string; legalBasis: string; events: number }>();
  for (const { purpose, legalBasis } of told) {
    const name = `${purpose}|${legalBasis}`;
    const { events } = counted.get(name) ?? { events: 0 };
    counted.set(name, { purpose, legalBasis, events: events + 1 });
  }
  return [...counted.values()].sort((a, b) => b.events - a.events);
}

function recipientsOf({ events }: Dossier): readonly Recipient[] {
  const found = new Map<string, Recipient>();
  for (const { type, facts, effectiveOn: on } of events) {
    for (const { recipient, received } of disclosuresOf(type, facts)) {
      const known = found.get(`${recipient}|${received}`);
      const [firstOn, lastOn] = known ? [known.firstOn, known.lastOn] : [on, on];
      found.set(`${recipient}|${received}`, {
        recipient,
        received,
        firstOn: on < firstOn ? on : firstOn,
        lastOn: on > lastOn ? on : lastOn,
      });
    }
  }
  return [...found.values()];
}

function missingIn(told: readonly ToldEvent[]): readonly Missing[] {
  const counted = new Map<string, Missing>();
  for (const { category, absent: why, consentId } of told.flatMap(({ data }) => data)) {
    if (why === undefined) continue;
    const name = [category, why, consentId].join('|');
    const data = (counted.get(name)?.data ?? 0) + 1;
    counted.set(name, { category: category ?? '', why, ...(consentId !== undefined && { consentId }), data });
  }
  return [...counted.values()];
}

function categoriesRead({ told }: Dossier): readonly string[] {
  const read = told.flatMap(({ data }) =>
    data.filter(({ value }) => value !== undefined).map(({ category }) => category),
  );
  return [...new Set(read.filter((category) => category !== undefined))].sort();
}
