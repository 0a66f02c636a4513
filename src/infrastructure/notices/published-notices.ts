import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';

/**
 * The information notices that this installation has published (GDPR art. 13): the files of a folder, whatever their kind.
 * A notice's version is its file's name without the ending; the digest of its bytes proves which text a youth was shown.
 */
export function publishedNotices(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ name }) => [parse(name).name, sha256(readFileSync(join(folder, name)))]));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
