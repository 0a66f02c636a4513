import type { Actor } from '../../domain/kernel/actor.js';
import type { AccessLog } from '../ports/access-log.js';

export const OPEN_BREAK_GLASS = 'OpenBreakGlass';
export const BREAK_GLASS_MINUTES = 60;

/**
 * The reason of the exceptional reading that this account opened on the path within the last 60 minutes. The log of
 * consultations is where it stands: what the officer is told is what opens.
 */
export async function openBreakGlass(
  accessLog: AccessLog,
  { account }: Actor,
  subject: string,
  now: string,
): Promise<string | undefined> {
  if (account === undefined) return undefined;
  const [latest] = await accessLog.find({
    subject,
    account,
    query: OPEN_BREAK_GLASS,
    decision: 'GRANTED',
    limit: 1,
  });
  if (!latest) return undefined;
  const until = Date.parse(latest.at) + BREAK_GLASS_MINUTES * 60_000;
  return Date.parse(now) < until ? latest.stated : undefined;
}
