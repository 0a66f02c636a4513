import { A1 } from './a1.js';
import { A2 } from './a2.js';
import { A3 } from './a3.js';
import { A4 } from './a4.js';
import { B1 } from './b1.js';
import { B2 } from './b2.js';
import { C1 } from './c1.js';
import { C2 } from './c2.js';
import { C3 } from './c3.js';
import { C4 } from './c4.js';
import { C5 } from './c5.js';
import { C6 } from './c6.js';
import { D1 } from './d1.js';
import { D2 } from './d2.js';
import { D3 } from './d3.js';
import { D4 } from './d4.js';
import { D5 } from './d5.js';
import { D6 } from './d6.js';
import { D7 } from './d7.js';
import { E1 } from './e1.js';
import { E2 } from './e2.js';
import type { Indicator } from './definition.js';

/** Raised when a figure of the same events would come out otherwise. */
export const DEFINITIONS_VERSION = 1;

/** The dictionary: the annex of the report, the headers of the CSV and the documentation are produced from it. */
export const indicators: readonly Indicator[] = [
  A1, A2, A3, A4, B1, B2, C1, C2, C3, C4, C5, C6, D1, D2, D3, D4, D5, D6, D7, E1, E2,
]; // prettier-ignore
