import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const folders = ['@annals/server', '@annals/pothos-kysely', '@annals/db'].map((name) => dirname(fileURLToPath(import.meta.resolve(name))))

/** Changes with every change of the code that answers questions. */
export function codeVersion(): string {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const file of (readdirSync(folder, { recursive: true }) as string[]).sort())
      if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(file).update(readFileSync(`${folder}/${file}`))
  return hash.digest('base64url').slice(0, 12)
}
