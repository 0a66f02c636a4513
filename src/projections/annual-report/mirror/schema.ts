import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../domain/kernel/canonical-json.js';
import { ENVELOPE, type Table } from './columns.js';

/** Raised when the mirror is filled otherwise than before from the same events and columns. */
const LAYOUT = 1;

/** What a mirror must have been made for; another hash and it is made anew. */
export function schemaHash(tables: readonly Table[]): string {
  const columns = tables.map(({ type, facts }) => ({ type, facts }));
  return createHash('sha256')
    .update(canonicalJson({ layout: LAYOUT, envelope: ENVELOPE, columns }))
    .digest('hex');
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The tables of events, the numbers of streams, how far it goes, and `event`: what all tables have in common. */
export function creation(tables: readonly Table[]): string {
  return [
    'CREATE SCHEMA mirrored;',
    'CREATE TABLE mirrored.checkpoint (position UINTEGER, hash VARCHAR, schemaHash VARCHAR, streams UINTEGER);',
    `INSERT INTO mirrored.checkpoint VALUES (0, '', '${schemaHash(tables)}', 0);`,
    'CREATE TABLE mirrored.stream (number UINTEGER, name VARCHAR);',
    // A row for each position from which the first or the last date known is another.
    'CREATE TABLE mirrored.horizon (position UINTEGER, earliest DATE, latest DATE);',
    ...tables.map(creationOf),
    `CREATE VIEW mirrored.event AS ${tables.map(({ type }) => commonOf(type)).join(' UNION ALL ')};`,
  ].join('\n');
}

function creationOf({ type, facts }: Table): string {
  const envelope = Object.entries(ENVELOPE).map(([name, kind]) => `${quoted(name)} ${kind}`);
  const columns = facts.map(({ name, kind }) => `${quoted(name)} ${kind === 'JSON' ? 'VARCHAR' : kind}`);
  return `CREATE TABLE mirrored.${quoted(type)} (${[...envelope, ...columns].join(', ')});`;
}

function commonOf(type: string): string {
  const columns = Object.keys(ENVELOPE).map(quoted).join(', ');
  return `SELECT '${type}' AS "type", ${columns} FROM mirrored.${quoted(type)}`;
}
