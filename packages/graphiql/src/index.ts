import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { pageFolder } from './build.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ttf': 'font/ttf',
}

export interface GraphiqlPage {
  html: string
  /** A file of the page by its name after `/graphiql/`, undefined if there is none. Names hold a hash: cache them for good. */
  asset(name: string): Promise<{ body: Uint8Array; type: string } | undefined>
}

/** GraphiQL as built from this package's sources; builds it (about 5 s) when `npm ci` did not. Throws if it cannot be built. */
export async function graphiqlPage(): Promise<GraphiqlPage> {
  const folder = await pageFolder()
  if (!existsSync(folder)) {
    // In a process of its own, so that the server never loads Vite nor takes its NODE_ENV.
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'build.ts')]).catch((cause) => {
      throw new Error(
        "GraphiQL's page could not be built. It needs the development dependencies (plain `npm ci`), or a copied packages/graphiql/dist.",
        { cause },
      )
    })
  }
  const names = new Set((await readdir(join(folder, 'assets'))).map((name) => `assets/${name}`))
  return {
    html: await readFile(join(folder, 'index.html'), 'utf8'),
    async asset(name) {
      if (!names.has(name)) return undefined
      return { body: await readFile(join(folder, name)), type: types[extname(name)] ?? 'application/octet-stream' }
    },
  }
}

export { tabs } from './tabs.ts'
