import type { Actor } from '../../kernel/actor.js';
import { type Facts, isSameStructure, type StructureFacts, type StructureKind } from '../../kernel/facts.js';
import type { Contract } from '../apprenticeship/state.js';
import { missionLocaleOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import type { GivenParticipant } from './commands.js';
import { type Participant, type SigningRole, signingRole } from './events.js';
import { review } from './refusals.js';

/** A chamber may take part for the training centre that it runs. */
const KINDS: Readonly<Record<SigningRole, readonly StructureKind[]>> = {
  ML: ['ML'],
  CFA: ['CFA', 'CMA', 'CMAR'],
  CMA: ['CMA', 'CMAR'],
};

/**
 * Who takes part, role and structure: the Mission Locale is the one that follows the youth, the centre and the chamber those of
 * the contract, unless others are named.
 * @throws `review.participant`, `review.bothSides`
 */
export function participantsOf(
  given: readonly GivenParticipant[],
  contract: Contract | undefined,
  actor: Actor,
  state: YouthPathwayState,
  facts: Facts,
): Participant[] {
  const known: Readonly<Record<SigningRole, string | undefined>> = {
    ML: missionLocaleOf(state),
    CFA: contract?.terms.cfaId ?? ofKind('CFA', actor, facts),
    CMA: contract?.terms.chamberId ?? ofKind('CMA', actor, facts),
  };
  const all = given.map((one) => participantOf(one, known, facts));
  const once = all.filter(
    (one, index) =>
      all.findIndex((other) => other.role === one.role && other.structureId === one.structureId) === index,
  );
  for (const role of ['CFA', 'ML'] as const) {
    if (!once.some((one) => one.role === role)) throw review.refusalAt('participants', 'review.bothSides');
  }
  return once;
}

function ofKind(role: 'CFA' | 'CMA', { structure }: Actor, facts: Facts): string | undefined {
  const own = structure === undefined ? undefined : facts.structure(structure);
  const kinds: readonly StructureKind[] = role === 'CFA' ? ['CFA'] : KINDS.CMA;
  return own && kinds.includes(own.kind) ? own.id : undefined;
}

function participantOf(
  given: GivenParticipant,
  known: Readonly<Record<SigningRole, string | undefined>>,
  facts: Facts,
): Participant {
  const { role: wanted, structureId: named } = typeof given === 'string' ? told(given) : given;
  const structure = named === undefined ? undefined : facts.structure(named);
  if (named !== undefined && !structure) throw review.refusalAt('participants', 'review.participant');
  const role = wanted ?? (structure && roleOf(structure));
  if (role === undefined) throw review.refusalAt('participants', 'review.participant');
  const signing = signingRole.safeParse(role).data;
  if (signing === undefined) {
    if (named !== undefined) throw review.refusalAt('participants', 'review.participant');
    return { role };
  }
  const structureId = named ?? known[signing];
  const found = structureId === undefined ? undefined : facts.structure(structureId);
  if (!found || !KINDS[signing].includes(found.kind)) throw review.refusalAt('participants', 'review.participant');
  return { structureId: found.id, role };
}

function told(given: string): Partial<Participant> {
  return given.startsWith('structure-') ? { structureId: given } : { role: given as Participant['role'] };
}

function roleOf({ kind }: StructureFacts): SigningRole | undefined {
  if (kind === 'ML' || kind === 'CFA') return kind;
  return kind === 'CMA' || kind === 'CMAR' ? 'CMA' : undefined;
}

/**
 * The side for which somebody signs: one that took part, and their own. After a transfer the Mission Locale that now follows
 * the youth signs for the one before.
 * @throws `review.notParticipant`
 */
export function sideOf(
  participants: readonly Participant[],
  wanted: SigningRole | undefined,
  actor: Actor,
  state: YouthPathwayState,
  facts: Facts,
): SigningRole {
  const own = (structureId: string | undefined): boolean =>
    actor.structure !== undefined && structureId !== undefined && isSameStructure(structureId, actor.structure, facts);
  const sides = participants
    .filter(({ structureId, role }) => own(structureId) || (role === 'ML' && own(missionLocaleOf(state))))
    .concat(actor.kind === 'IMPORT' ? participants : [])
    .flatMap(({ role }) => signingRole.safeParse(role).data ?? []);
  const side = wanted === undefined ? sides[0] : sides.find((one) => one === wanted);
  if (side === undefined || (actor.kind === 'IMPORT' && wanted === undefined)) {
    throw review.refusalAt('role', 'review.notParticipant');
  }
  return side;
}
