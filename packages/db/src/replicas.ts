/**
 * Streaming replicas of the primary: which may be asked. One may while it answers, holds the primary's dataset, and has replayed what
 * the primary had written at most `maxLagMs` ago. Positions in the log are compared, not clocks. When the primary is lost, its last
 * known position counts, and the dataset of the replica that is furthest.
 */
import type { PoolState, Statement } from './connect.ts'
import type { StatementPool } from './pool.ts'
import { isUnavailable } from './unavailable.ts'

/** A server: the pool that is asked, and one of its own for comparing, so that a long queue does not look like an absence. */
export interface Server {
  asked: StatementPool
  watched: StatementPool
}
interface Replica extends Server {
  name: string
  usable: boolean
  lagMs: number | null
  /** When the primary was where this replica was last seen, at the latest. */
  reachedAt: number
}
interface Position {
  lsn: number
  version: string | null
}

/** How often positions are compared, at the least; while a replica has another dataset than the primary, or may have, more often. */
const intervalMs = 1000
const hurriedMs = 100

const position = "pg_wal_lsn_diff(%, '0/0')::float8, (select version from dataset_release)"
const onPrimary = { text: `select ${position.replace('%', 'pg_current_wal_lsn()')}`, values: [] }
// A replica that was promoted is none any more.
const onReplica = { text: `select ${position.replace('%', 'pg_last_wal_replay_lsn()')} where pg_is_in_recovery()`, values: [] }

export class Replicas {
  readonly #primary: Server
  readonly #all: Replica[]
  readonly #maxLagMs: number
  readonly #changed: () => void
  /** Where the primary was, each time it was asked, as far back as a replica may lag. */
  #history: { lsn: number; at: number }[] = []
  /** The primary's dataset; undefined until it is known, and while another may have been loaded. */
  #version: string | null | undefined
  /** Whether notices of loads are heard. */
  #listening = false
  /** Counts what may have changed the data, so that a comparison begun before does not count after. */
  #epoch = 0
  #turn = 0
  #timer: NodeJS.Timeout | undefined
  #closed = false

  /** `changed` is called when the dataset turns out to be another, should no notice have said so. */
  constructor(primary: Server, servers: readonly Server[], maxLagMs: number, changed: () => void) {
    this.#primary = primary
    this.#all = servers.map((server, i) => ({
      name: `replica-${i + 1}`,
      ...server,
      usable: false,
      lagMs: null,
      reachedAt: performance.now(),
    }))
    this.#maxLagMs = maxLagMs
    this.#changed = changed
    this.#schedule(0)
  }

  /** Runs a reading statement on the replica whose turn it is, or else on the primary. */
  async run(statement: Statement, signal?: AbortSignal): Promise<unknown[][]> {
    const replica = this.#next()
    if (!replica) return this.#primary.asked.run(statement, signal)
    try {
      return await replica.asked.run(statement, signal)
    } catch (error) {
      const gone = isUnavailable(error)
      if (gone) replica.usable = false
      // 40001: replaying removed rows that the statement still saw.
      if (!gone && (error as { code?: string }).code !== '40001') throw error
      return this.#primary.asked.run(statement, signal)
    }
  }

  /** The data may have changed: no replica is asked before it is known to have what the primary has now. See `Heard`. */
  suspect(listening: boolean): void {
    this.#epoch++
    this.#listening = listening
    this.#version = undefined
    for (const replica of this.#all) replica.usable = false
    this.#schedule(0)
  }

  state(): PoolState[] {
    return this.#all.map(({ name, asked, usable, lagMs }) => ({ name, ...asked.state(), usable, lagMs }))
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await Promise.all([this.#primary, ...this.#all].flatMap(({ asked, watched }) => [asked.close(), watched.close()]))
  }

  #next(): Replica | undefined {
    for (let i = 0; i < this.#all.length; i++) {
      this.#turn = (this.#turn + 1) % this.#all.length
      const replica = this.#all[this.#turn] as Replica
      if (replica.usable) return replica
    }
    return undefined
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    if (!this.#closed && this.#all.length > 0) this.#timer = setTimeout(() => void this.#watch(), ms).unref()
  }

  async #watch(): Promise<void> {
    const epoch = this.#epoch
    // The primary first: what a replica has replayed afterwards is held against it.
    const primary = await positionOf(this.#primary.watched, onPrimary)
    if (primary) this.#history.push({ lsn: primary.lsn, at: performance.now() })
    const found = await Promise.all(this.#all.map(async (replica) => ({ replica, at: await positionOf(replica.watched, onReplica) })))
    // Another comparison has begun since.
    if (epoch !== this.#epoch || this.#closed) return
    const now = performance.now()
    while (this.#history.length > 1 && (this.#history[0]?.at ?? 0) < now - this.#maxLagMs) this.#history.shift()
    const furthest = found.reduce<Position | undefined>((best, { at }) => (at && (!best || at.lsn > best.lsn) ? at : best), undefined)
    const known = this.#version
    // A primary that told of a load and now does not answer has a dataset nobody knows.
    const version = primary ? primary.version : this.#listening ? known : furthest?.version
    this.#version = version
    for (const { replica, at } of found) {
      replica.lagMs = at ? this.#lag(replica, at.lsn, now) : null
      replica.usable = at !== undefined && version !== undefined && at.version === version && at.lsn >= (this.#history[0]?.lsn ?? 0)
    }
    this.#schedule(found.some(({ at }) => at && at.version !== version) ? hurriedMs : Math.min(intervalMs, this.#maxLagMs / 4))
    if (known !== undefined && version !== undefined && known !== version) this.#changed()
  }

  /** How long ago the primary was where the replica is now, at most. */
  #lag(replica: Replica, lsn: number, now: number): number {
    const reached = this.#history.findLast((entry) => entry.lsn <= lsn)
    if (reached) replica.reachedAt = reached === this.#history.at(-1) ? now : reached.at
    return now - replica.reachedAt
  }
}

async function positionOf(pool: StatementPool, statement: Statement): Promise<Position | undefined> {
  try {
    const [row] = await pool.run(statement)
    return row ? { lsn: row[0] as number, version: row[1] as string | null } : undefined
  } catch {
    return undefined
  }
}
