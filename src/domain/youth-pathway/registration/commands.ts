import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { coarseCode, phone, structureId } from '../../kernel/identifiers.js';
import {
  address,
  ageBand,
  ageGround,
  email,
  entryQualification,
  firstName,
  imiloNumber,
  lastName,
  preferredChannel,
  sex,
} from './events.js';

export const RegisterYouth = defineCommand({
  name: 'RegisterYouth',
  data: z.strictObject({
    lastName,
    firstName,
    birthDate: calendarDate,
    imiloNumber: imiloNumber.optional(),
    ageGround: ageGround.optional(),
    missionLocaleId: structureId,
    /** Derived from the birth date; refused where it contradicts it. */
    ageBand: ageBand.optional(),
    sex,
    entryQualification,
    priorityNeighbourhood: z.boolean().optional(),
  }),
  // No path ties an adviser to a youth before it exists: the decision compares the structures.
  who: { ML_ADVISER: 'ANY', IMPORT: 'ANY' },
  creates: true,
  needs: ({ lastName: last, firstName: first, birthDate }) => [
    { kind: 'person', person: { lastName: last, firstName: first, birthDate } },
  ],
  doc: 'Opens the joint path of a youth followed by a Mission Locale: 16 to 25 years old, up to 29 with RQTH (code du travail R5131-15).',
});

export const CorrectIdentity = defineCommand({
  name: 'CorrectIdentity',
  data: z.strictObject({
    lastName: lastName.optional(),
    firstName: firstName.optional(),
    birthDate: calendarDate.optional(),
    imiloNumber: imiloNumber.optional(),
    sex: sex.optional(),
    entryQualification: entryQualification.optional(),
    priorityNeighbourhood: z.boolean().optional(),
    reason: coarseCode,
  }),
  who: { ML_ADVISER: 'FOLLOWS', DPO: 'ANY', IMPORT: 'ANY' },
  doc: 'Rectifies what is wrong in the identity of a youth (GDPR art. 16); what was recorded before stays in the history.',
});

export const RecordContactDetails = defineCommand({
  name: 'RecordContactDetails',
  data: z.strictObject({
    phone: phone.optional(),
    email: email.optional(),
    address: address.optional(),
    preferredChannel: preferredChannel.optional(),
    verifiedOn: calendarDate.optional(),
  }),
  who: { ML_ADVISER: 'FOLLOWS', IMPORT: 'ANY' },
  doc: 'Records how to reach the youth; the new details replace the previous ones as a whole.',
});
