import { z } from 'zod';
import { calendarDate } from '../kernel/calendar.js';
import { defineCommand } from '../kernel/command.js';
import { accountId, ianaTimeZone, phone, siret, structureId, uai } from '../kernel/identifiers.js';
import {
  accountRole,
  codeSystem,
  codeValue,
  referentSubject,
  regionOrFrance,
  structureKind,
  structureName,
} from './events.js';
import type { Who } from '../kernel/actor.js';

/** Each national body keeps the register of its network, a regional association that of its Missions Locales. */
const KEEPERS: Who = { UNML: 'OWN', CMA_FRANCE: 'OWN', ARML: 'OWN', IMPORT: 'ANY' };
/** Accounts and referents are also kept by whoever works there. */
const KEEPERS_AND_STAFF: Who = { ...KEEPERS, ML_ADVISER: 'OWN', CMA_REFERENT: 'OWN', CFA_REFERENT: 'OWN' };

export const RegisterStructure = defineCommand({
  name: 'RegisterStructure',
  data: z.strictObject({
    kind: structureKind,
    name: structureName,
    codes: z
      .array(
        z.strictObject({
          system: codeSystem,
          code: codeValue,
          /** By default the day on which the structure is registered. */
          from: calendarDate.optional(),
          /** The last day. */
          to: calendarDate.optional(),
        }),
      )
      .max(20)
      .optional(),
    siret: siret.optional(),
    uai: uai.optional(),
    /** May be left out for a national body only. */
    regionCode: regionOrFrance.optional(),
    /** By default that of the region. */
    timeZone: ianaTimeZone.optional(),
    /** By default the regional association that registers one of its Missions Locales. */
    parentId: structureId.optional(),
  }),
  // Nothing ties anybody to a structure before it exists: the decision looks at the network.
  who: { UNML: 'ANY', CMA_FRANCE: 'ANY', ARML: 'ANY', IMPORT: 'ANY' },
  creates: true,
  doc: 'Enters a structure of either network in the register; a UAI with a wrong letter is accepted and the event says so.',
});

export const RenameStructure = defineCommand({
  name: 'RenameStructure',
  data: z.strictObject({ name: structureName }),
  who: KEEPERS,
  doc: 'Gives a structure its new name.',
});

export const ChangeStructureCode = defineCommand({
  name: 'ChangeStructureCode',
  data: z.strictObject({ system: codeSystem, code: codeValue }),
  who: KEEPERS,
  doc: 'Gives a structure a new code in a system; the code before ends on the eve.',
});

export const MergeStructure = defineCommand({
  name: 'MergeStructure',
  data: z.strictObject({ into: structureId }),
  who: KEEPERS,
  doc: 'Merges a structure into another of the same kind, which stands for it from that day on.',
});

export const CloseStructure = defineCommand({
  name: 'CloseStructure',
  data: z.strictObject({}),
  who: KEEPERS,
  doc: 'Closes a structure: its referents end and its accounts open no more doors.',
});

export const DesignateReferent = defineCommand({
  name: 'DesignateReferent',
  data: z.strictObject({ subject: referentSubject, account: accountId }),
  who: KEEPERS_AND_STAFF,
  doc: 'Names the referent of a structure for a subject (convention art. 4.1).',
});

export const ReplaceReferent = defineCommand({
  name: 'ReplaceReferent',
  data: z.strictObject({
    subject: referentSubject,
    account: accountId,
    /** Known to the structure; refused where it is somebody else. */
    previous: accountId.optional(),
  }),
  who: KEEPERS_AND_STAFF,
  doc: 'Names another referent for a subject; the one before ends on the eve (convention art. 4.1).',
});

export const EndReferent = defineCommand({
  name: 'EndReferent',
  data: z.strictObject({ subject: referentSubject, account: accountId.optional() }),
  who: KEEPERS_AND_STAFF,
  doc: 'Ends a designation: nobody is referent for the subject from that day on.',
});

export const OpenAccount = defineCommand({
  name: 'OpenAccount',
  data: z.strictObject({
    account: accountId,
    role: accountRole,
    name: z.string().trim().min(1).max(200).optional(),
    phone: phone.optional(),
    email: z.email().max(254).optional(),
  }),
  who: KEEPERS_AND_STAFF,
  doc: 'Opens the account of somebody who works in the structure, under a pseudonymous identifier.',
});

export const DeactivateAccount = defineCommand({
  name: 'DeactivateAccount',
  data: z.strictObject({ account: accountId }),
  who: KEEPERS_AND_STAFF,
  doc: 'Deactivates an account; its holder is referent for nothing any more.',
});
