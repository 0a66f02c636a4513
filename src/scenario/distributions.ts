/* eslint-disable max-lines -- one table: whoever judges how plausible the network is reads it in one place */
import { among, type Spread } from './chance.js';

/**
 * How the synthetic network lives: every share, delay and weight of the scenario, and nowhere else.
 *
 * Sources: «C» the convention of 24 May 2023 (figures of its preamble); «P» published figures: DARES on breaks of contracts,
 * Céreq Bref 461 and the PIC on Prépa Apprentissage, DARES-DMML on the public of the Missions Locales, the Senate on the
 * CEJ; «L» the law; «H» a plausible hypothesis, to be judged as such. Delays are in days: least, quarter, half, three
 * quarters, most.
 */

/** «C» 436 Missions Locales, 137 training centres. */
export const NETWORK = {
  missionsLocales: 436,
  cfas: 137,
  leastRegions: 8,
  /** «H» Below the whole network the joint paths of one Mission Locale stay few: 2,000 youths make about 60 of them. */
  youthsPerMissionLocale: 33,
  /** «H» Youths that one adviser, or one referent of a chamber or centre, follows jointly. */
  youthsPerAdviser: 45,
  mostAdvisers: 24,
  /** «H» Staff who leave in a year; 13,000 employees, about one in ten. */
  turnoverPerYear: 0.1,
  /** Subjects of somebody who leaves: a new referent, else an end in words, else the account's end ends them. */
  handedOver: 0.75,
  endedInWords: 0.5,
  /** «H» A Mission Locale merges for so many of them (2024: two mergers among 436, more in larger steps before). */
  missionsLocalesPerMerger: 45,
  leastMissionsLocalesToMerge: 30,
  /** «H» One centre in 40 closes in a year, once there are fifteen. */
  cfasPerClosing: 40,
  leastCfasToClose: 15,
  /** «H» Subjects for which a structure names a referent (convention art. 4.1). */
  designations: { ORIENTATION: 0.75, APPRENTICESHIP: 0.9, PREPA: 0.55, TRAINING: 0.4, COMPANIES: 0.45, OTHER: 0.1 },
  /** «H» Structures to which the convention was presented (art. 2 and 3). */
  diffusedToChambers: 0.95,
  diffusedToMissionsLocales: 0.5,
  /** «H» Regions that sign their own agreement (Île-de-France did in May 2025). */
  regionalAgreements: 0.4,
} as const;

/** «H» Registrations by month: after the summer and in January; few in August. */
export const ARRIVALS = {
  byMonth: [10, 8, 8, 7, 7, 7, 6, 3, 13, 12, 10, 7],
  /** How much of the weight of the year before, of the year itself, and of the months after it. */
  byYear: [0.62, 1, 0.12],
} as const;

export const YOUTH = {
  /** «P» 49 % women in 2017; a few recognise themselves in neither. */
  sex: among({ F: 48, M: 51, OTHER: 1 }),
  /** «P» Half the entries into Prépa were minors; joint paths aim at apprenticeship, hence young. */
  age: among({ 16: 14, 17: 19, 18: 17, 19: 13, 20: 10, 21: 8, 22: 6, 23: 5, 24: 4, 25: 3, 26: 0.4, 27: 0.3, 28: 0.2 }),
  /** «P» 46 % without any diploma, 91 % up to the baccalauréat. */
  qualification: among({ NONE: 46, 3: 25, 4: 21, '5+': 8 }),
  /** «P» 15 % in priority neighbourhoods; not always known. */
  neighbourhood: among({ YES: 15, NO: 75, UNKNOWN: 10 }),
  /** «L» A disability opens the CEJ until 30 and contracts of any age; recorded only where it does. */
  disability: 0.04,
  imiloNumberKnown: 0.96,
  /** Overseas: a number of there; many keep one of mainland France. */
  localNumber: 0.7,
  contactVerified: 0.3,
  phone: 0.95,
  email: 0.8,
  address: 0.6,
  preferredChannel: among({ PHONE: 4, SMS: 5, EMAIL: 2, POST: 0.2 }),
} as const;

/** What is written down late: most of it on the day, a tail of weeks (a centre that tells of a break a month after). */
export const LATE = {
  share: among({ SAME_DAY: 72, DAYS: 16, WEEKS: 10, MONTHS: 2 }),
  DAYS: [1, 2, 3, 5, 7] as Spread,
  WEEKS: [8, 12, 17, 24, 35] as Spread,
  MONTHS: [36, 45, 60, 90, 150] as Spread,
} as const;

export const FOLLOW_UP = {
  /** «H» How the Mission Locale accompanies at first; «C» the CEJ is the intensive phase of the PACEA. */
  mode: among({ PACEA: 64, CEJ: 24, NONE: 12 }),
  untilMode: [0, 1, 7, 18, 45] as Spread,
  diagnosticBefore: [0, 0, 3, 10, 28] as Spread,
  /** «L» Signed before entry from 2025 on; before that, written down for half of them. */
  contractToldBefore2025: 0.5,
  /** «L» at most 24 months. */
  paceaMonths: among({ 6: 15, 9: 10, 12: 55, 18: 12, 24: 8 }),
  phaseDays: [35, 60, 90, 120, 170] as Spread,
  /** Evaluated around its planned end. */
  evaluationShift: [-6, 0, 2, 6, 12] as Spread,
  commented: 0.3,
  untilNext: [0, 1, 4, 9, 20] as Spread,
  extensionMonths: [2, 2, 3, 5, 6] as Spread,
  phaseKind: among({ GUIDANCE: 35, TRAINING: 18, IMMERSION: 15, WORKSHOPS: 14, JOB_SEARCH: 18 }),
  objectives: among({ 1: 62, 2: 32, 3: 6 }),
  objectiveCategory: among({ CAREER_PROJECT: 36, MOBILITY: 16, BASIC_SKILLS: 12, HOUSING: 6, JOB_SEARCH: 30 }),
  objectiveOutcome: among({ ACHIEVED: 58, ABANDONED: 14, LEFT_OPEN: 28 }),
  phaseResult: among({ REACHED: 45, PARTLY: 38, NOT_REACHED: 17 }),
  /** After a phase. `NOTHING`: the next one is never written down. */
  afterPhase: among({ NEW_PHASE: 34, EXTEND: 7, CEJ: 17, END: 30, NOTHING: 12 }),
  phaseNeverEvaluated: 0.18,
  /** Before its planned end. «L» No longer for a breach from 2025 on. */
  paceaEndedEarly: 0.08,
  untilEarlyEnd: [20, 50, 90, 140, 250] as Spread,
  earlyEnd: among({ YOUTH_REQUEST: 55, LEGACY_BREACH: 45 }),
  paceaEnd: among({ AUTONOMY: 60, YOUTH_REQUEST: 22, MAX_DURATION: 12, LEGACY_BREACH: 6 }),
  /** «P» 15 to 20 hours a week. */
  cejHours: among({ 15: 55, 16: 8, 17: 6, 18: 9, 20: 22 }),
  cejMonths: among({ 6: 45, 9: 15, 12: 40 }),
  cejActivities: [1, 2, 3, 4, 7] as Spread,
  activityHours: [2, 5, 12, 20, 30] as Spread,
  activityDays: [0, 0, 1, 2, 4] as Spread,
  hoursValidated: 0.7,
  cejActivity: among({ WORKSHOP: 30, IMMERSION: 15, TRAINING: 20, CIVIC: 8, JOB_SEARCH: 17, CMA_WORKSHOP: 10 }),
  /** «H» When it ends before its term: which part of it has run, in hundredths. */
  cejEarlyEnd: [15, 35, 55, 75, 95] as Spread,
  cejEnd: among({ TERM: 46, INSERTION: 30, BREACH: 9, YOUTH_REQUEST: 10, OTHER: 5 }),
  /** «L» exceptional, motivated. */
  cejExtended: 0.14,
  cejProlonged: 0.1,
  lengthenedBefore: [5, 9, 15, 22, 30] as Spread,
  parcoursBeyond: [10, 20, 30, 45, 60] as Spread,
  /** A contract has begun: the CEJ has done its work. */
  cejEndedByContract: 0.6,
  untilResumed: [3, 8, 15, 25, 40] as Spread,
  /** On its planned end somebody ends a PACEA; else the clock will after 24 months. */
  paceaEndedOnTerm: 0.6,
  /** The clock ends what nobody ended. */
  cejTermLeftToTheClock: 0.25,
  /** «H» When a move, a correction, a change of referent comes. */
  untilTurn: [5, 50, 120, 220, 420] as Spread,
  referentChanged: 0.06,
  transferred: 0.035,
  /** Beyond the region. */
  movedFar: 0.4,
  referentReleased: 0.2,
  identityCorrected: 0.04,
  contactUpdated: 0.12,
  /** «H» The same youth registered twice, in two Missions Locales, under a name spelt otherwise. */
  duplicate: 0.006,
  untilTwice: [10, 25, 50, 80, 140] as Spread,
  untilFound: [7, 20, 40, 70, 120] as Spread,
  closedAsDuplicate: 0.15,
} as const;

export const CONSENT = {
  /** The text that the youths were shown, known by its digest alone (SHA-256 of "Passerelle scenario notice 1"). */
  noticeVersion: 'scenario-1',
  noticeSha256: '2b7d9324b2e776c8f157d98e92d966c157a12d8c3249ee45f27e192a46f0fd36',
  untilAsked: [0, 12, 35, 75, 220] as Spread,
  /** «H» Asked for the transmission of contact details. */
  askedForTransmission: 0.88,
  requestWrittenDown: 0.55,
  answer: among({ GRANTED: 86, REFUSED: 9, NONE: 5 }),
  recipient: among({ CHAMBER: 44, NETWORK: 42, CFA: 14 }),
  untilAnswer: [0, 0, 0, 3, 21] as Spread,
  channel: among({ SIGNED_PAPER: 48, ONLINE: 30, SMS_CODE: 14, WITNESSED_ORAL: 8 }),
  /** Online, by the youth alone. */
  alone: 0.7,
  askedBy: among({ IN_PERSON: 60, PHONE: 15, SMS: 10, EMAIL: 15 }),
  /** «H» Twelve months unless said otherwise. */
  months: among({ 6: 8, 12: 78, 18: 6, 24: 8 }),
  /** «H» Both are often asked for at once. */
  followUpAskedWith: 0.5,

  askedAgainAfterRefusal: 0.25,
  untilAskedAgain: [40, 70, 100, 150, 240] as Spread,
  revoked: 0.05,
  untilRevoked: [2, 20, 50, 110, 260] as Spread,
  revokedThrough: among({ PHONE: 30, SMS: 15, EMAIL: 20, IN_PERSON: 25, ONLINE: 10 }),
  renewedOnTerm: 0.4,
} as const;

export const REFERRAL = {
  untilSent: [0, 0, 5, 18, 60] as Spread,
  purpose: among({
    APPRENTICESHIP: 46,
    PREPA: 23,
    WELCOME: 12,
    IMMERSION: 6,
    OFFER: 7,
    ENTREPRENEURSHIP: 3,
    MOBILITY: 3,
  }),
  /** «H» A chamber that received the youth first sends them to the Mission Locale. */
  fromTheChamber: 0.08,
  untilMet: [5, 20, 45, 90, 200] as Spread,
  /** From a chamber, the consent names the Mission Locale or their whole network. */
  toWholeNetwork: 0.5,
  consentNamed: 0.6,
  message: 0.35,
  purposeFromTheChamber: among({ WELCOME: 40, MOBILITY: 20, ENTREPRENEURSHIP: 15, IMMERSION: 25 }),
  untilReceived: [0, 1, 3, 6, 20] as Spread,
  receiptWrittenDown: 0.85,
  disclosed: 0.3,
  untilAttempt: [0, 1, 3, 6, 12] as Spread,
  /** The office names who will follow the youth there. */
  referentNamed: 0.5,
  attempts: among({ 0: 45, 1: 35, 2: 15, 3: 5 }),
  attemptChannel: among({ PHONE: 55, SMS: 20, EMAIL: 18, VIA_REFERENT: 7 }),
  attemptResult: among({ REACHED: 52, NO_ANSWER: 30, UNREACHABLE: 10, WRONG_CONTACT: 6, DO_NOT_CONTACT: 2 }),
  untilAnswer: [1, 4, 9, 17, 29] as Spread,
  answer: among({ ACCEPTED: 71, DECLINED: 12, REDIRECTED: 6, CANCELLED: 4, UNANSWERED: 7 }),
  declineReason: among({
    NO_TRAINING_STREAM: 22, PUBLIC_MISMATCH: 14, NO_PLACE: 25, DUPLICATE: 6, ALREADY_FOLLOWED: 8, YOUTH_REFUSES: 13,
    OUT_OF_ZONE: 7, OTHER: 5,
  }), // prettier-ignore
  redirectReason: among({ OUT_OF_ZONE: 55, NO_TRAINING_STREAM: 45 }),
  cancelReason: among({ YOUTH_CHANGED_PROJECT: 60, SENT_BY_MISTAKE: 25, OTHER: 15 }),
  untilWelcome: [2, 7, 13, 22, 45] as Spread,
  welcome: among({ HELD: 80, MISSED: 20 }),
  welcomedAgain: 0.6,
  noted: 0.45,
  project: among({ CONFIRMED: 62, CHANGED: 14, ABANDONED: 8, TO_DEEPEN: 16 }),
  untilClosed: [10, 30, 60, 100, 170] as Spread,
  /** What came of it where neither a Prépa nor a contract did. */
  outcome: among({ OTHER_TRAINING: 18, JOB: 16, BACK_TO_ML: 26, NO_FOLLOW_UP: 40 }),
  /** After a refusal or no answer, another is sent. */
  sentAgain: 0.35,
  untilSentAgain: [8, 15, 25, 40, 70] as Spread,
  /** Advisers who send a second one, for another purpose. */
  second: 0.1,
  untilSecond: [40, 70, 100, 150, 220] as Spread,
} as const;

export const PREPA = {
  /** Of the referrals accepted for it, and of those accepted for an apprenticeship. */
  startedWhenMeant: 0.82,
  startedOtherwise: 0.12,
  untilStart: [3, 10, 21, 35, 75] as Spread,
  /** «P» up to four months as a rule. */
  days: [20, 42, 60, 90, 130] as Spread,
  hoursPerWeek: among({ 14: 10, 21: 30, 28: 25, 35: 35 }),
  /** «P» two thirds complete. */
  completed: 0.67,
  abandonReason: among({ PROJECT_CHANGED: 30, ABSENCES: 30, JOB: 18, PERSONAL: 17, MOVED: 5 }),
  /** «P» the outcome is measured 30 days after the end. */
  untilMeasured: [30, 30, 32, 36, 50] as Spread,
  measured: 0.82,
  /** «P» 44 % of those who complete enter work-linked training. */
  situation: among({ APPRENTICESHIP: 43, JOB: 11, TRAINING: 14, SCHOOL: 6, JOB_SEARCH: 26 }),
  ledToContract: 0.45,
} as const;

export const IMMERSION = {
  share: 0.16,
  until: [20, 45, 90, 150, 260] as Spread,
  object: among({ DISCOVER: 52, CONFIRM: 36, RECRUIT: 12 }),
  /** «L» at most a month. */
  days: [2, 4, 9, 13, 26] as Spread,
  plannedBefore: [2, 5, 9, 15, 30] as Spread,
  outcome: among({ COMPLETED: 82, CANCELLED: 13, NEVER_SAID: 5 }),
  renewed: 0.12,
} as const;

export const CONTRACT = {
  /** «P» One youth in three or four of those referred signs within the year (local figures from 8 % to 25 %; here joint paths). */
  afterWelcome: 0.42,
  /** «H» Without any referral: the training centre or the youth tells. */
  withoutReferral: 0.07,
  untilSigned: [5, 20, 45, 80, 160] as Spread,
  /** «H» Signed in summer and autumn for the most part: a signature that falls earlier often waits for July. */
  waitsForSummer: 0.35,
  /** Who declares it. «H» */
  declaredBy: among({ CFA: 62, ML: 26, CMA: 12 }),
  untilStart: [0, 3, 12, 30, 75] as Spread,
  /** Practical training begins after a first period at the centre. */
  untilPractice: among({ 0: 60, 7: 15, 14: 15, 30: 10 }),
  /** «L» 6 to 48 months; a CAP takes two years, one with credits. */
  months: among({ 12: 34, 24: 52, 36: 8, 10: 4, 6: 2 }),
  level: among<'3' | '4' | '5' | '6'>({ 3: 68, 4: 22, 5: 8, 6: 2 }),
  numberedAtDeca: 0.5,
  /** «H» Asked then whether employer, diploma and dates may be shared (art. 4.4). */
  followUpAsked: 0.6,
  /** «H» Signed but never deposited, or deposited twice. */
  annulled: 0.03,
  untilAnnulled: [5, 15, 25, 40, 70] as Spread,
  startWrittenDown: 0.95,
  untilStartTold: [0, 0, 2, 5, 9] as Spread,
  amended: 0.1,
  longerByMonths: [1, 2, 4, 6, 8] as Spread,
  untilAmended: [20, 50, 90, 140, 240] as Spread,
  amendment: among({ LONGER: 45, EMPLOYER_RENAMED: 20, DIPLOMA: 20, CENTRE: 15 }),
  /** «P» about one in five broken within the year, a third of them within the first 45 days. */
  broken: 0.27,
  untilBroken: [3, 35, 75, 160, 420] as Spread,
  riskReported: 0.35,
  motivesTold: 0.6,
  riskLevel: among({ LOW: 10, MODERATE: 38, HIGH: 34, VERY_HIGH: 14, INEVITABLE: 4 }),
  riskOnly: 0.05,
  /** Beyond the free days. «L» free still, where the days in the company are few: `FREE` keeps the count within 45. */
  regime: among({ FREE: 16, AGREEMENT: 42, DISMISSAL: 9, RESIGNATION: 17, CFA_EXCLUSION: 5, DIPLOMA: 6, COURT: 5 }),
  earlyRegime: among({ FREE: 88, AGREEMENT: 9, CFA_EXCLUSION: 3 }),
  daysCounted: 0.3,
  /** Part of the calendar spent in the company. */
  partInCompany: 0.6,
  freeDaysBeyond: [12, 20, 28, 36, 45] as Spread,
  cause: among({
    ATMOSPHERE: 22,
    CAREER_CHANGE: 20,
    WORKING_HOURS: 14,
    TRANSPORT: 10,
    EMPLOYER_DIFFICULTY: 12,
    OTHER: 22,
  }),
  /** «H» A break told by hearsay: some are false, some of another day. */
  falseBreak: 0.04,
  redatedBreak: 0.07,
  redatedBy: [1, 2, 4, 7, 12] as Spread,
  untilCorrected: [4, 12, 25, 50, 100] as Spread,
  /** «P» 11 % to 30 % are soon back in a contract; «L» 180 days count as a return (indicator D4). */
  secondContract: 0.34,
  untilSecond: [8, 25, 50, 90, 150] as Spread,
  reboundClosed: 0.55,
  untilRebound: [10, 20, 30, 40, 44] as Spread,
  rebound: among({ PREPA: 15, CEJ: 25, JOB: 25, OTHER: 35 }),
  postBreakReferral: 0.3,
  untilSentBack: [1, 3, 7, 12, 25] as Spread,
  /** «P» success at the CAP. */
  diploma: among({ OBTAINED: 74, NOT_OBTAINED: 18, UNKNOWN: 8 }),
  endsBefore: [0, 0, 5, 14, 25] as Spread,
} as const;

export const REVIEW = {
  /** «H» Of the contracts whose follow-up is shared; due 60 days after the start. */
  share: 0.62,
  untilHeld: [25, 40, 52, 62, 95] as Spread,
  scheduled: 0.7,
  scheduledBefore: [5, 9, 14, 21, 30] as Spread,
  withoutContract: 0.06,
  untilWithoutContract: [40, 60, 90, 120, 200] as Spread,
  youthTakesPart: 0.8,
  writtenByTheCentre: 0.6,
  noted: 0.5,
  untilYouthSays: [0, 1, 3, 6, 15] as Spread,
  saidAlone: 0.6,
  untilCountersigned: [0, 1, 2, 5, 12] as Spread,
  centreCountersigns: 0.7,
  untilHeldAgain: [3, 6, 10, 15, 25] as Spread,
  progress: among({ ON_TRACK: 66, DIFFICULTIES: 26, AT_RISK: 8 }),
  approved: among({ APPROVED: 62, CONTESTED: 6, NEITHER: 32 }),
  countersigned: 0.55,
  withdrawn: 0.06,
  heldAgainAfterContest: 0.6,
} as const;

export const IMILO = {
  /** «H» Advisers copy by hand, or a file goes. */
  delivered: 0.82,
  /** After a consent that came later, advisers prepare what the system could not. */
  preparedByHand: 0.8,
  untilDelivered: [0, 1, 3, 8, 25] as Spread,
  channel: among({ MANUAL: 62, FILE: 28, API: 10 }),
  answer: among({ ACKNOWLEDGED: 86, REJECTED: 9, NONE: 5 }),
  untilAnswer: [0, 1, 2, 4, 12] as Spread,
  putRight: 0.6,
  code: among({ UNKNOWN_FILE: 30, IDENTITY_MISMATCH: 26, DUPLICATE: 18, RIGHTS: 14, FORMAT: 12 }),
} as const;

export const RIGHTS = {
  /** «H» Few exercise them: one or two youths in a hundred. */
  request: 0.025,
  until: [30, 90, 170, 280, 450] as Spread,
  /** Objections and restrictions come on their own, below. */
  right: among({ ACCESS: 52, RECTIFICATION: 22, ERASURE: 14, PORTABILITY: 12 }),
  extended: 0.12,
  untilExtended: [10, 14, 18, 22, 25] as Spread,
  inPerson: 0.5,
  groundTold: 0.5,
  answered: 0.92,
  untilAnswer: [3, 12, 20, 28, 48] as Spread,
  untilExtendedAnswer: [30, 40, 55, 70, 85] as Spread,
  objection: 0.008,
  objectionLifted: 0.4,
  untilObjectionLifted: [20, 40, 70, 120, 200] as Spread,
  objectionScope: among({ CONTACT_TRANSMISSION: 6, SHARED_FOLLOW_UP: 4 }),
  restriction: 0.005,
  untilLifted: [8, 15, 25, 40, 70] as Spread,
  hold: 0.005,
  untilReleased: [40, 80, 150, 250, 400] as Spread,
} as const;

export const CLOSING = {
  /** «P» 46 to 50 % of positive exits; many paths simply stay open. */
  eventually: 0.55,
  until: [150, 240, 330, 430, 640] as Spread,
  reason: among({
    POSITIVE_EXIT_JOB: 34, POSITIVE_EXIT_TRAINING: 16, YOUTH_REQUEST: 10, MOVED: 9, LOST_CONTACT: 24, OTHER: 7,
  }), // prettier-ignore
  /** After months in a contract that holds. */
  afterContract: 0.5,
  untilAfterContract: [150, 190, 220, 270, 330] as Spread,
  reopened: 0.06,
  untilPhaseAfterReopening: [5, 10, 20, 40, 90] as Spread,
  untilReopened: [15, 40, 80, 130, 220] as Spread,
  reopenReason: among({ YOUTH_CAME_BACK: 60, CLOSED_BY_MISTAKE: 20, CONTRACT_BROKEN: 20 }),
} as const;

export const OFFERS = {
  /** «H» Offers of chambers per hundred youths and year. */
  perHundredYouths: 9,
  seats: among({ 1: 80, 2: 15, 3: 5 }),
  disclosure: among({ FULL: 62, ANONYMOUS: 38 }),
  durationMonths: among({ 12: 35, 24: 55, 36: 10 }),
  untilExpiry: [20, 30, 45, 58, 60] as Spread,
  startsIn: [20, 35, 60, 90, 120] as Spread,
  untilUpdated: [2, 4, 7, 11, 15] as Spread,
  untilWithdrawn: [8, 15, 28, 45, 70] as Spread,
  untilApplication: [0, 0, 1, 2, 3] as Spread,
  untilInterview: [4, 6, 8, 11, 14] as Spread,
  untilOutcome: [4, 8, 12, 18, 25] as Spread,
  untilHiredSigns: [3, 6, 9, 14, 20] as Spread,
  updated: 0.15,
  prolonged: 0.12,
  withdrawn: 0.1,
  positionings: among({ 0: 15, 1: 32, 2: 30, 3: 15, 4: 8 }),
  untilPositioned: [1, 4, 9, 15, 30] as Spread,
  applicationSent: 0.85,
  interview: among({ HELD: 52, MISSED: 12, NONE: 36 }),
  outcome: among({ HIRED: 22, REFUSED: 38, YOUTH_DECLINED: 16, NO_ANSWER: 24 }),
} as const;

export const ACTIONS = {
  /** «H» Collective actions per hundred youths and year. */
  perHundredYouths: 4,
  subject: among({
    CRAFT_DISCOVERY: 24, FAIR: 12, SCHOOL: 8, COMPANY_VISIT: 14, MOBILITY: 5, PREPA_PROMOTION: 12, CEJ_WORKSHOP: 12,
    ENTREPRENEURSHIP: 5, EXCHANGE_DAY: 5, RESOURCE_SHARING: 3,
  }), // prettier-ignore
  audience: among({ ALL: 58, CEJ: 24, ASE: 5, JUSTICE: 5, BPI: 3, DISABILITY: 5 }),
  joint: 0.65,
  capacity: among({ 8: 20, 12: 35, 15: 20, 25: 15, 60: 10 }),
  plannedBefore: [10, 18, 26, 35, 55] as Spread,
  rescheduled: 0.1,
  cancelled: 0.07,
  untilChange: [1, 2, 3, 4, 6] as Spread,
  putOffBy: [3, 7, 10, 14, 21] as Spread,
  untilRegistered: [0, 1, 3, 5, 8] as Spread,
  untilUnregistered: [1, 1, 2, 3, 5] as Spread,
  untilClosed: [0, 1, 2, 4, 6] as Spread,
  workshopForCej: 0.6,
  cejHours: [2, 3, 4, 6, 7] as Spread,
  /** Of a specific public nobody is named: people are counted. */
  countedWhereNoneIsNamed: [3, 5, 7, 9, 12] as Spread,
  registered: [1, 3, 5, 8, 12] as Spread,
  unregistered: 0.06,
  present: 0.76,
  anonymous: [0, 0, 2, 6, 30] as Spread,
  closingWrittenDown: 0.95,
  /** Held in the evening, after work: overseas the UTC day is then already the next one. */
  evening: 0.2,
} as const;
