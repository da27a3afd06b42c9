/** Brings one table in line with its input, set by set: the rows travel as a single JSON parameter. */
import type { Tables } from '@annals/db'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { SyncTable } from './sync-tables.ts'

// SQL types of input fields that are not text.
const types: Record<string, string> = {
  negated: 'boolean',
  acting: 'boolean',
  initiator: 'boolean',
  preferred: 'boolean',
  position: 'smallint',
  obligations: 'text[]',
}
const integers = /^(deaths|troops)_(low|best|high)$/

/** A column definition; `name` is text on a source or an entity and a position on a citation. */
function definition(field: string, rows: SyncTable['rows']): string {
  if (rows === 'nameCitation' && field === 'name') return '"name" smallint'
  const type = types[field] ?? (/_(earliest|latest)$/.test(field) ? 'date' : integers.test(field) ? 'int' : 'text')
  return `"${field}" ${type}`
}

/** Fields that are columns of the same name. */
function plain({ fields, key, set = {}, only = '' }: SyncTable): string[] {
  const others = only.split(' ')
  return fields.split(' ').filter((f) => !(f in key) && !(f in set) && !others.includes(f))
}

/** `WITH input AS (…)`: the rows with the values of `columns`, every slug looked up. */
function input({ rows, fields }: SyncTable, columns: Record<string, string>, json: string): RawBuilder<unknown> {
  const selected = Object.entries(columns).map(([column, from]) => `${from} AS "${column}"`)
  const definitions = fields.split(' ').map((f) => definition(f, rows))
  return sql`WITH input AS (SELECT ${sql.raw(selected.join(', '))} FROM jsonb_to_recordset(${json}::text::jsonb) AS i (${sql.raw(definitions.join(', '))}))`
}

const same = (keys: string[]) => keys.map((k) => `t."${k}" = input."${k}"`).join(' AND ')
const list = (names: string[], of = '') => names.map((n) => `${of}"${n}"`).join(', ')

/**
 * Inserts the input's new rows and updates those that differ; rows that are equal are not touched at all.
 * Not `ON CONFLICT DO UPDATE`: that locks (writes) every equal row and uses up an identity value for each.
 */
export async function upsert(trx: Transaction<Tables>, table: SyncTable, json: string): Promise<{ inserted: number; updated: number }> {
  const columns = { ...table.key, ...Object.fromEntries(plain(table).map((f) => [f, `i."${f}"`])), ...table.set }
  const keys = Object.keys(table.key)
  const others = Object.keys(columns).filter((c) => !keys.includes(c))
  const written = table.generated ? others : [...keys, ...others]
  const assignments = others.map((c) => `"${c}" = input."${c}"`).join(', ')
  const update =
    others.length === 0
      ? 'SELECT 1 WHERE false'
      : `UPDATE "${table.table}" t SET ${assignments} FROM input
         WHERE ${same(keys)} AND ROW(${list(others, 't.')}) IS DISTINCT FROM ROW(${list(others, 'input.')}) RETURNING 1`
  const insert = table.link
    ? 'SELECT 1 WHERE false'
    : `INSERT INTO "${table.table}" (${list(written)}) SELECT ${list(written, 'input.')} FROM input
       WHERE NOT EXISTS (SELECT FROM "${table.table}" t WHERE ${same(keys)}) RETURNING 1`
  const { rows } = await sql<{ inserted: number; updated: number }>`${input(table, columns, json)},
    changed AS (${sql.raw(update)}), added AS (${sql.raw(insert)})
    SELECT (SELECT count(*)::int FROM added) AS inserted, (SELECT count(*)::int FROM changed) AS updated`.execute(trx)
  return rows[0] as { inserted: number; updated: number }
}

/** The fields of an input row that its key is made of; `deleteOthers` needs no others. */
export function keyFields({ key }: SyncTable): string[] {
  return Object.values(key).flatMap((from) => [...from.matchAll(/\bi\.(\w+)/g)].map(([, field]) => field as string))
}

/** Deletes the table's rows that are not in the input; returns how many. */
export async function deleteOthers(trx: Transaction<Tables>, table: SyncTable, json: string): Promise<number> {
  const keys = Object.keys(table.key)
  const { rows } = await sql<{ deleted: number }>`${input(table, table.key, json)},
    gone AS (DELETE FROM ${sql.raw(`"${table.table}" t`)} WHERE ${sql.raw(table.scope ?? 'true')}
      AND NOT EXISTS (SELECT FROM input WHERE ${sql.raw(same(keys))}) RETURNING 1)
    SELECT count(*)::int AS deleted FROM gone`.execute(trx)
  return rows[0]?.deleted ?? 0
}
