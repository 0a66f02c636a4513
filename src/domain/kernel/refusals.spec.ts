import { defineRefusals, DomainError } from './refusals.js';

const table = defineRefusals({
  'pacea.tooLong': { fr: 'Au plus tard le {last}, pas le {asked}.', en: 'At most on {last}, not on {asked}.' },
  'pacea.none': { fr: 'Aucun PACEA.', en: 'No PACEA.' },
});

describe('a refusal', () => {
  it('has a stable code, its arguments, and words in both languages', () => {
    const refusal = table.refusal('pacea.tooLong', { last: '2027-02-09', asked: '2027-02-10' });
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal.code).toBe('pacea.tooLong');
    expect(refusal.args).toEqual({ last: '2027-02-09', asked: '2027-02-10' });
    expect(refusal.in('fr')).toBe('Au plus tard le 2027-02-09, pas le 2027-02-10.');
    expect(refusal.in('en')).toBe('At most on 2027-02-09, not on 2027-02-10.');
    expect(refusal.message).toBe(refusal.in('en'));
    expect(refusal.field).toBeUndefined();
  });

  it('may point at the field that is wrong', () => {
    expect(table.refusalAt('plannedEndOn', 'pacea.none')).toMatchObject({
      code: 'pacea.none',
      field: 'data.plannedEndOn',
      args: {},
    });
  });
});
