/**
 * `npm run bench -- --soak MINUTES`: mixed traffic on `npm start` over a PostgreSQL of its own, then the same while PostgreSQL is restarted
 * three times. Says what was answered, how fast, and what memory it took; fails when anything was answered that should not have been.
 */
import { Agent, request as httpRequest } from 'node:http'
import { createHistogram } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { build, chooseWorld, withClient } from './database.ts'
import { PostgresInstance } from './postgres-instance.ts'
import { cpuSeconds, residentBytes } from './process.ts'
import { queries } from './queries/index.ts'
import { operationName, type World } from './queries/query.ts'
import { table } from './report.ts'
import { type ServiceProcess, startService } from './service-process.ts'

const rowsOfPhase = 10
const restarts = 3
/** How long after PostgreSQL answers again the service may still say that it does not. */
const recoveryMs = 1000
/** How much more memory the service may take at the end of a phase than halfway, when what it remembers (CACHE_MB) has filled. */
const growthMb = 256

interface Asked {
  body?: string
  path?: string
  /** Whether an answer, once it is there, is the right one. */
  right(status: number, body: string): boolean
  /** Milliseconds after which the client leaves. */
  leaves?: number
}
const answered = (status: number, body: string) => status === 200 && body.startsWith('{"data":') && !body.includes('"errors"')
const refused = (status: number, body: string) => status === 200 && body.includes('"BAD_PAGE"')

/** The n-th request of the mix: of twenty, fourteen from the benchmark, and one or two each of what clients do besides. */
function mixed(n: number, world: World, known: readonly string[]): Asked {
  const slug = world.leaders[n % world.leaders.length]
  switch (n % 20) {
    case 3: // never asked before: parsed, compiled, prepared anew
    case 13:
      return {
        body: JSON.stringify({ query: `{ leader(by: {slug: "${slug}"}) { a${n}: name tenures(first: 2) { totalCount } } }` }),
        right: answered,
      }
    case 7:
      return { body: '{"query":"{ leaders(first: 500) { totalCount } }"}', right: refused }
    case 9:
      return { path: `?${new URLSearchParams({ query: `{ leader(by: {slug: "${slug}"}) { name } }` })}`, right: answered }
    case 15:
      return { body: JSON.stringify({ query: `{ leaders(first: 100) { nodes { b${n}: description } } }` }), right: answered, leaves: n % 7 }
    case 17:
      return { body: '{"query":"{ __schema { types { name } } }"}', right: answered }
    default:
      return { body: known[(n * 7919) % known.length] as string, right: answered }
  }
}

interface Window {
  right: number
  /** 503 UNAVAILABLE while PostgreSQL was away. */
  away: number
  left: number
  wrong: number
  times: ReturnType<typeof createHistogram>
}
const newWindow = (): Window => ({ right: 0, away: 0, left: 0, wrong: 0, times: createHistogram() })

class Traffic {
  window = newWindow()
  readonly wrongs = new Map<string, number>()
  /** Whether PostgreSQL is or has just been away. */
  away = false
  #going = true
  readonly #clients: Promise<void>[]

  constructor(service: ServiceProcess, world: World, clients: number) {
    const agent = new Agent({ keepAlive: true, maxSockets: clients * 2 })
    const known = queries.flatMap((query) =>
      query
        .variables(world)
        .map((variables) => JSON.stringify({ query: query.text(world), operationName: operationName(query), variables })),
    )
    let n = 0
    this.#clients = Array.from({ length: clients }, async () => {
      while (this.#going) {
        await this.#one(service, agent, mixed(n++, world, known))
        // A service that is gone refuses at once.
        if (service.ended() !== undefined) await setTimeout(100)
      }
    })
  }

  async #one({ origin }: ServiceProcess, agent: Agent, { body, path = '', right, leaves }: Asked): Promise<void> {
    const started = performance.now()
    const outcome = await new Promise<{ status: number; text: string } | Error>((resolve) => {
      const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const asked = httpRequest(`${origin}/graphql${path}`, { method: body === undefined ? 'GET' : 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', resolve)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      })
      asked.on('error', resolve)
      asked.setTimeout(30_000, () => asked.destroy(new Error('no answer for 30 s')))
      asked.end(body)
      if (leaves !== undefined) globalThis.setTimeout(() => asked.destroy(new Error('left')), leaves)
    })
    const { window } = this
    if (outcome instanceof Error) {
      if (leaves !== undefined && (outcome.message === 'left' || outcome.message === 'aborted')) window.left++
      else this.#wrong(outcome.message)
    } else if (right(outcome.status, outcome.text)) {
      window.right++
      window.times.record(Math.max(1, Math.round((performance.now() - started) * 1000)))
    } else if (this.away && outcome.status === 503 && outcome.text.includes('"UNAVAILABLE"')) {
      window.away++
      // Nobody hammers a service that says Retry-After.
      await setTimeout(20)
    } else this.#wrong(`${outcome.status} ${outcome.text.slice(0, 200)}`)
  }

  #wrong(what: string): void {
    this.window.wrong++
    if (this.wrongs.size < 20 || this.wrongs.has(what)) this.wrongs.set(what, (this.wrongs.get(what) ?? 0) + 1)
  }

  async end(): Promise<void> {
    this.#going = false
    await Promise.all(this.#clients)
  }
}

/** Whether all was well. */
export async function soak(minutes: number, clients: number): Promise<boolean> {
  const problems: string[] = []
  console.log(`soak: ${minutes} min of mixed traffic by ${clients} clients, then ${minutes} min with ${restarts} restarts of PostgreSQL`)
  const server = await PostgresInstance.create()
  let service: ServiceProcess | undefined
  try {
    await build(server.url(), 'core')
    const world = await withClient(server.url(), chooseWorld)
    service = await startService({ DATABASE_URL: server.url() })
    const traffic = new Traffic(service, world, clients)
    console.log('\nsteady')
    problems.push(...(await phase(server, service, traffic, minutes, () => undefined)))
    console.log('\nwith restarts')
    const outages: string[] = []
    const due = Array.from({ length: restarts }, (_, i) => Math.floor(((i + 1) * rowsOfPhase) / (restarts + 1)))
    problems.push(
      ...(await phase(server, service, traffic, minutes, async (row) => {
        if (!due.includes(row)) return
        const mode = row === due[0] ? 'immediate' : 'fast'
        const { awayMs, recoveredMs } = await restart(server, service as ServiceProcess, traffic, mode)
        outages.push(
          `${mode} stop, away ${awayMs.toFixed(0)} ms, first good answer from the database ${recoveredMs.toFixed(0)} ms after its return`,
        )
        if (recoveredMs > recoveryMs) problems.push(`recovery took ${recoveredMs.toFixed(0)} ms, more than ${recoveryMs}`)
      })),
    )
    await traffic.end()
    console.log(`\n${outages.join('\n')}`)
    const code = await service.stop()
    if (code !== 0) problems.push(`the service ended with ${code}:\n${service.log()}`)
    for (const [what, count] of traffic.wrongs) problems.push(`${count} times: ${what}`)
  } finally {
    await service?.stop()
    await server.remove()
  }
  console.log(problems.length === 0 ? '\nAll was well.' : `\nNOT well:\n${problems.map((p) => `- ${p}`).join('\n')}`)
  return problems.length === 0
}

/** Lets the traffic go on for so long, a row of the table a tenth. */
async function phase(
  server: PostgresInstance,
  service: ServiceProcess,
  traffic: Traffic,
  minutes: number,
  at: (row: number) => unknown,
): Promise<string[]> {
  const rows = [
    ['after s', 'answers/s', 'p50 ms', 'p99 ms', '503 while away', 'left', 'wrong', 'service MB', 'service CPU ms', 'PostgreSQL CPU ms'],
  ]
  const started = performance.now()
  const memory: number[] = []
  for (let row = 1; row <= rowsOfPhase; row++) {
    const from = performance.now()
    const before = await cpu(server, service)
    traffic.window = newWindow()
    const event = at(row)
    await setTimeout(Math.max(0, started + (row * minutes * 60_000) / rowsOfPhase - performance.now()))
    await event
    const { right, away, left, wrong, times } = traffic.window
    const seconds = (performance.now() - from) / 1000
    const after = await cpu(server, service)
    // Those of a client that leaves cost too; so do those that are refused.
    const each = (used: number) => (right === 0 ? '–' : ((used * 1000) / right).toFixed(2))
    const megabytes = ((await residentBytes(service.pid)) ?? 0) / 2 ** 20
    memory.push(megabytes)
    const percentile = (p: number) => (right === 0 ? '–' : (times.percentile(p) / 1000).toFixed(1))
    rows.push([
      ((performance.now() - started) / 1000).toFixed(0),
      (right / seconds).toFixed(0),
      percentile(50),
      percentile(99),
      ...[away, left, wrong].map(String),
      megabytes.toFixed(0),
      each(after.service - before.service),
      each([...after.backends].reduce((sum, [pid, used]) => sum + used - (before.backends.get(pid) ?? 0), 0)),
    ])
    if (service.ended() !== undefined) break
  }
  console.log(table(rows))
  const [halfway = 0, last = 0] = [memory[Math.floor(memory.length / 2)], memory.at(-1)]
  return [
    ...(service.ended() === undefined ? [] : [`the service ended:\n${service.log()}`]),
    ...(last - halfway > growthMb ? [`memory grew from ${halfway.toFixed(0)} to ${last.toFixed(0)} MB`] : []),
  ]
}

/** CPU seconds used so far by the service, and by each connection's process of PostgreSQL. */
async function cpu(server: PostgresInstance, { pid }: ServiceProcess) {
  const rows = await server.query("select pid from pg_stat_activity where backend_type = 'client backend'").catch(() => [])
  const backends = await Promise.all(rows.map(async (row) => [row.pid as number, (await cpuSeconds(row.pid as number)) ?? 0] as const))
  return { service: (await cpuSeconds(pid)) ?? 0, backends: new Map(backends) }
}

/** Stops PostgreSQL for a second, and waits for the first answer that the database gave after it was back. */
async function restart(server: PostgresInstance, { origin }: ServiceProcess, traffic: Traffic, mode: 'fast' | 'immediate') {
  const stopped = performance.now()
  traffic.away = true
  await server.stop(mode)
  await setTimeout(1000)
  await server.start()
  const back = performance.now()
  let recovered = Number.POSITIVE_INFINITY
  for (let attempt = 0; recovered === Number.POSITIVE_INFINITY && performance.now() < back + 30_000; attempt++) {
    const query = `{ leaders(first: 1) { nodes { r${Math.round(back)}_${attempt}: name } } }`
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    }).catch(() => undefined)
    if (response?.status === 200 && answered(200, await response.text())) recovered = performance.now()
    else await setTimeout(5)
  }
  await setTimeout(recoveryMs)
  traffic.away = false
  return { awayMs: back - stopped, recoveredMs: recovered - back }
}
