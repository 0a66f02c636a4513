import type { Reaction, ReactionTask } from '../ports/reactions.js';

/** A command that a task asks for. */
export interface ReactionCommand {
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Refusals that say that there is nothing (left) to do here; the next command of the task, if any, is tried. */
  readonly moot: readonly string[];
}

/** What each reaction asks of the aggregate that it concerns: the first command that is not moot. */
const COMMANDS: Readonly<Record<Reaction, (task: ReactionTask) => readonly ReactionCommand[]>> = {
  // The adviser goes on in the new structure: accounts follow mergers, and nobody is released.
  FOLLOW_MERGED_MISSION_LOCALE: ({ data }) => [
    {
      command: 'TransferPathway',
      data: { to: data.to, reason: 'STRUCTURE_MERGED' },
      moot: ['pathway.closed', 'pathway.merged'],
    },
  ],
  // As its sender would: taken back where nobody has answered, closed without follow-up where it was accepted.
  RECIPIENT_CLOSED: ({ key, data }) => [
    {
      command: 'CancelReferral',
      data: { referralId: key, by: data.from, reason: 'RECIPIENT_CLOSED' },
      moot: ['referral.notPending'],
    },
    {
      command: 'CloseReferral',
      data: { referralId: key, by: data.from, outcome: 'NO_FOLLOW_UP' },
      moot: ['referral.notAccepted'],
    },
  ],
  CONVENTION_ENDED: ({ key }) => [
    { command: 'WithdrawReferral', data: { referralId: key, reason: 'CONVENTION_ENDED' }, moot: [] },
  ],
  ACCOUNT_DEACTIVATED: ({ key, data }) => [
    {
      command: 'ReleaseReferent',
      data: { role: key, account: data.account, structureId: data.structureId },
      moot: ['referent.other'],
    },
  ],
  HIRED_ELSEWHERE: ({ key }) => [
    { command: 'RecordPositioningOutcome', data: { positioningId: key, outcome: 'HIRED_ELSEWHERE' }, moot: [] },
  ],
  POSITIONING_WITHOUT_CONSENT: ({ key, data }) => [
    { command: 'RecordPositioningOutcome', data: { positioningId: key, outcome: data.outcome }, moot: [] },
  ],
};

export function commandsOf(task: ReactionTask): readonly ReactionCommand[] {
  return COMMANDS[task.reaction](task);
}

/** The refusal that means: not now, nothing is decided on this path until its erasure is recorded. */
export const LATER = 'erasure.underWay';

/** The refusal that means: something else bears it now. */
export const STANDS = 'referral.groundStands';
