import type { CalendarDate } from '../kernel/calendar.js';
import type { NewEvent } from '../kernel/event.js';
import { at, ML } from '../kernel/testing.js';
import { ageBandOn } from './registration/person.js';
import { YouthRegistered } from './registration/events.js';

/** A youth followed by `ML`, registered that day. */
export function aYouth(born: CalendarDate, registeredOn: CalendarDate = '2022-01-03'): NewEvent[] {
  return at(
    registeredOn,
    YouthRegistered.of({
      lastName: 'Le Goff',
      firstName: 'Maël',
      birthDate: born,
      missionLocaleId: ML,
      ageBand: ageBandOn(born, registeredOn),
      sex: 'M',
      entryQualification: 'NONE',
    }),
  );
}
