import { z } from 'zod';
import type { Who } from '../../kernel/actor.js';
import { defineCommand } from '../../kernel/command.js';
import { ulid } from '../../kernel/identifiers.js';
import { diplomaLabel, employerName } from '../apprenticeship/events.js';
import { contractDates, imiloChannel, rejectionCode, version } from './events.js';

/** i-milo is the information system of the Missions Locales: only they write to it. */
const who: Who = { ML_ADVISER: 'FOLLOWS', IMPORT: 'ANY' };
/** The file and the interface with i-milo also do this, on behalf of the Mission Locale. */
const whoDelivers: Who = { ...who, CLOCK: 'ANY' };

/** An update by its id, or by its contract; of several versions the last when none is named. */
const theUpdate = z.strictObject({
  updateId: ulid.optional(),
  contractId: ulid.optional(),
  version: version.optional(),
});

export const PrepareImiloUpdate = defineCommand({
  name: 'PrepareImiloUpdate',
  data: z.strictObject({
    updateId: ulid.optional(),
    contractId: ulid,
    /** These say what the contract says; given, they are compared with it. */
    version: version.optional(),
    employerName: employerName.optional(),
    diplomaLabel: diplomaLabel.optional(),
    dates: contractDates.optional(),
  }),
  who,
  doc: 'Prepares what i-milo is to be told of a contract as it stands, once a version (convention art. 4.4); done by the system each time a contract changes, and by hand once a consent or the i-milo number has come.',
});

export const DeliverImiloUpdate = defineCommand({
  name: 'DeliverImiloUpdate',
  data: theUpdate.extend({ channel: imiloChannel }),
  who: whoDelivers,
  doc: 'Records that an update was copied into i-milo by hand, sent in a file or through an interface.',
});

export const AcknowledgeImiloUpdate = defineCommand({
  name: 'AcknowledgeImiloUpdate',
  data: theUpdate,
  who: whoDelivers,
  doc: 'Records that i-milo took a delivered update in.',
});

export const RejectImiloUpdate = defineCommand({
  name: 'RejectImiloUpdate',
  data: theUpdate.extend({ code: rejectionCode }),
  who: whoDelivers,
  doc: 'Records that i-milo refused a delivered update, which the adviser is to put right.',
});
