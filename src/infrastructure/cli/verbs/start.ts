import { Command } from 'commander';
import { Readable } from 'node:stream';
import type { CalendarDate } from '../../../domain/kernel/calendar.js';
import { scenario } from '../../../scenario/scenario.js';
import { readStory, writeStory, type Story } from '../../data-directory/story.js';
import type { House, OpenHouse } from '../../house.js';
import { keyFigures } from '../../report/key-figures.js';
import { progressLine } from '../progress.js';
import { say, withCommon } from '../verb.js';
import { importInto, summaryLine } from './import.js';
import { lastDayTold } from './scenario.js';
import { serveUntilStopped, withPort, type ServeOptions } from './serve.js';

const YOUTHS = 2_000;
const SEED = 1;

/** The main job on an empty directory: a year of the two networks, from commands to the annual report, then the pages. */
export function startVerb(open: OpenHouse, today: () => CalendarDate): Command {
  return withPort(withCommon(new Command('start')))
    .description('première visite : raconte une année inventée des deux réseaux, puis sert les pages')
    .action(async (options: ServeOptions) => {
      const house = await open(options.data);
      try {
        const story = storyOf(house, today());
        if (story && !story.told) await tell(house, story, options, today());
      } catch (error) {
        await house.close();
        throw error;
      }
      await serveUntilStopped(house, options, today, (url) => {
        say(options, whereToGo(house, url));
      });
    });
}

/** A first visit that was cut short is taken up again: its lines are known by their ids. Other data are left as they are. */
function storyOf({ directory }: House, today: CalendarDate): Story | undefined {
  if (!directory.isNew) return readStory(directory.path);
  const year = Number(today.slice(0, 4)) - 1;
  const story = { youths: YOUTHS, year, seed: SEED, until: lastDayTold(year, today), told: false };
  writeStory(directory.path, story);
  return story;
}

async function tell(house: House, story: Story, options: ServeOptions, today: CalendarDate): Promise<void> {
  const { year, youths } = story;
  say(
    options,
    `Première visite : l’année ${String(year)} d’un réseau inventé de ${youths.toLocaleString('fr-FR')} jeunes.`,
  );
  const lines = Readable.from(linesOf(story), { objectMode: false });
  say(options, summaryLine(await importInto(house, lines, undefined, options)));
  const progress = progressLine('Échéances', 'commandes', process.stderr, options.quiet);
  const { recorded } = await house.tick(today, (done) => {
    progress.update(done);
  });
  progress.end();
  say(options, `Horloge au ${today} : ${recorded.toLocaleString('fr-FR')} échéances faites.`);
  for (const { label, value } of await keyFigures(house, year)) say(options, `  ${value.padStart(9)}  ${label}`);
  writeStory(house.directory.path, { ...story, told: true });
}

const LINES_A_CHUNK = 500;

function* linesOf({ youths, year, seed, until }: Story): Generator<Buffer> {
  let lines: string[] = [];
  for (const line of scenario({ youths, year, seed, until })) {
    if (lines.push(JSON.stringify(line)) < LINES_A_CHUNK) continue;
    yield Buffer.from(`${lines.join('\n')}\n`);
    lines = [];
  }
  yield Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function whereToGo({ directory }: House, url: string): string {
  return `
Passerelle sert ${url} (cette machine seulement ; arrêter : Ctrl+C).
  ${url}/rapport/…   le rapport d’activité annuel
  ${url}/jeunes      l’histoire de chaque parcours
Les données sont dans ${directory.path}. Les clés aussi (kek.key) : sans elles, rien de personnel ne se relit.
À essayer, le serveur arrêté :
  npx passerelle verify                       chaque événement est-il intact ?
  npx passerelle report ANNÉE --format csv    les chiffres, dans un tableur
  npx passerelle --help                       tout le reste
`;
}
