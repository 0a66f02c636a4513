import type { Actor } from '../../kernel/actor.js';
import { ageOn, type CalendarDate, daysBetween, earliest, lastDayOfTerm } from '../../kernel/calendar.js';
import { decide, type DecisionCase, type Given } from '../../kernel/command.js';
import type { NewEvent } from '../../kernel/event.js';
import { type Facts, isActiveOn, isSameStructure } from '../../kernel/facts.js';
import { CejActivityRecorded } from '../cej/events.js';
import { liveCejOn } from '../cej/state.js';
import { mustBeOpen } from '../lifecycle/state.js';
import { birthDateOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { AbandonPrepa, CompletePrepa, MeasurePrepaOutcome, StartPrepa } from './commands.js';
import { PrepaAbandoned, PrepaCompleted, PrepaOutcomeMeasured, PrepaStarted } from './events.js';
import { prepa as refusals } from './refusals.js';
import { lastDayOf, type Prepa } from './state.js';

const MONTHS = 12;

export const prepaDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(StartPrepa, ({ data, effectiveOn, actor }, state, facts) => {
    mustBeOpen(state);
    const prepaId = data.prepaId ?? facts.newId();
    if (state.prepa.some(({ id }) => id === prepaId)) return [];
    const structureId = data.structureId ?? (runsPrepas(actor) ? actor.structure : undefined);
    if (structureId === undefined) throw refusals.refusalAt('structureId', 'prepa.structureMissing');
    mustRunPrepas(structureId, effectiveOn, facts);
    mustActFor(actor, structureId, facts);
    mustBeOfAge(birthDateOf(state), effectiveOn, data.ageGround !== undefined);
    mustLastWell(effectiveOn, data.plannedEndOn, 'plannedEndOn');
    if (state.prepa.some((other) => overlaps(other, effectiveOn, data.plannedEndOn))) {
      throw refusals.refusal('prepa.overlap');
    }
    const cejLive = liveCejOn(state, effectiveOn) !== undefined;
    const withinCej = data.withinCej ?? cejLive;
    if (withinCej && !cejLive) throw refusals.refusalAt('withinCej', 'prepa.noCej');
    return [PrepaStarted.of({ ...data, prepaId, structureId, withinCej })];
  }),

  decide(CompletePrepa, (command, state, facts) =>
    end(command, state, facts, true, (prepaId) => PrepaCompleted.of({ prepaId })),
  ),
  decide(AbandonPrepa, (command, state, facts) =>
    end(command, state, facts, false, (prepaId) => PrepaAbandoned.of({ prepaId, reason: command.data.reason })),
  ),

  decide(MeasurePrepaOutcome, ({ data, effectiveOn, actor }, state, facts) => {
    const prepa = data.prepaId === undefined ? state.prepa.findLast(({ ended }) => ended) : find(state, data.prepaId);
    if (!prepa?.ended || effectiveOn < prepa.ended.on) throw refusals.refusal('prepa.notEnded');
    mustActFor(actor, prepa.structureId, facts);
    if (prepa.situation === data.situation) return [];
    if (prepa.situation !== undefined) throw refusals.refusal('prepa.measured');
    return [PrepaOutcomeMeasured.of({ prepaId: prepa.id, situation: data.situation })];
  }),
];

function end(
  { data, effectiveOn, actor }: Given<{ prepaId?: string | undefined }>,
  state: YouthPathwayState,
  facts: Facts,
  completed: boolean,
  event: (prepaId: string) => NewEvent,
): readonly NewEvent[] {
  const inProgress = state.prepa.findLast(({ ended }) => !ended) ?? state.prepa.at(-1);
  const prepa = data.prepaId === undefined ? inProgress : find(state, data.prepaId);
  if (!prepa) throw refusals.refusal('prepa.unknown');
  mustActFor(actor, prepa.structureId, facts);
  if (prepa.ended) {
    if (prepa.ended.on === effectiveOn && prepa.ended.completed === completed) return [];
    throw refusals.refusal('prepa.ended');
  }
  mustLastWell(prepa.startedOn, effectiveOn);
  return [event(prepa.id), ...structuringActivity(prepa, effectiveOn, state, facts)];
}

/**
 * Followed during a CEJ, the Prépa is one of its structuring activities (convention art. 4.3). Its hours count once
 * its last day is known, for the days that lie within the CEJ.
 */
function structuringActivity(
  prepa: Prepa,
  endedOn: CalendarDate,
  state: YouthPathwayState,
  facts: Facts,
): readonly NewEvent[] {
  const cej = prepa.withinCej ? liveCejOn(state, prepa.startedOn) : undefined;
  if (!cej) return [];
  const from = prepa.startedOn;
  const to = earliest(endedOn, cej.plannedEndOn, cej.ended?.on ?? endedOn);
  return [
    CejActivityRecorded.of({
      activityId: facts.newId(),
      kind: 'PREPA_APPRENTISSAGE',
      structuring: true,
      from,
      to,
      hoursDeclared: Math.round((prepa.hoursPerWeek * (daysBetween(from, to) + 1)) / 7),
      providerId: prepa.structureId,
    }),
  ];
}

function find(state: YouthPathwayState, id: string): Prepa {
  const prepa = state.prepa.find((one) => one.id === id);
  if (!prepa) throw refusals.refusal('prepa.unknown');
  return prepa;
}

function runsPrepas({ kind }: Actor): boolean {
  return kind === 'CMA_REFERENT' || kind === 'CFA_REFERENT';
}

function mustRunPrepas(structureId: string, on: CalendarDate, facts: Facts): void {
  const structure = facts.structure(structureId);
  if (!structure || !isActiveOn(structure, on) || !['CMA', 'CMAR', 'CFA'].includes(structure.kind)) {
    throw refusals.refusalAt('structureId', 'prepa.structure');
  }
}

/** A referent declares for their own structure, its training centres, or the structures that merged into it. */
function mustActFor(actor: Actor, structureId: string, facts: Facts): void {
  if (!runsPrepas(actor)) return;
  const parentId = facts.successorOf(structureId)?.parentId;
  const running = parentId === undefined ? [structureId] : [structureId, parentId];
  const own = actor.structure;
  if (own === undefined || !running.some((id) => isSameStructure(own, id, facts))) {
    throw refusals.refusal('prepa.otherStructure');
  }
}

/** 16 to 29, or beyond with RQTH, which is recorded where the age rests on it and nowhere else. */
function mustBeOfAge(birthDate: CalendarDate, on: CalendarDate, rqth: boolean): void {
  const age = ageOn(birthDate, on);
  if (age < 16 || (age >= 30 && !rqth)) throw refusals.refusal('prepa.age');
  if (rqth && age < 30) throw refusals.refusalAt('ageGround', 'prepa.groundNotNeeded');
}

function mustLastWell(startedOn: CalendarDate, endOn: CalendarDate, field?: string): void {
  const lastOn = lastDayOfTerm(startedOn, MONTHS);
  if (endOn < startedOn) {
    throw field ? refusals.refusalAt(field, 'prepa.endBeforeStart') : refusals.refusal('prepa.endBeforeStart');
  }
  if (endOn > lastOn) {
    throw field
      ? refusals.refusalAt(field, 'prepa.tooLong', { lastOn })
      : refusals.refusal('prepa.tooLong', { lastOn });
  }
}

/** Another may start on the last day of one that has ended; one without a recorded end holds to its planned end. */
function overlaps(other: Prepa, from: CalendarDate, to: CalendarDate): boolean {
  if (from === other.startedOn) return true;
  return other.startedOn <= to && (other.ended ? from < other.ended.on : from <= lastDayOf(other));
}
