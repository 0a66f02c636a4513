import { DomainError } from '../../domain/kernel/refusals.js';
import {
  REJECTION_CODES,
  type ImiloUpdates,
  type ImiloUpdateState,
  type ImiloUpdateSummary,
  type RejectionCode,
} from '../../application/ports/imilo.js';
import { messageOf, record, type ImiloParts, type Step } from '../../application/imilo/updates.js';
import type { CsvLine } from './csv.js';
import { CSV_HEADER, csvRow } from './csv.js';
import { imiloRefusals } from './refusals.js';

export interface ExchangeParts extends ImiloParts {
  readonly updates: ImiloUpdates;
}

const PAGE = 200;

/** Something that was not done, and why; a line of the file or an update. */
export interface NotDone {
  readonly what: string;
  readonly code: string;
  readonly message: string;
}

export interface Exported {
  readonly exported: number;
  readonly notDone: readonly NotDone[];
}

/**
 * Writes the file of what i-milo has not been told, then marks it as delivered: a file that is cut short delivers nothing, and
 * a mark that fails leaves its line for the next file, where its (contract, version) says that it is the same.
 */
export async function exportFile(
  parts: ExchangeParts,
  write: (text: string) => Promise<void>,
  done: () => Promise<void>,
  { missionLocale, again = false }: { readonly missionLocale?: string | undefined; readonly again?: boolean } = {},
): Promise<Exported> {
  const states: readonly ImiloUpdateState[] = again ? ['PREPARED', 'REJECTED'] : ['PREPARED'];
  const written: ImiloUpdateSummary[] = [];
  const notDone: NotDone[] = [];
  await write(CSV_HEADER);
  for (let after: number | undefined = 0; after !== undefined;) {
    const page = parts.updates.list({ states, missionLocale, after, limit: PAGE });
    for (const update of page) {
      const ready = await messageOf(parts, update, 'FILE', 'CLI');
      if (ready.kind === 'withheld') {
        notDone.push({ what: update.updateId, code: ready.code, message: ready.message });
        continue;
      }
      await write(csvRow(ready.message));
      written.push(update);
    }
    after = page.length === PAGE ? page.at(-1)?.position : undefined;
  }
  await done();
  let exported = 0;
  for (const update of written) {
    const failed = await recorded(parts, update, { command: 'DeliverImiloUpdate', channel: 'FILE' });
    if (failed) notDone.push({ what: update.updateId, ...failed });
    else exported += 1;
  }
  return { exported, notDone };
}

export interface Answers {
  readonly acknowledged: number;
  readonly rejected: number;
  readonly notDone: readonly NotDone[];
}

/** Records the answers of a table: `updateId` (or `contractId` and `version`), `status`, and a `code` where it is rejected. */
export async function takeAnswers(parts: ExchangeParts, lines: readonly CsvLine[]): Promise<Answers> {
  const count = { acknowledged: 0, rejected: 0 };
  const notDone: NotDone[] = [];
  for (const { number, fields } of lines) {
    const failed = await takeAnswer(parts, fields, count);
    if (failed) notDone.push({ what: `ligne ${String(number)}`, ...failed });
  }
  return { ...count, notDone };
}

async function takeAnswer(
  parts: ExchangeParts,
  fields: CsvLine['fields'],
  count: { acknowledged: number; rejected: number },
): Promise<Omit<NotDone, 'what'> | undefined> {
  const { updateId = '', contractId = '', version = '' } = fields;
  const update = updateId === '' ? parts.updates.ofContract(contractId, Number(version)) : parts.updates.find(updateId);
  if (!update) return reasonOf(imiloRefusals.refusal('imilo.updateUnknown'));
  const step = stepOf(fields);
  if (!step) return reasonOf(imiloRefusals.refusal('imilo.answerUnclear', { codes: REJECTION_CODES.join(', ') }));
  const failed = await recorded(parts, update, step);
  if (!failed) count[step.command === 'RejectImiloUpdate' ? 'rejected' : 'acknowledged'] += 1;
  return failed;
}

function stepOf({ status, code }: CsvLine['fields']): Step | undefined {
  if (status === 'ACKNOWLEDGED') return { command: 'AcknowledgeImiloUpdate' };
  if (status !== 'REJECTED' || !(REJECTION_CODES as readonly (string | undefined)[]).includes(code)) return undefined;
  return { command: 'RejectImiloUpdate', code: code as RejectionCode };
}

/** @returns why it was refused, if it was */
async function recorded(
  parts: ExchangeParts,
  update: ImiloUpdateSummary,
  step: Step,
): Promise<Omit<NotDone, 'what'> | undefined> {
  try {
    await record(parts, update, step, 'CLI');
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return reasonOf(error);
    throw error;
  }
}

function reasonOf(error: DomainError): Omit<NotDone, 'what'> {
  return { code: error.code, message: error.in('fr') };
}
