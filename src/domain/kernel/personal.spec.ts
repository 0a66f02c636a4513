import { z } from 'zod';
import { defineEvent } from './event.js';
import { ERASED, isErased, personal, personalMarkOf } from './personal.js';

describe('a personal field', () => {
  it('is known by its mark, and parses as before', () => {
    const name = personal('identity', z.string().min(1).optional());
    expect(personalMarkOf(name)).toEqual({ category: 'identity' });
    expect(name.parse('Zoé')).toBe('Zoé');
    expect(name.safeParse('').success).toBe(false);
  });

  it('leaves the schema it was made from unmarked', () => {
    const plain = z.string();
    personal('note', plain);
    expect(personalMarkOf(plain)).toBeUndefined();
  });

  it('may be sealed under the key of another field of the event', () => {
    const copy = personal('contact', z.string(), { kind: 'consent', field: 'consentId' });
    expect(personalMarkOf(copy)).toEqual({ category: 'contact', under: { kind: 'consent', field: 'consentId' } });
  });

  it('is listed by its event, clear fields are not', () => {
    const event = defineEvent(
      'SomethingNoted',
      z.strictObject({ code: z.string(), comment: personal('note', z.string()) }),
    );
    expect(event.personal).toEqual({ comment: { category: 'note' } });
  });
});

describe('an erased datum', () => {
  it('is neither missing nor any value', () => {
    expect(isErased(ERASED)).toBe(true);
    expect(isErased(JSON.parse(JSON.stringify(ERASED)))).toBe(true);
    for (const other of [undefined, null, '', 'erased', {}, { erased: false }]) expect(isErased(other)).toBe(false);
  });
});
