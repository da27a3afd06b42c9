/** Measures peers interleaved: each round, every query, every peer in turn, the order rotated, so that what else the machine does hits all. */
import { ask, bodies } from './ask.ts'
import type { Options } from './options.ts'
import type { LoadProcess, RunningPeer } from './process.ts'
import type { BenchQuery } from './queries/query.ts'

export interface Sample {
  throughput: number
  p50: number | null
  p99: number | null
  /** CPU milliseconds a request. */
  node: number | null
  postgres: number | null
}
/** Samples by round, of one peer on one query. */
export interface Series {
  query: BenchQuery
  peer: RunningPeer
  samples: Sample[]
}

export async function measure(
  pairs: readonly { query: BenchQuery; peers: readonly RunningPeer[] }[],
  load: LoadProcess,
  options: Pick<Options, 'rounds' | 'duration' | 'warmup' | 'connections'>,
): Promise<Series[]> {
  const all = pairs.flatMap(({ query, peers }) => peers.map((peer): Series => ({ query, peer, samples: [] })))
  for (let round = 0; round < options.rounds; round++) {
    for (const { query, peers } of pairs) {
      const turn = peers.map((_, i) => peers[(i + round) % peers.length] as RunningPeer)
      for (const peer of turn) {
        const sample = await measureOne(query, peer, load, options)
        all.find((s) => s.query === query && s.peer === peer)?.samples.push(sample)
      }
    }
    process.stderr.write(`round ${round + 1} of ${options.rounds} done\n`)
  }
  return all
}

async function measureOne(
  query: BenchQuery,
  peer: RunningPeer,
  load: LoadProcess,
  { duration, warmup, connections }: Pick<Options, 'duration' | 'warmup' | 'connections'>,
): Promise<Sample> {
  const asked = bodies(query, peer)
  await peer.quiet()
  await ask(query, peer, asked[0] as string)
  // Opens the pool's connections, which idle ones lose meanwhile, prepares the statement on each and warms the JIT.
  await load.run({ url: peer.url, bodies: asked, connections, seconds: warmup })
  await peer.quiet()
  const before = await peer.cpu()
  const { requests, seconds, p50, p99, failures } = await load.run({ url: peer.url, bodies: asked, connections, seconds: duration })
  const after = await peer.cpu()
  if (failures > 0) throw new Error(`${peer.name} failed ${failures} of ${requests} requests of ${query.name}`)
  const each = (what: 'node' | 'postgres') => {
    const [from, to] = [before[what], after[what]]
    return from === null || to === null || requests === 0 ? null : ((to - from) * 1000) / requests
  }
  return { throughput: requests / seconds, p50, p99, node: each('node'), postgres: each('postgres') }
}
