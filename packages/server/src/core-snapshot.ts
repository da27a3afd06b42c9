/**
 * The curated dataset as a ready-made embedded database: built once an install, so that the first start need not spend half a minute
 * on initialising and loading. Named by a hash of all it is made from; where it is missing, the first start loads as usual.
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, openAsBlob } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataRoot, loadDataset, readDataset } from '@annals/dataset'
import { connectPglite, migrate } from '@annals/db'

const folder = join(import.meta.dirname, '../dist')
const packages = join(import.meta.dirname, '../..')

/** Where the snapshot of today's files belongs. */
async function snapshotFile(): Promise<string> {
  const hash = createHash('sha256')
  for (const root of [dataRoot, join(packages, 'dataset/src'), join(packages, 'db/src')]) {
    const names = (await readdir(root, { recursive: true })).filter((name) => /\.(yaml|ts)$/.test(name) && !name.includes('.test.')).sort()
    // One after the other: thousands at once are more than a process may have open under a common limit (1,024).
    for (const name of names) hash.update(await readFile(join(root, name)))
  }
  return join(folder, `core-${hash.digest('hex').slice(0, 16)}.tar`)
}

/** The snapshot to open a fresh embedded database from; undefined when none was built for today's files. */
export async function coreSnapshot(): Promise<Blob | undefined> {
  const file = await snapshotFile()
  return existsSync(file) ? openAsBlob(file) : undefined
}

/** Builds the snapshot unless it is there. Throws DatasetError when the dataset has problems. */
async function buildSnapshot(): Promise<void> {
  const file = await snapshotFile()
  if (existsSync(file)) return
  const database = await connectPglite()
  try {
    await migrate(database.kysely)
    await loadDataset(database, await readDataset())
    await database.run({ text: 'vacuum analyze', values: [] })
    const draft = join(folder, `draft-${randomUUID()}.tar`)
    await mkdir(folder, { recursive: true })
    await writeFile(draft, (await database.dump()).stream())
    for (const old of await readdir(folder)) if (old.startsWith('core-')) await rm(join(folder, old))
    await rename(draft, file)
  } finally {
    await database.close()
  }
}

if (import.meta.main) await buildSnapshot()
