import { addDays, addMonths, earliest } from '../../domain/kernel/calendar.js';
import { FOLLOW_UP } from '../distributions.js';
import { FULL_EMPLOYMENT_ACT, openCej } from './cej.js';
import type { Life } from './life.js';
import type { Pacea, Phase } from './model.js';

/** The phases of a PACEA, one after the other, each with its objectives and its evaluation (code du travail R5131-11). */
export function startPhase(life: Life): void {
  const { pacea, today, chance } = life;
  if (!pacea || life.cej || !life.isOpen || today >= pacea.limit) return;
  if (pacea.phase && (pacea.phase.evaluatedOn === undefined || pacea.phase.evaluatedOn > today)) return;
  const plannedEndOn = earliest(addDays(today, chance.spread(FOLLOW_UP.phaseDays)), pacea.plannedEndOn);
  if (plannedEndOn < addDays(today, 10)) return;
  const id = chance.id(life.around.journal.now);
  life.record('StartPhase', life.byAdviser(), { phaseId: id, plannedEndOn, kind: chance.of(FOLLOW_UP.phaseKind) });
  const phase: Phase = { id, startedOn: today, plannedEndOn, objectives: [], evaluatedOn: undefined };
  pacea.phase = phase;
  for (let i = Number(chance.of(FOLLOW_UP.objectives)); i > 0; i -= 1) setObjective(life, phase);
  if (chance.happens(FOLLOW_UP.phaseNeverEvaluated)) return;
  life.onDay(addDays(plannedEndOn, chance.spread(FOLLOW_UP.evaluationShift)), () => {
    evaluate(life, pacea, phase);
  });
}

function setObjective(life: Life, phase: Phase): void {
  const { chance } = life;
  const objectiveId = chance.id(life.around.journal.now);
  const category = chance.of(FOLLOW_UP.objectiveCategory);
  life.record('SetObjective', life.byAdviser(), {
    objectiveId,
    phaseId: phase.id,
    category,
    label: LABELS[category],
  });
  phase.objectives.push(objectiveId);
}

const LABELS = {
  CAREER_PROJECT: 'Choisir un métier de l’artisanat et le confirmer',
  MOBILITY: 'Pouvoir se rendre au travail sans dépendre d’un proche',
  BASIC_SKILLS: 'Reprendre les savoirs de base',
  HOUSING: 'Trouver un logement proche de l’entreprise',
  JOB_SEARCH: 'Démarcher des entreprises de l’artisanat',
} as const;

function evaluate(life: Life, pacea: Pacea, phase: Phase): void {
  const { today, chance } = life;
  if (life.pacea !== pacea || !life.isOpen || today >= pacea.limit) return;
  const on = life.late(phase.startedOn);
  const by = life.byAdviser();
  for (const objectiveId of phase.objectives) {
    const outcome = chance.of(FOLLOW_UP.objectiveOutcome);
    if (outcome === 'LEFT_OPEN') continue;
    life.record(
      outcome === 'ACHIEVED' ? 'AchieveObjective' : 'AbandonObjective',
      by,
      { objectiveId, phaseId: phase.id },
      on,
    );
  }
  const next = chance.of(FOLLOW_UP.afterPhase);
  const withChamber = life.referrals.some(({ status }) => status === 'ACCEPTED');
  life.record(
    'EvaluatePhase',
    by,
    {
      phaseId: phase.id,
      participants: ['YOUTH', 'ML_ADVISER', ...(withChamber ? ['CMA_REFERENT'] : [])],
      result: chance.of(FOLLOW_UP.phaseResult),
      next: next === 'NOTHING' ? 'NEW_PHASE' : next,
      ...(chance.happens(FOLLOW_UP.commented) && { comment: life.remark }),
    },
    on,
  );
  phase.evaluatedOn = on;
  life.later(FOLLOW_UP.untilNext, () => {
    followOn(life, pacea, next);
  });
}

function followOn(life: Life, pacea: Pacea, next: string): void {
  if (life.pacea !== pacea || !life.isOpen) return;
  if (next === 'END') endPacea(life, 'AUTONOMY');
  if (next === 'CEJ') intensify(life);
  if (next === 'EXTEND') extendPacea(life);
  if (next === 'NEW_PHASE' || next === 'EXTEND') startPhase(life);
}

/** The intensive phase: the PACEA, if there is one, waits and goes on afterwards (convention art. 3). */
export function intensify(life: Life): void {
  openCej(life, () => {
    startPhase(life);
  });
}

/** For the cause that the distributions give, where it is lawful now; else on the youth's request. */
export function endPacea(life: Life, wanted = life.chance.of(FOLLOW_UP.paceaEnd)): void {
  const { pacea, today } = life;
  if (!pacea || !life.isOpen || today >= pacea.limit) return;
  const lawful: Readonly<Record<typeof wanted, boolean>> = {
    AUTONOMY: pacea.phase?.evaluatedOn !== undefined,
    YOUTH_REQUEST: true,
    MAX_DURATION: today >= pacea.plannedEndOn,
    LEGACY_BREACH: today < FULL_EMPLOYMENT_ACT,
  };
  life.record('EndPacea', life.byAdviser(), { cause: lawful[wanted] ? wanted : 'YOUTH_REQUEST' });
  life.pacea = undefined;
}

function extendPacea(life: Life): void {
  const { pacea, today, chance } = life;
  if (!pacea || !life.isOpen || today >= pacea.limit) return;
  const newEndOn = earliest(
    addMonths(pacea.plannedEndOn, chance.spread(FOLLOW_UP.extensionMonths)),
    addDays(pacea.limit, -1),
  );
  if (newEndOn <= pacea.plannedEndOn) return;
  const reason = chance.oneOf(['PROJECT_UNDER_WAY', 'TRAINING_UNDER_WAY', 'PERSONAL_SITUATION']);
  life.record('ExtendPacea', life.byAdviser(), { newEndOn, reason });
  pacea.plannedEndOn = newEndOn;
}
