/** One way to a database: a PostgreSQL server when its address is given, otherwise PGlite inside this process. */
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { CamelCasePlugin, Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createDataDirectory, holdDataDirectory } from './data-directory.ts'
import { pgListener } from './listen.ts'
import { runNamed } from './run-named.ts'
import type { Tables } from './tables.ts'

/** A finished SQL statement. With a name, PostgreSQL keeps its plan on the connection. */
export interface Statement {
  name?: string
  text: string
  values: readonly unknown[]
}
export interface Database {
  kind: 'pglite' | 'postgres'
  kysely: Kysely<Tables>
  /** Runs one statement; rows come as arrays of columns, days and numbers as PostgreSQL prints or JavaScript holds them. */
  run(statement: Statement): Promise<unknown[][]>
  /** Calls back with each notice's text, and with undefined after notices may have been missed; resolves once it listens. */
  listen(channel: string, heard: (notice: string | undefined) => void): Promise<void>
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

/** Opens a PostgreSQL server. */
export function connectPostgres(databaseUrl: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.max ?? 16,
    options: `-c ${similarity}=${similarityThreshold} -c ${wordSimilarity}=${wordSimilarityThreshold} -c datestyle=ISO -c timezone=UTC`,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === DATE ? (text: string) => text : oid === INT8 ? parseInt8 : pg.types.getTypeParser(oid, format as 'text'),
    } as pg.CustomTypesConfig,
  })
  // Without listeners on both, a server that goes away takes the process with it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const listener = pgListener(databaseUrl)
  return {
    kind: 'postgres',
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }),
    run: (statement) => runNamed(pool, statement),
    listen: (channel, heard) => listener.listen(channel, heard),
    close: async () => {
      await listener.close()
      await pool.end()
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
 * directory not there yet starts from. Throws DataDirectoryInUse when another process has the directory.
 */
export async function connectPglite(
  options: { dataDir?: string; loadDataDir?: Blob; initial?: () => Promise<Blob | undefined> } = {},
): Promise<EmbeddedDatabase> {
  const { dataDir, loadDataDir, initial } = options
  const release = dataDir === undefined ? undefined : await holdDataDirectory(dataDir)
  if (dataDir !== undefined)
    await createDataDirectory(dataDir, async (draft) => {
      const dump = await initial?.()
      const fresh = await PGlite.create({ dataDir: draft, ...(dump ? { loadDataDir: dump } : {}), extensions: { pg_trgm } })
      await fresh.close()
    })
  const pglite = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(loadDataDir ? { loadDataDir } : {}),
    extensions: { pg_trgm },
    parsers: { [DATE]: (text: string) => text, [INT8]: parseInt8 },
  })
  // The thresholds are settings of pg_trgm, whose creation the first migration repeats harmlessly.
  await pglite.exec(
    `CREATE EXTENSION IF NOT EXISTS pg_trgm; SET ${similarity} = ${similarityThreshold}; SET ${wordSimilarity} = ${wordSimilarityThreshold};
     SET datestyle = ISO; SET timezone = 'UTC'`,
  )
  return {
    kind: 'pglite',
    kysely: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), plugins: [new CamelCasePlugin()] }),
    run: async ({ text, values }) => (await pglite.query<unknown[]>(text, [...values], { rowMode: 'array' })).rows,
    listen: async (channel, heard) => {
      await pglite.listen(channel, heard)
    },
    close: async () => {
      await pglite.close()
      release?.()
    },
    dump: () => pglite.dumpDataDir('none'),
  }
}
