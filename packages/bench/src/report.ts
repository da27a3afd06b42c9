/** What is printed and written: tables of ratios, and the machine they hold on. */
import { cpus } from 'node:os'
import type { Series } from './measure.ts'
import { peers } from './peers/index.ts'
import type { BenchQuery, PeerName } from './queries/query.ts'
import { type Figure, figure, ratio, type Spread, seriesOf } from './statistics.ts'

export interface Machine {
  cores: number
  cpu: string
  node: string
  postgres: string
  system: string
}
export const machine = (postgres: string): Machine => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  postgres,
  system: `${process.platform} ${process.arch}`,
})
export const machineLine = (m: Machine) => `${m.cores} cores (${m.cpu}), ${m.system}, Node ${m.node}, PostgreSQL ${m.postgres}`

const digits = (x: number) => (x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2))
const plain = (s: Spread | undefined) => (s ? digits(s.median) : '–')
const spreadText = (s: Spread | undefined) => (s ? `${digits(s.median)} (${digits(s.min)}–${digits(s.max)})` : '–')

const columns: [string, (series: Series, all: readonly Series[]) => string][] = [
  ['× PostGraphile', (s, all) => spreadText(ratio(s, seriesOf(all, s, 'postgraphile'), 'throughput'))],
  ['× floor', (s, all) => spreadText(ratio(s, seriesOf(all, s, 'floor'), 'throughput'))],
  ['p50 × PG', (s, all) => spreadText(ratio(s, seriesOf(all, s, 'postgraphile'), 'p50'))],
  ['p99 × PG', (s, all) => spreadText(ratio(s, seriesOf(all, s, 'postgraphile'), 'p99'))],
  ['req/s', (s) => plain(figure(s, 'throughput'))],
  ['p50 ms', (s) => plain(figure(s, 'p50'))],
  ['p99 ms', (s) => plain(figure(s, 'p99'))],
  ['Node ms', (s) => plain(figure(s, 'node'))],
  ['Postgres ms', (s) => plain(figure(s, 'postgres'))],
]

/** One query's table; peers left out are named with the reason. */
export function queryTable(query: BenchQuery, all: readonly Series[], absent: ReadonlyMap<PeerName, string>): string {
  const rows = all.filter((s) => s.query === query).map((s) => [s.peer.name, ...columns.map(([, cell]) => cell(s, all))])
  const missing = [...Object.entries(query.leftOut ?? {}), ...absent].map(([peer, why]) => `  without ${peer}: ${why}`)
  return [`${query.name}: ${query.title}`, table([['', ...columns.map(([name]) => name)], ...rows]), ...missing].join('\n')
}

/** Rows as aligned text, the first column to the left. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows
    .map((row) => `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number))).join('  ')}`)
    .join('\n')
}

const figures: Figure[] = ['throughput', 'p50', 'p99', 'node', 'postgres']
const bases: PeerName[] = ['postgraphile', 'floor']

/** One peer on one query, as docs/bench.json has it. */
export function record(s: Series, all: readonly Series[]) {
  const measured = Object.fromEntries(figures.map((what) => [what, rounded(figure(s, what))]))
  const ratios = Object.fromEntries(
    bases.map((base) => [base, Object.fromEntries(figures.map((what) => [what, rounded(ratio(s, seriesOf(all, s, base), what))]))]),
  )
  return { query: s.query.name, peer: s.peer.name, measured, ratioTo: ratios }
}
export type PeerRecord = ReturnType<typeof record>

function rounded(s: Spread | undefined): Spread | null {
  if (!s) return null
  const short = (x: number) => Number(x.toPrecision(4))
  return { median: short(s.median), min: short(s.min), max: short(s.max) }
}

export const legend = (names: Iterable<PeerName>): string => [...names].map((name) => `  ${name}: ${peers[name].what}`).join('\n')
