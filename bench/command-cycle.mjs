// One command: load 20 events, decide, append 2, durable. Beside it: the same rows in bare SQLite (`synchronous=FULL`),
// one transaction a command, nothing read, decided, checked or sealed.
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { fill, openHouse, stepping } from './house.mjs';
import { takeTurns } from './measure.mjs';

const STREAMS = 500;
const COMMANDS = 400;

export async function commandCycle() {
  const [warm, cold] = [openHouse(), openHouse(1)];
  const [warmStreams, coldStreams] = [await fill(warm, STREAMS), await fill(cold, STREAMS)];
  const bare = bareSqlite(join(warm.directory, 'bare.sqlite'), await warm.log.read(0, 1));
  const rates = await takeTurns({
    bare: () => bare.write(COMMANDS),
    'one client': () => clients(1, COMMANDS, warm, warmStreams),
    'one client, nothing in memory': () => clients(1, COMMANDS, cold, coldStreams),
    'eight clients': () => clients(8, COMMANDS * 2, warm, warmStreams),
    '64 clients': () => clients(64, COMMANDS * 8, warm, warmStreams),
  });
  bare.close();
  await warm.close();
  await cold.close();
  const row = (name, goal) => ({ job: `command, ${name}`, rate: rates[name], beside: rates.bare, goal });
  return [row('one client', 0.7), row('one client, nothing in memory'), row('eight clients', 2), row('64 clients')];
}

async function clients(count, commands, { executor, ids }, streams) {
  let next = 0;
  const client = async () => {
    while (next < commands) {
      const id = streams[(next * 7919) % streams.length];
      next += 1;
      await executor.execute(stepping(ids, id, 2));
    }
  };
  await Promise.all(Array.from({ length: count }, client));
  return commands;
}

function bareSqlite(file, [sample]) {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL);
    CREATE TABLE events (position INTEGER PRIMARY KEY, stream INTEGER, revision INTEGER, record TEXT, hash BLOB);
    CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
    CREATE TABLE receipts (command TEXT PRIMARY KEY, digest TEXT, position INTEGER) WITHOUT ROWID;`);
  const addStream = db.prepare('INSERT INTO streams VALUES (?, ?, 1)');
  for (let n = 0; n < STREAMS; n += 1) addStream.run(n, `path-${n}`);
  const addEvent = db.prepare('INSERT INTO events VALUES (NULL, ?, ?, ?, ?)');
  const moveHead = db.prepare('UPDATE streams SET revision = ? WHERE id = ?');
  const addReceipt = db.prepare('INSERT INTO receipts VALUES (?, ?, ?)');
  // As long as a record of ours with its ciphertext.
  const record = JSON.stringify({ ...sample, sealed: { note: `kv=1;${'A'.repeat(124)}` } });
  const hash = Buffer.alloc(32, 7);
  let written = 0;
  const command = db.transaction((stream, revision) => {
    addEvent.run(stream, revision, record, hash);
    addEvent.run(stream, revision + 1, record, hash);
    moveHead.run(revision + 1, stream);
    addReceipt.run(`01J8Z3K4M5${String(written).padStart(16, '0')}`, 'd'.repeat(32), written);
  });
  return {
    write(commands) {
      for (let n = 0; n < commands; n += 1) {
        command(written % STREAMS, 2 * Math.floor(written / STREAMS));
        written += 1;
      }
      return commands;
    },
    close: () => db.close(),
  };
}
