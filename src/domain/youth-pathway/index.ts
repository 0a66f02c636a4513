import { defineAggregate } from '../kernel/aggregate.js';
import type { DecisionCase } from '../kernel/command.js';
import type { Deadline } from '../kernel/deadline.js';
import type { Evolution } from '../kernel/event.js';
import type { Wording } from '../kernel/refusals.js';
import { apprenticeshipDeadlines } from './apprenticeship/deadlines.js';
import { apprenticeshipDecisions } from './apprenticeship/decide.js';
import { apprenticeship } from './apprenticeship/refusals.js';
import { apprenticeshipEvolutions } from './apprenticeship/state.js';
import { cejDeadlines } from './cej/deadlines.js';
import { cejDecisions } from './cej/decide.js';
import { cej } from './cej/refusals.js';
import { cejEvolutions } from './cej/state.js';
import { consentDeadlines } from './consent/deadlines.js';
import { consentDecisions } from './consent/decide.js';
import { consent } from './consent/refusals.js';
import { consentEvolutions } from './consent/state.js';
import { guarded } from './guards.js';
import { imiloDeadlines } from './imilo/deadlines.js';
import { imiloDecisions } from './imilo/decide.js';
import { imilo } from './imilo/refusals.js';
import { imiloEvolutions } from './imilo/state.js';
import { immersionDecisions } from './immersion/decide.js';
import { immersion } from './immersion/refusals.js';
import { immersionEvolutions } from './immersion/state.js';
import { lifecycleDecisions } from './lifecycle/decide.js';
import { lifecycle } from './lifecycle/refusals.js';
import { lifecycleEvolutions } from './lifecycle/state.js';
import { paceaDeadlines } from './pacea/deadlines.js';
import { paceaDecisions } from './pacea/decide.js';
import { phaseDecisions } from './pacea/phases.js';
import { pacea } from './pacea/refusals.js';
import { paceaEvolutions } from './pacea/state.js';
import { prepaDeadlines } from './prepa/deadlines.js';
import { prepaDecisions } from './prepa/decide.js';
import { prepa } from './prepa/refusals.js';
import { prepaEvolutions } from './prepa/state.js';
import { referentsDecisions } from './referents/decide.js';
import { referents } from './referents/refusals.js';
import { referentsEvolutions } from './referents/state.js';
import { answerDecisions } from './referral/answers.js';
import { referralDeadlines } from './referral/deadlines.js';
import { referralDecisions } from './referral/decide.js';
import { referral } from './referral/refusals.js';
import { referralEvolutions } from './referral/state.js';
import { registrationDecisions } from './registration/decide.js';
import { registration } from './registration/refusals.js';
import { registrationEvolutions } from './registration/state.js';
import { relates } from './relations.js';
import { reviewDecisions } from './review/decide.js';
import { review } from './review/refusals.js';
import { reviewEvolutions } from './review/state.js';
import { rightsDeadlines } from './rights/deadlines.js';
import { rightsDecisions } from './rights/decide.js';
import { disclosureDecisions } from './rights/disclosure.js';
import { erasureDecisions } from './rights/erasure.js';
import { rights } from './rights/refusals.js';
import { rightsEvolutions } from './rights/state.js';
import { sharing } from './shared-follow-up.js';
import { initialYouthPathway, type YouthPathwayState } from './state.js';
import { welcomeDecisions } from './welcome/decide.js';
import { welcome } from './welcome/refusals.js';
import { welcomeEvolutions } from './welcome/state.js';

/** One subject of the convention: what it records, decides, refuses and awaits. */
interface Subject {
  readonly evolutions: readonly Evolution<YouthPathwayState>[];
  readonly decisions: readonly DecisionCase<YouthPathwayState>[];
  readonly refusals: { readonly table: Readonly<Record<string, Wording>> };
  readonly deadlines?: (state: YouthPathwayState) => readonly Deadline[];
}

const SUBJECTS: readonly Subject[] = [
  { evolutions: registrationEvolutions, decisions: registrationDecisions, refusals: registration },
  { evolutions: referentsEvolutions, decisions: referentsDecisions, refusals: referents },
  { evolutions: lifecycleEvolutions, decisions: lifecycleDecisions, refusals: lifecycle },
  {
    evolutions: paceaEvolutions,
    decisions: [...paceaDecisions, ...phaseDecisions],
    refusals: pacea,
    deadlines: paceaDeadlines,
  },
  { evolutions: cejEvolutions, decisions: cejDecisions, refusals: cej, deadlines: cejDeadlines },
  { evolutions: consentEvolutions, decisions: consentDecisions, refusals: consent, deadlines: consentDeadlines },
  {
    evolutions: referralEvolutions,
    decisions: [...referralDecisions, ...answerDecisions],
    refusals: referral,
    deadlines: referralDeadlines,
  },
  { evolutions: welcomeEvolutions, decisions: welcomeDecisions, refusals: welcome },
  { evolutions: prepaEvolutions, decisions: prepaDecisions, refusals: prepa, deadlines: prepaDeadlines },
  { evolutions: immersionEvolutions, decisions: immersionDecisions, refusals: immersion },
  {
    evolutions: apprenticeshipEvolutions,
    decisions: apprenticeshipDecisions,
    refusals: apprenticeship,
    deadlines: apprenticeshipDeadlines,
  },
  { evolutions: reviewEvolutions, decisions: reviewDecisions, refusals: review },
  { evolutions: imiloEvolutions, decisions: imiloDecisions, refusals: imilo, deadlines: imiloDeadlines },
  { evolutions: [], decisions: [], refusals: sharing },
  {
    evolutions: rightsEvolutions,
    decisions: [...rightsDecisions, ...erasureDecisions, ...disclosureDecisions],
    refusals: rights,
    deadlines: rightsDeadlines,
  },
];

const evolutions = SUBJECTS.flatMap((subject) => subject.evolutions);

/** The joint path of one youth: one stream, so that "no transmission without consent" is checked where it is decided. */
export const youthPathway = defineAggregate<YouthPathwayState>({
  name: 'youth-pathway',
  category: 'youthPathway',
  initial: initialYouthPathway,
  evolutions,
  decisions: guarded(
    SUBJECTS.flatMap((subject) => subject.decisions),
    evolutions,
  ),
  deadlines,
  relates,
  refusals: Object.fromEntries(SUBJECTS.flatMap(({ refusals }) => Object.entries(refusals.table))),
});

/** Once absorbed by another path, nobody is reminded here any more: what remains is what the clock and the law ask. */
function deadlines(state: YouthPathwayState): readonly Deadline[] {
  const all = SUBJECTS.flatMap((subject) => subject.deadlines?.(state) ?? []);
  if (!state.lifecycle.merged) return all;
  return all.filter(({ kind, command }) => command !== undefined || kind.startsWith('SUBJECT_REQUEST_'));
}
