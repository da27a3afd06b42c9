import { dataRoot, loadDataset, progressBar, readDataset } from '@annals/dataset'
import { connectPglite, connectPostgres, type Database, migrate } from '@annals/db'
import type { Settings } from './settings.ts'
import { snapshot } from './snapshot.ts'

/** Connects as the settings say. */
export function openDatabase(settings: Settings): Promise<Database> | Database {
  return settings.DATABASE_URL === undefined
    ? connectPglite({ dataDir: settings.ANNALS_DATA_DIR, initial: snapshot })
    : connectPostgres(settings.DATABASE_URL)
}

/** Brings the schema up to date and, when nothing has been loaded, loads the curated dataset. */
export async function prepareDatabase(database: Database): Promise<void> {
  await migrate(database.kysely)
  const loaded = await database.kysely.selectFrom('datasetRelease').select('version').executeTakeFirst()
  if (!loaded) await loadCurated(database)
}

/** Loads the curated dataset from its files; throws DatasetError, with nothing loaded, when they have problems. */
export async function loadCurated(database: Database) {
  const dataset = await readDataset(dataRoot)
  return loadDataset(database, dataset, { onProgress: progressBar() })
}
