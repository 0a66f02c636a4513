import type { CalendarDate } from '../../kernel/calendar.js';
import { decide, type DecisionCase, type Given } from '../../kernel/command.js';
import type { NewEvent } from '../../kernel/event.js';
import { liveCejOn } from '../cej/state.js';
import { mustBeOpen } from '../lifecycle/state.js';
import type { YouthPathwayState } from '../state.js';
import { AbandonObjective, AchieveObjective, EvaluatePhase, SetObjective, StartPhase } from './commands.js';
import { ObjectiveAbandoned, ObjectiveAchieved, ObjectiveSet, PhaseEvaluated, PhaseStarted } from './events.js';
import { pacea as refusals } from './refusals.js';
import { lastPacea, livePacea, type Objective, type Phase } from './state.js';

/** The phases of a PACEA and their objectives (code du travail R5131-11). */
export const phaseDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(StartPhase, ({ data, effectiveOn }, state, facts) => {
    mustBeOpen(state);
    const pacea = livePacea(state);
    if (!pacea) throw refusals.refusal('pacea.notLive');
    const phaseId = data.phaseId ?? facts.newId();
    if (pacea.phases.some(({ id }) => id === phaseId)) return [];
    if (liveCejOn(state, effectiveOn)) throw refusals.refusal('pacea.suspended');
    const previous = pacea.phases.at(-1);
    if (previous && (previous.evaluatedOn === undefined || previous.evaluatedOn > effectiveOn)) {
      throw refusals.refusal('phase.previousNotEvaluated');
    }
    const { openedOn, plannedEndOn } = pacea;
    if (effectiveOn < openedOn || data.plannedEndOn < effectiveOn || plannedEndOn < data.plannedEndOn) {
      throw refusals.refusalAt('plannedEndOn', 'phase.outsidePacea', { openedOn, plannedEndOn });
    }
    return [PhaseStarted.of({ ...data, phaseId })];
  }),

  decide(SetObjective, ({ data, effectiveOn }, state, facts) => {
    mustBeOpen(state);
    const objectiveId = data.objectiveId ?? facts.newId();
    const phase = phaseFor(state, data.phaseId);
    if (phase.objectives.some(({ id }) => id === objectiveId)) return [];
    mustBeOpenPhase(phase, effectiveOn);
    return [ObjectiveSet.of({ ...data, phaseId: phase.id, objectiveId })];
  }),

  decide(AchieveObjective, (command, state) => settle(command, state, 'ACHIEVED', ObjectiveAchieved)),
  decide(AbandonObjective, (command, state) => settle(command, state, 'ABANDONED', ObjectiveAbandoned)),

  decide(EvaluatePhase, ({ data, effectiveOn }, state) => {
    const phase = phaseFor(state, data.phaseId);
    mustBeOpenPhase(phase, effectiveOn);
    // The closing review may take place on the day the PACEA ends, not later.
    const endedOn = lastPacea(state)?.ended?.on;
    if (endedOn !== undefined && effectiveOn > endedOn) throw refusals.refusal('pacea.notLive');
    if (phase.objectives.length === 0) throw refusals.refusal('phase.noObjective');
    return [PhaseEvaluated.of({ ...data, phaseId: phase.id })];
  }),
];

function settle(
  { data, effectiveOn }: Given<{ objectiveId?: string | undefined; phaseId?: string | undefined }>,
  state: YouthPathwayState,
  status: Exclude<Objective['status'], 'OPEN'>,
  event: typeof ObjectiveAchieved | typeof ObjectiveAbandoned,
): readonly NewEvent[] {
  const phase = phaseFor(state, data.phaseId);
  const objective = objectiveFor(phase, data.objectiveId);
  if (objective.status === status) return [];
  if (objective.status !== 'OPEN') throw refusals.refusal('objective.settled');
  mustBeOpenPhase(phase, effectiveOn);
  return [event.of({ phaseId: phase.id, objectiveId: objective.id })];
}

/** The named phase of the last PACEA, else its last phase. */
function phaseFor(state: YouthPathwayState, phaseId: string | undefined): Phase {
  const pacea = lastPacea(state);
  if (!pacea) throw refusals.refusal('pacea.notLive');
  const phase = phaseId === undefined ? pacea.phases.at(-1) : pacea.phases.find(({ id }) => id === phaseId);
  if (!phase) throw refusals.refusal('phase.unknown');
  return phase;
}

function objectiveFor(phase: Phase, objectiveId: string | undefined): Objective {
  const open = phase.objectives.filter(({ status }) => status === 'OPEN');
  if (objectiveId === undefined && open.length > 1) {
    throw refusals.refusal('objective.ambiguous', { count: open.length });
  }
  const found = objectiveId === undefined ? open[0] : phase.objectives.find(({ id }) => id === objectiveId);
  if (!found) throw refusals.refusal('objective.unknown');
  return found;
}

function mustBeOpenPhase({ startedOn, evaluatedOn }: Phase, on: CalendarDate): void {
  if (evaluatedOn !== undefined) throw refusals.refusal('phase.closed');
  if (on < startedOn) throw refusals.refusal('phase.notStarted', { startedOn });
}
