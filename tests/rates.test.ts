import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Statement } from '@annals/db'
import {
  Answers,
  anonymous,
  type Buckets,
  createKey,
  Keys,
  listKeys,
  memoryBuckets,
  redisBuckets,
  revokeKey,
  tierAllowances,
} from '@annals/server'
import pino from 'pino'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { coreDatabase } from './_database.ts'
import { serviceOver } from './_service.ts'

const database = await coreDatabase()
const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})
const silent = pino({ level: 'silent' })
const url = 'http://annals.test/graphql'
// Spread where it is used: a Request writes into what it is given.
const json = { 'content-type': 'application/json' }
const small = { operation: 1000, burst: 1000, perSecond: 100 }

/** Redis where tests may write: REDIS_URL, which must then answer, or the usual place if something answers there. */
const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'
async function answers(address: string): Promise<boolean> {
  const buckets = redisBuckets(address, silent)
  closing.push(() => buckets.close())
  const client = crypto.randomUUID()
  // Only Redis tells two users of one bucket of each other.
  const other = redisBuckets(address, silent)
  closing.push(() => other.close())
  await setTimeout(300)
  await buckets.take(client, 400, small)
  return (await other.take(client, 400, small)).remaining < 500
}
const redis = await answers(redisUrl)
if (!redis && process.env.REDIS_URL) throw new Error(`REDIS_URL is set, but Redis does not answer at ${redisUrl}`)
if (!redis) console.info(`Redis was not tried: it does not answer at ${redisUrl}`)

describe.each<[string, () => Buckets]>([
  ['memory', () => memoryBuckets()],
  ...(redis ? ([['Redis', () => redisBuckets(redisUrl, silent)]] as [string, () => Buckets][]) : []),
])('a bucket in %s', (_where, open) => {
  const buckets = open()
  closing.push(() => buckets.close())
  const client = () => `test-${crypto.randomUUID()}`

  it('gives until it is empty, takes nothing for what it refuses, and fills again', async () => {
    await setTimeout(200)
    const me = client()
    expect(await buckets.take(me, 700, small)).toEqual({ granted: true, remaining: 300 })
    const refused = await buckets.take(me, 700, small)
    expect(refused.granted).toBe(false)
    expect((await buckets.take(me, 300, small)).granted).toBe(true)
    expect((await buckets.take(me, 50, small)).granted).toBe(false)
    await setTimeout(700)
    expect((await buckets.take(me, 50, small)).granted).toBe(true)
    expect((await buckets.take(client(), 1000, small)).granted).toBe(true)
  })

  it('lets what is owed be taken beyond its end, and gives nothing until that is made good', async () => {
    const me = client()
    const slow = { ...small, perSecond: 1000 }
    expect(await buckets.take(me, 1500, slow, true)).toEqual({ granted: true, remaining: 0 })
    expect(await buckets.take(me, 100, slow)).toMatchObject({ granted: false, remaining: 0 })
    await setTimeout(700)
    expect((await buckets.take(me, 100, slow)).granted).toBe(true)
  })

  it('gives no more than it has to many at once', async () => {
    const me = client()
    const taken = await Promise.all(Array.from({ length: 50 }, () => buckets.take(me, 100, { ...small, perSecond: 1 })))
    expect(taken.filter(({ granted }) => granted)).toHaveLength(10)
  })
})

describe.runIf(redis)('Redis', () => {
  it('counts for all processes together', async () => {
    const two = [redisBuckets(redisUrl, silent), redisBuckets(redisUrl, silent)]
    for (const each of two) closing.push(() => each.close())
    await setTimeout(200)
    const me = `test-${crypto.randomUUID()}`
    expect((await two[0]?.take(me, 900, small))?.granted).toBe(true)
    expect((await two[1]?.take(me, 900, small))?.granted).toBe(false)
  })
})

describe('without Redis', () => {
  it('a process counts for itself, says so once, and does not wait', async () => {
    // It accepts connections and never says a word.
    const mute = createTcpServer(() => undefined).listen(0, '127.0.0.1')
    await once(mute, 'listening')
    closing.push(() => mute.close())
    const warnings: string[] = []
    const logger = pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) })
    const { port } = mute.address() as AddressInfo
    for (const address of [`redis://127.0.0.1:${port}`, 'redis://127.0.0.1:1']) {
      warnings.length = 0
      const buckets = redisBuckets(address, logger)
      closing.push(() => buckets.close())
      for (let i = 0; i < 3; i++) {
        const start = performance.now()
        expect((await buckets.take('me', 400, small)).granted).toBe(i < 2)
        expect(performance.now() - start).toBeLessThan(1000)
        await setTimeout(700)
      }
      expect(warnings.length).toBeLessThanOrEqual(1)
    }
    expect(warnings).toHaveLength(1)
  })

  it('that stops while it serves, requests are answered, and it is used again once it is back', { timeout: 60_000 }, async (context) => {
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    const child = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], { stdio: 'ignore' })
    const [started] = await Promise.race([once(child, 'error').then(() => [false]), once(child, 'spawn').then(() => [true])])
    if (!started) return context.skip('no redis-server on this machine')
    closing.push(() => child.kill('SIGKILL'))
    const buckets = redisBuckets(`redis://127.0.0.1:${port}`, silent)
    const other = redisBuckets(`redis://127.0.0.1:${port}`, silent)
    for (const each of [buckets, other]) closing.push(() => each.close())
    const shared = async () => {
      const client = crypto.randomUUID()
      await buckets.take(client, 900, small)
      return !(await other.take(client, 900, small)).granted
    }
    await vi.waitFor(async () => expect(await shared()).toBe(true), { timeout: 20_000, interval: 300 })
    child.kill('SIGSTOP')
    const start = performance.now()
    for (let i = 0; i < 20; i++) expect((await buckets.take(`${i}`, 900, small)).granted).toBe(true)
    expect(performance.now() - start).toBeLessThan(3000)
    child.kill('SIGCONT')
    await vi.waitFor(async () => expect(await shared()).toBe(true), { timeout: 20_000, interval: 300 })
  })
})

/** A clock that the test turns, so that nothing fills in the meantime. */
function limited(options: { proxies?: number } = {}) {
  let now = 0
  const buckets = memoryBuckets(() => now)
  const service = serviceOver(database, { buckets, ...options })
  const post = (query: string, headers: Record<string, string> = {}) =>
    service.fetch(url, { method: 'POST', body: JSON.stringify({ query }), headers: { ...json, ...headers } })
  return {
    buckets,
    service,
    post,
    wait: (seconds: number) => {
      now += seconds * 1000
    },
  }
}
const remaining = (response: Response) => Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1])

describe('a client', () => {
  it('is told its budget in headers and by rateLimit, which agree', async () => {
    const { post, wait } = limited()
    const first = await post('{ leaders { nodes { id } } }')
    expect(first.headers.get('ratelimit-policy')).toBe(`"cost";q=${anonymous.burst};w=100`)
    expect(remaining(first)).toBe(anonymous.burst - 100)
    const second = await post('{ rateLimit { limit remaining perSecond operationLimit cost resetAt } }')
    const { rateLimit } = (await second.json()).data
    expect(rateLimit).toMatchObject({
      limit: anonymous.burst,
      remaining: anonymous.burst - 200,
      perSecond: anonymous.perSecond,
      operationLimit: anonymous.operation,
      cost: 7,
    })
    expect(remaining(second)).toBe(rateLimit.remaining)
    expect(Date.parse(rateLimit.resetAt)).toBeLessThan(Date.now() + 2000)
    wait(1)
    expect(remaining(await post('{ __typename }'))).toBe(anonymous.burst - 100)
  })

  it('that has spent it is told 429, a code, and when to come back, and then is answered', async () => {
    const { buckets, post, wait } = limited()
    // All but what two such operations take, and half of another.
    buckets.take('address:unknown', anonymous.burst - 200_000, anonymous)
    const query = '{ leaders(first: 100) { nodes { relationships(first: 100) { nodes { id kind status rank from { id } to { id } } } } } }'
    const first = await post(query)
    expect(first.status).toBe(200)
    const { cost } = (await first.json()).extensions
    expect(cost).toBe(80_202)
    const second = await post(query)
    expect(second.status).toBe(200)
    const refused = await post(query)
    expect(refused.status).toBe(429)
    const left = remaining(second)
    expect((await refused.json()).errors[0].extensions).toEqual({ code: 'RATE_LIMITED', cost, remaining: left, retryAfter: 1 })
    expect(refused.headers.get('retry-after')).toBe('1')
    // Less is still answered: what was refused took nothing.
    expect(remaining(await post('{ __typename }'))).toBe(left - 100)
    wait(1)
    expect((await post(query)).status).toBe(200)
  })

  it('pays the same for an answer that is remembered, and nothing for one that it cannot pay', async () => {
    const buckets = memoryBuckets(() => 0)
    const answers = new Answers(1024 * 1024)
    await answers.follow(database)
    const { fetch } = serviceOver(database, { buckets, answers })
    const post = (query: string) => fetch(url, { method: 'POST', body: JSON.stringify({ query }), headers: { ...json } })
    const query = '{ leaders(first: 100) { nodes { id slug } } }'
    const asked = [await post(query), await post(query)]
    expect(asked.map(({ headers }) => headers.get('x-annals-executor'))).toEqual(['compiled', 'memory'])
    expect(asked.map(remaining)).toEqual([anonymous.burst - 202, anonymous.burst - 404])
    buckets.take('address:unknown', anonymous.burst - 404 - 150, anonymous)
    const refused = await post(query)
    expect([refused.status, remaining(refused)]).toEqual([429, 150])
  })

  it('pays for each statement that is compiled, by its length', async () => {
    const { post } = limited()
    const query = `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: node(id: "Leader:x") { ... on Entity { claims { nodes { subject { names { text } } } } } }`).join(' ')} }`
    const spent = async (response: Response) => ({ left: remaining(response), ...(await response.json()).extensions })
    const [first, second, third] = [await spent(await post(query)), await spent(await post(query)), await spent(await post(query))]
    // The headers of the first are written before it is compiled.
    expect(first.left).toBe(anonymous.burst - first.cost)
    expect(first.left - second.left - first.cost).toBeGreaterThan(5000)
    expect(second.left - third.left).toBe(first.cost)
    // Where graphql-js answers, every time.
    const failing = query.replace('claims', 'claims(first: 500)')
    const [again, andAgain] = [await spent(await post(failing)), await spent(await post(failing))]
    expect(again.left - andAgain.left - again.cost).toBeGreaterThan(5000)
  })

  it('pays for what is refused, too', async () => {
    const { post } = limited()
    for (const query of ['{', '{ nothing }', `{ ${'... { '.repeat(100)} __typename ${'} '.repeat(100)} }`])
      expect(remaining(await post(query))).toBeLessThan(anonymous.burst)
    expect(remaining(await post('{ __typename }'))).toBe(anonymous.burst - 3100)
  })

  it('without a limit of rates has no budget', async () => {
    const { fetch, ask } = serviceOver(database)
    const answer = await fetch(url, { method: 'POST', body: '{"query":"{ __typename }"}', headers: { ...json } })
    expect(answer.headers.get('ratelimit')).toBeNull()
    expect(await ask('{ rateLimit { cost } }')).toEqual({ rateLimit: null })
  })

  it('is its address, and behind trusted proxies the one that they saw, not what it says itself', async () => {
    const spent = async (proxies: number, addresses: string[]) => {
      const { service } = limited({ proxies })
      const server = createServer(service.service).listen(0, '127.0.0.1')
      await once(server, 'listening')
      closing.push(() => server.closeAllConnections())
      closing.push(() => server.close())
      const { port } = server.address() as AddressInfo
      const left: number[] = []
      for (const forwarded of addresses) {
        const headers = { ...json, 'x-forwarded-for': forwarded }
        const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', body: '{"query":"{ __typename }"}', headers })
        left.push(anonymous.burst - remaining(answer))
      }
      return left
    }
    expect(await spent(0, ['1.1.1.1', '2.2.2.2'])).toEqual([100, 200])
    expect(await spent(1, ['1.1.1.1', '9.9.9.9, 1.1.1.1', '2.2.2.2', '::ffff:1.1.1.1'])).toEqual([100, 200, 100, 300])
    expect(await spent(2, ['9.9.9.9, 1.1.1.1, 10.0.0.1', '8.8.8.8, 1.1.1.1, 10.0.0.2'])).toEqual([100, 200])
    // With ports, which differ from one connection to the next.
    expect(await spent(1, ['1.1.1.1:5000', '1.1.1.1:5001', '[2001:db8::1]:5000', '[2001:db8::1]:5001'])).toEqual([100, 200, 100, 200])
    // A household has a /64.
    expect(await spent(1, ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8:0:1::1'])).toEqual([100, 200, 100])
  })
})

describe('an API key', () => {
  const header = (key: string) => ({ authorization: `Bearer ${key}` })

  it('raises the limits, on an account of its own', async () => {
    const { post } = limited()
    const key = await createKey(database, 'a test', 'STANDARD')
    expect(key).toMatch(/^annals_[\w-]{43}$/)
    const over =
      '{ leaders(first: 100) { nodes { claims(first: 100) { nodes { a: id b: id subject { claims(first: 50) { nodes { id } } } } } } } }'
    expect((await (await post(over)).json()).errors[0].extensions.code).toBe('COST_LIMIT')
    const answer = await post('{ rateLimit { limit operationLimit remaining } }', header(key))
    const { burst, operation } = tierAllowances.STANDARD
    expect((await answer.json()).data.rateLimit).toEqual({ limit: burst, operationLimit: operation, remaining: burst - 100 })
    expect((await post(over, header(key))).status).toBe(200)
  })

  it('is kept as a hash, shown by its beginning, and revoked by it', async () => {
    const key = await createKey(database, 'another', 'PARTNER')
    const listed = (await listKeys(database)).find(({ name }) => name === 'another')
    expect(listed).toMatchObject({ prefix: key.slice(0, 15), tier: 'PARTNER', revokedAt: null })
    const stored = await database.run({ text: 'select api_key::text from api_key', values: [] })
    expect(JSON.stringify(stored)).not.toContain(key.slice(16))
    expect(await revokeKey(database, key.slice(0, 15))).toBe(true)
    expect(await revokeKey(database, key.slice(0, 15))).toBe(false)
    const answer = await limited().post('{ __typename }', header(key))
    expect(answer.status).toBe(401)
    expect((await answer.json()).errors[0].extensions.code).toBe('BAD_KEY')
  })

  it('is looked up once a minute', async () => {
    const { service, post } = limited()
    const key = await createKey(database, 'a third', 'STANDARD')
    for (let i = 0; i < 5; i++) expect((await post('{ __typename }', header(key))).status).toBe(200)
    expect(service.statements().filter((text) => text.includes('api_key'))).toHaveLength(1)
  })

  it('is forgotten in time to follow its revocation', async () => {
    const keys = new Keys(database, 200)
    const key = await createKey(database, 'a fourth', 'STANDARD')
    const found = await keys.find(key)
    expect(found?.tier).toBe('STANDARD')
    await revokeKey(database, key.slice(0, 15))
    expect(keys.known(key)).toEqual(found)
    await setTimeout(300)
    expect(keys.known(key)).toBeUndefined()
    expect(await keys.find(key)).toBeNull()
  })

  it('that was known stays so while the database is away', async () => {
    let away = false
    const failing = { ...database, run: (statement: Statement) => (away ? Promise.reject(new Error('away')) : database.run(statement)) }
    const keys = new Keys(failing, 100)
    const key = await createKey(database, 'a fifth', 'PARTNER')
    const found = await keys.find(key)
    await setTimeout(150)
    away = true
    expect(keys.known(key)).toBeUndefined()
    expect(await keys.find(key)).toEqual(found)
    expect(keys.known(key)).toEqual(found)
    await expect(keys.find(`annals_${'z'.repeat(43)}`)).rejects.toThrow('away')
  })

  it.each([
    ['Bearer'],
    ['Bearer annals_'],
    ['Bearer nonsense'],
    [`Bearer annals_${'x'.repeat(43)}`],
    [`Bearer annals_${'x'.repeat(100_0)}`],
    ['Basic dXNlcjpwYXNz'],
    [`annals_${'x'.repeat(43)}`],
    ["Bearer annals_'; drop table api_key; --"],
  ])('that is none is 401 with a code: %.30s', async (authorization) => {
    const answer = await limited().post('{ __typename }', { authorization })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect((await answer.json()).errors[0].extensions.code).toBe('BAD_KEY')
  })

  it('made up is paid for by the address, so that nobody can ask the database for ever', async () => {
    const { post, service } = limited()
    let refused = 0
    for (let i = 0; i < 1100; i++)
      if ((await post('{ __typename }', header(`annals_${String(i).padStart(43, 'x')}`))).status === 429) refused++
    expect(refused).toBeGreaterThan(50)
    expect(service.statements().length).toBeLessThan(1010)
  })

  it('that cannot be looked up is no reason to say it is wrong', async () => {
    const down = serviceOver(
      { ...database, run: async () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' })) },
      { logger: silent },
    )
    const answer = await down.fetch(url, {
      method: 'POST',
      body: '{"query":"{ __typename }"}',
      headers: { ...json, ...header(`annals_${'y'.repeat(43)}`) },
    })
    expect(answer.status).toBe(503)
    expect((await answer.json()).errors[0].extensions.code).toBe('UNAVAILABLE')
  })
})
