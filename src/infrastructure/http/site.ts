import type { ReactionsStatus } from '../../application/ports/reactions.js';
import type { Questions } from '../../application/queries/questions.js';
import type { ProjectionStatus } from '../../projections/engine/projection.js';
import type { DemonstrationAccount } from './demonstration.js';

/** What the faces over HTTP are given; the composition root answers. */
export interface Site {
  /** The year whose report the pages lead to. */
  readonly reportYear: number;
  readonly demonstration: boolean;
  /** Everything that is read of youths, structures and reports: who may is decided there. */
  readonly questions: Pick<Questions, 'ask'>;
  /** Whom a visitor of the demonstration may be. */
  accounts(): readonly DemonstrationAccount[];
  /** How many paths there are, and how many events: no more than two numbers. */
  pathways(): number;
  head(): Promise<number>;
  structureNames(): ReadonlyMap<string, string>;
  status(): readonly ProjectionStatus[];
  /** What crosses aggregates: still to be done, or refused. */
  reactions(): ReactionsStatus;
  keyFigures(year: number): Promise<readonly { readonly label: string; readonly value: string }[]>;
}

export const SITE = Symbol('Site');
