export { mustNotBeClose } from './guard.js';
export { protect, surroundingsOf } from './protect.js';
export { isProtected, LEAST_DENOMINATOR } from './rules.js';
