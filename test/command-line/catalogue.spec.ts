import { spawnSync } from 'node:child_process';
import { passerelle } from './passerelle.js';

describe('passerelle catalogue', () => {
  it('lists everything without any data', async () => {
    const { code, out } = await passerelle(['catalogue'], '', { PASSERELLE_DATA: 'no/such/place' });
    expect(code).toBe(0);
    expect(out).toContain('    SendReferral  Envoyer une orientation');
  });

  it('gives programs the schema and a line to import', async () => {
    const { out } = await passerelle(['catalogue', 'OpenPacea', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      name: 'OpenPacea',
      schema: { properties: { plannedEndOn: { format: 'date' } } },
      example: { aggregate: 'youth-pathway', command: 'OpenPacea' },
    });
  });

  it('ends with 2 for a name that it does not know', async () => {
    const { code, out, err } = await passerelle(['catalogue', 'Nothing']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^passerelle : usage\.catalogue : /);
  });

  it('says nothing when its reader has seen enough', () => {
    const line = `"${process.execPath}" dist/main.js catalogue --json | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect(stdout).toBe('{\n');
    expect(stderr).toBe('');
  });
});
