import { runPasserelle } from '../../src/composition/command-line.js';

/** What a verb answers, in this process: standard output, standard error, exit code. */
export async function passerelle(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const said = { out: '', err: '' };
  const listen = (stream: NodeJS.WriteStream, to: 'out' | 'err') =>
    jest.spyOn(stream, 'write').mockImplementation((text, ...rest) => {
      said[to] += String(text);
      const written = rest.at(-1);
      if (typeof written === 'function') written(null);
      return true;
    });
  const spies = [listen(process.stdout, 'out'), listen(process.stderr, 'err')];
  try {
    await runPasserelle(args, 'test');
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  const code = Number(process.exitCode ?? 0);
  process.exitCode = 0;
  return { ...said, code };
}
