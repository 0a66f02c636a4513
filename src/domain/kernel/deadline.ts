import type { CalendarDate } from './calendar.js';

/**
 * Something due on a day. With a `command` the clock issues it with `effectiveOn = dueOn`, however late it runs;
 * without one it is a reminder that stands in somebody's to-do list.
 */
export interface Deadline {
  /** `CONSENT_EXPIRY`, `REFERRAL_UNANSWERED_7` … stable names. */
  readonly kind: string;
  /** What it is about inside the aggregate (a consent id, a period …); with the kind it identifies the deadline. */
  readonly key: string;
  readonly dueOn: CalendarDate;
  /** The structure whose people see it. */
  readonly owner?: string | undefined;
  readonly command?: { readonly name: string; readonly data: Readonly<Record<string, unknown>> };
}
