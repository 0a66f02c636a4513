import { addDays, type CalendarDate } from '../../domain/kernel/calendar.js';
import { dateIn, NATIONAL_TIME_ZONE } from './local-date.js';
import type { WellFormed } from './request.js';
import { refusalOf } from './refusals.js';

/** How far back a business date may lie, but through import. */
const BACK_DATING_DAYS = 366;

export interface CommandDates {
  readonly effectiveOn: CalendarDate;
  /** Today for whoever gives the command. */
  readonly today: CalendarDate;
  /** The calendar date on which it is recorded. */
  readonly recordedOn: CalendarDate;
  readonly recordedAt: string;
}

/**
 * When the command takes effect and when it is recorded, in the time zone of the actor's structure.
 * @throws DomainError `date.future`, `date.tooOld`, `recordedAt.notAllowed`, `recordedAt.future`
 */
export function datesOf(command: WellFormed, timeZone: string | undefined, now: string): CommandDates {
  const { recordedAt, source } = command;
  const zone = timeZone ?? NATIONAL_TIME_ZONE;
  if (recordedAt !== undefined && source !== 'IMPORT') throw refusalOf('recordedAt.notAllowed', 'recordedAt');
  if (recordedAt !== undefined && recordedAt > now) throw refusalOf('recordedAt.future', 'recordedAt');
  const today = command.today ?? dateIn(zone, now);
  const effectiveOn = command.effectiveOn ?? today;
  checkEffect(command, effectiveOn, today);
  return {
    effectiveOn,
    today,
    recordedOn: recordedOn(command, effectiveOn, today, zone),
    recordedAt: recordedAt ?? now,
  };
}

function checkEffect(command: WellFormed, effectiveOn: CalendarDate, today: CalendarDate): void {
  const { definition } = command.decision;
  if (effectiveOn > today && definition.plan !== true)
    throw refusalOf('date.future', 'effectiveOn', { effectiveOn, today });
  const older = command.source === 'IMPORT' || command.actor.kind === 'CLOCK';
  if (!older && effectiveOn < addDays(today, -BACK_DATING_DAYS))
    throw refusalOf('date.tooOld', 'effectiveOn', { effectiveOn, days: BACK_DATING_DAYS });
}

/** History without a date of recording is taken to have been recorded on the day on which it happened. */
function recordedOn(command: WellFormed, effectiveOn: CalendarDate, today: CalendarDate, zone: string): CalendarDate {
  if (command.source !== 'IMPORT') return today;
  return command.recordedAt === undefined ? effectiveOn : dateIn(zone, command.recordedAt);
}
