import { inMemory } from '../engine/projection.testing.js';
import { conventionRegister, listConventions } from './projection.js';

const national = {
  level: 'NATIONAL',
  parties: ['structure-U', 'structure-C'],
  territory: ['FR'],
  termYears: 3,
  renewal: 'YEARLY_TACIT',
};

describe('the register of conventions', () => {
  it('shows the terms of a convention: signature, tacit renewals, denunciation, end (convention art. 6)', () => {
    const { db, happened } = inMemory(conventionRegister);
    happened('convention-1', 'ConventionSigned', '2023-05-24', national);
    happened('convention-1', 'DenunciationSent', '2026-05-20');
    happened('convention-1', 'ConventionTacitlyRenewed', '2026-05-24', {
      periodStart: '2026-05-24',
      periodEnd: '2027-05-23',
    });
    happened('convention-1', 'ConventionTerminated', '2026-05-27');
    expect(listConventions(db)).toMatchObject([
      {
        parties: ['structure-U', 'structure-C'],
        signedOn: '2023-05-24',
        renewals: [{ periodStart: '2026-05-24', periodEnd: '2027-05-23' }],
        denouncedOn: '2026-05-20',
        endedOn: '2026-05-27',
      },
    ]);
  });

  it('lists the national convention before the regional and local ones', () => {
    const { db, happened } = inMemory(conventionRegister);
    happened('convention-1', 'ConventionSigned', '2020-01-01', { ...national, level: 'LOCAL', territory: [] });
    happened('convention-2', 'ConventionSigned', '2021-01-01', { ...national, level: 'REGIONAL', territory: ['84'] });
    happened('convention-3', 'ConventionSigned', '2023-05-24', national);
    expect(listConventions(db).map((convention) => convention.level)).toEqual(['NATIONAL', 'REGIONAL', 'LOCAL']);
  });
});
