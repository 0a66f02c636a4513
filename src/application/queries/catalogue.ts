import { AccessPackageQuery } from '../rights/access-package.js';
import { PortabilityQuery } from '../rights/portability.js';
import { PathwayConsentsQuery } from './consents.js';
import { AccessLogQuery, ConsultationsQuery, OpenBreakGlassQuery } from './consultations.js';
import { AnnualReportQuery, ExplainFigureQuery, ExportEventsQuery } from './evidence.js';
import { ImiloUpdateQuery } from './imilo-update.js';
import { ListPathwaysQuery } from './list-pathways.js';
import { PathwayHistoryQuery } from './pathway-history.js';
import type { AnyQuery } from './query.js';
import { ReferralContactQuery } from './referral-contact.js';
import { AgendaQuery, ListConventionsQuery, ListStructuresQuery } from './registers.js';

/** Every question that can be asked, each with its schema and who may ask it. What is not here cannot be read. */
export const queries = [
  PathwayHistoryQuery,
  ListPathwaysQuery,
  PathwayConsentsQuery,
  ReferralContactQuery,
  ImiloUpdateQuery,
  ConsultationsQuery,
  OpenBreakGlassQuery,
  AgendaQuery,
  ListConventionsQuery,
  ListStructuresQuery,
  AnnualReportQuery,
  ExplainFigureQuery,
  ExportEventsQuery,
  AccessLogQuery,
  AccessPackageQuery,
  PortabilityQuery,
] as const satisfies readonly AnyQuery[];

export type QueryName = (typeof queries)[number]['name'];
export type QueryNamed<N extends QueryName> = Extract<(typeof queries)[number], { readonly name: N }>;

const byName = new Map<string, AnyQuery>(queries.map((query) => [query.name, query]));

export function queryNamed(name: string): AnyQuery | undefined {
  return byName.get(name);
}
