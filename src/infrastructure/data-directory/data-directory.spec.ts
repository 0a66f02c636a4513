import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../../domain/kernel/refusals.js';
import { openDataDirectory, peekDataDirectory } from './data-directory.js';

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('the data directory', () => {
  let base: string;
  let path: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'data-'));
    path = join(base, 'data');
  });

  afterEach(() => {
    rmSync(base, { recursive: true });
  });

  it('is created once and found again', () => {
    const first = openDataDirectory(path);
    expect(first.isNew).toBe(true);
    first.release();
    const second = openDataDirectory(path);
    expect(second.isNew).toBe(false);
    second.release();
  });

  it('is for one process at a time', () => {
    const held = openDataDirectory(path);
    expect(codeOf(() => openDataDirectory(path))).toBe('data.locked');
    held.release();
    openDataDirectory(path).release();
  });

  it('refuses a directory that holds other files, and leaves it alone', () => {
    writeFileSync(join(base, 'letter.txt'), 'mine');
    expect(codeOf(() => openDataDirectory(base))).toBe('data.notOurs');
    expect(readdirSync(base)).toEqual(['letter.txt']);
  });

  it('refuses a file in its place', () => {
    writeFileSync(path, 'a file');
    expect(codeOf(() => openDataDirectory(path))).toBe('data.notOurs');
  });

  it('refuses data of a newer format, and touches nothing', () => {
    openDataDirectory(path).release();
    writeFileSync(join(path, 'passerelle.json'), '{"format":999}');
    const before = readdirSync(path);
    expect(codeOf(() => openDataDirectory(path))).toBe('data.newer');
    expect(codeOf(() => peekDataDirectory(path))).toBe('data.newer');
    expect(readdirSync(path)).toEqual(before);
  });

  it.each(['', 'nonsense', '{}', '{"format":"1"}'])('says that a format file of %j is corrupt', (text) => {
    openDataDirectory(path).release();
    writeFileSync(join(path, 'passerelle.json'), text);
    expect(codeOf(() => openDataDirectory(path))).toBe('data.corrupt');
  });

  it('goes on where a first run was cut short before it wrote its format', () => {
    openDataDirectory(path).release();
    rmSync(join(path, 'passerelle.json'));
    const again = openDataDirectory(path);
    expect(again.isNew).toBe(true);
    again.release();
  });

  it('does not begin a new log where the vault says that there was one', () => {
    openDataDirectory(path).release();
    writeFileSync(join(path, 'vault.sqlite'), 'keys');
    expect(codeOf(() => openDataDirectory(path))).toBe('data.corrupt');
    writeFileSync(join(path, 'log.sqlite'), 'events');
    openDataDirectory(path).release();
  });

  it('can be looked into while another process writes, and is not created by looking', () => {
    expect(codeOf(() => peekDataDirectory(path))).toBe('data.missing');
    expect(existsSync(path)).toBe(false);
    const held = openDataDirectory(path);
    expect(peekDataDirectory(path).log).toContain('log.sqlite');
    held.release();
  });
});
