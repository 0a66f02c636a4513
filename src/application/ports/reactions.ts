import type { CalendarDate } from '../../domain/kernel/calendar.js';

/** What follows in one aggregate from what has ended in another. */
export const REACTIONS = [
  /** A Mission Locale has merged: its successor follows its youths. */
  'FOLLOW_MERGED_MISSION_LOCALE',
  /** A structure has closed: what was addressed to it is not under way any more. */
  'RECIPIENT_CLOSED',
  /** A convention has ended: referrals that rest on it are withdrawn, unless another covers both structures. */
  'CONVENTION_ENDED',
  /** An account is closed: its holder is the referent of no youth any more. */
  'ACCOUNT_DEACTIVATED',
  /** A youth is hired: their other positionings have come to nothing. */
  'HIRED_ELSEWHERE',
  /** The youth's consent has ended: no chamber goes on with a positioning that rests on it. */
  'POSITIONING_WITHOUT_CONSENT',
] as const;
export type Reaction = (typeof REACTIONS)[number];

/** One thing to do in one aggregate, because of one event. */
export interface ReactionTask {
  readonly id: number;
  readonly reaction: Reaction;
  /** The event that it follows from, and the command and correlation that this event came by. */
  readonly eventId: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** The aggregate in which it follows, and what in it. */
  readonly stream: string;
  readonly key: string;
  /** The date of the cause, or of what it ends where that came later. */
  readonly effectiveOn: CalendarDate;
  readonly data: Readonly<Record<string, string>>;
}

/** What became of a task. A refused one is kept with its code: somebody must look. */
export type ReactionOutcome =
  | { readonly state: 'RECORDED' }
  /** It was so already, or what it was about has ended otherwise. */
  | { readonly state: 'UNCHANGED' }
  /** It goes on, because something else now bears it: it ends when that does. */
  | { readonly state: 'BORNE'; readonly by: string }
  | { readonly state: 'REFUSED'; readonly code: string };

/** The tasks, written in one transaction with the place in the log where they were found. */
export interface ReactionQueue {
  /** Brings it up to the head of the log. */
  settle(): Promise<void>;
  /**
   * Open tasks, in the order of the log, up to `limit`. With `on`, also those of what ends on a day known beforehand (the
   * term of a convention that is not renewed), once that day has come.
   */
  open(on: CalendarDate | undefined, limit: number): readonly ReactionTask[];
  /** The tasks are done with, together. */
  close(outcomes: readonly { readonly task: ReactionTask; readonly outcome: ReactionOutcome }[]): void;
}

/** A task that was refused, as people see it. */
export interface RefusedReaction {
  readonly reaction: Reaction;
  readonly stream: string;
  readonly effectiveOn: CalendarDate;
  readonly code: string;
}

export interface ReactionsStatus {
  readonly open: number;
  readonly refused: readonly RefusedReaction[];
}
