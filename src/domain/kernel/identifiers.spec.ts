import {
  coarseCode,
  communeCode,
  diplomaCode,
  hasRightUaiLetter,
  ianaTimeZone,
  isSiret,
  pathwayId,
  phone,
  regionCode,
  rncp,
  siret,
  uai,
  ulid,
} from './identifiers.js';

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: string): boolean =>
  schema.safeParse(value).success;

describe('a SIRET', () => {
  it('holds by Luhn', () => {
    expect(isSiret('73282932000074')).toBe(true);
    expect(isSiret('73282932000075')).toBe(false);
    expect(accepts(siret, '73282932000074')).toBe(true);
  });

  it('of an establishment of La Poste holds by the sum of its digits, a multiple of 5', () => {
    // The head office also holds by Luhn; the second holds by the sum alone; the third by neither.
    expect(isSiret('35600000000048')).toBe(true);
    expect(isSiret('35600000049837')).toBe(true);
    expect(isSiret('35600000049838')).toBe(false);
  });

  it('of anybody else is not saved by that sum', () => {
    expect(isSiret('73282932000077')).toBe(false);
  });

  it.each(['7328293200007', '732829320000740', '7328293200007A', ' 73282932000074', ''])('is not %p', (value) => {
    expect(isSiret(value)).toBe(false);
  });
});

describe('a UAI', () => {
  it('is refused by its format only, its letter is a warning', () => {
    expect(accepts(uai, '0750736T')).toBe(true);
    expect(hasRightUaiLetter('0750736T')).toBe(true);
    expect(accepts(uai, '0750736A')).toBe(true);
    expect(hasRightUaiLetter('0750736A')).toBe(false);
    expect(accepts(uai, '750736T')).toBe(false);
    expect(accepts(uai, '0750736t')).toBe(false);
  });
});

describe('a phone number', () => {
  it.each([
    ['France', '+33612345678'],
    ['La Réunion, Mayotte', '+262692123456'],
    ['Guadeloupe', '+590690123456'],
    ['Guyane', '+594694123456'],
    ['Martinique', '+596696123456'],
    ['Saint-Pierre-et-Miquelon', '+508412345'],
    ['Nouvelle-Calédonie', '+687123456'],
    ['Polynésie française', '+68987123456'],
    ['Belgique', '+32470123456'],
  ])('of %s is accepted', (_place, number) => {
    expect(accepts(phone, number)).toBe(true);
  });

  it.each(['0612345678', '+0612345678', '+33 6 12 34 56 78', '0033612345678', '+3361', '+1234567890123456'])(
    '%s is not E.164',
    (number) => {
      expect(accepts(phone, number)).toBe(false);
    },
  );
});

describe('places', () => {
  it.each(['75056', '2A004', '2B033', '97105', '97411', '97611', '98818'])('the commune %s is accepted', (code) => {
    expect(accepts(communeCode, code)).toBe(true);
  });

  it.each(['2C004', '2a004', '7505', '750566', 'A7505'])('the commune %s is not', (code) => {
    expect(accepts(communeCode, code)).toBe(false);
  });

  it('regions reach overseas', () => {
    for (const code of ['01', '02', '03', '04', '06', '94', '975', '988']) expect(accepts(regionCode, code)).toBe(true);
    for (const code of ['00', '22', '974', '2A']) expect(accepts(regionCode, code)).toBe(false);
  });

  it('time zones are those of the IANA', () => {
    expect(accepts(ianaTimeZone, 'Indian/Reunion')).toBe(true);
    expect(accepts(ianaTimeZone, 'Europe/Lyon')).toBe(false);
  });
});

describe('names and codes', () => {
  it('a ULID keeps to Crockford and to 128 bits', () => {
    expect(accepts(ulid, '01J8ZQ6W4T0000000000000000')).toBe(true);
    expect(accepts(ulid, '81J8ZQ6W4T0000000000000000')).toBe(false);
    expect(accepts(ulid, '01J8ZQ6W4T000000000000000I')).toBe(false);
  });

  it('a stream is named after its category', () => {
    expect(accepts(pathwayId, 'youthPathway-01J8ZQ6W4T0000000000000000')).toBe(true);
    expect(accepts(pathwayId, 'structure-01J8ZQ6W4T0000000000000000')).toBe(false);
    expect(accepts(pathwayId, 'youthPathway-01J8ZQ6W4T0000000000000000\n')).toBe(false);
  });

  it('titles and diplomas', () => {
    expect(accepts(rncp, 'RNCP37537')).toBe(true);
    expect(accepts(rncp, '37537')).toBe(false);
    expect(accepts(diplomaCode, '50022137')).toBe(true);
    expect(accepts(diplomaCode, '5002213')).toBe(false);
  });

  it('a coarse code is no free text', () => {
    expect(accepts(coarseCode, 'STRUCTURE_MERGED')).toBe(true);
    for (const text of ['a déménagé', 'Moved', 'X', '1_CODE', 'A'.repeat(41)])
      expect(accepts(coarseCode, text)).toBe(false);
  });
});
