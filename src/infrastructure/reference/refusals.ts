import { erasureRefusals } from '../../application/erasure/refusals.js';
import { execution } from '../../application/execution/refusals.js';
import { imilo } from '../../application/imilo/updates.js';
import { importing } from '../../application/import/refusals.js';
import { queryRefusals } from '../../application/queries/refusals.js';
import { reportLife } from '../../application/reports/refusals.js';
import { refusalWordings } from '../../domain/catalogue.js';
import type { Wording } from '../../domain/kernel/refusals.js';
import { annualReportRefusals } from '../../projections/annual-report/refusals.js';
import { faults, usage } from '../cli/refusals.js';
import { dataRefusals } from '../data-directory/refusals.js';
import { http, server } from '../http/refusals.js';
import { imiloRefusals } from '../imilo/refusals.js';
import { printing } from '../report/refusals.js';

/** Refusals of the rooms around the domain. */
export const refusalsAround: Readonly<Record<string, Wording>> = Object.assign(
  {},
  ...[
    execution,
    erasureRefusals,
    imilo,
    imiloRefusals,
    importing,
    queryRefusals,
    reportLife,
    printing,
    annualReportRefusals,
    dataRefusals,
    faults,
    usage,
    http,
    server,
  ].map(({ table }) => table),
) as Record<string, Wording>;

/** Code → sentences, of everything that can be refused anywhere. */
export const everyRefusal: Readonly<Record<string, Wording>> = { ...refusalsAround, ...refusalWordings };
