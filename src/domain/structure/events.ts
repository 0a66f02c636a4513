import { z } from 'zod';
import { ACTOR_KINDS } from '../kernel/actor.js';
import { calendarDate } from '../kernel/calendar.js';
import { defineEvent } from '../kernel/event.js';
import { accountId, ianaTimeZone, phone, REGION_CODES, siret, structureId, uai } from '../kernel/identifiers.js';
import { personal } from '../kernel/personal.js';

const PARTNERSHIP = { purpose: 'PARTNERSHIP' } as const;

export const structureKind = z.enum(['ML', 'ARML', 'UNML', 'CMA', 'CMAR', 'CMA_FRANCE', 'CFA']);

/** A region; `FR` for the two national bodies, which are of no region. */
export const regionOrFrance = z.enum([...REGION_CODES, 'FR']);

/** The subjects for which each structure names somebody to talk to (convention art. 4.1). */
export const referentSubject = z.enum(['ORIENTATION', 'TRAINING', 'APPRENTICESHIP', 'COMPANIES', 'PREPA', 'OTHER']);

/** Whoever has an account works in a structure: neither the youth, nor the clock, nor the import do. */
export const accountRole = z.enum(ACTOR_KINDS).exclude(['YOUTH', 'CLOCK', 'IMPORT']);

export const structureName = z.string().trim().min(1).max(200);
export const codeSystem = z.string().regex(/^[A-Z][A-Z0-9_]{0,31}$/, { error: 'CODE_SYSTEM' });
export const codeValue = z.string().trim().min(1).max(40);

/** Codes come and go, structures stay: a code is valid from a day to the last day `to`. */
const validCode = z.strictObject({
  system: codeSystem,
  code: codeValue,
  from: calendarDate,
  to: calendarDate.optional(),
});

export const StructureRegistered = defineEvent(
  'StructureRegistered',
  z.strictObject({
    kind: structureKind,
    name: structureName,
    codes: z.array(validCode),
    siret: siret.optional(),
    uai: uai.optional(),
    /** The letter does not follow from the digits: real codes exist like that, so it is only told. */
    uaiLetterWarning: z.literal(true).optional(),
    regionCode: regionOrFrance,
    timeZone: ianaTimeZone,
    parentId: structureId.optional(),
  }),
  PARTNERSHIP,
);

export const StructureRenamed = defineEvent('StructureRenamed', z.strictObject({ name: structureName }), PARTNERSHIP);

/** From its date this code stands for the structure in the system; the one before ended on the eve. */
export const StructureCodeChanged = defineEvent(
  'StructureCodeChanged',
  z.strictObject({ system: codeSystem, code: codeValue }),
  PARTNERSHIP,
);

/** From its date the structure is no more: `into` stands for it. */
export const StructureMerged = defineEvent('StructureMerged', z.strictObject({ into: structureId }), PARTNERSHIP);

/** From its date the structure is no more, and nobody stands for it. */
export const StructureClosed = defineEvent('StructureClosed', z.strictObject({}), PARTNERSHIP);

export const ReferentDesignated = defineEvent(
  'ReferentDesignated',
  z.strictObject({ subject: referentSubject, account: accountId }),
  PARTNERSHIP,
);

/** The new referent from its date; `previous` was the referent until the eve. */
export const ReferentReplaced = defineEvent(
  'ReferentReplaced',
  z.strictObject({ subject: referentSubject, account: accountId, previous: accountId }),
  PARTNERSHIP,
);

export const ReferentEnded = defineEvent(
  'ReferentEnded',
  z.strictObject({ subject: referentSubject, account: accountId }),
  PARTNERSHIP,
);

const ofTheAccount = { kind: 'account', field: 'account' } as const;

export const AccountOpened = defineEvent(
  'AccountOpened',
  z.strictObject({
    account: accountId,
    role: accountRole,
    name: personal('staff', z.string().trim().min(1).max(200).optional(), ofTheAccount),
    phone: personal('staff', phone.optional(), ofTheAccount),
    email: personal('staff', z.email().max(254).optional(), ofTheAccount),
  }),
  PARTNERSHIP,
);

/** From its date the account opens no door. */
export const AccountDeactivated = defineEvent(
  'AccountDeactivated',
  z.strictObject({ account: accountId }),
  PARTNERSHIP,
);
