import { addDays, addYears, birthday } from '../../domain/kernel/calendar.js';
import { Chance } from '../chance.js';
import { deskTime } from '../desk.js';
import { FOLLOW_UP, YOUTH } from '../distributions.js';
import { misspelt, nameOf } from '../names.js';
import { type Office, standing } from '../network/office.js';
import { beginAccompaniment } from './accompaniment.js';
import { beginJointFollowUp } from './joint.js';
import { Life, type Surroundings } from './life.js';
import type { Person } from './model.js';
import { planRights } from './rights.js';
import { closeFor, planTurns, recordContact } from './turns.js';

/** The n-th youth will come on this day, when the Mission Locale is open. */
export function announce(around: Surroundings, index: number, day: number): void {
  const chance = new Chance(`${around.journal.seed}|youth|${index}`);
  const missionLocale = chance.oneOf(around.network.missionsLocales);
  around.journal.note(deskTime(day, missionLocale.region.ahead, chance), () => {
    arrive(around, index, standing(missionLocale), chance);
  });
}

function arrive(around: Surroundings, index: number, missionLocale: Office, chance: Chance): void {
  const person = somebody(chance, index, around.journal.today);
  const life = register(around, index, person, missionLocale, chance);
  around.candidates.add(life);
  beginAccompaniment(life);
  beginJointFollowUp(life);
  planTurns(life);
  planRights(life);
  if (chance.happens(FOLLOW_UP.duplicate)) comeTwice(life);
}

function somebody(chance: Chance, index: number, today: string): Person {
  const sex = chance.of(YOUTH.sex);
  const age = Number(chance.of(YOUTH.age));
  const birthDate = addDays(addYears(today, -age), -chance.between(0, 363));
  const name = nameOf(index, sex === 'OTHER' ? chance.oneOf(['F', 'M']) : sex);
  return {
    ...name,
    birthDate,
    sex,
    qualification: chance.of(YOUTH.qualification),
    // Beyond 25 nobody is received for the first time without it.
    disabled: age >= 26 || chance.happens(YOUTH.disability),
  };
}

function register(around: Surroundings, index: number, person: Person, at: Office, chance: Chance): Life {
  const life = new Life(around, index, person, at, chance, around.journal.today);
  const { firstName, lastName, birthDate, sex, qualification } = person;
  const neighbourhood = chance.of(YOUTH.neighbourhood);
  if (chance.happens(YOUTH.imiloNumberKnown)) life.imiloNumber = String(1_000_000 + index);
  life.record('RegisterYouth', life.byAdviser(), {
    lastName,
    firstName,
    birthDate,
    ...(life.imiloNumber !== undefined && { imiloNumber: life.imiloNumber }),
    ...(birthday(birthDate, 26) <= life.today && { ageGround: 'RQTH' }),
    missionLocaleId: at.stream,
    sex,
    entryQualification: qualification,
    ...(neighbourhood !== 'UNKNOWN' && { priorityNeighbourhood: neighbourhood === 'YES' }),
  });
  recordContact(life);
  life.assignAdviser();
  return life;
}

/** The same youth comes to another Mission Locale, where the name is misspelt: found out some weeks later. */
function comeTwice(life: Life): void {
  const { around, chance, person } = life;
  life.later(FOLLOW_UP.untilTwice, () => {
    const others = around.network.missionsLocales.filter((one) => one !== life.missionLocale && !one.ended);
    if (others.length === 0 || life.closed) return;
    const again = { ...person, lastName: misspelt(person.lastName) };
    const second = register(around, life.index, again, chance.oneOf(others), new Chance(`${life.id}|again`));
    second.later(FOLLOW_UP.untilFound, () => {
      if (!second.isOpen) return;
      if (!life.isOpen || chance.happens(FOLLOW_UP.closedAsDuplicate)) closeFor(second, 'DUPLICATE');
      else absorb(second, life);
    });
  });
}

/** Two people agree, one of each Mission Locale. */
function absorb(second: Life, survivor: Life): void {
  const confirmedBy = survivor.byAdviser().account;
  second.record('MergePathway', second.byAdviser(), { survivor: survivor.stream, confirmedBy });
  second.absorbed = true;
}
