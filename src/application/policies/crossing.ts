import type { ConsentScope, ShareableCategory } from '../../domain/youth-pathway/consent/events.js';

/** Whom alone an event concerns, of the network that it crosses to; without one, whoever the consent covers. */
type Concerns = 'REFERRAL' | 'PREPA' | 'RECIPIENT' | 'CONSENT';

/** What of one type of event may cross from one network to the other. Fields that are not named never do. */
export interface Crossing {
  /** Under a live consent of one of these scopes. */
  readonly scopes: readonly ConsentScope[];
  /** Where it says more than who the youth is: the consent must open one of these categories. */
  readonly gate?: readonly ShareableCategory[];
  readonly concerns?: Concerns;
  /** Field → the category that the consent must open; `FACT` for a clear fact that comes with the event. */
  readonly fields: Readonly<Record<string, ShareableCategory | 'FACT'>>;
}

const EITHER = ['CONTACT_TRANSMISSION', 'SHARED_FOLLOW_UP'] as const;
const CONTACT = ['CONTACT_TRANSMISSION'] as const;
const FOLLOW_UP = ['SHARED_FOLLOW_UP'] as const;

function facts(...fields: readonly string[]): Record<string, 'FACT'> {
  return Object.fromEntries(fields.map((field) => [field, 'FACT']));
}

/** Who the youth is: no i-milo number, no ground of a derogation (it may tell of a disability), no proof of consent. */
const IDENTITY = { lastName: 'IDENTITY', firstName: 'IDENTITY', birthDate: 'IDENTITY' } as const;

function referral(...fields: readonly string[]): Crossing {
  return { scopes: CONTACT, concerns: 'REFERRAL', fields: facts('referralId', ...fields) };
}

function prepa(...fields: readonly string[]): Crossing {
  return { scopes: EITHER, concerns: 'PREPA', fields: facts('prepaId', ...fields) };
}

/** Employer, diploma and contract dates, nothing else (convention art. 4.4). */
const TERMS = {
  contractId: 'FACT',
  employerName: 'EMPLOYER',
  employerSiret: 'EMPLOYER',
  rncp: 'CONTRACT',
  diplomaCode: 'CONTRACT',
  diplomaLabel: 'CONTRACT',
  qualificationLevel: 'CONTRACT',
  trade: 'CONTRACT',
  startOn: 'CONTRACT',
  plannedEndOn: 'CONTRACT',
  practicalStartOn: 'CONTRACT',
  cfaId: 'CONTRACT',
  chamberId: 'CONTRACT',
} as const;

function contract(...fields: readonly string[]): Crossing {
  return { scopes: FOLLOW_UP, gate: ['CONTRACT'], fields: facts('contractId', ...fields) };
}

function review(...fields: readonly string[]): Crossing {
  return { scopes: FOLLOW_UP, fields: facts('reviewId', ...fields) };
}

/**
 * What crosses between the networks, event by event: an allow-list. No note and no free text ever does. Contact details are in
 * none of these fields: they are shown one way only, by a disclosure that is recorded (convention art. 4.3).
 */
export const CROSSINGS: Readonly<Record<string, Crossing>> = {
  YouthRegistered: { scopes: EITHER, fields: { missionLocaleId: 'FACT', ...IDENTITY } },
  IdentityCorrected: { scopes: EITHER, gate: ['IDENTITY'], fields: IDENTITY },
  ReferentAssigned: { scopes: EITHER, fields: facts('account', 'structureId', 'role') },
  ReferentReleased: { scopes: EITHER, fields: facts('account', 'structureId', 'role') },
  PathwayTransferred: { scopes: EITHER, fields: facts('from', 'to') },
  PathwayMerged: { scopes: EITHER, fields: facts('survivor') },
  PathwayClosed: { scopes: EITHER, fields: {} },
  PathwayReopened: { scopes: EITHER, fields: {} },

  ConsentGranted: {
    scopes: EITHER,
    concerns: 'CONSENT',
    fields: facts('consentId', 'scope', 'recipient', 'dataCategories', 'noticeVersion', 'expiresOn'),
  },
  ConsentRevoked: { scopes: EITHER, concerns: 'CONSENT', fields: facts('consentId') },
  ConsentExpired: { scopes: EITHER, concerns: 'CONSENT', fields: facts('consentId') },

  ReferralSent: referral('direction', 'from', 'to', 'purpose', 'consentId', 'answerDueOn', 'conventionId'),
  ReferralReceived: referral('by'),
  ReferralAccepted: referral('by'),
  ReferralDeclined: referral('by', 'reason'),
  ReferralRedirected: referral('by', 'to', 'reason', 'consentId', 'answerDueOn', 'conventionId'),
  ReferralCancelled: referral('by', 'reason'),
  ReferralWithdrawn: referral('reason'),
  ReferralExpired: referral(),
  ReferralClosed: referral('by', 'outcome'),
  ContactAttempted: referral('attemptId', 'by', 'channel', 'result'),
  WelcomeHeld: referral('structureId', 'project'),
  WelcomeMissed: referral('structureId'),
  ContactDetailsDisclosed: {
    scopes: CONTACT,
    concerns: 'RECIPIENT',
    fields: facts('recipient', 'account', 'fields', 'referralId'),
  },

  PrepaStarted: prepa('structureId', 'plannedEndOn', 'hoursPerWeek'),
  PrepaCompleted: prepa(),
  PrepaAbandoned: prepa(),
  PrepaOutcomeMeasured: prepa('situation'),

  ApprenticeshipContractSigned: { scopes: FOLLOW_UP, gate: ['CONTRACT', 'EMPLOYER'], fields: TERMS },
  ApprenticeshipContractAmended: { scopes: FOLLOW_UP, gate: ['CONTRACT', 'EMPLOYER'], fields: TERMS },
  ApprenticeshipContractStarted: contract('practicalStartOn'),
  ApprenticeshipContractAnnulled: contract(),
  ApprenticeshipContractEnded: contract(),
  ApprenticeshipContractBroken: contract(),
  BreakCorrected: contract('brokenOn', 'cancelled'),
  BreakRiskReported: contract('level'),
  ReboundOpened: contract('dueOn'),
  ReboundClosed: contract('outcome'),

  SharedReviewScheduled: review('contractId', 'participants'),
  SharedReviewHeld: review(
    'contractId',
    'participants',
    'employerConfirmed',
    'diplomaConfirmed',
    'datesConfirmed',
    'progress',
  ),
  SharedReviewApprovedByYouth: review(),
  SharedReviewContested: review(),
  SharedReviewCountersigned: review('role'),
  SharedReviewWithdrawn: review('reason'),
};

/** The events of a path of which nothing ever crosses. A new event stands in one of the two lists, or the build fails. */
export const NEVER_CROSSES: ReadonlySet<string> = new Set([
  // Shown by a disclosure alone.
  'ContactDetailsRecorded',
  // The Mission Locale's own follow-up.
  'PaceaOpened', 'PhaseStarted', 'ObjectiveSet', 'ObjectiveAchieved', 'ObjectiveAbandoned', 'PhaseEvaluated', 'PaceaExtended',
  'PaceaSuspended', 'PaceaResumed', 'PaceaEnded',
  'CejOpened', 'CejExtended', 'CejProlonged', 'CejActivityRecorded', 'CejEnded',
  'ImmersionPlanned', 'ImmersionCompleted', 'ImmersionCancelled',
  'ImiloUpdatePrepared', 'ImiloUpdateDelivered', 'ImiloUpdateAcknowledged', 'ImiloUpdateRejected', 'ImiloUpdateSuperseded',
  // What the youth was asked, refused or claims.
  'ConsentRequested', 'ConsentRefused', 'ObjectionRecorded', 'ObjectionLifted',
  'SubjectRequestReceived', 'SubjectRequestExtended', 'SubjectRequestAnswered',
  'ProcessingRestricted', 'RestrictionLifted', 'RetentionHeld', 'RetentionReleased', 'PersonalDataErased',
]); // prettier-ignore

/** What a structure goes on reading of what it declared itself, without any consent: its own apprentices and trainees. */
export const OWN_ACCOMPANIMENT: ReadonlySet<string> = new Set([
  'ApprenticeshipContractSigned', 'ApprenticeshipContractStarted', 'ApprenticeshipContractAmended',
  'ApprenticeshipContractAnnulled', 'ApprenticeshipContractEnded', 'ApprenticeshipContractBroken', 'BreakCorrected',
  'BreakRiskReported', 'ReboundOpened', 'ReboundClosed',
  'PrepaStarted', 'PrepaCompleted', 'PrepaAbandoned', 'PrepaOutcomeMeasured',
  'ImmersionPlanned', 'ImmersionCompleted', 'ImmersionCancelled',
]); // prettier-ignore

/** A consent as far as reading goes. */
export interface Grant {
  readonly consentId: string;
  readonly scope: ConsentScope;
  readonly recipient: string;
  readonly dataCategories: readonly ShareableCategory[];
}

/** The fields of an event of this type that these consents open; undefined where it does not cross at all. */
export function fieldsThatCross(type: string, grants: readonly Grant[]): readonly string[] | undefined {
  const crossing = CROSSINGS[type];
  const fitting = grants.filter(({ scope }) => crossing?.scopes.includes(scope));
  if (!crossing || fitting.length === 0) return undefined;
  const opens = (category: ShareableCategory): boolean =>
    fitting.some(({ dataCategories }) => dataCategories.includes(category));
  if (crossing.gate && !crossing.gate.some(opens)) return undefined;
  return Object.entries(crossing.fields)
    .filter(([, category]) => category === 'FACT' || opens(category))
    .map(([field]) => field);
}
