import { aStructure, at, given, ML, anActor, CMA, erased, OTHER_ML, someFacts } from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { ContactDetailsRecorded, IdentityCorrected, YouthRegistered } from './events.js';
import { birthDateOf, contactOf, missionLocaleOf, registrationOf } from './state.js';

const TODAY = '2025-06-16';
const identity = { lastName: 'Le Goff', firstName: 'Maël', birthDate: '2007-03-04' };
const asked = { ...identity, missionLocaleId: ML, sex: 'M', entryQualification: 'NONE' } as const;
const registered = { ...asked, ageBand: '18-21' } as const;
const past = at('2025-01-06', YouthRegistered.of({ ...asked, ageBand: '16-17' }));

const registering = (data: object, facts = someFacts({ today: TODAY }), actor = anActor('ML_ADVISER', ML)) =>
  given(youthPathway, [], facts).when('RegisterYouth', { ...asked, ...data }, { actor });

describe('RegisterYouth', () => {
  it('opens the path of a youth', () => {
    registering({}).then([YouthRegistered.of(registered)]);
  });

  it('keeps the i-milo number and the neighbourhood where they are given', () => {
    const more = { imiloNumber: '30412345', priorityNeighbourhood: true };
    registering(more).then([YouthRegistered.of({ ...registered, ...more })]);
  });

  it('accepts the age band of the birth date, and no other', () => {
    registering({ ageBand: '18-21' }).then([YouthRegistered.of(registered)]);
    registering({ ageBand: '16-17' }).thenRefused('registration.ageBand', 'ageBand');
  });

  it.each([
    ['on the 16th birthday', '2009-06-16', '16-17'],
    ['on the eve of the 26th', '1999-06-17', '22-25'],
  ] as const)('%s is in time', (_when, birthDate, ageBand) => {
    registering({ birthDate }).then([YouthRegistered.of({ ...registered, birthDate, ageBand })]);
  });

  it.each([
    ['the eve of the 16th birthday', '2009-06-17', 'registration.tooYoung'],
    ['before being born', '2026-01-01', 'registration.tooYoung'],
    ['the 26th birthday', '1999-06-16', 'registration.tooOld'],
  ])('%s is not', (_when, birthDate, code) => {
    registering({ birthDate }).thenRefused(code, 'birthDate');
  });

  it('of somebody born on 29 February stops on 28 February', () => {
    const facts = (today: string) => someFacts({ today });
    registering({ birthDate: '2000-02-29' }, facts('2026-02-28')).thenRefused('registration.tooOld');
    registering({ birthDate: '2000-02-29' }, facts('2026-02-27')).then([
      YouthRegistered.of({ ...registered, birthDate: '2000-02-29', ageBand: '22-25' }),
    ]);
  });

  it('reaches to the eve of the 30th birthday on the ground of an RQTH', () => {
    const late = { birthDate: '1995-06-17', ageGround: 'RQTH' } as const;
    registering(late).then([YouthRegistered.of({ ...registered, ...late, ageBand: '26+' })]);
    registering({ birthDate: '1995-06-16', ageGround: 'RQTH' }).thenRefused('registration.tooOld');
  });

  it('records no RQTH where no derogation needs it', () => {
    registering({ ageGround: 'RQTH' }).thenRefused('registration.groundNotNeeded', 'ageGround');
  });

  it('asks for an active Mission Locale', () => {
    const facts = (structure: object) => someFacts({ today: TODAY, structures: [aStructure(ML, 'ML', structure)] });
    registering({}, facts({ endsOn: TODAY })).thenRefused('registration.missionLocale', 'missionLocaleId');
    registering({}, facts({ registeredOn: '2025-06-17' })).thenRefused('registration.missionLocale');
    registering({}, facts({ endsOn: '2025-06-17' })).then([YouthRegistered.of(registered)]);
    const byImport = anActor('IMPORT');
    registering({ missionLocaleId: CMA }, undefined, byImport).thenRefused('registration.missionLocale');
  });

  it('is done by an adviser for their own Mission Locale', () => {
    registering({ missionLocaleId: OTHER_ML }).thenRefused('actor.otherStructure');
    registering({}, undefined, anActor('ML_ADVISER')).thenRefused('actor.otherStructure');
    registering({ missionLocaleId: OTHER_ML }, undefined, anActor('IMPORT')).then([
      YouthRegistered.of({ ...registered, missionLocaleId: OTHER_ML }),
    ]);
  });

  it('is done by an adviser whose Mission Locale has merged, for the one that stands', () => {
    const merged = aStructure(OTHER_ML, 'ML', { endsOn: '2025-01-01', mergedInto: ML });
    const facts = someFacts({ today: TODAY, structures: [merged] });
    registering({}, facts, anActor('ML_ADVISER', OTHER_ML)).then([YouthRegistered.of(registered)]);
  });

  it('says that a live pathway exists for the same person, not whose', () => {
    const whose = 'youthPathway-01J8ZQ6W4T0000000000000000';
    const known = (person: object): string[] => (JSON.stringify(person) === JSON.stringify(identity) ? [whose] : []);
    const facts = someFacts({ today: TODAY, livePathwaysOf: known });
    registering({}, facts).thenRefused('registration.duplicate');
    registering({ firstName: 'Maëlle' }, facts).then([YouthRegistered.of({ ...registered, firstName: 'Maëlle' })]);
    expect(youthPathway.refusals['registration.duplicate']?.en).not.toMatch(/\{\w+\}/);
  });

  it('looks the person up before deciding', () => {
    const { definition } = youthPathway.decisions.find((one) => one.definition.name === 'RegisterYouth')!;
    expect(definition.needs?.({ ...asked })).toEqual([{ kind: 'person', person: identity }]);
  });

  it('happens once on a path', () => {
    given(youthPathway, past).when('RegisterYouth', asked).thenRefused('pathway.registered');
  });

  it.each([
    { lastName: ' ' },
    { birthDate: '2007-02-30' },
    { sex: 'Z' },
    { nir: '1070375056001' },
    { imiloNumber: '' },
  ])('is malformed with %j', (data) => {
    registering(data).thenMalformed();
  });
});

describe('CorrectIdentity', () => {
  const correcting = (data: object) => given(youthPathway, past).when('CorrectIdentity', { ...data, reason: 'TYPO' });

  it('records what changes, and nothing else', () => {
    correcting({ lastName: 'Le Gof', firstName: 'Maël', imiloNumber: '30412345' }).then([
      IdentityCorrected.of({ lastName: 'Le Gof', imiloNumber: '30412345', reason: 'TYPO' }),
    ]);
  });

  it('corrects the age band of the registration with the birth date', () => {
    correcting({ birthDate: '2006-03-04' }).then([
      IdentityCorrected.of({ birthDate: '2006-03-04', ageBand: '18-21', reason: 'TYPO' }),
    ]);
    correcting({ birthDate: '2007-03-05' }).then([IdentityCorrected.of({ birthDate: '2007-03-05', reason: 'TYPO' })]);
  });

  it('corrects the facts that are counted', () => {
    const facts = { sex: 'F', entryQualification: '3', priorityNeighbourhood: true } as const;
    correcting(facts).then([IdentityCorrected.of({ ...facts, reason: 'TYPO' })]);
  });

  it('does nothing where nothing changes', () => {
    correcting({ lastName: 'Le Goff', birthDate: '2007-03-04' }).thenNothing();
  });

  it('asks what to correct', () => {
    correcting({}).thenRefused('identity.nothingToCorrect');
  });

  it('wants a birth before the registration', () => {
    correcting({ birthDate: '2025-01-06' }).thenRefused('identity.birthDate', 'birthDate');
  });

  it('reads in the state from then on', () => {
    const correction = at(
      '2025-02-01',
      IdentityCorrected.of({ birthDate: '2006-03-04', ageBand: '18-21', reason: 'TYPO' }),
    );
    const { state } = given(youthPathway, [...past, ...correction]);
    expect(birthDateOf(state)).toBe('2006-03-04');
    expect(registrationOf(state)).toMatchObject({ lastName: 'Le Goff', ageBand: '18-21', registeredOn: '2025-01-06' });
  });
});

describe('RecordContactDetails', () => {
  const details = {
    phone: '+262692123456',
    email: 'm.legoff@example.org',
    address: '1 rue de la Paix, 97400 Saint-Denis',
  };
  const recording = (data: object, before = past) =>
    given(youthPathway, before).when('RecordContactDetails', { ...data });

  it('records how to reach the youth, overseas numbers included', () => {
    const data = { ...details, preferredChannel: 'SMS', verifiedOn: '2025-06-16' } as const;
    recording(data).then([ContactDetailsRecorded.of(data)]);
  });

  it.each(['phone', 'email', 'address'] as const)('is content with the %s alone', (field) => {
    recording({ [field]: details[field] }).then([ContactDetailsRecorded.of({ [field]: details[field] })]);
  });

  it('asks for at least one of them', () => {
    recording({ preferredChannel: 'PHONE' }).thenRefused('contact.empty');
  });

  it('replaces the previous ones as a whole, and does nothing where they are the same', () => {
    const before = [...past, ...at('2025-02-01', ContactDetailsRecorded.of(details))];
    recording({ phone: details.phone }, before).then([ContactDetailsRecorded.of({ phone: details.phone })]);
    recording(details, before).thenNothing();
    recording({ ...details, verifiedOn: '2025-06-01' }, before).then([
      ContactDetailsRecorded.of({ ...details, verifiedOn: '2025-06-01' }),
    ]);
    expect(contactOf(given(youthPathway, before).state)).toEqual({ ...details, preferredChannel: undefined });
  });

  it('was verified today at the latest', () => {
    recording({ ...details, verifiedOn: '2025-06-17' }).thenRefused('contact.verifiedLater', 'verifiedOn');
  });

  it.each([{ phone: '0692123456' }, { email: 'm.legoff' }])('is malformed with %j', (data) => {
    recording(data).thenMalformed();
  });
});

describe('what others ask of a registration', () => {
  it('is refused before there is one', () => {
    const { state } = given(youthPathway);
    for (const ask of [registrationOf, birthDateOf, missionLocaleOf]) {
      expect(() => ask(state)).toThrow(expect.objectContaining({ code: 'pathway.unknown' }));
    }
    expect(contactOf(state)).toBeUndefined();
  });

  it('is refused once it was erased', () => {
    const contact = ContactDetailsRecorded.of({ phone: '+33612345678' });
    const { state } = given(youthPathway, [
      erased(YouthRegistered, past[0]!, 'identity'),
      erased(ContactDetailsRecorded, contact, 'contact'),
    ]);
    for (const ask of [birthDateOf, contactOf]) {
      expect(() => ask(state)).toThrow(expect.objectContaining({ code: 'subject.erased' }));
    }
    expect(missionLocaleOf(state)).toBe(ML);
  });
});
