/** One way to a database: a PostgreSQL server when its address is given, otherwise PGlite inside this process. */
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { CamelCasePlugin, Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createDataDirectory, holdDataDirectory } from './data-directory.ts'
import { type Heard, pgListener } from './listen.ts'
import { type PoolOptions, quiet, statementPool } from './pool.ts'
import { Replicas, type Server } from './replicas.ts'
import type { Tables } from './tables.ts'
import { Abandoned, Overloaded } from './unavailable.ts'

/** A finished SQL statement. With a name, PostgreSQL keeps its plan on the connection. */
export interface Statement {
  name?: string
  text: string
  values: readonly unknown[]
  /** Whether it may take long: such statements share half of a pool's connections, and leave the others to the rest. */
  dear?: boolean
}
/** How a pool of connections stands. */
export interface PoolState {
  /** `primary`, `replica-1`, … in the order of their addresses; PGlite is a primary of one connection. */
  name: string
  connections: number
  /** Statements that run. */
  busy: number
  /** Statements that wait for a connection. */
  waiting: number
  /** Of a replica: whether it is asked. */
  usable?: boolean
  /** Of a replica: how far it is behind the primary, in milliseconds; null while it does not answer. */
  lagMs?: number | null
}
export interface Database {
  kind: 'pglite' | 'postgres'
  /** For what writes, and for what must be read where it was written: the primary, without a limit of time. */
  kysely: Kysely<Tables>
  /**
   * Runs one statement, on a replica where there is one that keeps up; rows come as arrays of columns, days and numbers as PostgreSQL
   * prints or JavaScript holds them. An abort cancels it. Throws Overloaded when too many wait.
   */
  run(statement: Statement, signal?: AbortSignal): Promise<unknown[][]>
  state(): PoolState[]
  /** Calls back after each notice, and when notices may be or have been missed (see Heard); resolves once it listens. */
  listen(channel: string, heard: Heard): Promise<void>
  close(): Promise<void>
}

// Names shorter than this share of trigrams with the search are noise; the default 0.3 costs three times as much.
const similarity = 'pg_trgm.similarity_threshold'
const similarityThreshold = '0.45'
const wordSimilarity = 'pg_trgm.word_similarity_threshold'
const wordSimilarityThreshold = '0.55'

// Days stay text (a Date has a time zone and no infinity), counts are numbers on both databases.
const { DATE, INT8 } = pg.types.builtins
const parseInt8 = (text: string) => Number(text)

// PGlite writes its log ahead by segments of 16 MB and at a checkpoint keeps, for reuse, as many as a busy server would: 130 MB beside
// 65 MB of data, in every directory and dump. One that is seldom written needs two.
const startParams = [...PGlite.defaultStartParams, '-c', 'min_wal_size=32MB', '-c', 'max_wal_size=32MB']

export interface PostgresOptions extends PoolOptions {
  /** Addresses of streaming replicas, each of one server; those that keep up are asked instead of the primary. */
  replicaUrls?: readonly string[]
  /** How far a replica may be behind, in milliseconds. Default 5,000. */
  maxLagMs?: number
}

/** Opens a PostgreSQL server. */
export function connectPostgres(databaseUrl: string, { replicaUrls = [], maxLagMs = 5000, ...options }: PostgresOptions = {}): Database {
  const config = (connectionString: string): pg.PoolConfig => ({
    connectionString,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: `-c ${similarity}=${similarityThreshold} -c ${wordSimilarity}=${wordSimilarityThreshold} -c datestyle=ISO -c timezone=UTC`,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === DATE ? (text: string) => text : oid === INT8 ? parseInt8 : pg.types.getTypeParser(oid, format as 'text'),
    } as pg.CustomTypesConfig,
  })
  const server = (url: string): Server => ({
    asked: statementPool(config(url), options),
    watched: statementPool(config(url), { max: 1, waitMs: 2000, statementTimeoutMs: 2000 }),
  })
  const primary = server(databaseUrl)
  // Loads and migrations take their time, and shall find room however many ask.
  const writing = quiet(new pg.Pool({ ...config(databaseUrl), max: 2, connectionTimeoutMillis: 10_000 }))
  const listener = pgListener(databaseUrl)
  const listeners: Heard[] = []
  const replicas = new Replicas(primary, replicaUrls.map(server), maxLagMs, () => {
    for (const heard of listeners) heard(true)
  })
  return {
    kind: 'postgres',
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: writing }), plugins: [new CamelCasePlugin()] }),
    run: (statement, signal) => replicas.run(statement, signal),
    state: () => [{ name: 'primary', ...primary.asked.state() }, ...replicas.state()],
    listen: async (channel, heard) => {
      listeners.push(heard)
      await listener.listen(channel, (listening) => {
        // Before whoever heard it asks again.
        replicas.suspect(listening)
        heard(listening)
      })
      replicas.suspect(true)
    },
    close: async () => {
      await Promise.all([listener.close(), replicas.close(), writing.end()])
    },
  }
}

/** A database inside this process. */
export interface EmbeddedDatabase extends Database {
  /** The data directory as an uncompressed tar file, for `loadDataDir`. */
  dump(): Promise<Blob>
}

/**
 * Opens PGlite: in a directory that persists, in memory without one, or from a dump of a data directory. `initial` gives the dump that a
 * directory not there yet starts from. Throws DataDirectoryError when it cannot be used.
 */
export async function connectPglite(
  options: { dataDir?: string; loadDataDir?: Blob; initial?: () => Promise<Blob | undefined>; queue?: number } = {},
): Promise<EmbeddedDatabase> {
  const { dataDir, loadDataDir, initial, queue = 1000 } = options
  const release = dataDir === undefined ? undefined : await holdDataDirectory(dataDir)
  if (dataDir !== undefined)
    await createDataDirectory(dataDir, async (draft) => {
      const dump = await initial?.()
      const fresh = await PGlite.create({ dataDir: draft, ...(dump ? { loadDataDir: dump } : {}), extensions: { pg_trgm }, startParams })
      await fresh.close()
    })
  const pglite = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(loadDataDir ? { loadDataDir } : {}),
    extensions: { pg_trgm },
    startParams,
    parsers: { [DATE]: (text: string) => text, [INT8]: parseInt8 },
  })
  // The thresholds are settings of pg_trgm, whose creation the first migration repeats harmlessly.
  await pglite.exec(
    `CREATE EXTENSION IF NOT EXISTS pg_trgm; SET ${similarity} = ${similarityThreshold}; SET ${wordSimilarity} = ${wordSimilarityThreshold};
     SET datestyle = ISO; SET timezone = 'UTC'`,
  )
  let asked = 0
  return {
    kind: 'pglite',
    kysely: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), plugins: [new CamelCasePlugin()] }),
    // It answers one after the other, and what has begun cannot be cancelled.
    run: async ({ text, values }, signal) => {
      if (signal?.aborted) throw new Abandoned()
      if (asked > queue) throw new Overloaded()
      asked++
      try {
        return (await pglite.query<unknown[]>(text, [...values], { rowMode: 'array' })).rows
      } finally {
        asked--
      }
    },
    state: () => [{ name: 'primary', connections: 1, busy: Math.min(asked, 1), waiting: Math.max(asked - 1, 0) }],
    listen: async (channel, heard) => {
      await pglite.listen(channel, () => heard(true))
    },
    close: async () => {
      await pglite.close()
      release?.()
    },
    dump: async () => {
      await pglite.exec('CHECKPOINT')
      return pglite.dumpDataDir('none')
    },
  }
}
