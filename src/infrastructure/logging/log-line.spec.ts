import { logFailure } from './log-line.js';

describe('a line of the log', () => {
  const logged = (error: unknown): string => {
    const lines: string[] = [];
    logFailure('clock.failed', error, (line) => lines.push(line));
    return lines.join('');
  };

  it('is one line of JSON that names the failure by its code', () => {
    const line = logged(Object.assign(new Error('disk /srv/data full'), { code: 'ENOSPC' }));
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toEqual({ at: expect.any(String), level: 'error', event: 'clock.failed', code: 'ENOSPC' });
  });

  it('never repeats a message, which may name somebody', () => {
    expect(logged(new TypeError('cannot read Amadou Ndiaye'))).not.toContain('Amadou');
    expect(logged('Amadou Ndiaye')).not.toContain('Amadou');
  });
});
