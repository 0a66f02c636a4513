import { z } from 'zod';
import type { Who } from '../kernel/actor.js';
import { calendarDate } from '../kernel/calendar.js';
import { defineCommand } from '../kernel/command.js';
import { coarseCode, conventionId, structureId, ulid } from '../kernel/identifiers.js';
import { channel, conventionLevel, disputeSubject, renewal, signatory, territory, trackingNumber } from './events.js';

/** Those who work in a structure that is party to the convention. */
const PARTIES: Who = {
  UNML: 'OWN',
  CMA_FRANCE: 'OWN',
  ARML: 'OWN',
  ML_ADVISER: 'OWN',
  CMA_REFERENT: 'OWN',
  IMPORT: 'ANY',
};
/** The steering committee also takes in people of regional structures, which are no parties (convention art. 5). */
const COMMITTEE: Who = { ...PARTIES, COMMITTEE: 'ANY' };

export const SignConvention = defineCommand({
  name: 'SignConvention',
  data: z.strictObject({
    level: conventionLevel,
    parties: z.array(structureId).min(2).max(50),
    /** By default each party, in a capacity that is not told. */
    signatories: z
      .array(z.union([structureId, signatory]))
      .max(50)
      .optional(),
    termYears: z.int().min(1).max(10),
    renewal,
    predecessorId: conventionId.optional(),
    /** Required of a regional or local convention. */
    parentId: conventionId.optional(),
    /** By default the country for a national one, the regions of its parties for a regional one. */
    territory: z.array(territory).max(500).optional(),
  }),
  who: { UNML: 'ANY', CMA_FRANCE: 'ANY', ARML: 'ANY', ML_ADVISER: 'ANY', CMA_REFERENT: 'ANY', IMPORT: 'ANY' },
  creates: true,
  doc: 'Records the signature of a convention, which takes effect that day for its first term (convention art. 6); a regional or local one deploys a convention in force (art. 3).',
});

export const SignAmendment = defineCommand({
  name: 'SignAmendment',
  data: z.strictObject({ amendmentId: ulid.optional(), subject: coarseCode }),
  who: PARTIES,
  doc: 'Completes or changes a convention in force (convention art. 6).',
});

export const RenewConventionTacitly = defineCommand({
  name: 'RenewConventionTacitly',
  data: z.strictObject({
    /** The anniversary on which it takes effect. */
    periodStart: calendarDate.optional(),
    periodEnd: calendarDate.optional(),
  }),
  who: { CLOCK: 'ANY', IMPORT: 'ANY' },
  byClock: true,
  doc: 'Records that nobody ended the convention before an anniversary: it goes on for a year (convention art. 6).',
});

export const SendDenunciation = defineCommand({
  name: 'SendDenunciation',
  data: z.strictObject({
    /** The party that denounces; by default the structure of whoever records it. */
    by: structureId.optional(),
    /** The day on which the command takes effect; refused where it is another. */
    sentOn: calendarDate.optional(),
    trackingNumber,
  }),
  who: PARTIES,
  doc: 'Records that a party denounced the convention by registered letter: at any time, without notice (convention art. 6).',
});

export const TerminateConvention = defineCommand({
  name: 'TerminateConvention',
  data: z.strictObject({}),
  who: PARTIES,
  doc: 'Records the acknowledgement of receipt of a denunciation, which ends the convention from its date on (convention art. 6).',
});

export const SupersedeConvention = defineCommand({
  name: 'SupersedeConvention',
  data: z.strictObject({ successorId: conventionId }),
  who: PARTIES,
  doc: 'Puts another convention in force in the place of this one.',
});

export const DiffuseConvention = defineCommand({
  name: 'DiffuseConvention',
  data: z.strictObject({ structureId }),
  who: PARTIES,
  doc: 'Records that the convention was presented to a structure: by CMA France to the chambers (convention art. 2), by the UNML to the Missions Locales (art. 3).',
});

export const ConveneSteeringCommittee = defineCommand({
  name: 'ConveneSteeringCommittee',
  data: z.strictObject({
    meetingId: ulid.optional(),
    /** By default the day on which the command takes effect. */
    date: calendarDate.optional(),
  }),
  who: COMMITTEE,
  plan: true,
  doc: 'Calls a meeting of the steering committee (convention art. 5).',
});

export const HoldSteeringCommittee = defineCommand({
  name: 'HoldSteeringCommittee',
  data: z.strictObject({
    /** By default the meeting convened for that day, else a new one. */
    meetingId: ulid.optional(),
    /** Structures that were represented, with how many people where it is known. */
    attendance: z
      .array(
        z.union([structureId, z.strictObject({ structureId, representatives: z.int().min(0).max(200).default(1) })]),
      )
      .max(200),
  }),
  who: COMMITTEE,
  doc: 'Records a meeting of the steering committee, due at least once a civil year; both networks are represented (convention art. 5).',
});

export const RecordDecision = defineCommand({
  name: 'RecordDecision',
  data: z.strictObject({
    decisionId: ulid.optional(),
    /** By default the meeting held that day. */
    meetingId: ulid.optional(),
    subject: coarseCode,
    owner: structureId.optional(),
    dueOn: calendarDate.optional(),
  }),
  who: COMMITTEE,
  doc: 'Records a decision of the steering committee (convention art. 5).',
});

export const RecordCommunication = defineCommand({
  name: 'RecordCommunication',
  data: z.strictObject({ channel, subject: coarseCode.optional() }),
  who: COMMITTEE,
  doc: 'Records a publication about the actions and results of the convention (convention art. 3 and 5).',
});

export const OpenDispute = defineCommand({
  name: 'OpenDispute',
  data: z.strictObject({ disputeId: ulid.optional(), subject: disputeSubject }),
  who: PARTIES,
  doc: 'Opens a dispute about the interpretation or the execution of the convention (convention art. 8).',
});

export const SettleDisputeAmicably = defineCommand({
  name: 'SettleDisputeAmicably',
  data: z.strictObject({ disputeId: ulid }),
  who: PARTIES,
  doc: 'Settles a dispute amicably, before or after it was brought to court (convention art. 8).',
});

export const BringDisputeToCourt = defineCommand({
  name: 'BringDisputeToCourt',
  data: z.strictObject({ disputeId: ulid }),
  who: PARTIES,
  doc: 'Brings a persistent disagreement before the administrative court of Paris (convention art. 8).',
});
