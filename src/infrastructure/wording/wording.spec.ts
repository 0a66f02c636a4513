import { aggregates, eventDefinitions } from '../../domain/catalogue.js';
import { ACTOR_KINDS } from '../../domain/kernel/actor.js';
import { PURPOSES } from '../../domain/kernel/event.js';
import { PERSONAL_CATEGORIES } from '../../domain/kernel/personal.js';
import { codesOf } from '../reference/fields.js';
import { codeLabel, fieldLabel, isTechnical } from './codes.js';
import { aggregateLabel, commandLabel } from './commands.js';
import { EVENT_LABELS } from './events.js';

const commands = aggregates.flatMap(({ decisions }) => decisions.map(({ definition }) => definition));
const said = eventDefinitions.flatMap(({ schema }) => codesOf(schema));

/** Codes that are read as they are written. */
const PLAIN = new Set(['SMS', 'CEJ', 'PACEA', 'UNML']);

describe('The French wording', () => {
  it('names every type of event, and no other', () => {
    expect(Object.keys(EVENT_LABELS).sort()).toEqual(eventDefinitions.map(({ type }) => type).sort());
  });

  it('names every command and every aggregate', () => {
    expect(commands.map(({ name }) => name).filter((name) => commandLabel(name) === name)).toEqual([]);
    expect(aggregates.map(({ name }) => name).filter((name) => aggregateLabel(name) === name)).toEqual([]);
  });

  it('says the label of no two events or commands alike', () => {
    const labels = [...Object.values(EVENT_LABELS), ...commands.map(({ name }) => commandLabel(name))];
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  it('names every field of every event that a reader is shown', () => {
    const fields = [...new Set(said.map(({ field }) => field))];
    expect(fields.filter((field) => !isTechnical(field) && fieldLabel(field) === field)).toEqual([]);
  });

  it('puts every code of every event into words', () => {
    const silent = said.filter(
      ({ field, code }) => code !== undefined && !PLAIN.has(code) && codeLabel(code, field) === code,
    );
    expect(silent).toEqual([]);
  });

  it('puts into words what the envelope says: who, why, on which ground', () => {
    const codes = [...ACTOR_KINDS, ...PURPOSES, ...PERSONAL_CATEGORIES, 'PUBLIC_TASK', 'CONSENT', 'LEGAL_OBLIGATION'];
    expect(codes.filter((code) => !PLAIN.has(code) && codeLabel(code) === code)).toEqual([]);
  });

  it('takes a number of another field for no region', () => {
    expect(codeLabel('24', 'regionCode')).toBe('Centre-Val de Loire');
    expect(codeLabel('24', 'trade')).toBe('24');
  });
});
