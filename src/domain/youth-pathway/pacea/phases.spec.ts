import type { NewEvent } from '../../kernel/event.js';
import { anId, at, FIRST_NEW_ID, given, type By } from '../../kernel/testing.js';
import { CejOpened } from '../cej/events.js';
import { youthPathway } from '../index.js';
import { aYouth } from '../testing.js';
import {
  ObjectiveAbandoned,
  ObjectiveAchieved,
  ObjectiveSet,
  PaceaEnded,
  PaceaOpened,
  PaceaSuspended,
  PhaseEvaluated,
  PhaseStarted,
} from './events.js';

const NEW = anId(FIRST_NEW_ID);
const FIRST = anId(1);
const SECOND = anId(2);
const MOBILITY = anId(11);
const HOUSING = anId(12);

const pacea = [
  ...aYouth('2004-05-11'),
  ...at(
    '2025-02-10',
    PaceaOpened.of({
      plannedEndOn: '2026-02-09',
      diagnosticOn: '2025-02-03',
      engagementContractSignedOn: '2025-02-10',
    }),
  ),
];
const first = PhaseStarted.of({ phaseId: FIRST, plannedEndOn: '2025-06-30', kind: 'ORIENTATION' });
const mobility = ObjectiveSet.of({
  phaseId: FIRST,
  objectiveId: MOBILITY,
  category: 'MOBILITY',
  label: 'Passer le code',
});
const housing = ObjectiveSet.of({
  phaseId: FIRST,
  objectiveId: HOUSING,
  category: 'HOUSING',
  label: 'Trouver un logement',
});
const review = {
  participants: ['YOUTH', 'ML_ADVISER', 'CMA_REFERENT'],
  result: 'PARTLY' as const,
  next: 'NEW_PHASE' as const,
};
const open = [...pacea, ...at('2025-03-03', first)];
const withObjective = [...open, ...at('2025-03-04', mobility)];
const evaluated = [...withObjective, ...at('2025-06-27', PhaseEvaluated.of({ phaseId: FIRST, ...review }))];
const ended = at('2025-09-01', PaceaEnded.of({ cause: 'YOUTH_REQUEST' }));

const when = (
  past: readonly NewEvent[],
  name: string,
  data: Readonly<Record<string, unknown>>,
  effectiveOn: string,
) => {
  const by: By = { effectiveOn };
  return given(youthPathway, past).when(name, data, by);
};

describe('starting a phase', () => {
  const start = (past: readonly NewEvent[], effectiveOn: string, data: object = {}) =>
    when(past, 'StartPhase', { plannedEndOn: '2025-12-31', kind: 'IMMERSIONS', ...data }, effectiveOn);
  const started = (phaseId: string) => PhaseStarted.of({ phaseId, plannedEndOn: '2025-12-31', kind: 'IMMERSIONS' });

  it('is recorded under its own identifier, or a new one', () => {
    start(pacea, '2025-02-10').then([started(NEW)]);
    start(pacea, '2025-02-10', { phaseId: SECOND }).then([started(SECOND)]);
  });

  it('waits for the evaluation of the previous phase', () => {
    start(withObjective, '2025-07-01').thenRefused('phase.previousNotEvaluated');
    start(evaluated, '2025-06-26').thenRefused('phase.previousNotEvaluated');
    start(evaluated, '2025-06-27', { phaseId: SECOND }).then([started(SECOND)]);
  });

  it('stays inside the dates of the PACEA', () => {
    start(pacea, '2025-02-09').thenRefused('phase.outsidePacea');
    start(pacea, '2025-03-03', { plannedEndOn: '2026-02-10' }).thenRefused('phase.outsidePacea', 'plannedEndOn');
    start(pacea, '2025-03-03', { plannedEndOn: '2025-03-02' }).thenRefused('phase.outsidePacea', 'plannedEndOn');
  });

  it('may last one day, or the whole of the PACEA', () => {
    start(pacea, '2025-03-03', { plannedEndOn: '2025-03-03' }).then([
      PhaseStarted.of({ phaseId: NEW, plannedEndOn: '2025-03-03', kind: 'IMMERSIONS' }),
    ]);
    start(pacea, '2025-02-10', { plannedEndOn: '2026-02-09' }).then([
      PhaseStarted.of({ phaseId: NEW, plannedEndOn: '2026-02-09', kind: 'IMMERSIONS' }),
    ]);
  });

  it('needs a live PACEA, not suspended by a CEJ', () => {
    start(pacea.slice(0, 1), '2025-03-03').thenRefused('pacea.notLive');
    start([...pacea, ...ended], '2025-08-01').thenRefused('pacea.notLive');
    const cej = CejOpened.of({ plannedEndOn: '2026-03-31', weeklyHours: 15 });
    const suspended = [...pacea, ...at('2025-04-01', cej, PaceaSuspended.of({ by: 'CEJ' }))];
    start(suspended, '2025-04-01').thenRefused('pacea.suspended');
    start(suspended, '2025-03-31').then([started(NEW)]);
  });

  it('takes a code for its kind, never a sentence', () => {
    start(pacea, '2025-03-03', { kind: 'découverte des métiers' }).thenMalformed();
  });
});

describe('the objectives of a phase', () => {
  it('are set in the open phase', () => {
    const data = { category: 'MOBILITY', label: 'Passer le code' };
    when(open, 'SetObjective', data, '2025-03-04').then([
      ObjectiveSet.of({ ...data, phaseId: FIRST, objectiveId: NEW }),
    ]);
    when(open, 'SetObjective', { ...data, objectiveId: HOUSING }, '2025-03-03').then([
      ObjectiveSet.of({ ...data, phaseId: FIRST, objectiveId: HOUSING }),
    ]);
    when(open, 'SetObjective', { ...data, phaseId: SECOND }, '2025-03-04').thenRefused('phase.unknown');
    when(pacea, 'SetObjective', data, '2025-03-04').thenRefused('phase.unknown');
    when(pacea.slice(0, 1), 'SetObjective', data, '2025-03-04').thenRefused('pacea.notLive');
    when(open, 'SetObjective', data, '2025-03-02').thenRefused('phase.notStarted');
    when(evaluated, 'SetObjective', data, '2025-07-01').thenRefused('phase.closed');
    when(open, 'SetObjective', { ...data, label: ' ' }, '2025-03-04').thenMalformed();
  });

  it.each([
    ['AchieveObjective', 'AbandonObjective', ObjectiveAchieved],
    ['AbandonObjective', 'AchieveObjective', ObjectiveAbandoned],
  ])('end once: %s, then not %s', (name, otherwise, event) => {
    const settled = event.of({ phaseId: FIRST, objectiveId: MOBILITY });
    when(withObjective, name, {}, '2025-05-05').then([settled]);
    when(withObjective, name, { objectiveId: MOBILITY }, '2025-05-05').then([settled]);
    const past = [...withObjective, ...at('2025-05-05', settled)];
    when(past, name, { objectiveId: MOBILITY }, '2025-05-06').thenNothing();
    when(past, otherwise, { objectiveId: MOBILITY }, '2025-05-06').thenRefused('objective.settled');
    when(past, name, {}, '2025-05-06').thenRefused('objective.unknown');
  });

  it('are named where several are open', () => {
    const two = [...withObjective, ...at('2025-03-05', housing)];
    when(two, 'AchieveObjective', {}, '2025-05-05').thenRefused('objective.ambiguous');
    when(two, 'AchieveObjective', { objectiveId: HOUSING }, '2025-05-05').then([
      ObjectiveAchieved.of({ phaseId: FIRST, objectiveId: HOUSING }),
    ]);
    when(two, 'AchieveObjective', { objectiveId: anId(13) }, '2025-05-05').thenRefused('objective.unknown');
  });

  it('stay as they are once the phase is evaluated', () => {
    when(evaluated, 'AchieveObjective', {}, '2025-07-01').thenRefused('phase.closed');
  });
});

describe('evaluating a phase', () => {
  const evaluate = (past: readonly NewEvent[], effectiveOn: string, data: object = {}) =>
    when(past, 'EvaluatePhase', { ...review, ...data }, effectiveOn);

  it('is recorded with the roles of those who took part', () => {
    evaluate(withObjective, '2025-06-27').then([PhaseEvaluated.of({ phaseId: FIRST, ...review })]);
    evaluate(withObjective, '2025-06-27', { comment: 'Stage concluant' }).then([
      PhaseEvaluated.of({ phaseId: FIRST, ...review, comment: 'Stage concluant' }),
    ]);
  });

  it('happens once a phase', () => {
    evaluate(evaluated, '2025-06-28').thenRefused('phase.closed');
  });

  it('rests on at least one objective, abandoned ones included', () => {
    evaluate(open, '2025-06-27').thenRefused('phase.noObjective');
    const abandoned = at('2025-05-05', ObjectiveAbandoned.of({ phaseId: FIRST, objectiveId: MOBILITY }));
    evaluate([...withObjective, ...abandoned], '2025-06-27').then([PhaseEvaluated.of({ phaseId: FIRST, ...review })]);
  });

  it('comes after the start of the phase and not after the end of the PACEA', () => {
    evaluate(withObjective, '2025-03-02').thenRefused('phase.notStarted');
    evaluate([...withObjective, ...ended], '2025-09-02').thenRefused('pacea.notLive');
    evaluate([...withObjective, ...ended], '2025-09-01').then([PhaseEvaluated.of({ phaseId: FIRST, ...review })]);
  });

  it('names a phase of the PACEA', () => {
    evaluate(withObjective, '2025-06-27', { phaseId: SECOND }).thenRefused('phase.unknown');
  });

  it('needs somebody around the table', () => {
    evaluate(withObjective, '2025-06-27', { participants: [] }).thenMalformed();
  });
});

describe('ending by autonomy', () => {
  const end = (past: readonly NewEvent[], effectiveOn: string) =>
    when(past, 'EndPacea', { cause: 'AUTONOMY' }, effectiveOn);

  it('follows the evaluation of the last phase', () => {
    end(evaluated, '2025-06-27').then([PaceaEnded.of({ cause: 'AUTONOMY' })]);
    end(pacea, '2025-06-27').thenRefused('pacea.phaseNotEvaluated');
    end(withObjective, '2025-06-27').thenRefused('pacea.phaseNotEvaluated');
    end(evaluated, '2025-06-26').thenRefused('pacea.phaseNotEvaluated');
    const next = PhaseStarted.of({ phaseId: SECOND, plannedEndOn: '2025-12-31', kind: 'IMMERSIONS' });
    end([...evaluated, ...at('2025-07-01', next)], '2025-07-02').thenRefused('pacea.phaseNotEvaluated');
  });
});
