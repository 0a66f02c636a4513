import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ACCESS_LOG_LAYOUT } from '../../src/infrastructure/access-log/sqlite/layout.js';
import { openAccessLog, SqliteAccessLog } from '../../src/infrastructure/access-log/sqlite/sqlite-access-log.js';
import { openDatabaseFile } from '../../src/infrastructure/database-file/database-file.js';
import { accessLogContract, aConsultation, type AccessLogSubject } from './access-log.contract.js';

describe('the log of consultations in SQLite', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'passerelle-access-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const open = (): AccessLogSubject => {
    const file = join(directory, 'access.sqlite');
    const db = openDatabaseFile(file, ACCESS_LOG_LAYOUT);
    const accessLog = new SqliteAccessLog(db);
    return {
      accessLog,
      reopened: () => {
        accessLog.close();
        return openAccessLog(file);
      },
      // What a full disk or a read-only one comes to.
      break: () => db.pragma('query_only = ON'),
    };
  };

  accessLogContract(open);

  it.each([
    ['a change', `UPDATE access SET role = 'DPO'`],
    ['a removal', 'DELETE FROM access'],
    [
      'a writing over',
      `INSERT OR REPLACE INTO access SELECT 1, at, 'DPO', account, structure, door, query, subject, purpose, categories, decision, ground,
       reason, consents, stated, as_of, known_at, results FROM access`,
    ],
  ])('refuses %s, whoever opens the file', async (_what, sql) => {
    const { accessLog } = open();
    await accessLog.append([aConsultation()]);
    accessLog.close();
    const db = new BetterSqlite3(join(directory, 'access.sqlite'));
    expect(() => db.exec(sql)).toThrow(/a consultation is/);
    expect(db.prepare('SELECT role FROM access').pluck().all()).toEqual(['ML_ADVISER']);
    db.close();
  });

  it('waits for the disk at every commit, also when the file is opened again', () => {
    open().accessLog.close();
    const db = openDatabaseFile(join(directory, 'access.sqlite'), ACCESS_LOG_LAYOUT);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    db.close();
  });
});
