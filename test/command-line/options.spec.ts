import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passerelle } from './passerelle.js';

describe('an option of a verb within a verb', () => {
  it('is its own: `report explain --data` looks where it is told', async () => {
    const base = mkdtempSync(join(tmpdir(), 'options-'));
    try {
      const [told, other] = [join(base, 'told'), join(base, 'other')];
      const args = ['report', 'explain', '2024', '--indicator', 'C3', '--measure', 'sent', '--data', told];
      const { err } = await passerelle(args, '', { PASSERELLE_DATA: other });
      expect(err).toContain('report.yearEmpty');
      expect([existsSync(told), existsSync(other)]).toEqual([true, false]);
    } finally {
      rmSync(base, { recursive: true });
    }
  });
});
