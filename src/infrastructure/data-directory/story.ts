import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { calendarDate } from '../../domain/kernel/calendar.js';
import { dataRefusals } from './refusals.js';

const story = z.strictObject({
  youths: z.int(),
  year: z.int(),
  seed: z.int(),
  until: calendarDate,
  /** Whether it was told to its end. */
  told: z.boolean(),
});

/** The invented year that a first visit tells. */
export type Story = z.output<typeof story>;

const FILE = 'story.json';

/** The story of this directory, if one was ever begun. @throws DomainError `data.corrupt` */
export function readStory(directory: string): Story | undefined {
  const file = join(directory, FILE);
  if (!existsSync(file)) return undefined;
  try {
    return story.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw dataRefusals.refusal('data.corrupt', { file: FILE });
  }
}

export function writeStory(directory: string, told: Story): void {
  const file = join(directory, FILE);
  writeFileSync(`${file}.new`, `${JSON.stringify(told)}\n`);
  renameSync(`${file}.new`, file);
}
