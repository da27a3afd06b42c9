/**
 * Databases for a test file, PGlite or PostgreSQL as the project says. Call these at the top of the file
 * (`const db = await coreDatabase()`): each is closed, and dropped on a server, when the file has run.
 */
import { openAsBlob } from 'node:fs'
import { connectPglite, connectPostgres, type Database } from '@annals/db'
import { afterAll, inject, vi } from 'vitest'
import { createDatabase, dropDatabase, serverUrl } from './_server.ts'

// A migration or a load takes a second alone and ten on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

export interface TestDatabase extends Database {
  /** The database's address on PostgreSQL, for tests that need a second connection; PGlite has none. */
  url?: string
}

/** A database of its own with the core loaded; a file may change it as it likes. */
export async function coreDatabase(): Promise<TestDatabase> {
  const core = inject('core')
  return inject('database') === 'pglite' ? closing(await connectPglite({ loadDataDir: await openAsBlob(core) })) : onServer('copy', core)
}

/** A database of its own without a single table; `migrate(db.kysely)` makes them. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return inject('database') === 'pglite' ? closing(await connectPglite()) : onServer('empty')
}

async function onServer(purpose: string, template?: string): Promise<TestDatabase> {
  const name = await createDatabase(purpose, template)
  const url = serverUrl(name)
  return closing({ ...connectPostgres(url, { max: 4 }), url }, () => dropDatabase(name))
}

function closing(db: TestDatabase, drop?: () => Promise<void>): TestDatabase {
  afterAll(async () => {
    await db.close()
    await drop?.()
  })
  return db
}
