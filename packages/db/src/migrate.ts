import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { model } from './migrations/2026-11-24-model.ts'
import type { Tables } from './tables.ts'

/** Every migration, in order. A new one is added at the end and never changed after a release. */
const migrations: Record<string, Migration> = { '2026-11-24-model': model }

const migrator = (db: Kysely<Tables>) => new Migrator({ db, provider: { getMigrations: async () => migrations } })

/** Brings the database to the newest schema; returns the names of the migrations it ran. Throws the first failure. */
export async function migrate(db: Kysely<Tables>): Promise<string[]> {
  return finish(await migrator(db).migrateToLatest())
}

/** Undoes every migration, newest first. Throws the first failure. */
export async function migrateDown(db: Kysely<Tables>): Promise<string[]> {
  const undone: string[] = []
  for (;;) {
    const step = finish(await migrator(db).migrateDown())
    if (step.length === 0) return undone
    undone.push(...step)
  }
}

// Kysely hands the error back instead of throwing it.
function finish({ error, results }: Awaited<ReturnType<Migrator['migrateToLatest']>>): string[] {
  if (error) throw error
  return (results ?? []).map((r) => r.migrationName)
}
