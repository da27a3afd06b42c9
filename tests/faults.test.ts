/** Processes that are killed or told to end. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDataset } from '@annals/dataset'
import { connectPglite, connectPostgres, type Database, migrate } from '@annals/db'
import { drainable } from '@annals/server'
import { afterAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { createDatabase, dropDatabase, serverUrl } from './_server.ts'
import { worldWith } from './_world.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

describe('a load that is killed', async () => {
  const kind = inject('database')
  const where =
    kind === 'pglite' ? join(await mkdtemp(join(tmpdir(), 'annals-killed-')), 'pglite') : serverUrl(await createDatabase('killed'))
  afterAll(async () => {
    if (kind === 'pglite') await rm(join(where, '..'), { recursive: true, force: true })
    else await dropDatabase(new URL(where).pathname.slice(1))
  })

  async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = kind === 'pglite' ? await connectPglite({ dataDir: where }) : connectPostgres(where)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  const contents = () =>
    withDatabase(async (database) => {
      const all: unknown[][][] = []
      for (const table of ['entity', 'name', 'claim', 'citation', 'dataset_release'])
        all.push(await database.run({ text: `select to_jsonb(t)::text from ${table} t order by 1`, values: [] }))
      return all
    })

  it('leaves the old data whole, wherever it was, and the next one goes through', async () => {
    await withDatabase(async (database) => {
      await migrate(database.kysely)
      await loadDataset(database, await worldWith())
    })
    const before = await contents()
    expect(before.flat(2).join()).toContain('A president.')
    for (const share of ['0.1', '0.5', '0.95']) {
      expect(await load(share)).toEqual([null, 'SIGKILL'])
      expect(await contents()).toEqual(before)
    }
    expect(await load('1')).toEqual([0, null])
    expect((await contents()).flat(2).join()).toContain('Changed by half.')
  })

  const load = (share: string) =>
    once(
      fork(join(import.meta.dirname, '_load-command.ts'), [kind, where, share], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
      'exit',
    )
})

describe('draining', () => {
  /** A server whose answers wait until they are let go. */
  async function slowServer() {
    const drain = drainable()
    const held: (() => void)[] = []
    const server = createServer(
      drain.wrap((request, response) => {
        if (request.url === '/ready') return response.writeHead(drain.draining() ? 503 : 200).end()
        held.push(() => response.end('done'))
      }),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    const get = async (path: string, agent?: Agent) => {
      const [response] = (await once(httpRequest({ port, path, ...(agent ? { agent } : {}) }).end(), 'response')) as [IncomingMessage]
      const body = (await response.toArray()).join('')
      return { status: response.statusCode, connection: response.headers.connection, body }
    }
    return { server, drain, held, get }
  }

  it('is not ready first, then answers what is under way, ends idle connections and refuses new ones', async () => {
    const { server, drain, held, get } = await slowServer()
    const [idle, busy] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })]
    onTestFinished(() => {
      idle.destroy()
      busy.destroy()
    })
    expect((await get('/ready', idle)).status).toBe(200)
    const answer = get('/slow', busy)
    await vi.waitFor(() => expect(held).toHaveLength(1))
    const ended = drain.end(server, 300, 10_000)
    expect(await get('/ready')).toMatchObject({ status: 503, connection: 'close' })
    await vi.waitFor(() => expect(get('/ready')).rejects.toThrow('ECONNREFUSED'), 5000)
    await vi.waitFor(() => expect(Object.keys(idle.freeSockets)).toHaveLength(0), 5000)
    held[0]?.()
    expect((await answer).body).toBe('done')
    expect(await ended).toBe(0)
  })

  it('does not wait for a connection that has asked nothing', async () => {
    const { server, drain } = await slowServer()
    const open = connect((server.address() as AddressInfo).port, '127.0.0.1')
    await once(open, 'connect')
    expect(await drain.end(server, 0, 600_000)).toBe(0)
    await once(open.resume(), 'close')
  })

  it('cuts off what does not end within its grace', async () => {
    const { server, drain, held, get } = await slowServer()
    const answer = get('/slow')
    const failure = expect(answer).rejects.toThrow()
    await vi.waitFor(() => expect(held).toHaveLength(1))
    expect(await drain.end(server, 0, 200)).toBe(1)
    await failure
  })
})
