import { z } from 'zod';
import { calendarDate } from '../../../domain/kernel/calendar.js';
import { eventDefinitions } from '../../../domain/catalogue.js';
import { defineEvent } from '../../../domain/kernel/event.js';
import { personal } from '../../../domain/kernel/personal.js';
import { tablesOf } from './columns.js';

function kinds(shape: z.ZodRawShape): Readonly<Record<string, string>> {
  const [table] = tablesOf([defineEvent('Tried', z.strictObject(shape))]);
  return Object.fromEntries(table!.facts.map(({ name, kind }) => [name, kind]));
}

describe('the columns of the mirror', () => {
  it('follow the schema of the event', () => {
    const found = kinds({
      text: z.string().min(1),
      code: z.enum(['A', 'B']).optional(),
      day: calendarDate,
      later: calendarDate.optional(),
      whole: z.int().min(0),
      hours: z.number().optional(),
      flag: z.literal(true).optional(),
      either: z.union([z.enum(['FR']), z.string()]),
      mixed: z.union([z.string(), z.number()]),
      list: z.array(z.string()),
    });
    expect(found).toEqual({
      text: 'VARCHAR',
      code: 'VARCHAR',
      day: 'DATE',
      later: 'DATE',
      whole: 'INTEGER',
      hours: 'DOUBLE',
      flag: 'BOOLEAN',
      either: 'VARCHAR',
      mixed: 'JSON',
      list: 'JSON',
    });
  });

  it('leave out what is personal', () => {
    expect(kinds({ lastName: personal('identity', z.string()), sex: z.string() })).toEqual({ sex: 'VARCHAR' });
  });

  it('never bear a name of the mirror itself', () => {
    expect(() => kinds({ Position: z.string() })).toThrow('Tried.Position');
  });

  it('exist for every type of the catalogue', () => {
    expect(tablesOf(eventDefinitions).map(({ type }) => type)).toEqual(eventDefinitions.map(({ type }) => type).sort());
  });
});
