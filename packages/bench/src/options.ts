import { parseArgs } from 'node:util'
import { type Scale, scales } from './database.ts'
import { queries } from './queries/index.ts'
import { type BenchQuery, type PeerName, peerNames } from './queries/query.ts'

export interface Options {
  rounds: number
  duration: number
  warmup: number
  connections: number
  scales: readonly Scale[]
  queries: readonly BenchQuery[]
  peers: readonly PeerName[]
  growth: boolean
  /** How many operations, no two alike, to watch memory over; 0: measure speed instead. */
  memory: number
  paths: boolean
  /** Minutes of mixed traffic, twice, on a PostgreSQL of its own; 0: measure speed instead. */
  soak: number
  /** Seconds of each attack, on a PostgreSQL of its own; 0: measure speed instead. */
  attacks: number
  write: boolean
}

export const usage = `npm run bench -- [OPTIONS]
  --rounds N        interleaved rounds (5)
  --duration S      seconds each peer is measured on each query in each round (3)
  --warmup S        seconds before that, not measured (1)
  --connections N   HTTP connections (16)
  --scale LIST      of ${scales.join(', ')} (core,10k)
  --queries LIST    of ${queries.map((q) => q.name).join(', ')} (all)
  --peers LIST      of ${peerNames.join(', ')} (all)
  --growth          the cost of lookup and paged queries at 10k, 100k and 1m leaders instead
  --memory N        memory over N operations of which no two are alike instead
  --paths           the search for paths beside recursive CTEs instead, on 200,000 entities and 1,000,000 claims
  --soak MINUTES    mixed traffic for so long, and again while PostgreSQL is restarted three times, instead; on a PostgreSQL of its own
  --attacks SECONDS each attack for so long, and what a simple query takes meanwhile, instead; on a PostgreSQL of its own
  --write           also write docs/bench.json and docs/bench.svg (growth: docs/bench-growth.json)`

/** Throws with the usage when something is not understood. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      rounds: { type: 'string' },
      duration: { type: 'string', default: '3' },
      warmup: { type: 'string', default: '1' },
      connections: { type: 'string', default: '16' },
      scale: { type: 'string' },
      queries: { type: 'string' },
      peers: { type: 'string' },
      growth: { type: 'boolean', default: false },
      memory: { type: 'string' },
      paths: { type: 'boolean', default: false },
      soak: { type: 'string' },
      attacks: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  })
  const { growth, paths, write } = values
  return {
    rounds: number('rounds', values.rounds ?? (growth ? '3' : '5')),
    duration: number('duration', values.duration),
    warmup: number('warmup', values.warmup),
    connections: number('connections', values.connections),
    scales: chosen('scale', scales, values.scale, growth ? ['10k', '100k', '1m'] : ['core', '10k']),
    queries: chosen(
      'queries',
      queries.map((q) => q.name),
      values.queries,
    ).map((name) => queries.find((q) => q.name === name) as BenchQuery),
    peers: chosen('peers', peerNames, values.peers, growth ? ['floor', 'annals'] : undefined),
    growth,
    memory: values.memory === undefined ? 0 : number('memory', values.memory),
    paths,
    soak: values.soak === undefined ? 0 : number('soak', values.soak),
    attacks: values.attacks === undefined ? 0 : number('attacks', values.attacks),
    write,
  }
}

function number(option: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`--${option} must be a number above 0`)
  return value
}

function chosen<T extends string>(option: string, all: readonly T[], text: string | undefined, standard: readonly T[] = all): readonly T[] {
  if (text === undefined) return standard
  const asked = text.split(',')
  const unknown = asked.find((name) => !all.includes(name as T))
  if (unknown !== undefined) throw new Error(`--${option}: ${unknown} is none of ${all.join(', ')}`)
  return all.filter((name) => asked.includes(name))
}
