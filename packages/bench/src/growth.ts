/** What a lookup and paged queries cost as the world grows: the same peers on every scale, interleaved. */
import { openBenchDatabase, type Scale } from './database.ts'
import type { Bench } from './main.ts'
import { measure, type Series } from './measure.ts'
import { startPeer } from './process.ts'
import { queries } from './queries/index.ts'
import type { PeerName } from './queries/query.ts'
import { table } from './report.ts'
import { figure, ratio, type Spread } from './statistics.ts'

const asked = ['lookup', 'three', 'five']

export interface GrowthRecord {
  query: string
  peer: PeerName
  scale: Scale
  /** Cost a request as a ratio to the smallest scale: time (the inverse of throughput) and CPU of Node and PostgreSQL. */
  time: Spread | null
  postgres: Spread | null
  node: Spread | null
}

export async function measureGrowth({ options, admin, load, running }: Bench): Promise<GrowthRecord[]> {
  const chosen = options.queries.length === queries.length ? queries.filter((q) => asked.includes(q.name)) : options.queries
  for (const scale of options.scales) {
    const database = await openBenchDatabase(scale)
    for (const name of options.peers) {
      const peer = await startPeer(name, database, admin)
      if (typeof peer === 'string') console.log(`without ${name}: ${peer}`)
      else running.push(peer)
    }
  }
  const pairs = chosen.map((query) => ({ query, peers: running.filter(({ name }) => !query.leftOut?.[name]) }))
  const series = await measure(pairs, load, options)
  const records = series.map((s) => growthOf(s, smallest(series, s, options.scales[0] as Scale)))
  for (const query of chosen) {
    const rows = records
      .filter((r) => r.query === query.name)
      .map((r) => [`${r.peer} ${r.scale}`, text(r.time), text(r.postgres), text(r.node), requests(series, r)])
    console.log(`${query.name}: ${query.title}\n${table([['', 'time', 'Postgres CPU', 'Node CPU', 'req/s'], ...rows])}\n`)
  }
  console.log(
    `Cost of a request as a ratio to ${options.scales[0]}, median over the rounds (least–most): 1 means that growth costs nothing.`,
  )
  return records
}

const smallest = (all: readonly Series[], like: Series, scale: Scale) =>
  all.find((s) => s.query === like.query && s.peer.name === like.peer.name && s.peer.database.scale === scale)

function growthOf(series: Series, base: Series | undefined): GrowthRecord {
  const { query, peer } = series
  const time = base && ratio(base, series, 'throughput')
  const [postgres, node] = [ratio(series, base, 'postgres'), ratio(series, base, 'node')]
  return {
    query: query.name,
    peer: peer.name,
    scale: peer.database.scale,
    time: time ?? null,
    postgres: postgres ?? null,
    node: node ?? null,
  }
}

const text = (s: Spread | null) => (s ? `${s.median.toFixed(2)} (${s.min.toFixed(2)}–${s.max.toFixed(2)})` : '–')
const requests = (all: readonly Series[], r: GrowthRecord) => {
  const series = all.find((s) => s.query.name === r.query && s.peer.name === r.peer && s.peer.database.scale === r.scale)
  return series ? (figure(series, 'throughput')?.median.toFixed(0) ?? '–') : '–'
}
