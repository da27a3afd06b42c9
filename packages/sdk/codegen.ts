import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal'
import type { CodegenConfig } from '@graphql-codegen/cli'
import type { CodegenPlugin } from '@graphql-codegen/plugin-helpers'
import { introspectionFromSchema } from 'graphql'
import { operationsOf, preset } from './src/codegen.ts'

// Absolute, because codegen resolves paths from where it was started.
const here = import.meta.dirname
const schemaFile = join(here, '../../schema.graphql')
const generated = (file: string) => join(here, 'src/generated', file)

/** A function for each operation, importable one by one. */
const functions: CodegenPlugin = {
  plugin: (_schema, files) =>
    [
      `import type { Client, RequestOptions } from '../client.ts'`,
      `import type { Rest } from '../document.ts'`,
      `import * as documents from './operations.ts'`,
      '',
      ...operationsOf(files).map(({ name, suffix, comment }) => {
        const own = name.replace(/^./, (first) => first.toLowerCase())
        const type = `documents.${name}${suffix}`
        return `/** ${comment.replaceAll('\n', '\n * ')} */
export const ${own} = (client: Pick<Client, 'request'>, ...rest: Rest<${type}Variables, RequestOptions>): Promise<${type}> =>
  client.request(documents.${name}Document, ...rest)
`
      }),
    ].join('\n'),
}

/** The text of each operation by its SHA-256, for a service that answers none but those it knows. */
const trusted: CodegenPlugin = {
  plugin: (_schema, files) => {
    const entries = operationsOf(files).map(({ text }) => [createHash('sha256').update(text).digest('hex'), text])
    return JSON.stringify(Object.fromEntries(entries), null, 2)
  },
}

/** The schema as a type, which gql.tada reads documents by; without the end that would make it the only schema of a program. */
const introspection: CodegenPlugin = {
  plugin: (schema) => {
    const file = outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(schema)), {
      fileType: '.d.ts',
      shouldPreprocess: true,
    })
    return file.slice(0, file.indexOf('\nimport '))
  },
}

/** A copy, since the package is published without what is around it. */
const schema: CodegenPlugin = { plugin: () => readFileSync(schemaFile, 'utf8') }

const config: CodegenConfig = {
  schema: schemaFile,
  documents: join(here, 'src/operations/**/*.graphql'),
  generates: {
    [generated('operations.ts')]: { preset, presetConfig: { sdk: '../index.ts' } },
    [generated('functions.ts')]: { preset, presetConfig: { plugins: { functions } } },
    [generated('trusted-documents.json')]: { preset, presetConfig: { plugins: { trusted } } },
    [generated('introspection.ts')]: { preset, presetConfig: { plugins: { introspection } } },
    [generated('schema.graphql')]: { preset, presetConfig: { plugins: { schema } } },
  },
}

export default config
