import type { Mirror } from './mirror/mirror.js';

/** Whether a steering committee met under that identifier (convention art. 5). */
export async function meetingWasHeld(mirror: Mirror, meetingId: string): Promise<boolean> {
  return mirror.session(async (connection) => {
    const sql = 'SELECT 1 FROM mirrored."SteeringCommitteeHeld" WHERE meetingId = $1 LIMIT 1';
    return (await connection.runAndReadAll(sql, [meetingId])).getRowsJS().length > 0;
  });
}
