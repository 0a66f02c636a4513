import { youthPathway } from '../../domain/youth-pathway/index.js';
import { CROSSINGS, fieldsThatCross, NEVER_CROSSES, OWN_ACCOMPANIMENT, type Grant } from './crossing.js';

const definitions = new Map(youthPathway.evolutions.map(({ definition }) => [definition.type, definition]));
const types = [...definitions.keys()];

const grant = (scope: Grant['scope'], dataCategories: Grant['dataCategories']): Grant => ({
  consentId: '01J00000000000000000000001',
  scope,
  recipient: 'NETWORK_CMA',
  dataCategories,
});
const EVERYTHING = [
  grant('CONTACT_TRANSMISSION', ['IDENTITY', 'CONTACT']),
  grant('SHARED_FOLLOW_UP', ['IDENTITY', 'CONTRACT', 'EMPLOYER']),
];

describe('what crosses between the networks', () => {
  it('is decided for every event of a path, one way or the other', () => {
    const decided = types.map((type) => [type, type in CROSSINGS, NEVER_CROSSES.has(type)]);
    expect(decided.filter(([, crosses, never]) => crosses === never)).toEqual([]);
    expect(
      [...Object.keys(CROSSINGS), ...NEVER_CROSSES, ...OWN_ACCOMPANIMENT].filter((type) => !types.includes(type)),
    ).toEqual([]);
  });

  it.each(Object.keys(CROSSINGS))('%s: fields that it has, none of them a note or a contact detail', (type) => {
    const definition = definitions.get(type);
    const fields = fieldsThatCross(type, EVERYTHING) ?? [];
    expect(Object.keys(definition?.schema.shape ?? {})).toEqual(expect.arrayContaining([...fields]));
    const opened = fields
      .map((field) => definition?.personal[field]?.category)
      .filter((category) => category !== undefined);
    expect(opened.filter((category) => category !== 'identity' && category !== 'contract')).toEqual([]);
  });

  it.each(Object.entries(CROSSINGS))(
    '%s: no personal field without its category in the consent',
    (type, { fields }) => {
      const personal = definitions.get(type)?.personal ?? {};
      for (const [field, category] of Object.entries(fields))
        if (personal[field]) expect({ field, isFact: category === 'FACT' }).toEqual({ field, isFact: false });
    },
  );

  it('opens no more than the categories that the youth ticked', () => {
    const open = (...categories: Grant['dataCategories'][number][]) =>
      fieldsThatCross('ApprenticeshipContractSigned', [grant('SHARED_FOLLOW_UP', categories)]);
    expect(open('IDENTITY')).toBeUndefined();
    expect(open('EMPLOYER')).toEqual(['contractId', 'employerName', 'employerSiret']);
    expect(open('CONTRACT')).not.toContain('employerName');
    expect(open('CONTRACT', 'EMPLOYER')).toHaveLength(13);
    expect(fieldsThatCross('YouthRegistered', [grant('SHARED_FOLLOW_UP', ['CONTRACT'])])).toEqual(['missionLocaleId']);
  });

  it('opens nothing under a consent of the other scope, nor under none', () => {
    expect(fieldsThatCross('ApprenticeshipContractSigned', EVERYTHING.slice(0, 1))).toBeUndefined();
    expect(fieldsThatCross('ReferralSent', EVERYTHING.slice(1))).toBeUndefined();
    for (const type of types) expect(fieldsThatCross(type, [])).toBeUndefined();
    for (const type of NEVER_CROSSES) expect(fieldsThatCross(type, EVERYTHING)).toBeUndefined();
  });
});
