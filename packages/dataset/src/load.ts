/** The one way in: a sound dataset, in one transaction, changing only the rows that differ. */
import { createHash } from 'node:crypto'
import type { Database, Tables } from '@annals/db'
import { sql, type Transaction } from 'kysely'
import { checkDataset } from './dataset.ts'
import { derivations, derive } from './derive.ts'
import type { Dataset } from './expand.ts'
import type { Problem } from './read.ts'
import { datasetRows, type Row } from './rows.ts'
import { deleteOthers, keyFields, upsert } from './sync.ts'
import { type SyncTable, syncTables } from './sync-tables.ts'

/** Rows of one table that a load changed; `derived` counts updates of columns that follow from other rows. */
export interface TableCounts {
  inserted: number
  updated: number
  deleted: number
  derived: number
}
export interface LoadReport {
  /** Hash of all rows: equal for equal datasets, on every server. */
  version: string
  /** False when the database already held exactly this. */
  changed: boolean
  tables: Record<string, TableCounts>
}
export interface LoadOptions {
  /** Called after each step; `label` names what was done. */
  onProgress?(done: number, total: number, label: string): void
}

/** The dataset has problems and nothing was loaded. The message lists them all, one a line. */
export class DatasetError extends Error {
  override name = 'DatasetError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const lines = problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`)
    super(`the dataset has ${problems.length} problem${problems.length === 1 ? '' : 's'}; nothing was loaded\n${lines.join('\n')}`)
    this.problems = problems
  }
}

// Any number will do, as long as no other lock of this database has it.
const loaderLock = 4_105_110_001

/**
 * Makes the migrated database hold exactly this dataset, in one transaction: rows that are new, changed or gone are written, no others, so
 * that loading twice changes nothing and ids stay. Loaders wait for each other; when something changed, listeners of `annals_dataset` are
 * told the version. Throws DatasetError when the dataset has problems, and the database's own error when it refuses; either way
 * nothing has changed.
 */
export async function loadDataset(db: Database, dataset: Dataset, options: LoadOptions = {}): Promise<LoadReport> {
  const problems = checkDataset(dataset)
  if (problems.length > 0) throw new DatasetError(problems)
  const rows = datasetRows(dataset)
  const inputs = syncTables.map((table) => ({ table, json: toJson(rows[table.rows]), keys: toJson(rows[table.rows], keyFields(table)) }))
  const hash = createHash('sha256')
  for (const { table, json } of inputs) hash.update(table.rows).update(json)
  const version = hash.digest('hex').slice(0, 12)
  const none = () => ({ inserted: 0, updated: 0, deleted: 0, derived: 0 })
  const report: LoadReport = { version, changed: false, tables: Object.fromEntries(syncTables.map((t) => [t.table, none()])) }
  await db.kysely.transaction().execute((trx) => load(trx, inputs, report, options.onProgress))
  return report
}

/** Rows as a JSON array, sorted, so that neither the order of files nor of sections within them is a difference. */
function toJson(rows: readonly Row[], fields?: string[]): string {
  return `[${rows
    .map((row) => JSON.stringify(row, fields))
    .sort()
    .join(',')}]`
}

interface Input {
  table: SyncTable
  json: string
  /** The same rows, only what their keys are made of. */
  keys: string
}

async function load(
  trx: Transaction<Tables>,
  inputs: readonly Input[],
  report: LoadReport,
  onProgress: LoadOptions['onProgress'],
): Promise<void> {
  const total = inputs.length * 2 + derivations.length + 1
  let done = 0
  const step = (table: string, counts: Partial<TableCounts>, label = table) => {
    const sum = report.tables[table] as TableCounts
    for (const [what, count] of Object.entries(counts) as [keyof TableCounts, number][]) {
      sum[what] += count
      if (count > 0) report.changed = true
    }
    onProgress?.(++done, total, label)
  }
  await sql`SELECT pg_advisory_xact_lock(${loaderLock})`.execute(trx)
  for (const { table, json } of inputs) {
    if (table.table === 'entity') await retire(trx, json)
    const { inserted, updated } = await upsert(trx, table, json)
    step(table.table, table.link ? { derived: updated } : { inserted, updated })
  }
  for (const { table, keys } of inputs.toReversed()) step(table.table, table.link ? {} : { deleted: await deleteOthers(trx, table, keys) })
  for (const { table, label, statement } of derivations) step(table, { derived: await derive(trx, statement) }, label)
  await sql`INSERT INTO dataset_release (version) VALUES (${report.version})
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, loaded_at = now() WHERE dataset_release.version <> excluded.version`.execute(
    trx,
  )
  if (report.changed) {
    // Nobody else does on PGlite, and the planner is lost without it.
    await sql`ANALYZE ${sql.raw([...new Set(syncTables.map((t) => t.table))].join(', '))}`.execute(trx)
    await sql`SELECT pg_notify('annals_dataset', ${report.version})`.execute(trx)
  }
  onProgress?.(total, total, report.changed ? 'done' : 'nothing changed')
}

/** A slug that now names an entity of another type: its old row makes room, and goes once nothing refers to it. */
async function retire(trx: Transaction<Tables>, json: string): Promise<void> {
  await sql`UPDATE entity t SET slug = 'retired-' || t.id
    FROM jsonb_to_recordset(${json}::text::jsonb) AS i (slug text, type text) WHERE t.slug = i.slug AND t.type <> i.type`.execute(trx)
}
