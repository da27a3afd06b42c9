/**
 * `npm run bench -- --attacks SECONDS`: each attack for so long on `npm start` over a PostgreSQL of its own, once from one address and once
 * from as many as there are requests, so that no client's budget stops it; and what a simple query of somebody else takes meanwhile. Fails
 * when an attack is answered otherwise than it should be, or the simple query is not answered.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createHistogram } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { build, chooseWorld, withClient } from '../database.ts'
import { PostgresInstance } from '../postgres-instance.ts'
import { residentBytes } from '../process.ts'
import { table } from '../report.ts'
import { type ServiceProcess, startService } from '../service-process.ts'
import { type Answers, type Assault, slowBodies } from './attacker.ts'
import { type Attack, attacks } from './attacks.ts'

const attackers = 64
const readers = 4
/** Between two questions of a reader, in milliseconds. */
const pause = 10
/** What the service's heap may hold, in MB: without a bound, V8 lets garbage lie while the machine has room. */
const heapMb = 512
/** What the service says besides to whom it has no room for. */
const turnedAway = ['429 RATE_LIMITED', '503 OVERLOADED']

interface Times {
  p50: number
  p99: number
  failures: Map<string, number>
}

/** Whether all was well. */
export async function underAttack(seconds: number): Promise<boolean> {
  console.log(
    `${attackers} attackers, ${seconds} s each, on a service with a heap of ${heapMb} MB; ${readers} readers who ask a leader's name and birth, ${pause} ms after the last answer\n`,
  )
  const problems: string[] = []
  const server = await PostgresInstance.create()
  let service: ServiceProcess | undefined
  let attacker: ChildProcess | undefined
  try {
    await build(server.url(), 'core')
    const { leaders } = await withClient(server.url(), chooseWorld)
    const NODE_OPTIONS = `--max-old-space-size=${heapMb}`
    service = await startService({ DATABASE_URL: server.url(), RATE_LIMIT: 'on', TRUST_PROXY: '1', LOG_LEVEL: 'fatal', NODE_OPTIONS })
    attacker = fork(new URL('./attacker.ts', import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const { origin } = service
    const during = async (attack: Attack, everywhere: boolean) => {
      const slow = attack.name === slowBodies
      const assault: Assault = { origin, attack: attack.name, connections: attackers, seconds: slow ? 33 : seconds, everywhere }
      const answered = once(attacker as ChildProcess, 'message') as Promise<[Answers]>
      attacker?.send(assault)
      const times = await read(origin, leaders, answered)
      const [answers] = await answered
      problems.push(...wrong(attack, answers, times).map((what) => `${attack.name}: ${what}`))
      return { answers, times }
    }
    await read(origin, leaders, setTimeout(seconds * 1000))
    const alone = await read(origin, leaders, setTimeout(seconds * 1000))
    const rows = [['attack', 'answer', 'from one address', 'p50 ms', 'p99 ms', 'from everywhere', 'p50 ms', 'p99 ms']]
    rows.push(['none', '', '', ms(alone.p50), ms(alone.p99), '', '', ''])
    for (const attack of [...attacks, { name: slowBodies, body: () => '', answer: '408' }]) {
      const [one, many] = [await during(attack, false), await during(attack, true)]
      rows.push([attack.name, attack.answer, ...[one, many].flatMap(({ answers, times }) => [told(answers), ms(times.p50), ms(times.p99)])])
      process.stderr.write(`${rows.at(-1)?.join(' | ')}\n`)
    }
    console.log(table(rows))
    console.log(`the service holds ${(((await residentBytes(service.pid)) ?? 0) / 2 ** 20).toFixed(0)} MB`)
    const code = await service.stop()
    if (code !== 0) problems.push(`the service ended with ${code}:\n${service.log()}`)
  } finally {
    attacker?.kill('SIGKILL')
    await service?.stop()
    await server.remove()
  }
  console.log(problems.length === 0 ? '\nAll was well.' : `\nNOT well:\n${problems.map((p) => `- ${p}`).join('\n')}`)
  return problems.length === 0
}

const ms = (value: number) => value.toFixed(1)
const told = (answers: Answers) =>
  Object.entries(answers)
    .sort(([, a], [, b]) => b - a)
    .map(([answer, count]) => `${count} × ${answer}`)
    .join(', ')

function wrong({ answer }: Attack, answers: Answers, { failures }: Times): string[] {
  const expected = [answer, ...turnedAway]
  return [
    ...Object.entries(answers).flatMap(([seen, count]) => (expected.includes(seen) ? [] : [`answered ${count} times with ${seen}`])),
    ...[...failures].map(([what, count]) => `the simple query, ${count} times: ${what}`),
  ]
}

/** Readers ask until the end, one leader after the other, never in the same words. */
async function read(origin: string, slugs: readonly string[], end: Promise<unknown>): Promise<Times> {
  let over = false
  const times = createHistogram()
  const failures = new Map<string, number>()
  let n = 0
  const reader = async () => {
    while (!over) {
      const slug = slugs[n++ % slugs.length]
      const started = performance.now()
      const answer = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.1' },
        body: JSON.stringify({
          query: `query ($slug: String!) { leader(by: {slug: $slug}) { name r${n}: birth { edtf } } }`,
          variables: { slug },
        }),
      })
        .then(async (response) => `${response.status} ${await response.text()}`)
        .catch((error: Error) => error.message)
      times.record(Math.max(1, Math.round((performance.now() - started) * 1000)))
      if (!answer.startsWith('200 {"data":{"leader":{')) failures.set(answer.slice(0, 200), (failures.get(answer.slice(0, 200)) ?? 0) + 1)
      await setTimeout(pause)
    }
  }
  const reading = Array.from({ length: readers }, reader)
  await end
  over = true
  await Promise.all(reading)
  return { p50: times.percentile(50) / 1000, p99: times.percentile(99) / 1000, failures }
}
