import type { Actor, ActorKind, Relation, Who } from '../../domain/kernel/actor.js';
import { daysBetween, type CalendarDate } from '../../domain/kernel/calendar.js';
import { isAccountOf, isSameStructure, type Facts, type StructureKind } from '../../domain/kernel/facts.js';
import { covers, liveConsents } from '../../domain/youth-pathway/consent/state.js';
import { followUpEndedOn } from '../../domain/youth-pathway/lifecycle/state.js';
import { missionLocaleOf } from '../../domain/youth-pathway/registration/state.js';
import { hasObjection } from '../../domain/youth-pathway/rights/state.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { AccessGround, AccessRecord, RefusalReason } from '../ports/access-log.js';
import type { Grant } from './crossing.js';

/**
 * The access decision, for commands and for questions: deny by default, decided now, on the present state. What a reader may
 * read of an event, once let in, is in `view.ts`; what crosses between the networks, in `crossing.ts`.
 */

/** The kinds of structure for which an actor of a kind can act; any where none is named. */
const ACTS_FOR: Readonly<Partial<Record<ActorKind, readonly StructureKind[]>>> = {
  ML_ADVISER: ['ML'],
  CMA_REFERENT: ['CMA', 'CMAR'],
  CFA_REFERENT: ['CFA'],
  ARML: ['ARML'],
  UNML: ['UNML'],
  CMA_FRANCE: ['CMA_FRANCE'],
};

/**
 * On commands, before what they are about: the kind of actor must be named beside the command's schema, and act for a structure
 * of its kind. An import may do what its file needs.
 */
export function holdsRole(who: Who, { kind }: Actor, structure: StructureKind | undefined): boolean {
  if (kind === 'IMPORT') return true;
  if (who[kind] === undefined) return false;
  return structure === undefined || ACTS_FOR[kind]?.includes(structure) !== false;
}

/** On commands, once that is so: the relation that is asked of this kind of actor to what is acted upon. */
export function mayCommand(who: Who, { kind }: Actor, relates: (relation: Relation) => boolean): boolean {
  const relation = kind === 'IMPORT' ? 'ANY' : who[kind];
  return relation === 'ANY' || (relation !== undefined && relates(relation));
}

/**
 * How far a kind of reader may ask a question: `FOLLOWS` of the youths that their Mission Locale follows · `CONSENT` of those
 * whose consent lets them · `OWN` of their own path, or their own structure · `FACTS` envelopes and facts, no personal data ·
 * `GROUND` facts, and content on a stated ground · `ANY` of all: what it answers names no youth.
 */
export type Extent = 'FOLLOWS' | 'CONSENT' | 'OWN' | 'FACTS' | 'GROUND' | 'ANY';

/** Deny by default: a kind that is not named may not. */
export type WhoReads = Readonly<Partial<Record<ActorKind, Extent>>>;

export interface Reader {
  readonly actor: Actor;
  /**
   * `HTTP` comes with an account of ours. At the command line it is whoever holds the data and its keys; a demonstration has
   * accounts that nobody owns.
   */
  readonly door: AccessRecord['door'];
}

/** What access is decided on, besides the path itself. */
export type AccessFacts = Pick<Facts, 'today' | 'structure' | 'successorOf' | 'account' | 'conventionsInForce'>;

/** On questions, before what they are about: the role, the structure and the account of whoever asks. */
export function mayAsk(who: WhoReads, { actor, door }: Reader, facts: AccessFacts): RefusalReason | undefined {
  if (who[actor.kind] === undefined) return 'ROLE';
  const kinds = ACTS_FOR[actor.kind];
  const structure = actor.structure === undefined ? undefined : facts.structure(actor.structure);
  if (kinds && (!structure || !kinds.includes(structure.kind))) return 'ACCOUNT';
  if (actor.kind === 'YOUTH') return actor.onBehalfOf === undefined ? 'ACCOUNT' : undefined;
  if (actor.account === undefined) return door === 'HTTP' ? 'ACCOUNT' : undefined;
  return holdsTheAccount(actor, actor.account, facts) ? undefined : 'ACCOUNT';
}

/** Open today, in this structure or one that merged into it, for this role. */
function holdsTheAccount({ kind, structure }: Actor, id: string, facts: AccessFacts): boolean {
  const account = facts.account(id);
  if (account?.role !== kind) return false;
  return isAccountOf(account, structure ?? account.structureId, facts.today, facts);
}

/** How much of a path a reader sees. */
export type View =
  | { readonly kind: 'WHOLE' }
  /** Envelopes and facts; nothing is opened. */
  | { readonly kind: 'FACTS' }
  /** The Mission Locale's: its own follow-up, and what the other network shares with it. A former one sees up to its last day. */
  | { readonly kind: 'FOLLOWS'; readonly until?: CalendarDate }
  /** The other network's: what these consents let cross, and what the reader's structure declared itself. */
  | { readonly kind: 'CROSSED'; readonly structure: string; readonly grants: readonly Grant[] };

export type PathwayAccess =
  | {
      readonly granted: true;
      readonly view: View;
      readonly ground: AccessGround;
      readonly consents: readonly string[];
      readonly stated?: string | undefined;
    }
  | { readonly granted: false; readonly reason: RefusalReason };

/** What a reader claims besides who they are. */
export interface Claims {
  /** The officer's ground to read content. */
  readonly ground?: string | undefined;
  /** The reason of an exceptional reading that the reader opened within the hour. */
  readonly breakGlass?: string | undefined;
}

/** A follow-up that ended can be read this long. */
const DAYS_AFTER_THE_END = 90;

function allowed(view: View, ground: AccessGround, more: { consents?: readonly string[]; stated?: string } = {}) {
  return { granted: true, view, ground, consents: more.consents ?? [], stated: more.stated } as const;
}

function refused(reason: RefusalReason): PathwayAccess {
  return { granted: false, reason };
}

/** On a youth's path: what this reader may see of it now, whatever day or position of it they ask for. */
export function pathwayAccess(
  actor: Actor,
  { id, state }: { readonly id: string; readonly state: YouthPathwayState },
  facts: AccessFacts,
  { ground, breakGlass }: Claims = {},
): PathwayAccess {
  if (!state.registration.registered) return refused('UNKNOWN');
  if (actor.kind === 'YOUTH')
    return actor.onBehalfOf === id ? allowed({ kind: 'WHOLE' }, 'OWN_PATH') : refused('RELATION');
  if (actor.kind === 'DPO') {
    if (ground === undefined) return allowed({ kind: 'FACTS' }, 'AUDIT');
    return allowed({ kind: 'WHOLE' }, 'STATED', { stated: ground });
  }
  // GDPR art. 18: while the processing is restricted nobody else reads.
  if (state.rights.restricted) return refused('RESTRICTED');
  const { kind, structure } = actor;
  if (kind === 'AUDITOR') return allowed({ kind: 'FACTS' }, 'AUDIT');
  if (structure === undefined) return refused('ROLE');
  if (kind === 'ML_ADVISER') return ofTheMissionLocale(structure, state, facts, breakGlass);
  if (kind === 'CMA_REFERENT' || kind === 'CFA_REFERENT') return ofTheOtherNetwork(structure, state, facts);
  return refused('ROLE');
}

/** The Mission Locale that follows the youth, or followed them until 90 days ago; itself, or the one it merged into. */
function ofTheMissionLocale(
  structure: string,
  state: YouthPathwayState,
  facts: AccessFacts,
  breakGlass: string | undefined,
): PathwayAccess {
  const isRecent = (lastDay: CalendarDate): boolean => daysBetween(lastDay, facts.today) <= DAYS_AFTER_THE_END;
  if (isSameStructure(structure, missionLocaleOf(state), facts)) {
    const ended = followUpEndedOn(state);
    if (ended === undefined) return allowed({ kind: 'FOLLOWS' }, 'FOLLOWS');
    if (isRecent(ended)) return allowed({ kind: 'FOLLOWS' }, 'FORMERLY_FOLLOWED');
    if (breakGlass === undefined) return refused('FOLLOW_UP_ENDED');
    return allowed({ kind: 'FOLLOWS' }, 'BREAK_GLASS', { stated: breakGlass });
  }
  const before = state.referents.followedBefore.filter(({ missionLocaleId }) =>
    isSameStructure(structure, missionLocaleId, facts),
  );
  const last = before.at(-1);
  if (!last) return refused('RELATION');
  if (!isRecent(last.lastDay)) return refused('FOLLOW_UP_ENDED');
  return allowed({ kind: 'FOLLOWS', until: last.lastDay }, 'FORMERLY_FOLLOWED');
}

/** Whether an exceptional reading could be opened here: one's own Mission Locale's youth, the follow-up long ended. */
export function mayBreakGlass(actor: Actor, state: YouthPathwayState, facts: AccessFacts): RefusalReason | undefined {
  const { kind, account, structure } = actor;
  if (!state.registration.registered) return 'UNKNOWN';
  if (kind !== 'ML_ADVISER' || structure === undefined) return 'ROLE';
  if (account === undefined) return 'ACCOUNT';
  if (state.rights.restricted) return 'RESTRICTED';
  return isSameStructure(structure, missionLocaleOf(state), facts) ? undefined : 'RELATION';
}

/**
 * A chamber or a training centre: under the live consents that name it or its network, while a convention binds it to the
 * Mission Locale; without any, its own apprentices and trainees, as it declared them.
 */
function ofTheOtherNetwork(id: string, state: YouthPathwayState, facts: AccessFacts): PathwayAccess {
  const structure = facts.structure(id);
  if (!structure) return refused('ACCOUNT');
  const live = liveConsents(state, facts.today).filter((consent) => covers(consent, structure));
  const grants = live.filter(({ scope }) => !hasObjection(state, scope));
  const bound = isBound(id, state, facts);
  if (grants.length > 0 && bound)
    return allowed({ kind: 'CROSSED', structure: id, grants }, 'CONSENT', {
      consents: grants.map(({ consentId }) => consentId),
    });
  if (accompaniesItself(id, state, facts))
    return allowed({ kind: 'CROSSED', structure: id, grants: [] }, 'OWN_DECLARATION');
  if (live.length === 0) return refused('CONSENT');
  return refused(bound ? 'OBJECTION' : 'CONVENTION');
}

function isBound(structure: string, state: YouthPathwayState, facts: AccessFacts): boolean {
  return facts.conventionsInForce(facts.today, structure, standingFor(missionLocaleOf(state), facts)).length > 0;
}

export function standingFor(structure: string, facts: AccessFacts): string {
  return facts.successorOf(structure)?.id ?? structure;
}

function accompaniesItself(id: string, state: YouthPathwayState, facts: AccessFacts): boolean {
  const own = [
    ...state.apprenticeship.contracts.map(({ declaredBy }) => declaredBy),
    ...state.prepa.map(({ structureId }) => structureId),
  ];
  return own.some((structure) => structure !== undefined && isSameStructure(structure, id, facts));
}
