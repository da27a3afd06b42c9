/** Loads the core once a run; `_database.ts` gives each test file its own copy. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDataset, readDataset } from '@annals/dataset'
import { connectPglite, connectPostgres, type Database, migrate } from '@annals/db'
import type { TestProject } from 'vitest/node'
import { createDatabase, dropDatabase, serverUrl } from './_server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The loaded core: the path of a PGlite dump, or the name of a template database. */
    core: string
  }
}

interface Core {
  core: string
  remove(): Promise<void>
}

// Several projects test on the same database; each has its own instance of this module, all in one process.
const shared = globalThis as { annalsCores?: Map<string, Promise<Core>> }
shared.annalsCores ??= new Map()

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { database } = project.getProvidedContext()
  const cores = shared.annalsCores as Map<string, Promise<Core>>
  const prepared = cores.get(database) ?? (database === 'pglite' ? prepareDump() : prepareTemplate())
  cores.set(database, prepared)
  const { core, remove } = await prepared
  project.provide('core', core)
  return async () => {
    // The last project to end finds it gone already, which is no matter.
    cores.delete(database)
    await remove()
  }
}

/** Throws DatasetError, whose message lists the problems, while the core is not sound. */
async function fill(db: Database): Promise<void> {
  await migrate(db.kysely as never)
  await loadDataset(db, await readDataset())
}

async function prepareDump(): Promise<Core> {
  const db = await connectPglite()
  try {
    await fill(db)
    const folder = await mkdtemp(join(tmpdir(), 'annals-core-'))
    const core = join(folder, 'core.tar')
    await writeFile(core, (await db.dump()).stream())
    return { core, remove: () => rm(folder, { recursive: true, force: true }) }
  } finally {
    await db.close()
  }
}

async function prepareTemplate(): Promise<Core> {
  const core = await createDatabase('core')
  const db = connectPostgres(serverUrl(core), { max: 1 })
  try {
    await fill(db)
  } catch (error) {
    await db.close()
    await dropDatabase(core)
    throw error
  }
  // A template may not have a connection open when it is copied.
  await db.close()
  return { core, remove: () => dropDatabase(core) }
}
