/** The wall clock: the only source of time in the house. */
export interface Clock {
  /** Now, as a UTC instant with milliseconds. */
  now(): string;
}
