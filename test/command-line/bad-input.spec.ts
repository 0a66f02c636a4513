import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { passerelle } from './passerelle.js';

const STRUCTURE = {
  commandId: '01J80000000000000000000001',
  aggregate: 'structure',
  id: '01J70000000000000000000001',
  command: 'RegisterStructure',
  effectiveOn: '2020-01-01',
  actor: { kind: 'UNML' },
  data: { kind: 'ML', name: 'Mission Locale du Val', regionCode: '84' },
};
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

describe('the command line, given something wrong', () => {
  let base: string;
  let data: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'cli-'));
    data = join(base, 'data');
  });

  afterEach(() => {
    rmSync(base, { recursive: true });
  });

  it.each([
    ['an unknown verb', ['nothing']],
    ['an unknown option', ['tick', '--nope']],
    ['a day that does not exist', ['tick', '--on', '2025-02-30']],
    ['a day far away', ['tick', '--on', '2199-01-01']],
    ['a year that is none', ['report', '20x5']],
    ['an edition that does not exist', ['report', '2025', '--edition', 'secret']],
    ['a position that is none', ['events', '--after', '-1']],
    ['a missing file', ['import', 'no/such/file.ndjson']],
    ['a scenario without its size', ['scenario', '--year', '2025']],
    ['a scenario of nobody', ['scenario', '--year', '2025', '--youths', '0']],
  ])('ends with 2 and one line for %s, and creates nothing', async (_, args) => {
    const { code, out, err } = await passerelle(args, '', { PASSERELLE_DATA: data });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^passerelle : usage/);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(existsSync(data)).toBe(false);
  });

  it('keeps the good lines, reports each bad one, and takes it once corrected', async () => {
    const wrong = {
      ...STRUCTURE,
      commandId: '01J80000000000000000000002',
      id: '01J70000000000000000000002',
      data: { ...STRUCTURE.data, regionCode: '99' },
    };
    const rejects = join(base, 'rejects.ndjson');
    const input = `${line(STRUCTURE)}not json\n${line(wrong)}`;
    const first = await passerelle(['import', '-', '--data', data, '--rejects', rejects], input);
    expect(first.code).toBe(1);
    expect(first.err).toContain('3 lignes lues, 1 acceptées, 0 déjà connues, 2 refusées.');
    const refused = readFileSync(rejects, 'utf8')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(refused.map(({ line: number, code }) => [number, code])).toEqual([
      [2, 'line.malformed'],
      [3, 'input.invalid'],
    ]);
    expect(refused[1]?.message).toContain('data.regionCode');
    const corrected = { ...refused[1], data: STRUCTURE.data };
    const second = await passerelle(['import', '-', '--data', data], line(corrected));
    expect(second.code).toBe(0);
    expect(second.err).toContain('1 acceptées');
  });

  it('changes nothing when a file is imported twice', async () => {
    const file = join(base, 'journal.ndjson');
    writeFileSync(file, line(STRUCTURE));
    await passerelle(['import', file, '--data', data]);
    const before = await passerelle(['events', '--data', data]);
    const again = await passerelle(['import', file, '--data', data]);
    expect(again.code).toBe(0);
    expect(again.err).toContain('0 acceptées, 1 déjà connues');
    expect((await passerelle(['events', '--data', data])).out).toBe(before.out);
  });

  it('says nothing personal of a refused line on the terminal', async () => {
    const youth = {
      ...STRUCTURE,
      aggregate: 'youth-pathway',
      command: 'RegisterYouth',
      data: { lastName: 'Canarie', firstName: 'Zoé' },
    };
    const { code, err } = await passerelle(['import', '-', '--data', data], line(youth));
    expect(code).toBe(1);
    expect(err).toContain('ligne 1 : input.invalid');
    expect(err).not.toMatch(/Canarie|Zoé/);
  });

  it('leaves a directory that is not its own alone', async () => {
    writeFileSync(join(base, 'letter.txt'), 'mine');
    const { code, err } = await passerelle(['tick', '--data', base]);
    expect([code, err.split(' : ')[1]]).toEqual([1, 'data.notOurs']);
    expect(readdirSync(base)).toEqual(['letter.txt']);
  });

  it('does not touch data of a newer version', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'passerelle.json'), '{"format":99}');
    const { code, err } = await passerelle(['tick', '--data', data]);
    expect([code, err.split(' : ')[1]]).toEqual([4, 'data.newer']);
    expect(readdirSync(data)).toEqual(['passerelle.json']);
  });

  it('says that another process has the data', async () => {
    await passerelle(['import', '-', '--data', data], line(STRUCTURE));
    const lock = new BetterSqlite3(join(data, 'lock.sqlite'));
    lock.exec('BEGIN EXCLUSIVE');
    const { code, err } = await passerelle(['tick', '--data', data]);
    lock.close();
    expect([code, err.split(' : ')[1]]).toEqual([4, 'data.locked']);
  });

  it.each(['log.sqlite', 'vault.sqlite'])('ends with 3 where %s is no database any more', async (file) => {
    await passerelle(['import', '-', '--data', data], line(STRUCTURE));
    writeFileSync(join(data, file), Buffer.alloc(8_192, 'x'));
    const { code, err } = await passerelle(['tick', '--data', data]);
    expect([code, err.split(' : ')[1]]).toEqual([3, 'data.corrupt']);
    expect(readFileSync(join(data, file)).equals(Buffer.alloc(8_192, 'x'))).toBe(true);
  });

  it('asks for the key of the vault rather than making another', async () => {
    await passerelle(['import', '-', '--data', data], line(STRUCTURE));
    rmSync(join(data, 'kek.key'));
    const { code, err } = await passerelle(['tick', '--data', data]);
    expect([code, err.split(' : ')[1]]).toEqual([4, 'vault.kekMissing']);
    expect(existsSync(join(data, 'kek.key'))).toBe(false);
  });

  it('keeps the good lines beside one that is nested without end', async () => {
    const rejects = join(base, 'rejects.ndjson');
    const deep = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}\n`;
    const { code, err } = await passerelle(
      ['import', '-', '--data', data, '--rejects', rejects],
      `${deep}${line(STRUCTURE)}`,
    );
    expect(code).toBe(1);
    expect(err).toContain('2 lignes lues, 1 acceptées, 0 déjà connues, 1 refusées.');
    expect(readFileSync(rejects, 'utf8')).toContain('"line":1,"code":"');
  });

  it('says that a file cannot be written', async () => {
    await passerelle(['import', '-', '--data', data], line(STRUCTURE));
    const { code, err } = await passerelle(['import', '-', '--data', data, '--rejects', '/no/such/rejects'], line({}));
    expect([code, err.split(' : ')[1]]).toEqual([2, 'usage.path']);
  });

  it('shows on the terminal what a name would do to it', async () => {
    const ml = { kind: 'ML_ADVISER', structure: `structure-${STRUCTURE.id}` };
    const youth = {
      ...STRUCTURE,
      commandId: '01J80000000000000000000009',
      aggregate: 'youth-pathway',
      id: '01J90000000000000000000001',
      command: 'RegisterYouth',
      effectiveOn: '2025-01-10',
      actor: ml,
      data: {
        lastName: 'Ro\u001b[31muge',
        firstName: 'Ana',
        birthDate: '2005-02-03',
        missionLocaleId: ml.structure,
        sex: 'F',
        entryQualification: '3',
      },
    };
    await passerelle(['import', '-', '--data', data], `${line(STRUCTURE)}${line(youth)}`);
    const { out } = await passerelle(['history', youth.id, '--data', data]);
    expect(out).not.toContain('\u001b');
  });

  it('knows no path under an unknown identifier', async () => {
    await passerelle(['import', '-', '--data', data], line(STRUCTURE));
    const { code, err } = await passerelle(['history', '01J90000000000000000000009', '--data', data]);
    expect([code, err.split(' : ')[1]]).toEqual([1, 'pathway.notFound']);
  });
});
