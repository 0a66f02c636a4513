import { z } from 'zod';
import { ulid } from '../../domain/kernel/identifiers.js';
import { createIds } from './ids.js';

const COMMAND = '01J8ZQ4N5T7X9V3B2C1D0E6F8G';

describe('identifiers', () => {
  const ids = createIds();

  it('draws ULIDs that sort in the order in which they were drawn', () => {
    const drawn = Array.from({ length: 1_000 }, () => ids.next());
    expect(drawn.every((id) => ulid.safeParse(id).success)).toBe(true);
    expect([...drawn].sort()).toEqual(drawn);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('derives the same ULID from the same command and text, another from any other', () => {
    expect(ids.derived(COMMAND, '0')).toBe(createIds().derived(COMMAND, '0'));
    expect(ulid.safeParse(ids.derived(COMMAND, '0')).success).toBe(true);
    expect(ids.derived(COMMAND, '0').slice(0, 10)).toBe(COMMAND.slice(0, 10));
    const many = new Set(Array.from({ length: 10_000 }, (_, n) => ids.derived(COMMAND, String(n))));
    expect(many.size).toBe(10_000);
  });

  it('uses the whole alphabet for what it derives', () => {
    const letters = new Set(Array.from({ length: 500 }, (_, n) => ids.derived(COMMAND, String(n)).slice(10)).join(''));
    expect(letters.size).toBe(32);
  });

  it('makes event ids that are UUIDs of version 8', () => {
    for (let index = 0; index < 200; index += 1) {
      const id = ids.eventId(COMMAND, index);
      expect(z.uuid({ version: 'v8' }).safeParse(id).success).toBe(true);
    }
    expect(ids.eventId(COMMAND, 0)).toBe(ids.eventId(COMMAND, 0));
    expect(ids.eventId(COMMAND, 0)).not.toBe(ids.eventId(COMMAND, 1));
  });
});
