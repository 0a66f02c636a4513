/** A kind of deadline of the agenda, for the reference pages: when it falls, and what the clock does on the day. */
interface AwaitedDay {
  /** With its source where it is a rule of law or of the convention. */
  readonly when: string;
  /** Whose to-do list shows it. */
  readonly owner: string;
  /** The command that the clock gives, on that date however late it runs; none for a reminder. */
  readonly command?: string;
}

const OF_THE_ML = 'the Mission Locale that follows the youth';
const OF_THE_PARTIES = 'each party to the convention';
/** One entry a kind of deadline in the domain; a test holds them together. */
export const DEADLINES: Readonly<Record<string, AwaitedDay>> = {
  CONSENT_EXPIRY_30: {
    when: '30 days before the term of a consent, when it was given before that day',
    owner: OF_THE_ML,
  },
  CONSENT_EXPIRY: {
    when: 'the first day on which a consent is no longer live (12 months by default, 24 at most)',
    owner: OF_THE_ML,
    command: 'ExpireConsent',
  },
  REFERRAL_UNANSWERED_7: {
    when: '7 days after a referral was addressed, while it is not answered and an answer is still awaited',
    owner: 'the recipient of the referral',
  },
  REFERRAL_UNANSWERED_15: {
    when: '15 days after a referral was addressed, while it is not answered and an answer is still awaited',
    owner: 'the recipient of the referral',
  },
  REFERRAL_EXPIRY: {
    when: 'the last day on which an answer is taken (30 days after sending by default)',
    owner: 'the sender of the referral',
    command: 'ExpireReferral',
  },
  PACEA_AGE_26: {
    when: 'the 26th birthday, where it comes no later than the end of the 24 months (code du travail R5131-13)',
    owner: OF_THE_ML,
    command: 'EndPacea',
  },
  PACEA_24_MONTHS: {
    when: 'the first day after 24 consecutive months, where the 26th birthday comes later (code du travail R5131-13)',
    owner: OF_THE_ML,
    command: 'EndPacea',
  },
  PACEA_24_MONTHS_60: {
    when: '60 days before the last day of the 24 months',
    owner: OF_THE_ML,
  },
  PACEA_24_MONTHS_30: {
    when: '30 days before the last day of the 24 months',
    owner: OF_THE_ML,
  },
  PACEA_PLANNED_END: {
    when: 'the planned end of a PACEA that no CEJ suspends: it is a plan, the clock does not end the PACEA on it',
    owner: OF_THE_ML,
  },
  PHASE_OVERDUE_15: {
    when: '15 days after the planned end of a phase that is not evaluated, while no CEJ suspends the PACEA',
    owner: OF_THE_ML,
  },
  CEJ_END_30: {
    when: '30 days before the planned end of a CEJ',
    owner: OF_THE_ML,
  },
  CEJ_END: {
    when: 'the day after the planned end of a CEJ, extensions included',
    owner: OF_THE_ML,
    command: 'EndCej',
  },
  PREPA_OUTCOME: {
    when: '30 days after the end of a Prépa Apprentissage, recorded or else planned',
    owner: 'the structure that runs the Prépa',
  },
  CONTRACT_START: {
    when: 'the start of a signed contract whose start is not recorded',
    owner: OF_THE_ML,
  },
  REVIEW_DUE: {
    when: '60 days after the start of a contract, 30 days after its break, while no shared review was held since (convention art. 4.4)',
    owner: OF_THE_ML,
  },
  REBOUND_DUE: {
    when: '45 days after the break of a contract, while its rebound is open',
    owner: OF_THE_ML,
  },
  IMILO_UNACKNOWLEDGED: {
    when: '7 days after an i-milo update was delivered and not answered',
    owner: OF_THE_ML,
  },
  IMILO_REJECTED: {
    when: 'the day on which i-milo rejected an update that is not delivered again yet',
    owner: OF_THE_ML,
  },
  SUBJECT_REQUEST_20: {
    when: '20 days after a data-subject request, unless the delay was extended',
    owner: OF_THE_ML,
  },
  SUBJECT_REQUEST_27: {
    when: '27 days after a data-subject request, unless the delay was extended',
    owner: OF_THE_ML,
  },
  SUBJECT_REQUEST_DUE: {
    when: 'one month after a data-subject request, three when extended (GDPR art. 12(3))',
    owner: OF_THE_ML,
  },
  RETENTION_DUE: {
    when: '24 months after the end of the follow-up, at the latest two years after the 26th birthday unless a contract or a CEJ is live; ten years after the end of a CEJ for the identity of who had it; none while a dispute or a control holds. The clock erases nothing',
    owner: OF_THE_ML,
  },
  CONVENTION_ANNIVERSARY: {
    when: 'each anniversary of the signature after the first term (convention art. 6)',
    owner: 'the first party to the convention',
    command: 'RenewConventionTacitly',
  },
  STEERING_COMMITTEE_DUE: {
    when: '1 December of a year without a meeting, for the national convention in force (convention art. 5)',
    owner: OF_THE_PARTIES,
  },
  STEERING_COMMITTEE_MISSED: {
    when: '1 January after a year without a meeting (convention art. 5)',
    owner: OF_THE_PARTIES,
  },
  OFFER_EXPIRY_7: {
    when: '7 days before the term of an open offer',
    owner: 'the chamber that published the offer',
  },
  OFFER_EXPIRY_1: {
    when: 'the day before the term of an open offer',
    owner: 'the chamber that published the offer',
  },
  OFFER_EXPIRY: {
    when: 'the term of an open offer (60 days at most after its publication)',
    owner: 'the chamber that published the offer',
    command: 'ExpireOffer',
  },
};
