import { ageOn, type CalendarDate } from '../../kernel/calendar.js';
import type { Actor } from '../../kernel/actor.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { type Facts, isActiveOn, isSameStructure } from '../../kernel/facts.js';
import { mustBeOpen } from '../lifecycle/state.js';
import type { YouthPathwayState } from '../state.js';
import { CorrectIdentity, RecordContactDetails, RegisterYouth } from './commands.js';
import { ContactDetailsRecorded, IdentityCorrected, YouthRegistered } from './events.js';
import { ageBandOn } from './person.js';
import { registration } from './refusals.js';
import { contactOf, registrationOf } from './state.js';

export const registrationDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(RegisterYouth, ({ data, effectiveOn, actor }, state, facts) => {
    if (state.registration.registered) throw registration.refusal('pathway.registered');
    mustActForItself(actor, data.missionLocaleId, facts);
    const missionLocale = facts.structure(data.missionLocaleId);
    if (missionLocale?.kind !== 'ML' || !isActiveOn(missionLocale, effectiveOn)) {
      throw registration.refusalAt('missionLocaleId', 'registration.missionLocale');
    }
    const { lastName, firstName, birthDate, ageGround, ageBand: claimed, ...rest } = data;
    mustBeOfAge(birthDate, effectiveOn, ageGround === 'RQTH');
    const ageBand = ageBandOn(birthDate, effectiveOn);
    if (claimed !== undefined && claimed !== ageBand) {
      throw registration.refusalAt('ageBand', 'registration.ageBand', { expected: ageBand });
    }
    if (facts.livePathwaysOf({ lastName, firstName, birthDate }).length > 0) {
      throw registration.refusal('registration.duplicate');
    }
    return [
      YouthRegistered.of({
        ...rest,
        lastName,
        firstName,
        birthDate,
        ageBand,
        ...(ageGround && { ageGround }),
      }),
    ];
  }),

  decide(CorrectIdentity, ({ data: { reason, ...given } }, state) => {
    const before = registrationOf(state);
    if (Object.keys(given).length === 0) throw registration.refusal('identity.nothingToCorrect');
    if (given.birthDate !== undefined && given.birthDate >= before.registeredOn) {
      throw registration.refusalAt('birthDate', 'identity.birthDate');
    }
    const changed = Object.fromEntries(
      Object.entries(given).filter(([field, value]) => value !== before[field as keyof typeof given]),
    ) as typeof given;
    if (Object.keys(changed).length === 0) return [];
    const ageBand =
      changed.birthDate === undefined ? before.ageBand : ageBandOn(changed.birthDate, before.registeredOn);
    return [IdentityCorrected.of({ ...changed, ...(ageBand !== before.ageBand && { ageBand }), reason })];
  }),

  decide(RecordContactDetails, ({ data }, state, facts) => {
    mustBeOpen(state);
    if (data.phone === undefined && data.email === undefined && data.address === undefined) {
      throw registration.refusal('contact.empty');
    }
    if (data.verifiedOn !== undefined && data.verifiedOn > facts.today) {
      throw registration.refusalAt('verifiedOn', 'contact.verifiedLater');
    }
    const before = { ...contactOf(state), verifiedOn: state.registration.contact?.verifiedOn };
    const same = (['phone', 'email', 'address', 'preferredChannel', 'verifiedOn'] as const).every(
      (field) => data[field] === before[field],
    );
    return same ? [] : [ContactDetailsRecorded.of(data)];
  }),
];

/** The public of the Missions Locales: 16 to 25; to 29 with RQTH, recorded only where it is needed (code du travail R5131-15). */
function mustBeOfAge(birthDate: CalendarDate, on: CalendarDate, rqth: boolean): void {
  const age = ageOn(birthDate, on);
  if (age < 16) throw registration.refusalAt('birthDate', 'registration.tooYoung');
  if (age >= (rqth ? 30 : 26)) throw registration.refusalAt('birthDate', 'registration.tooOld');
  if (rqth && age < 26) throw registration.refusalAt('ageGround', 'registration.groundNotNeeded');
}

/** An adviser registers youths of their own Mission Locale, or of the one it has merged into. */
function mustActForItself(actor: Actor, missionLocaleId: string, facts: Facts): void {
  if (actor.kind !== 'ML_ADVISER') return;
  if (actor.structure === undefined || !isSameStructure(actor.structure, missionLocaleId, facts)) {
    throw registration.refusal('actor.otherStructure');
  }
}
