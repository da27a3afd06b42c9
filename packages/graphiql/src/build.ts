import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

/** Where the page built from today's sources belongs: a folder named by their hash, so that being there is being fresh. */
export async function pageFolder(): Promise<string> {
  const sources = (await readdir(join(root, 'src'))).filter((name) => !name.startsWith('_') && !name.includes('.test.')).sort()
  const hash = createHash('sha256')
  for (const path of ['index.html', 'package.json', 'vite.config.ts', ...sources.map((name) => join('src', name))]) {
    hash.update(await readFile(join(root, path)))
  }
  return join(dist, hash.digest('hex').slice(0, 16))
}

async function build(folder: string): Promise<void> {
  // Vite keeps a NODE_ENV that it finds, and would bundle React's development build under a test runner.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  // Two processes may build at once: each in its own folder, and whoever is first gives it the name.
  const draft = join(dist, `draft-${randomUUID()}`)
  try {
    await build({ root, logLevel: 'error', build: { outDir: draft } })
    await rename(draft, folder).catch((error) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  for (const old of await readdir(dist)) {
    if (/^[0-9a-f]{16}$/.test(old) && join(dist, old) !== folder) await rm(join(dist, old), { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const folder = await pageFolder()
  if (!existsSync(folder)) await build(folder)
}
