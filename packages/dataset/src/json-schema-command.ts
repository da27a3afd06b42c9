/** Writes `schema/<type>.schema.json`, from which editors complete and check the YAML files. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jsonSchemas } from './json-schema.ts'

const folder = join(import.meta.dirname, '../schema')
await mkdir(folder, { recursive: true })
for (const [name, schema] of Object.entries(jsonSchemas()))
  await writeFile(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`)
