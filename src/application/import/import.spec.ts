import { DomainError } from '../../domain/kernel/refusals.js';
import type { CommandAnswer } from '../execution/executor.js';
import { InputInvalid, type CommandRequest } from '../execution/request.js';
import { IntegrityError, Unavailable } from '../ports/faults.js';
import { importCommands, type ImportSummary } from './import.js';
import { LONGEST_LINE } from './lines.js';

/** An executor that remembers what it was given; a command may say how it wants to be answered. */
class Recorder {
  readonly given: CommandRequest[] = [];
  private readonly known = new Set<string>();
  waiting = 0;
  mostWaiting = 0;

  execute = async (request: CommandRequest): Promise<CommandAnswer> => {
    this.given.push(request);
    this.waiting += 1;
    this.mostWaiting = Math.max(this.mostWaiting, this.waiting);
    await new Promise((resolve) => setImmediate(resolve));
    this.waiting -= 1;
    const { commandId, command } = request;
    if (command === 'Refused') throw new DomainError('some.rule', { fr: 'Non.', en: 'No.' }, {}, 'data.label');
    if (command === 'Wrong')
      throw new InputInvalid([
        { path: 'data.x', message: 'faux' },
        { path: 'id', message: 'ULID' },
      ]);
    if (command === 'Full') throw new Unavailable('log.unavailable');
    if (command === 'Broken') throw new IntegrityError('hash');
    if (command === 'Bug') throw new Error('the name of Zoé');
    const repeated = this.known.has(commandId);
    this.known.add(commandId);
    return { commandId, digest: '', stream: '', events: 1, position: 1, revision: 0, repeated };
  };
}

interface Outcome {
  readonly summary: ImportSummary;
  readonly rejects: Record<string, unknown>[];
  readonly progress: (ImportSummary & { bytes: number })[];
}

async function* chunksOf(content: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) {
    await Promise.resolve();
    yield content.subarray(at, at + size);
  }
}

async function importing(content: string | Buffer, recorder: Recorder, chunk = 7, inFlight?: number): Promise<Outcome> {
  const rejects: string[] = [];
  const progress: Outcome['progress'] = [];
  const summary = await importCommands(chunksOf(Buffer.from(content), chunk), {
    execute: recorder.execute,
    reject: (line) => void rejects.push(line),
    onProgress: (now) => progress.push(now),
    ...(inFlight === undefined ? {} : { inFlight }),
  });
  return { summary, rejects: rejects.map((line) => JSON.parse(line) as Record<string, unknown>), progress };
}

const line = (commandId: string, command = 'Done', more: object = {}): string =>
  JSON.stringify({
    commandId,
    aggregate: 'counter',
    id: '1',
    command,
    actor: { kind: 'IMPORT' },
    data: { label: 'é' },
    ...more,
  });

describe('an import', () => {
  let recorder: Recorder;

  beforeEach(() => {
    recorder = new Recorder();
  });

  it('gives each line to the executor, in the order of the file, as an import', async () => {
    const { summary, rejects } = await importing(`${line('1')}\n${line('2')}\n`, recorder);
    expect(summary).toEqual({ read: 2, accepted: 2, alreadyKnown: 0, refused: 0 });
    expect(rejects).toEqual([]);
    expect(recorder.given).toEqual(
      ['1', '2'].map((commandId) => ({ ...(JSON.parse(line(commandId)) as object), source: 'IMPORT' })),
    );
  });

  it.each([1, 2, 3, 64, 100_000])('reads the same in pieces of %d bytes', async (size) => {
    const content = `\ufeff${line('1')}\r\n\r\n  \t\n${line('2', 'Done', { data: { label: '🥐œuvre' } })}\n\n${line('3')}`;
    const { summary } = await importing(content, recorder, size);
    expect(summary).toMatchObject({ read: 3, accepted: 3 });
    expect(recorder.given.map(({ commandId }) => commandId)).toEqual(['1', '2', '3']);
    expect(recorder.given[1]?.data).toEqual({ label: '🥐œuvre' });
  });

  it('counts what was known already', async () => {
    await importing(`${line('1')}\n`, recorder);
    const { summary } = await importing(`${line('1')}\n${line('2')}\n`, recorder);
    expect(summary).toEqual({ read: 2, accepted: 1, alreadyKnown: 1, refused: 0 });
  });

  it('reports each refused line with its number, code and reason, and keeps the others', async () => {
    const { summary, rejects } = await importing(
      `\n${line('1', 'Refused')}\n${line('2')}\n${line('3', 'Wrong')}`,
      recorder,
    );
    expect(summary).toEqual({ read: 3, accepted: 1, alreadyKnown: 0, refused: 2 });
    expect(rejects).toEqual([
      { ...(JSON.parse(line('1', 'Refused')) as object), line: 2, code: 'some.rule', message: 'data.label : Non.' },
      {
        ...(JSON.parse(line('3', 'Wrong')) as object),
        line: 4,
        code: 'input.invalid',
        message: 'data.x : faux ; id : ULID',
      },
    ]);
  });

  it('imports a rejects file as it stands once its lines are corrected', async () => {
    const { rejects } = await importing(`${line('1', 'Refused')}\n{"commandId":"2",\n`, recorder);
    const corrected = rejects.map((reject) => JSON.stringify(reject).replace('"Refused"', '"Done"'));
    const raw = JSON.stringify({ ...rejects[1], raw: line('2') });
    const again = new Recorder();
    const { summary } = await importing(`${corrected[0] ?? ''}\n${raw}\n`, again);
    expect(summary).toMatchObject({ accepted: 2, refused: 0 });
    expect(again.given).toEqual(
      ['1', '2'].map((commandId) => ({ ...(JSON.parse(line(commandId)) as object), source: 'IMPORT' })),
    );
  });

  it.each([
    ['{"commandId":', 'line.malformed'],
    ['[1]', 'line.malformed'],
    ['null', 'line.malformed'],
    ['"a"', 'line.malformed'],
    ['{"commandId":"1","commandId":"2"}', 'line.repeatedKey'],
    ['{"commandId":"1","data":{"__proto__":{"admin":true}}}', 'line.forbiddenKey'],
    ['{"commandId":"1","source":"HTTP"}', 'input.invalid'],
    ['{"commandId":"1","today":"2030-01-01"}', 'input.invalid'],
  ])('refuses %s before anybody sees it: %s', async (text, code) => {
    const { summary, rejects } = await importing(`${text}\n${line('9')}\n`, recorder);
    expect(summary).toMatchObject({ accepted: 1, refused: 1 });
    expect(rejects[0]).toMatchObject({ line: 1, code });
    expect(recorder.given).toHaveLength(1);
  });

  it('refuses what is not UTF-8', async () => {
    const content = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe9]), Buffer.from(`"}\n${line('2')}\n`)]);
    const { summary, rejects } = await importing(content, recorder);
    expect(summary).toMatchObject({ accepted: 1, refused: 1 });
    expect(rejects[0]).toEqual({
      raw: '{"a":"\ufffd"}',
      line: 1,
      code: 'line.encoding',
      message: 'La ligne n’est pas en UTF-8.',
    });
  });

  it('refuses a line that is too long without keeping it, and takes one that is just short enough', async () => {
    const filler = 'x'.repeat(LONGEST_LINE - line('1', 'Done', { data: '' }).length);
    const longest = line('1', 'Done', { data: filler });
    expect(longest).toHaveLength(LONGEST_LINE);
    const content = `${longest}\n${longest} \n${'y'.repeat(3 * LONGEST_LINE)}\n${line('2')}\n${'z'.repeat(2 * LONGEST_LINE)}`;
    const { summary, rejects } = await importing(content, recorder, 65_536);
    expect(summary).toEqual({ read: 5, accepted: 2, alreadyKnown: 0, refused: 3 });
    expect(rejects.map(({ line: number, code }) => [number, code])).toEqual([
      [2, 'line.tooLong'],
      [3, 'line.tooLong'],
      [5, 'line.tooLong'],
    ]);
  });

  it('goes on after an error of our own, and repeats nothing of it', async () => {
    const { summary, rejects } = await importing(`${line('1', 'Bug')}\n${line('2')}\n`, recorder);
    expect(summary).toMatchObject({ accepted: 1, refused: 1 });
    expect(rejects[0]).toMatchObject({ line: 1, code: 'line.internal' });
    expect(JSON.stringify(rejects)).not.toContain('Zoé');
  });

  it.each([
    ['Full', Unavailable],
    ['Broken', IntegrityError],
  ])('stops when the store fails (%s): what was accepted stays, and nothing is rejected', async (command, fault) => {
    const content = `${line('1')}\n${line('2', command)}\n${line('3')}\n`;
    await expect(importing(content, recorder)).rejects.toThrow(fault);
    expect(recorder.waiting).toBe(0);
  });

  it('has only so many commands under way', async () => {
    const content = Array.from({ length: 300 }, (_, n) => line(String(n))).join('\n');
    await importing(content, recorder, 1_000_000, 16);
    expect(recorder.mostWaiting).toBe(16);
    expect(recorder.given).toHaveLength(300);
  });

  it('tells how far it is, to the last byte', async () => {
    const content = `${line('1')}\n${line('2', 'Refused')}\n`;
    const { progress, summary } = await importing(content, recorder, 50);
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.at(-1)).toEqual({ ...summary, bytes: Buffer.byteLength(content) });
  });

  it('of an empty file is nothing', async () => {
    expect((await importing('', recorder)).summary).toEqual({ read: 0, accepted: 0, alreadyKnown: 0, refused: 0 });
  });
});
