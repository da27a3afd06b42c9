import { generate } from '@graphql-codegen/cli'
import { expect, it } from 'vitest'
import { preset, schema } from './codegen.ts'

async function generated(documents: string): Promise<string> {
  const files = await generate({ schema, documents, silent: true, generates: { 'operations.ts': { preset } } }, false)
  return (files as { content: string }[])[0]?.content ?? ''
}

it('types documents by the names that their authors chose', async () => {
  const content = await generated(`
    query getWars_by($kinds: [WarKind!], $first: Int = 5) { wars(filter: { kind: { in: $kinds } }, first: $first) { nodes { ...W } } }
    fragment W on War { kind intensity { level } during { start { edtf } } ...Named }
    fragment Named on Entity { name }
  `)
  expect(content).toContain(`import type { EDTF, Open, TypedDocument } from '@annals/sdk'`)
  expect(content).toMatch(/getWars_byQueryVariables = Exact<\{\s*kinds\?: Array<WarKind> \| WarKind \| null \| undefined;/)
  expect(content).toMatch(/getWars_byQuery = \{ wars: \{ nodes: Array<\{[^;]*kind: Open<WarKind>/)
  expect(content).toMatch(/level: Open<Intensity>/)
  expect(content).toMatch(/edtf: EDTF/)
  const text = /getWars_byDocument = "(.*)" as string & TypedDocument<getWars_byQuery, getWars_byQueryVariables>/.exec(content)?.[1]
  expect(text).toMatch(/^query getWars_by\(.*\}fragment W on War\{.*\}fragment Named on Entity\{name\}$/)
})

it('imports nothing that is not used', async () => {
  expect(await generated('query one { dataset { version } }')).toContain(`import type { TypedDocument } from '@annals/sdk'`)
})
