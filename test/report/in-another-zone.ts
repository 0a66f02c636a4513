import { writeFileSync } from 'node:fs';
import { renderJson } from '../../src/projections/annual-report/render/json.js';
import { reportOf } from './mirrored.js';
import { randomJournal } from './random-journal.js';

// Run by `same-bytes.spec.ts` in a process of its own: a process keeps the time zone it was started in.
test('writes the report that this time zone gives', async () => {
  expect(new Date(2025, 0, 1).getTimezoneOffset()).not.toBe(0);
  writeFileSync(process.env.REPORT_FILE ?? '', renderJson(await reportOf(randomJournal(11, 40), { year: 2025 })));
});
