import { dateIn, NATIONAL_TIME_ZONE } from '../execution/local-date.js';
import { parseInput } from '../execution/request.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import { mayAsk, pathwayAccess, type AccessFacts, type Reader } from '../policies/access.js';
import type { AccessRecord } from '../ports/access-log.js';
import { openBreakGlass } from './break-glass.js';
import { queryNamed, type QueryName, type QueryNamed } from './catalogue.js';
import type { AnswerOf, AnyQuery, Asked, Consulted, InputOf, Outcome, QueryContext, QueryPorts } from './query.js';
import { queryRefusals } from './refusals.js';

/**
 * Answers the questions of the catalogue, each in the same order: its schema, who may ask, the decision on the present state,
 * the answer, the record of the consultation — and only then is the answer given.
 */
export class Questions {
  constructor(private readonly ports: QueryPorts) {}

  /**
   * @throws InputInvalid · DomainError `pathway.notFound`, `access.denied` · Unavailable when the consultation cannot be
   *   recorded: nothing is shown then
   */
  async ask<N extends QueryName>(
    name: N,
    input: InputOf<QueryNamed<N>>,
    reader: Reader,
  ): Promise<AnswerOf<QueryNamed<N>>> {
    const query = queryNamed(name);
    if (!query) throw new Error(`no query ${name}`);
    const known = parseInput(query.input, input);
    const context = await this.contextFor(reader);
    const outcome = await this.outcomeOf(query, known, context);
    await this.ports.accessLog.append(recordsOf(query, known, outcome, context));
    if ('error' in outcome) throw outcome.error;
    return outcome.answer as AnswerOf<QueryNamed<N>>;
  }

  private async outcomeOf(
    query: AnyQuery,
    input: Readonly<Record<string, unknown>>,
    context: QueryContext,
  ): Promise<Outcome<unknown>> {
    const refused = mayAsk(query.who, context.reader, context.facts);
    if (!refused) return query.answer(input as never, context);
    const { pathway } = input;
    if (typeof pathway !== 'string') return { refused, error: queryRefusals.refusal('access.denied') };
    return { refused, subject: pathway, error: queryRefusals.refusal('pathway.notFound') };
  }

  private async contextFor(reader: Reader): Promise<QueryContext> {
    const { executor, accessLog, clock } = this.ports;
    const directory = await executor.directory();
    const now = clock.now();
    const { structure } = reader.actor;
    const zone = structure === undefined ? undefined : directory.structure(structure)?.timeZone;
    const facts: AccessFacts = {
      today: dateIn(zone ?? NATIONAL_TIME_ZONE, now),
      structure: (id) => directory.structure(id),
      successorOf: (id) => directory.successorOf(id),
      account: (id) => directory.account(id),
      conventionsInForce: (on, a, b) => directory.conventionsInForce(on, a, b),
    };
    const path = async (id: string, claims: { readonly ground?: string | undefined } = {}): Promise<Asked> => {
      const present = await executor.present(id);
      if (!present) return { id, state: undefined, access: { granted: false, reason: 'UNKNOWN' } };
      const state = present.state as YouthPathwayState;
      const access = pathwayAccess(reader.actor, { id, state }, facts, claims);
      if (access.granted || access.reason !== 'FOLLOW_UP_ENDED') return { id, state, access };
      const breakGlass = await openBreakGlass(accessLog, reader.actor, id, now);
      return { id, state, access: pathwayAccess(reader.actor, { id, state }, facts, { ...claims, breakGlass }) };
    };
    return { ...this.ports, reader, facts, now, path };
  }
}

/** What is kept of the consultation: never the data. */
function recordsOf(
  { name, purpose }: AnyQuery,
  input: Readonly<Record<string, unknown>>,
  outcome: Outcome<unknown>,
  { reader, now }: QueryContext,
): readonly AccessRecord[] {
  const { kind: role, account, structure } = reader.actor;
  const common = { at: now, role, account, structure, door: reader.door, query: name, purpose };
  if ('refused' in outcome) {
    const { refused: reason, subject } = outcome;
    return [{ ...common, subject, categories: [], decision: 'REFUSED', reason, results: 0, ...timesIn(input) }];
  }
  return outcome.consulted.map((one) => ({ ...common, ...one, decision: 'GRANTED' }));
}

function timesIn({ asOf, knownAt }: Readonly<Record<string, unknown>>): Pick<Consulted, 'asOf' | 'knownAt'> {
  return {
    ...(typeof asOf === 'string' && { asOf }),
    ...(typeof knownAt === 'number' && { knownAt }),
  };
}
