import { eventDefinitions } from './catalogue.js';
import { personalFields, processingRegister } from './processing-register.js';

describe('the register of processing', () => {
  it('leaves out no personal field', () => {
    const marked = eventDefinitions.flatMap(({ type, personal }) => Object.keys(personal).map((field) => `${type}.${field}`));
    expect(personalFields().map(({ event, field }) => `${event}.${field}`).sort()).toEqual(marked.sort());
    expect(processingRegister().flatMap(({ fields }) => fields)).toHaveLength(marked.length);
  }); // prettier-ignore

  it('names each purpose on each legal basis once, with a term for each category', () => {
    const register = processingRegister();
    const names = register.map(({ purpose, legalBasis }) => `${purpose}|${legalBasis}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { categories, retention } of register) expect(Object.keys(retention).sort()).toEqual([...categories].sort());
  }); // prettier-ignore

  it('says what crosses to the other network, and what ends with the consent', () => {
    const followUp = processingRegister().find((one) => one.purpose === 'FOLLOW_UP' && one.legalBasis === 'PUBLIC_TASK');
    expect(followUp?.recipients).toEqual(['MISSION_LOCALE']);
    expect(followUp?.retention.identity).toBe('FOLLOW_UP_24_MONTHS_OR_AGE_28_CEJ_10_YEARS');
    const crossing = processingRegister().find(({ fields }) => fields.some(({ event }) => event === 'ReferralSent'));
    expect(crossing).toMatchObject({ legalBasis: 'CONSENT', recipients: ['MISSION_LOCALE', 'OTHER_NETWORK'], retention: { contact: 'CONSENT' } });
    const imilo = processingRegister().find(({ fields }) => fields.some(({ event }) => event === 'ImiloUpdatePrepared'));
    expect(imilo?.recipients).toContain('I_MILO');
  }); // prettier-ignore
});
