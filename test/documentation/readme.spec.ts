import { existsSync, readFileSync } from 'node:fs';
import { passerelle } from '../command-line/passerelle.js';

const text = readFileSync('README.md', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const examples = [...text.matchAll(/^npx passerelle ([^#\n]*)/gm)].map(([, line = '']) => line.trim());
const SUB_VERBS = ['explain'];

describe('The README', () => {
  it.each(examples)('has an example whose verb and options exist: %s', async (line) => {
    const [verb = '', ...rest] = line.split(/\s+/);
    const path = [verb, ...rest.filter((word) => SUB_VERBS.includes(word))];
    const { code, out } = await passerelle([...path, '--help']);
    expect(code).toBe(0);
    // Where a verb is unknown its help is that of the whole program.
    expect(out).toContain(`Usage: passerelle ${path[0] ?? ''} `);
    const options = rest.filter((word) => word.startsWith('--'));
    expect(options.filter((option) => !out.includes(option))).toEqual([]);
  });

  it('names every verb of the command line', async () => {
    const { out } = await passerelle(['--help']);
    const verbs = [...out.matchAll(/^ {2}([a-z][\w-]*)(?= |$)/gm)].map(([, verb = '']) => verb);
    const named = verbs.filter((verb) => verb !== 'help');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((verb) => !new RegExp(`passerelle ${verb}\\b|\`${verb}\`|npm ${verb}\\b`).test(text))).toEqual(
      [],
    );
  });

  it('names scripts, rooms and pages that exist', () => {
    const scripts = [...text.matchAll(/npm run (?!passerelle)([\w:]+)/g)].map(([, name = '']) => name);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    const paths = [...text.matchAll(/`(src\/[\w./-]+)`|\]\(((?!http)[^)]+)\)/g)].map(
      ([, room, link]) => room ?? link ?? '',
    );
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});
