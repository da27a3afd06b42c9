import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buildSchema, type FieldNode, parse, print, stripIgnoredCharacters, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql'
import { describe, expect, it } from 'vitest'
import { type TypedDocument, textOf } from './document.ts'
import * as documents from './generated/operations.ts'
import trusted from './generated/trusted-documents.json' with { type: 'json' }

const everything = String.raw`
query Everything($a: [Int!]! = [1, -2] @x, $b: In = {c: {d: "e\"\n\\ \u00e9 김"}, f: [A, true, null, 1.5e3]}, $s: String = """
  block "quoted"
  \ text
""") @live(if: $x) {
  alias: field(arg: $a, other: {x: $b, y: [$a]}) @include(if: $c) { ...F @skip(if: false) ... on T { id } ... @include(if: $d) { id } ... { n } }
}
fragment F on T @y { id }
mutation M { m }
subscription { s(empty: "", list: [], object: {}) }
`

describe('the text of a document', () => {
  it('is a string as it is', () => {
    expect(textOf('{ a }')).toBe('{ a }')
    expect(textOf({ toString: () => '{ b }' })).toBe('{ b }')
  })

  it('says of a syntax tree what it says', () => {
    const printed = textOf(parse(everything) as unknown as TypedDocument<unknown, never>)
    expect(print(parse(printed))).toBe(
      print(parse(print(parse(everything)).replace(/"""[\s\S]*?"""/, (block) => JSON.stringify(blockText(block))))),
    )
  })
})
const blockText = (block: string) => {
  const [definition] = parse(`{ f(a: ${block}) }`).definitions
  const text = JSON.stringify(definition, (key, value) => (key === 'loc' ? undefined : value))
  return JSON.parse(/"kind":"StringValue","value":("(?:[^"\\]|\\.)*")/.exec(text)?.[1] ?? '""')
}

const shipped = Object.entries(documents).filter(([name]) => name.endsWith('Document'))
const schema = buildSchema(readFileSync(new URL('./generated/schema.graphql', import.meta.url), 'utf8'))

describe('the shipped operations', () => {
  it('are valid and as short as they can be', () => {
    expect(shipped.length).toBeGreaterThan(9)
    for (const [, text] of shipped) {
      expect(validate(schema, parse(text))).toEqual([])
      expect(stripIgnoredCharacters(text)).toBe(text)
    }
  })

  it('are the trusted documents', () => {
    expect(trusted).toEqual(Object.fromEntries(shipped.map(([, text]) => [createHash('sha256').update(text).digest('hex'), text])))
  })

  it('name how much of every connection they want', () => {
    const unbounded: string[] = []
    for (const [name, text] of shipped) {
      const info = new TypeInfo(schema)
      const Field = (node: FieldNode) => {
        if (!String(info.getType()).endsWith('Connection!')) return
        if (!node.arguments?.some((argument) => argument.name.value === 'first')) unbounded.push(`${name}: ${node.name.value}`)
      }
      visit(parse(text), visitWithTypeInfo(info, { Field }))
    }
    expect(unbounded).toEqual([])
  })
})
