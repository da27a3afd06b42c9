/** `npm run bench`: every peer on every query, interleaved on one PostgreSQL, as ratios. */
import { writeFile } from 'node:fs/promises'
import pg from 'pg'
import { checkAgreement } from './ask.ts'
import { underAttack } from './attacks/index.ts'
import { chart } from './chart.ts'
import { openBenchDatabase, type Scale, serverUrl } from './database.ts'
import { measureGrowth } from './growth.ts'
import { measure, type Series } from './measure.ts'
import { measureMemory } from './memory.ts'
import { type Options, readOptions, usage } from './options.ts'
import { measurePaths } from './paths.ts'
import { type LoadProcess, type RunningPeer, startLoad, startPeer } from './process.ts'
import type { PeerName } from './queries/query.ts'
import { legend, machine, machineLine, queryTable, record } from './report.ts'
import { soak } from './soak.ts'

export interface Bench {
  options: Options
  admin: pg.Client
  load: LoadProcess
  /** Started peers, stopped at the end whatever happens. */
  running: RunningPeer[]
}

async function main(argv: readonly string[]): Promise<void> {
  const options = parse(argv)
  if (!options) return
  if (options.soak) {
    if (!(await soak(options.soak, options.connections))) process.exitCode = 1
    return
  }
  if (options.attacks) {
    if (!(await underAttack(options.attacks))) process.exitCode = 1
    return
  }
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  const shape = machine((await admin.query('show server_version')).rows[0].server_version)
  const command = ['npm run bench', ...(argv.length > 0 ? ['--', ...argv] : [])].join(' ')
  if (options.paths) {
    await admin.end()
    console.log(`${command}\n${machineLine(shape)}\n`)
    return measurePaths()
  }
  const bench: Bench = { options, admin, load: startLoad(), running: [] }
  try {
    const settings = `${options.rounds} rounds, ${options.duration} s a measurement after ${options.warmup} s of warm-up, ${options.connections} connections`
    console.log(`${command}\n${machineLine(shape)}\n${settings}\n`)
    if (options.memory) return await measureMemory(bench, options.memory)
    if (options.growth) {
      const records = await measureGrowth(bench)
      if (options.write) await writeJson('bench-growth.json', { command, machine: shape, settings, records })
      return
    }
    const worlds: { scale: Scale; records: ReturnType<typeof record>[]; leftOut: object }[] = []
    for (const scale of options.scales) {
      const { series, absent } = await measureScale(bench, scale)
      console.log(`${scale}\n`)
      for (const query of options.queries) console.log(`${queryTable(query, series, absent)}\n`)
      worlds.push({
        scale,
        records: series.map((s) => record(s, series)),
        leftOut: { ...Object.fromEntries(options.queries.map((q) => [q.name, q.leftOut ?? {}])), all: Object.fromEntries(absent) },
      })
    }
    console.log(
      `${legend(options.peers)}\nRatios are medians over the rounds (least–most) of each round's own ratio; above 1 is better for throughput, below 1 for times.`,
    )
    if (!options.write) return
    await writeJson('bench.json', { command, machine: shape, settings, worlds })
    await writeFile(docs('bench.svg'), chart(worlds, [command, settings, machineLine(shape)]))
  } finally {
    for (const peer of bench.running) await peer.stop()
    await bench.load.stop()
    await admin.end()
  }
}

function parse(argv: readonly string[]): Options | undefined {
  try {
    return readOptions(argv)
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    process.exitCode = 2
    return undefined
  }
}

async function measureScale(bench: Bench, scale: Scale): Promise<{ series: Series[]; absent: Map<PeerName, string> }> {
  const { options, load } = bench
  const database = await openBenchDatabase(scale)
  const absent = new Map<PeerName, string>()
  const here: RunningPeer[] = []
  for (const name of options.peers) {
    const peer = await startPeer(name, database, bench.admin)
    if (typeof peer === 'string') absent.set(name, peer)
    else {
      here.push(peer)
      bench.running.push(peer)
    }
  }
  const pairs = options.queries.map((query) => ({ query, peers: here.filter(({ name }) => !query.leftOut?.[name]) }))
  const agree = async () => {
    for (const { query, peers } of pairs) await checkAgreement(query, peers)
  }
  await agree()
  process.stderr.write(`${scale}: ${here.map((p) => p.name).join(', ')} agree\n`)
  const series = await measure(pairs, load, options)
  await agree()
  for (const peer of here) await peer.stop()
  return { series, absent }
}

const docs = (file: string) => new URL(`../../../docs/${file}`, import.meta.url)
const writeJson = (file: string, content: unknown) => writeFile(docs(file), `${JSON.stringify(content, null, 2)}\n`)

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(process.env.DEBUG ? error : error.message)
  process.exit(1)
})
