import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedNotices } from './published-notices.js';

describe('the published notices', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'notices-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are the files of the folder: a version and the digest of its bytes', () => {
    writeFileSync(join(folder, '2023-05.pdf'), 'abc');
    mkdirSync(join(folder, 'drafts'));
    expect(publishedNotices(folder)).toEqual({
      '2023-05': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('are none where there is no folder', () => {
    expect(publishedNotices(join(folder, 'none'))).toEqual({});
  });
});
