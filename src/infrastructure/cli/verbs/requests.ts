import { Command } from 'commander';
import type { CalendarDate } from '../../../domain/kernel/calendar.js';
import {
  recipientNotices,
  subjectRequests,
  type NoticeRow,
  type RequestRow,
} from '../../../projections/requests/projection.js';
import { structureNames } from '../../../projections/structure-register/projection.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { codeLabel } from '../../wording/codes.js';
import { dateOption } from '../options.js';
import { openOutput } from '../output.js';
import { withCommon, type Common } from '../verb.js';

interface RequestsOptions extends Common {
  readonly on?: CalendarDate;
  readonly open: boolean;
  readonly notices: boolean;
}

export function requestsVerb(open: OpenHouse, today: () => CalendarDate): Command {
  return withCommon(new Command('requests'))
    .description('le registre des demandes de droits : reçues, dues, prolongées, traitées, en retard')
    .option('--on <date>', 'vu de ce jour (défaut : aujourd’hui)', dateOption)
    .option('--open', 'celles qui attendent une réponse', false)
    .option('--notices', 'qui doit être prévenu d’une rectification, d’un effacement, d’une limitation', false)
    .action(async (options: RequestsOptions) => {
      await inHouse(open, options.data, async (house) => {
        await house.projections.catchUp();
        const db = house.projections.db('requests');
        const names = structureNames(house.projections.db('structure-register'));
        const rows = options.notices
          ? recipientNotices(db).map((row) => ({ row, line: notice(row, names) }))
          : subjectRequests(db, options.on ?? today(), options).map((row) => ({ row, line: request(row) }));
        const text = rows.map(({ row, line }) => (options.json ? `${JSON.stringify(row)}\n` : line)).join('');
        await openOutput(undefined).write(text);
      });
    });
}

const STATUSES: Readonly<Record<RequestRow['status'], string>> = {
  OPEN: 'à traiter',
  DUE_SOON: 'à traiter bientôt',
  OVERDUE: 'EN RETARD',
  ANSWERED: 'traitée',
  ANSWERED_LATE: 'traitée en retard',
};

function request({ right, receivedOn, dueOn, extendedOn, answeredOn, outcome, status, pathway }: RequestRow): string {
  const parts = [
    `reçue ${receivedOn}`,
    `due ${dueOn}${extendedOn === null ? '' : ' (prolongée)'}`,
    ...(answeredOn === null ? [] : [`répondue ${answeredOn}${outcome === null ? '' : ` : ${codeLabel(outcome)}`}`]),
  ];
  return `${STATUSES[status].padEnd(18)} ${codeLabel(right, 'right').padEnd(16)} ${parts.join(' · ')}\n    ${pathway}\n`;
}

const SUBJECTS: Readonly<Record<NoticeRow['subject'], string>> = {
  RECTIFICATION: 'identité rectifiée',
  ERASURE: 'données effacées : détruire les copies',
  RESTRICTION: 'traitement limité : ne plus utiliser',
  RESTRICTION_LIFTED: 'limitation levée',
};

function notice({ recipient, pathway, subject, since }: NoticeRow, names: ReadonlyMap<string, string>): string {
  return `${since}  ${names.get(recipient) ?? codeLabel(recipient)} : ${SUBJECTS[subject]}\n    ${pathway}\n`;
}
