import fc from 'fast-check';
import { ageBandOn, nameKey, personKey } from './person.js';

describe('the same person', () => {
  it.each([
    ['Lefèvre', 'LEFEVRE'],
    ['Œuvrard', 'oeuvrard'],
    ['Ætna', 'AETNA'],
    ['Le Goff-Kérouédan', 'legoff kerouedan'],
    ['D’Almeida', "d'almeida"],
    ['Groß', 'GROSS'],
    ['Łukasz', 'lukasz'],
    ['İpek', 'ipek'],
    ['Ngọc\u00a0Hân', 'ngoc han'],
    ['Lefe\u0300vre', 'Lefèvre'],
    ['ﬁlippi', 'Filippi'],
  ])('%s is %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it('is found by name, first name and birth date', () => {
    expect(personKey({ lastName: 'Le Goff', firstName: 'Maël', birthDate: '2007-03-04' })).toBe(
      'legoff|mael|2007-03-04',
    );
  });

  it('is somebody else with another first name, birth date, or the names the other way round', () => {
    const person = { lastName: 'Martin', firstName: 'Paul', birthDate: '2007-03-04' };
    const others = [
      { ...person, firstName: 'Paule' },
      { ...person, birthDate: '2007-04-03' },
      { ...person, lastName: 'Paul', firstName: 'Martin' },
      { ...person, lastName: 'Martinp', firstName: 'Aul' },
    ];
    expect(new Set([person, ...others].map(personKey)).size).toBe(5);
  });

  it('keeps the letters of other scripts apart', () => {
    expect(nameKey('Юлия')).not.toBe(nameKey('Юрий'));
    expect(nameKey('Юлия')).not.toBe('');
  });

  it('does not depend on case, decomposition or spacing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿŒœ' -]{1,30}$/), (name) => {
        const key = nameKey(name);
        expect(nameKey(name.toUpperCase())).toBe(key);
        expect(nameKey(name.toLowerCase().normalize('NFD'))).toBe(key);
        expect(nameKey(name.replaceAll(' ', '-'))).toBe(key);
        expect(nameKey(key)).toBe(key);
      }),
    );
  });
});

describe('an age band', () => {
  it.each([
    ['2009-06-16', '16-17'],
    ['2007-06-17', '16-17'],
    ['2007-06-16', '18-21'],
    ['2003-06-17', '18-21'],
    ['2003-06-16', '22-25'],
    ['1999-06-17', '22-25'],
    ['1999-06-16', '26+'],
  ])('of somebody born on %s is %s', (birthDate, band) => {
    expect(ageBandOn(birthDate, '2025-06-16')).toBe(band);
  });
});
