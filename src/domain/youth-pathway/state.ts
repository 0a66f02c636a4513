import { type ApprenticeshipState, initialApprenticeship } from './apprenticeship/state.js';
import { type CejState, initialCej } from './cej/state.js';
import { type ConsentState, initialConsent } from './consent/state.js';
import { type ImiloState, initialImilo } from './imilo/state.js';
import { type ImmersionState, initialImmersion } from './immersion/state.js';
import { initialLifecycle, type LifecycleState } from './lifecycle/state.js';
import { initialPacea, type PaceaState } from './pacea/state.js';
import { initialPrepa, type PrepaState } from './prepa/state.js';
import { initialReferents, type ReferentsState } from './referents/state.js';
import { initialReferral, type ReferralState } from './referral/state.js';
import { initialRegistration, type RegistrationState } from './registration/state.js';
import { initialReview, type ReviewState } from './review/state.js';
import { initialRights, type RightsState } from './rights/state.js';

/** What decisions on a youth's joint path need to know, one slice a subject of the convention. */
export interface YouthPathwayState {
  readonly registration: RegistrationState;
  readonly referents: ReferentsState;
  readonly lifecycle: LifecycleState;
  readonly pacea: PaceaState;
  readonly cej: CejState;
  readonly consent: ConsentState;
  readonly referral: ReferralState;
  readonly prepa: PrepaState;
  readonly immersion: ImmersionState;
  readonly apprenticeship: ApprenticeshipState;
  readonly review: ReviewState;
  readonly imilo: ImiloState;
  readonly rights: RightsState;
}

export const initialYouthPathway: YouthPathwayState = {
  registration: initialRegistration,
  referents: initialReferents,
  lifecycle: initialLifecycle,
  pacea: initialPacea,
  cej: initialCej,
  consent: initialConsent,
  referral: initialReferral,
  prepa: initialPrepa,
  immersion: initialImmersion,
  apprenticeship: initialApprenticeship,
  review: initialReview,
  imilo: initialImilo,
  rights: initialRights,
};
