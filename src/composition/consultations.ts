import type { AccessLog } from '../application/ports/access-log.js';
import { Unavailable } from '../application/ports/faults.js';
import { addDays, addMonths } from '../domain/kernel/calendar.js';

const MONTHS_KEPT = 12;

/** Consultations are kept 12 months, and no longer. A clock that is set ahead purges nothing: the log refuses it. */
export async function purgeConsultations(accessLog: AccessLog, now: string): Promise<number> {
  const lastDay = addDays(addMonths(now.slice(0, 10), -MONTHS_KEPT), -1);
  try {
    return await accessLog.purge(`${lastDay}T00:00:00.000Z`);
  } catch (error) {
    if (error instanceof Unavailable && error.code === 'accessLog.retained') return 0;
    throw error;
  }
}
