import { isErased } from '../../domain/kernel/personal.js';
import { defineRefusals, DomainError } from '../../domain/kernel/refusals.js';
import type { ContractDates } from '../../domain/youth-pathway/imilo/events.js';
import { rights } from '../../domain/youth-pathway/rights/refusals.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { CommandExecutor } from '../execution/executor.js';
import type { CommandRequest } from '../execution/request.js';
import type { EventLog } from '../ports/event-log.js';
import type { Ids } from '../ports/ids.js';
import type { ImiloMessage, ImiloUpdateSummary, RejectionCode } from '../ports/imilo.js';
import type { RecordCodec } from '../ports/record-codec.js';

export const imilo = defineRefusals({
  'imilo.alreadyDelivered': {
    fr: 'Cette mise à jour est déjà partie.',
    en: 'This update has left already.',
  },
});

export interface ImiloParts {
  readonly log: Pick<EventLog, 'readStream'>;
  readonly codec: Pick<RecordCodec, 'open'>;
  readonly executor: Pick<CommandExecutor, 'execute' | 'rehearse' | 'present'>;
  readonly ids: Pick<Ids, 'next'>;
}

export type Step =
  | { readonly command: 'DeliverImiloUpdate'; readonly channel: 'FILE' | 'API' }
  | { readonly command: 'AcknowledgeImiloUpdate' }
  | { readonly command: 'RejectImiloUpdate'; readonly code: RejectionCode };

/** Records what became of an update, on behalf of the Mission Locale whose file it is, on the day that it is there. */
export async function record(
  { executor, ids }: ImiloParts,
  update: ImiloUpdateSummary,
  step: Step,
  source: CommandRequest['source'],
): Promise<void> {
  await executor.execute(requestOf(ids, update, step, source));
}

function requestOf(
  ids: Pick<Ids, 'next'>,
  { pathway, updateId, missionLocale }: ImiloUpdateSummary,
  { command, ...said }: Step,
  source: CommandRequest['source'],
): CommandRequest {
  return {
    commandId: ids.next(),
    aggregate: 'youth-pathway',
    id: pathway,
    command,
    actor: { kind: 'CLOCK', ...(missionLocale !== null && { structure: missionLocale }) },
    data: { updateId, ...said },
    source,
  };
}

export type Message =
  | { readonly kind: 'ready'; readonly message: ImiloMessage }
  /** It may not leave, or not any more: the code says why. */
  | { readonly kind: 'withheld'; readonly code: string; readonly message: string };

/**
 * What is to leave now, judged on the present state of the path: an update that a withdrawal, a newer version or an erasure
 * has overtaken is withheld, although the read model still lists it.
 */
export async function messageOf(
  parts: ImiloParts,
  update: ImiloUpdateSummary,
  channel: 'FILE' | 'API',
  source: CommandRequest['source'],
): Promise<Message> {
  const { executor, ids } = parts;
  try {
    const due = await executor.rehearse(requestOf(ids, update, { command: 'DeliverImiloUpdate', channel }, source));
    if (due === 0) return withheld(imilo.refusal('imilo.alreadyDelivered'));
  } catch (error) {
    if (error instanceof DomainError) return withheld(error);
    throw error;
  }
  const content = await contentOf(parts, update);
  const imiloNumber = await imiloNumberOf(parts, update.pathway);
  if (!content || imiloNumber === undefined) return withheld(rights.refusal('subject.erased'));
  const { updateId, contractId, version } = update;
  return { kind: 'ready', message: { updateId, contractId, version, imiloNumber, ...content } };
}

function withheld(error: DomainError): Message {
  return { kind: 'withheld', code: error.code, message: error.in('fr') };
}

export type ImiloContent = Pick<ImiloMessage, 'employerName' | 'diplomaLabel' | 'dates'>;

/** What the update says; undefined once it is erased. */
export async function contentOf(
  { log, codec }: Pick<ImiloParts, 'log' | 'codec'>,
  { pathway, revision }: Pick<ImiloUpdateSummary, 'pathway' | 'revision'>,
): Promise<ImiloContent | undefined> {
  const [event] = await log.readStream(pathway, revision);
  if (event?.type !== 'ImiloUpdatePrepared') return undefined;
  const { employerName, diplomaLabel, dates } = codec.open(event, ['contract']).data;
  if (isErased(employerName) || isErased(diplomaLabel) || isErased(dates)) return undefined;
  return {
    employerName: employerName as string,
    diplomaLabel: diplomaLabel as string,
    dates: dates as ContractDates,
  };
}

/** The present number: one that was corrected after a rejection stands for the one before. */
async function imiloNumberOf({ executor }: ImiloParts, pathway: string): Promise<string | undefined> {
  const present = await executor.present(pathway);
  const registered = (present?.state as YouthPathwayState | undefined)?.registration.registered;
  const number = registered?.imiloNumber;
  return number === undefined || isErased(number) ? undefined : number;
}
