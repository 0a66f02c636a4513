export { guardBetween, mustNotBeClose, type CloseCell, type Closeness } from './guard.js';
export { protect, surroundingsOf } from './protect.js';
export { isProtected, LEAST_DENOMINATOR, THRESHOLDS, type ProtectedEdition } from './rules.js';
