/** What happens when PostgreSQL stops, is slow, is full or is asked too much: on a server of the tests' own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { PostgresInstance } from '@annals/bench/postgres-instance'
import { loadDataset } from '@annals/dataset'
import { connectPostgres, type Database, migrate, Overloaded, type PostgresOptions } from '@annals/db'
import pg from 'pg'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { listening } from './_listening.ts'
import { edited, worldWith } from './_world.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const server = await PostgresInstance.create()
afterAll(() => server.remove())

const database = open()
await migrate(database.kysely)
await loadDataset(database, await worldWith())

function open(options: PostgresOptions = {}): Database {
  const opened = connectPostgres(server.url(), options)
  afterAll(() => opened.close())
  return opened
}

/** Keeps every reader of entities waiting until released. */
async function lockEntities(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: server.url() })
  await client.connect()
  await client.query('begin; lock table entity in access exclusive mode')
  const release = async () => {
    await client.end()
  }
  onTestFinished(release)
  return release
}

const leader = '{ leader(by: {slug: "ada"}) { name } }'
const answer = { data: { leader: { name: 'Ada Árvai' } } }
const codeOf = async (response: Response) => (await response.json()).errors?.[0]?.extensions.code
const waitingStatements = async () =>
  (await server.query("select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%entity%'")).length

describe('PostgreSQL stopped under load', () => {
  it('gives 503 with a code while it is away, and answers when it is back', async () => {
    const { ask, origin } = await listening(database)
    const seen = new Map<string, number>()
    let going = true
    const clients = Array.from({ length: 12 }, async () => {
      while (going) {
        const response = await ask(leader)
        const body = await response.json()
        const what = response.ok && body.data?.leader ? 'answer' : `${response.status} ${body.errors?.[0]?.extensions.code}`
        if (!response.ok) expect(response.headers.get('retry-after')).toBe('1')
        seen.set(what, (seen.get(what) ?? 0) + 1)
      }
    })
    const next = (what: string) => {
      const before = seen.get(what) ?? 0
      return vi.waitFor(() => expect(seen.get(what) ?? 0).toBeGreaterThan(before + 10), { timeout: 10_000, interval: 10 })
    }
    // What is known of it is a second old at most.
    const isReady = (status: number) =>
      vi.waitFor(async () => expect((await fetch(`${origin}/health/ready`)).status).toBe(status), { timeout: 5000, interval: 100 })
    for (const mode of ['immediate', 'fast'] as const) {
      await next('answer')
      await server.stop(mode)
      await next('503 UNAVAILABLE')
      await isReady(503)
      expect((await fetch(`${origin}/health/live`)).status).toBe(200)
      await server.start()
      await next('answer')
      await isReady(200)
    }
    going = false
    await Promise.all(clients)
    expect([...seen.keys()].sort()).toEqual(['503 UNAVAILABLE', 'answer'])
  })

  it('is asked once, not again through graphql-js', async () => {
    let asked = 0
    const counting: Database = {
      ...database,
      run: (statement, signal) => {
        asked++
        return database.run(statement, signal)
      },
    }
    const { ask } = await listening(counting)
    await server.stop()
    expect(await codeOf(await ask(leader))).toBe('UNAVAILABLE')
    expect(asked).toBe(1)
    await server.start()
    expect(await (await ask(leader)).json()).toMatchObject(answer)
  })
})

describe('a slow statement', () => {
  it('is cut, asked no second time, and leaves its connection good', async () => {
    const impatient = open({ statementTimeoutMs: 200, max: 1 })
    const { ask } = await listening(impatient)
    const release = await lockEntities()
    const response = await ask(leader)
    expect([response.status, await codeOf(response)]).toEqual([504, 'TIMEOUT'])
    await release()
    expect(await (await ask(leader)).json()).toMatchObject(answer)
    expect(impatient.state()).toEqual([{ name: 'primary', connections: 1, busy: 0, waiting: 0 }])
  })

  it('is cancelled when its client leaves', async () => {
    const { ask } = await listening(open({ max: 1 }))
    const release = await lockEntities()
    const leaving = new AbortController()
    const asked = ask(leader, { signal: leaving.signal })
    await vi.waitFor(async () => expect(await waitingStatements()).toBe(1), 10_000)
    leaving.abort()
    await expect(asked).rejects.toThrow()
    await vi.waitFor(async () => expect(await waitingStatements()).toBe(0), 10_000)
    await release()
    expect(await (await ask(leader)).json()).toMatchObject(answer)
  })

  it('of a dear operation leaves half of the connections to others', async () => {
    const { ask, origin } = await listening(open({ max: 2 }))
    const release = await lockEntities()
    const dear = '{ claims(first: 100) { nodes { subject { claims(first: 100) { nodes { citations { locator } } } } } } }'
    const waiting = Array.from({ length: 5 }, () => ask(dear))
    await vi.waitFor(async () => expect(await waitingStatements()).toBe(1), 10_000)
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200)
    expect(await (await ask('{ dataset { version } }')).json()).toMatchObject({ data: { dataset: {} } })
    expect(await waitingStatements()).toBe(1)
    await release()
    for (const answered of waiting) expect((await answered).status).toBe(200)
  })

  it('is cancelled without harm to the next on its connection', async () => {
    const one = open({ max: 1 })
    // It is cancelled after 50 ms at the earliest: about when it ends.
    for (let i = 0; i < 60; i++) {
      const leaving = new AbortController()
      const slow = one.run({ text: 'select pg_sleep(0.056)', values: [] }, leaving.signal).catch((error: Error) => error.message)
      const next = one.run({ text: 'select 1', values: [] })
      await setTimeout(46 + (i % 15))
      leaving.abort()
      await slow
      expect(await next).toEqual([[1]])
    }
    expect(one.state()[0]).toMatchObject({ busy: 0, waiting: 0 })
  })
})

describe('an exhausted pool', () => {
  it('queues so many for so long, and refuses the rest', async () => {
    const { ask } = await listening(open({ max: 2, queue: 2, waitMs: 1000 }))
    const release = await lockEntities()
    const running = [ask(leader), ask(leader)]
    await vi.waitFor(async () => expect(await waitingStatements()).toBe(2), 10_000)
    const queued = [ask(leader), ask(leader)]
    const outcomes: string[] = []
    for (const response of queued) void response.then(() => outcomes.push('queued'))
    await setTimeout(100)
    const refused = await Promise.all([ask(leader), ask(leader)])
    outcomes.push('refused')
    for (const response of [...refused, ...(await Promise.all(queued))]) {
      expect([response.status, response.headers.get('retry-after'), await codeOf(response)]).toEqual([503, '1', 'OVERLOADED'])
    }
    expect(outcomes).toEqual(['refused', 'queued', 'queued'])
    await release()
    for (const response of running) expect(await (await response).json()).toMatchObject(answer)
  })

  it('is ready all the same: other instances are no less busy', async () => {
    const busy: Database = { ...database, run: async () => Promise.reject(new Overloaded()) }
    const { origin } = await listening(busy)
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200)
  })
})

describe('a full disk', () => {
  it('fails a load and leaves the old data whole', async () => {
    const before = await contents()
    // New backends may not write beyond the first megabyte of a file, which the server takes for a disk that is full.
    server.limitFiles(1024 * 1024)
    const filling = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `leaders/many-${i}.yaml`,
        `names: [{ en: Many ${i} }]\ndescription: ${'One of many. '.repeat(80)}\ngender: MALE\nbirth: { date: 1900, cite: recalled }\n`,
      ]),
    )
    const dataset = await worldWith(filling)
    const writer = connectPostgres(server.url())
    try {
      await expect(loadDataset(writer, dataset)).rejects.toThrow(/File too large|could not (extend|write)|No space/)
    } finally {
      server.limitFiles('unlimited')
      await writer.close()
    }
    expect(await contents()).toEqual(before)
    const { ask } = await listening(database)
    expect(await (await ask(leader)).json()).toMatchObject(answer)
    // With room again, the same load goes through.
    const after = connectPostgres(server.url())
    try {
      expect(await loadDataset(after, dataset)).toMatchObject({ changed: true })
      await loadDataset(after, await worldWith())
    } finally {
      await after.close()
    }
    expect(await contents()).toEqual(before)
  })
})

describe('a server killed during a load', () => {
  it('comes back with the old data whole', async () => {
    const before = await contents()
    const writer = connectPostgres(server.url())
    const dataset = await worldWith(edited('leaders/ada.yaml', 'A president.', 'Changed.'))
    const load = loadDataset(writer, dataset, {
      onProgress: (done) => {
        if (done === 5) void server.stop('immediate')
      },
    })
    await expect(load).rejects.toThrow()
    await writer.close()
    await vi.waitFor(() => server.start(), 10_000)
    expect(await contents()).toEqual(before)
  })
})

describe('npm start told to end by SIGTERM', () => {
  it('is not ready, answers what is under way, and ends with 0', async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.resolve('@annals/server')))
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: server.url(), SHUTDOWN_DELAY_MS: '1000', LOG_LEVEL: 'info' },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let [log, said] = ['', '']
    child.stderr.on('data', (text) => {
      log += text
    })
    child.stdout.on('data', (text) => {
      said += text
    })
    const origin = await vi.waitFor(() => {
      const [, address] = /(http:\/\/[\d.:]+)\/graphql/.exec(said) ?? []
      expect(address, log).toBeDefined()
      return address as string
    }, 30_000)
    const ask = () =>
      fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': 'the-last' },
        body: JSON.stringify({ query: `query Last ${leader}` }),
      })
    const release = await lockEntities()
    const asked = ask()
    await vi.waitFor(async () => expect(await waitingStatements()).toBe(1), 10_000)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await vi.waitFor(async () => expect((await fetch(`${origin}/health/ready`)).status).toBe(503), { timeout: 5000, interval: 10 })
    await vi.waitFor(() => expect(fetch(`${origin}/health/live`)).rejects.toThrow(), 10_000)
    await release()
    expect(await (await asked).json()).toMatchObject(answer)
    expect(await ended).toEqual([0, null])
    const lines = log.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
    expect(lines).toContainEqual(expect.objectContaining({ requestId: 'the-last', operation: 'Last', executor: 'compiled', status: 200 }))
  })
})

/** Every row of the tables that a load writes most. */
async function contents() {
  const client = new pg.Client({ connectionString: server.url() })
  await client.connect()
  try {
    const all: Record<string, unknown[]> = {}
    for (const table of ['entity', 'name', 'claim', 'citation', 'attribute', 'tenure', 'leader'])
      all[table] = (await client.query(`select (to_jsonb(t) - 'id')::text as row from ${table} t order by 1`)).rows.map((r) => r.row)
    all.release = (await client.query('select version from dataset_release')).rows
    return all
  } finally {
    const ended = once(client, 'end')
    void client.end()
    await ended
  }
}
