/** Columns that follow from the claims, computed in the database; only rows that differ are written. */
import type { Tables } from '@annals/db'
import { sql, type Transaction } from 'kysely'

const heldOffice = `
  UPDATE leader t SET held_office = NOT t.held_office
  WHERE t.held_office <> EXISTS (SELECT FROM claim c WHERE c.subject_id = t.id AND c.kind = 'TENURE' AND c.fact_rank = 1 AND NOT c.negated)`

type Projection = { column: string; predicate: string; as: 'date' | 'interval' | 'value' }
const date = (column: string, predicate = column.toUpperCase()): Projection => ({ column, predicate, as: 'date' })
const value = (column: string, predicate = column.toUpperCase()): Projection => ({ column, predicate, as: 'value' })
const interval = (predicate: string): Projection => ({ column: '', predicate, as: 'interval' })

const projections: Record<string, Projection[]> = {
  leader: [date('birth'), date('death')],
  polity: [date('inception'), date('dissolution')],
  organization: [date('inception'), date('dissolution')],
  office: [date('established', 'INCEPTION'), date('abolished', 'DISSOLUTION')],
  ideology: [date('emergence', 'INCEPTION')],
  regime: [interval('DURING'), value('end_mode')],
  war: [interval('DURING'), value('issue'), value('outcome')],
  event: [interval('DURING'), value('place')],
  treaty: [date('signed'), interval('IN_FORCE')],
}
// What an interval's columns hold when no claim says anything.
const undated: Record<string, string> = {
  start_kind: `'NOT_APPLICABLE'`,
  end_kind: `'NOT_APPLICABLE'`,
  start_earliest: `'-infinity'`,
  start_latest: `'infinity'`,
  end_earliest: `'-infinity'`,
  end_latest: `'infinity'`,
}

/** Target column → SQL over the claim joined as `from`. */
function projected({ column, as }: Projection, from: string): [string, string][] {
  if (as === 'value') return [[column, `${from}.value`]]
  if (as === 'date') return ['edtf', 'earliest', 'latest'].map((part) => [`${column}_${part}`, `${from}.start_${part}`])
  return ['start_edtf', 'end_edtf', ...Object.keys(undated)].map((c) => [
    c,
    c in undated ? `coalesce(${from}.${c}, ${undated[c]})` : `${from}.${c}`,
  ])
}

/** A plain field shows the best claim of its predicate: fact_rank 1 and not negated; of two facts, the earlier. */
function project(table: string, fields: Projection[]): string {
  const columns = fields.flatMap((f, i) => projected(f, `p${i}`))
  const joins = fields.map((f, i) => `LEFT JOIN best p${i} ON p${i}.subject_id = e.id AND p${i}.predicate = '${f.predicate}'`)
  const list = (of: string) => columns.map(([c]) => `${of}.${c}`).join(', ')
  return `
    WITH best AS MATERIALIZED (
      SELECT DISTINCT ON (c.subject_id, a.predicate) c.*, a.predicate, a.value FROM attribute a JOIN claim c ON c.id = a.id
      WHERE c.fact_rank = 1 AND NOT c.negated AND a.predicate IN (${fields.map((f) => `'${f.predicate}'`).join(', ')})
        AND c.subject_type = '${table.toUpperCase()}'
      ORDER BY c.subject_id, a.predicate, c.start_earliest, c.global_id),
    value AS (SELECT e.id, ${columns.map(([c, from]) => `${from} AS ${c}`).join(', ')} FROM ${table} e ${joins.join(' ')})
    UPDATE ${table} t SET ${columns.map(([c]) => `${c} = value.${c}`).join(', ')} FROM value
    WHERE t.id = value.id AND ROW(${list('t')}) IS DISTINCT FROM ROW(${list('value')})`
}

/** The statements, in order, each with the table it writes to. */
export const derivations: { table: string; label: string; statement: string }[] = [
  { table: 'leader', label: 'offices held', statement: heldOffice },
  ...Object.entries(projections).map(([table, fields]) => ({ table, label: `dates of ${table}`, statement: project(table, fields) })),
]

/** Runs one derivation; returns how many rows it changed. */
export async function derive(trx: Transaction<Tables>, statement: string): Promise<number> {
  const { numAffectedRows } = await sql.raw(statement).execute(trx)
  return Number(numAffectedRows ?? 0n)
}
