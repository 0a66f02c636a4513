import { adviserText } from './adviser-text.js';

const dates = { signedOn: '2025-02-20', startOn: '2025-03-03', plannedEndOn: '2027-02-28' };

describe('what an adviser copies into i-milo', () => {
  it('is the employer, the diploma and the dates, nothing else', () => {
    expect(adviserText({ employerName: 'Boulangerie du Pont', diplomaLabel: 'CAP Boulanger', dates })).toBe(
      `Contrat d’apprentissage
Employeur : Boulangerie du Pont
Diplôme préparé : CAP Boulanger
Signé le 20/02/2025
Début : 03/03/2025
Fin prévue : 28/02/2027
`,
    );
  });

  it('says how the contract ended', () => {
    const text = (more: object): string =>
      adviserText({ employerName: 'x', diplomaLabel: 'y', dates: { ...dates, ...more } });
    expect(text({ brokenOn: '2025-05-05' })).toMatch(/Rompu le 05\/05\/2025\n$/);
    expect(text({ endedOn: '2027-02-28' })).toMatch(/Terminé le 28\/02\/2027\n$/);
    expect(text({ annulledOn: '2025-04-01' })).toMatch(/Annulé le 01\/04\/2025 .*\n$/);
  });

  it('keeps each of them on its line', () => {
    expect(adviserText({ employerName: 'A\nSigné le 01/01/1900', diplomaLabel: 'y', dates }).split('\n')).toHaveLength(
      7,
    );
  });
});
