import { inMemory } from '../engine/projection.testing.js';
import {
  findStructure,
  listStructures,
  staffAccounts,
  structureNames,
  structureRegister,
  structureRegisterOn,
} from './projection.js';

const ml = { kind: 'ML', name: 'Mission Locale du Val', regionCode: '84', timeZone: 'Europe/Paris' };

describe('the register of structures', () => {
  it('shows a structure under its present name, and where it went', () => {
    const { db, happened } = inMemory(structureRegister);
    happened('structure-1', 'StructureRegistered', '2020-01-01', ml);
    happened('structure-1', 'StructureRenamed', '2024-01-01', { name: 'Mission Locale du Haut Val' });
    happened('structure-1', 'StructureMerged', '2025-07-01', { into: 'structure-2' });
    expect(findStructure(db, 'structure-1')).toMatchObject({
      name: 'Mission Locale du Haut Val',
      endsOn: '2025-07-01',
      mergedInto: 'structure-2',
    });
    expect(structureNames(db).get('structure-1')).toBe('Mission Locale du Haut Val');
  });

  it('lists by kind when asked', () => {
    const { db, happened } = inMemory(structureRegister);
    happened('structure-1', 'StructureRegistered', '2020-01-01', ml);
    happened('structure-2', 'StructureRegistered', '2020-01-01', { ...ml, kind: 'CFA' });
    expect(listStructures(db).map((row) => row.id)).toEqual(['structure-2', 'structure-1']);
    expect(listStructures(db, 'ML').map((row) => row.id)).toEqual(['structure-1']);
  });

  it('knows which structures one stands for, also through another', () => {
    const { db, happened } = inMemory(structureRegister);
    for (const id of ['1', '2', '3']) happened(`structure-${id}`, 'StructureRegistered', '2020-01-01', ml);
    happened('structure-1', 'StructureMerged', '2025-07-01', { into: 'structure-2' });
    happened('structure-2', 'StructureMerged', '2025-08-01', { into: 'structure-3' });
    const register = structureRegisterOn(() => db);
    expect(register.standingIn('structure-3')).toEqual(['structure-1', 'structure-2', 'structure-3']);
    expect(register.standingIn('structure-1')).toEqual(['structure-1']);
  });

  it('keeps one referent a subject: a replacement takes the place, an end leaves it empty', () => {
    const { db, happened } = inMemory(structureRegister);
    const referents = (): unknown[] => db.prepare('SELECT account FROM referent').pluck().all();
    happened('structure-1', 'ReferentDesignated', '2025-01-01', { subject: 'PREPA', account: 'acc-1' });
    happened('structure-1', 'ReferentReplaced', '2025-02-01', { subject: 'PREPA', account: 'acc-2' });
    expect(referents()).toEqual(['acc-2']);
    happened('structure-1', 'ReferentEnded', '2025-03-01', { subject: 'PREPA', account: 'acc-2' });
    expect(referents()).toEqual([]);
  });

  it('gives one open account of each role in each structure that stands', () => {
    const { db, happened } = inMemory(structureRegister);
    for (const id of ['1', '2', '3']) happened(`structure-${id}`, 'StructureRegistered', '2020-01-01', ml);
    for (const [structure, account, role] of [
      ['1', 'acc-1', 'ML_ADVISER'],
      ['1', 'acc-2', 'ML_ADVISER'],
      ['1', 'acc-3', 'DPO'],
      ['2', 'acc-4', 'ML_ADVISER'],
      ['3', 'acc-5', 'ML_ADVISER'],
    ])
      happened(`structure-${structure}`, 'AccountOpened', '2025-01-01', { account, role });
    happened('structure-1', 'AccountDeactivated', '2025-02-01', { account: 'acc-1' });
    happened('structure-2', 'StructureClosed', '2025-03-01', {});
    expect(staffAccounts(db).map(({ account, structure, role }) => [structure, account, role])).toEqual([
      ['structure-1', 'acc-3', 'DPO'],
      ['structure-1', 'acc-2', 'ML_ADVISER'],
      ['structure-3', 'acc-5', 'ML_ADVISER'],
    ]);
  });
});
