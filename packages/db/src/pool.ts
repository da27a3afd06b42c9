/** Statements on a PostgreSQL server, over a bounded pool with a bounded queue. */
import pg from 'pg'
import { cancel } from './cancel.ts'
import type { PoolState, Statement } from './connect.ts'
import { Places } from './places.ts'
import { Abandoned, isUnavailable, Overloaded } from './unavailable.ts'

export interface PoolOptions {
  /** The most connections. Default 16. */
  max?: number
  /** The most statements that wait for a connection. Default 1,000. */
  queue?: number
  /** How long one waits, and how long connecting may take, in milliseconds. Default 2,000. */
  waitMs?: number
  /** How long a statement may run, in milliseconds. Default: as long as it likes. */
  statementTimeoutMs?: number
}

export interface StatementPool {
  run(statement: Statement, signal?: AbortSignal): Promise<unknown[][]>
  state(): Pick<PoolState, 'connections' | 'busy' | 'waiting'>
  close(): Promise<void>
}

/** How many named statements a connection keeps: a plan costs the server some 50 to 400 kB. */
const maxNamed = 100

/** What ends within so many milliseconds is not worth a connection to cancel it, nor listening for a caller who leaves. */
const cancelAfterMs = 50

// The names a connection has prepared, the one unused for longest first.
const prepared = new WeakMap<pg.PoolClient, Set<string>>()

export function statementPool(config: pg.PoolConfig, options: PoolOptions): StatementPool {
  const { max = 16, queue = 1000, waitMs = 2000, statementTimeoutMs } = options
  const pool = new pg.Pool({
    ...config,
    max,
    connectionTimeoutMillis: waitMs,
    // The server cuts the statement; the client gives up on a server that cannot even say so.
    ...(statementTimeoutMs ? { statement_timeout: statementTimeoutMs, query_timeout: statementTimeoutMs + 5000 } : {}),
  })
  quiet(pool)
  const dear = new Places(Math.max(1, Math.floor(max / 2)), waitMs)
  /** Statements asked for and not done with; those that have a connection. */
  let [asked, busy] = [0, 0]

  async function connect(): Promise<pg.PoolClient> {
    try {
      return await pool.connect()
    } catch (error) {
      // The wait is over: was it for a connection that others kept, or for the server?
      throw busy >= max && isUnavailable(error) ? new Overloaded() : error
    }
  }

  async function runOn(client: pg.PoolClient, { name, text, values }: Statement, signal: AbortSignal | undefined): Promise<unknown[][]> {
    let broken = false
    let cancelled: Promise<boolean> | undefined
    let listening = false
    const leave = () => {
      cancelled = cancel(client as pg.PoolClient & pg.Client)
    }
    const listen = () => {
      listening = true
      if (signal?.aborted) leave()
      else signal?.addEventListener('abort', leave, { once: true })
    }
    const timer = signal && setTimeout(listen, cancelAfterMs)
    try {
      if (signal?.aborted) throw new Abandoned()
      if (name !== undefined) await makeRoom(client, name)
      if (cancelled) throw new Abandoned()
      const query = { ...(name === undefined ? {} : { name }), text, values: [...values], rowMode: 'array' as const }
      return (await client.query<unknown[]>(query)).rows
    } catch (error) {
      broken = endsConnection(error)
      throw error
    } finally {
      clearTimeout(timer)
      if (listening) signal?.removeEventListener('abort', leave)
      // A cancel still under way would hit the next statement of this connection.
      if (cancelled) void cancelled.then((sent) => client.release(broken || !sent))
      else client.release(broken)
    }
  }

  async function runSoon(statement: Statement, signal: AbortSignal | undefined): Promise<unknown[][]> {
    const client = await connect()
    busy++
    try {
      return await runOn(client, statement, signal)
    } finally {
      busy--
    }
  }

  return {
    async run(statement, signal) {
      if (asked >= max + queue) throw new Overloaded()
      asked++
      try {
        if (!statement.dear) return await runSoon(statement, signal)
        await dear.take()
        try {
          return await runSoon(statement, signal)
        } finally {
          dear.leave()
        }
      } finally {
        asked--
      }
    },
    state: () => ({ connections: pool.totalCount, busy, waiting: asked - busy }),
    close: () => pool.end(),
  }
}

/** Without listeners on both, a server that goes away takes the process with it. */
export function quiet(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** What the server says of a statement has a severity below FATAL; anything else is the connection's end. */
function endsConnection(error: unknown): boolean {
  if (error instanceof Abandoned) return false
  const { severity } = error as { severity?: string }
  return severity === undefined || severity === 'FATAL' || severity === 'PANIC'
}

async function makeRoom(client: pg.PoolClient, name: string): Promise<void> {
  const names = prepared.get(client) ?? new Set()
  prepared.set(client, names)
  if (!names.delete(name) && names.size >= maxNamed) {
    const [oldest] = names
    if (oldest !== undefined) {
      names.delete(oldest)
      // 26000: cut or cancelled before it was prepared.
      await client.query(`DEALLOCATE "${oldest}"`).catch((error: { code?: string }) => {
        if (error.code !== '26000') throw error
      })
      // pg keeps its own list of what the connection has parsed.
      delete (client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection.parsedStatements[oldest]
    }
  }
  names.add(name)
}
