import type { ConventionSummary, PathwayRegister } from '../../application/ports/registers.js';
import type { PathwayHistory, PathwayHistoryRequest } from '../../application/queries/pathway-history.js';
import type { ProjectionStatus } from '../../projections/engine/projection.js';

/** What the pages ask for; the composition root answers. */
export interface Site {
  /** The year whose report the pages lead to. */
  readonly reportYear: number;
  readonly demonstration: boolean;
  readonly register: PathwayRegister;
  head(): Promise<number>;
  history(request: PathwayHistoryRequest): Promise<PathwayHistory>;
  /** First and last name of each youth; those erased are left out. */
  youthNames(pathways: readonly string[]): Promise<ReadonlyMap<string, string>>;
  structureNames(): ReadonlyMap<string, string>;
  missionLocales(): readonly { readonly id: string; readonly name: string }[];
  conventions(): Promise<readonly (ConventionSummary & { readonly inForce: boolean })[]>;
  status(): readonly ProjectionStatus[];
  keyFigures(year: number): Promise<readonly { readonly label: string; readonly value: string }[]>;
  /** The report of a year in one of its forms. */
  report(year: number, format: 'html' | 'json' | 'csv'): Promise<string>;
  /** Events as programs outside read them, after a position. */
  events(after: number, limit: number, stream?: string): Promise<readonly Record<string, unknown>[]>;
}

export const SITE = Symbol('Site');
