import { connectPglite, connectPostgres, type Database, migrate } from '@annals/db'
import type { Settings } from './settings.ts'

// The dataset's readers are imported when there is something to load: most starts have nothing, and these take a tenth of one.

/** Connects as the settings say. */
export function openDatabase(settings: Settings): Promise<Database> | Database {
  return settings.DATABASE_URL === undefined
    ? connectPglite({
        dataDir: settings.ANNALS_DATA_DIR,
        initial: async () => (await import('./core-snapshot.ts')).coreSnapshot(),
        queue: settings.DATABASE_QUEUE,
      })
    : connectPostgres(settings.DATABASE_URL, {
        replicaUrls: settings.DATABASE_REPLICA_URLS,
        maxLagMs: settings.REPLICA_LAG_MS,
        max: settings.DATABASE_CONNECTIONS,
        queue: settings.DATABASE_QUEUE,
        waitMs: settings.DATABASE_WAIT_MS,
        statementTimeoutMs: settings.STATEMENT_TIMEOUT_MS,
      })
}

/** Brings the schema up to date and, when nothing has been loaded, loads the curated dataset. */
export async function prepareDatabase(database: Database): Promise<void> {
  await migrate(database.kysely)
  const loaded = await database.kysely.selectFrom('datasetRelease').select('version').executeTakeFirst()
  if (!loaded) await loadCurated(database)
}

/** Loads the curated dataset from its files; throws DatasetError, with nothing loaded, when they have problems. */
export async function loadCurated(database: Database) {
  const { dataRoot, loadDataset, progressBar, readDataset } = await import('@annals/dataset')
  const dataset = await readDataset(dataRoot)
  return loadDataset(database, dataset, { onProgress: progressBar() })
}
