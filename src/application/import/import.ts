import { DomainError } from '../../domain/kernel/refusals.js';
import type { CommandAnswer } from '../execution/executor.js';
import { InputInvalid, type CommandRequest } from '../execution/request.js';
import { IntegrityError, Unavailable } from '../ports/faults.js';
import { doubtfulKey } from './json.js';
import { linesOf, LONGEST_LINE, type Line } from './lines.js';
import { importing } from './refusals.js';

export interface ImportSummary {
  readonly read: number;
  readonly accepted: number;
  readonly alreadyKnown: number;
  readonly refused: number;
}

export interface ImportOptions {
  readonly execute: (request: CommandRequest) => Promise<CommandAnswer>;
  /** Takes each refused line, in order: JSON, to be corrected and imported again. */
  readonly reject: (line: string) => void | Promise<void>;
  readonly onProgress?: (progress: ImportSummary & { readonly bytes: number }) => void;
  /** Commands given before the first of them is answered. */
  readonly inFlight?: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** What became of a line. */
type Fate = 'accepted' | 'alreadyKnown' | { readonly refused: string };

/** Why a line was refused, in the words that its reader reads. */
interface Reason {
  readonly code: string;
  readonly message: string;
}

const IN_FLIGHT = 1_024;

/**
 * Gives the commands of an NDJSON file to the executor, in the order of the file. Each line stands for itself: a bad one is
 * reported and the others are kept. A line's command id makes it idempotent, so an import that was cut short, or is
 * repeated, ends the same. Memory does not grow with the file.
 * @throws Unavailable, IntegrityError when the store fails: what was accepted stays, and the import is to be repeated
 */
export async function importCommands(
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { execute, reject, onProgress, inFlight = IN_FLIGHT } = options;
  const count = { read: 0, accepted: 0, alreadyKnown: 0, refused: 0 };
  let bytes = 0;
  const waiting: Promise<Fate>[] = [];
  const settleOne = async (): Promise<void> => {
    const fate = await waiting.shift();
    if (fate === undefined) return;
    count.read += 1;
    if (typeof fate === 'string') count[fate] += 1;
    else {
      count.refused += 1;
      await reject(fate.refused);
    }
  };
  try {
    for await (const lines of linesOf(counted(source, (size) => (bytes += size)))) {
      for (const line of lines) {
        if (isBlank(line)) continue;
        const fate = fateOf(line, execute);
        // Its failure is met when its turn comes; until then it is not unhandled.
        fate.catch(() => undefined);
        waiting.push(fate);
        if (waiting.length >= inFlight) await settleOne();
      }
      onProgress?.({ ...count, bytes });
    }
    while (waiting.length > 0) await settleOne();
  } finally {
    await Promise.allSettled(waiting);
  }
  onProgress?.({ ...count, bytes });
  return count;
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  add: (size: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of source) {
    add(chunk.length);
    yield chunk;
  }
}

/** As it came, with its number and the reason; as raw text where it is nested too deep to be written again. */
function rejected(original: Fields, { number, bytes }: Line, reason: Reason): string {
  try {
    return JSON.stringify({ ...original, line: number, ...reason });
  } catch {
    return JSON.stringify({ raw: lossy.decode(bytes), line: number, ...reason });
  }
}

function isBlank({ bytes }: Line): boolean {
  return bytes?.every((byte) => byte === 32 || byte === 9 || byte === 13) ?? false;
}

async function fateOf(line: Line, execute: ImportOptions['execute']): Promise<Fate> {
  let original: Fields | undefined;
  try {
    original = fieldsOf(textOf(line));
    if (typeof original.raw === 'string' && original.commandId === undefined) original = fieldsOf(original.raw);
    const { repeated } = await execute(requestOf(original));
    return repeated ? 'alreadyKnown' : 'accepted';
  } catch (error) {
    if (error instanceof IntegrityError || error instanceof Unavailable) throw error;
    original ??= line.bytes ? { raw: lossy.decode(line.bytes) } : {};
    return { refused: rejected(original, line, reasonOf(error)) };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const lossy = new TextDecoder('utf-8');

function textOf({ bytes }: Line): string {
  if (!bytes) throw importing.refusal('line.tooLong', { bytes: LONGEST_LINE });
  try {
    // Takes a byte order mark off.
    return decoder.decode(bytes);
  } catch {
    throw importing.refusal('line.encoding');
  }
}

function fieldsOf(text: string): Fields {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw importing.refusal('line.malformed');
  const doubt = doubtfulKey(text);
  if (doubt) throw importing.refusal(doubt === 'repeated' ? 'line.repeatedKey' : 'line.forbiddenKey');
  return value as Fields;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw importing.refusal('line.malformed');
  }
}

/** Without what a rejects file adds: corrected there, a line is imported as it stands. */
function requestOf({ line: _line, code: _code, message: _message, ...fields }: Fields): CommandRequest {
  const notOurs = ['source', 'today'].filter((field) => field in fields);
  if (notOurs.length > 0) throw new InputInvalid(notOurs.map((path) => ({ path, message: 'Champ inconnu' })));
  // The executor reads it against its schema.
  return { ...fields, source: 'IMPORT' } as unknown as CommandRequest;
}

function reasonOf(error: unknown): Reason {
  if (error instanceof DomainError) {
    const where = error.field === undefined ? '' : `${error.field} : `;
    return { code: error.code, message: `${where}${error.in('fr')}` };
  }
  if (error instanceof InputInvalid)
    return { code: error.code, message: error.issues.map(({ path, message }) => `${path} : ${message}`).join(' ; ') };
  const internal = importing.refusal('line.internal');
  return { code: internal.code, message: internal.in('fr') };
}
