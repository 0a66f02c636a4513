// The whole log, decoded. Beside it: SELECT and JSON.parse of the same rows.
import BetterSqlite3 from 'better-sqlite3';
import { fill, openHouse } from './house.mjs';
import { takeTurns } from './measure.mjs';

const STREAMS = 5_000;

export async function reading() {
  const house = openHouse();
  await fill(house, STREAMS);
  const db = new BetterSqlite3(house.file, { readonly: true });
  const rows = db.prepare('SELECT record FROM events ORDER BY position');
  const rates = await takeTurns({
    bare: () => {
      let read = 0;
      for (const { record } of rows.iterate()) {
        JSON.parse(record);
        read += 1;
      }
      return read;
    },
    log: async () => {
      let position = 0;
      for (let page = await house.log.read(0, 1_000); page.length > 0; page = await house.log.read(position, 1_000))
        position = page.at(-1).position;
      return position;
    },
  });
  db.close();
  await house.close();
  return [{ job: 'events read, whole log', rate: rates.log, beside: rates.bare, goal: 0.8 }];
}
