import { getIntrospectionQuery, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { schema } from './_library.ts'
import { fittingPage, listCosts, operationCost } from './index.ts'

function cost(query: string, variables: Record<string, unknown> = {}, operationName?: string): number {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  return operationCost(schema, document, operationName, variables)
}

describe('the cost of an operation', () => {
  it.each([
    ['a field', '{ hello }', 1],
    ['an object', '{ author(name: "Ada") { name born } }', 3],
    ['a page of the default size', '{ works { nodes { title } } }', 2 + 20],
    ['a page of its first', '{ works(first: 7) { nodes { title } } }', 2 + 7],
    ['a page of its last', '{ works(last: 7) { nodes { title kind } } }', 2 + 14],
    ['a page of none, which is planned all the same', '{ works(first: 0) { nodes { title } } }', 2 + 1],
    ['a page of too many, which is refused elsewhere', '{ works(first: 9999) { nodes { title } } }', 2 + 100],
    ['edges and nodes of one page', '{ works(first: 3) { edges { cursor node { title } } nodes { title } } }', 3 + 9 + 3],
    ['what stands beside the items', '{ works(first: 50) { totalCount pageInfo { hasNextPage } } }', 1 + 10 + 2],
    ['pages in pages', '{ authors(first: 5) { nodes { name works(first: 4) { nodes { title } } } } }', 2 + 5 * (3 + 4)],
    ['the same under aliases', '{ a: works(first: 5) { nodes { title } } b: works(first: 5) { nodes { title } } }', 14],
    [
      'fragments where they are spread',
      '{ works(first: 5) { nodes { ...F } } novels(first: 2) { nodes { ...F } } } fragment F on Work { title }',
      11,
    ],
    ['every member of an abstract type', '{ works(first: 5) { nodes { ... on Novel { pages } ... on Poem { verses metre } } } }', 2 + 15],
    [
      'what is left out',
      '{ works(first: 5) { nodes { title @skip(if: true) kind @include(if: false) price @include(if: true) } } }',
      2 + 5,
    ],
  ])('counts %s', (_what, query, expected) => {
    expect(cost(query)).toBe(expected)
  })

  it('follows variables, their defaults, and what they leave out', () => {
    const query = 'query ($n: Int = 3, $more: Boolean!) { works(first: $n) { nodes { title ... @include(if: $more) { kind price } } } }'
    expect(cost(query, { more: false })).toBe(2 + 3)
    expect(cost(query, { more: true, n: 10 })).toBe(2 + 30)
    expect(cost(query, { more: true, n: null })).toBe(2 + 60)
    expect(cost(query, { more: true, n: 'many' })).toBe(2 + 60)
  })

  it('grows with the argument that a field names', () => {
    expect(cost('{ shout(text: "hello") }')).toBe(10 + 5 * 2)
    const query = 'query ($text: String! = "a", $and: Boolean = true) { shout(text: $text) @include(if: $and) }'
    expect([cost(query), cost(query, { text: 'hello' }), cost(query, { text: 'hello', and: false })]).toEqual([12, 20, 0])
  })

  it('counts a list below a field with code by the argument that it names', () => {
    expect(cost('{ read(text: "123456789") { words { word } } }')).toBe(2 + 3)
    const query = 'query ($text: String!) { read(text: $text) { ...R } } fragment R on Reading { words { a: word b: word } }'
    expect([cost(query, { text: '' }), cost(query, { text: 'x'.repeat(400) })]).toEqual([2 + 2, 2 + 200])
  })

  it('is that of the operation named', () => {
    const two = 'query A { hello } query B { works { nodes { title } } }'
    expect([cost(two, {}, 'A'), cost(two, {}, 'B'), cost(two), cost(two, {}, 'C')]).toEqual([1, 22, 0, 0])
  })

  it('tells a document read before from another of the same operations', () => {
    expect([cost('{ works(first: 1) { nodes { title } } }'), cost('{ works(first: 2) { nodes { title } } }')]).toEqual([3, 4])
  })

  it('counts introspection by the schema', () => {
    const all = cost(getIntrospectionQuery())
    expect(all).toBeGreaterThan(Object.keys(schema.getTypeMap()).length)
    expect(all).toBeLessThan(20_000)
    const nested = cost('{ __schema { types { fields { type { fields { type { name } } } } } } }')
    expect(nested).toBeGreaterThan(cost('{ __schema { types { fields { type { name } } } } }'))
  })
})

describe('where the cost comes from', () => {
  const document = parse('query ($n: Int) { authors(first: $n) { nodes { name works(first: 50) { nodes { title kind price } } } } }')

  it('is told list by list', () => {
    expect(listCosts(schema, document, undefined, { n: 100 })).toEqual([
      { path: ['authors', 'nodes', 'works'], items: 5000, cost: 15_000 },
      { path: ['authors'], items: 100, cost: 300 },
      { path: [], items: 1, cost: 2 },
    ])
  })

  it('gives a page size that fits, and no larger one', () => {
    const variables = { n: 100 }
    const page = fittingPage(schema, document, undefined, variables, 6000)
    expect(page?.path).toEqual(['authors', 'nodes', 'works'])
    const asked = (size: number) => cost(`{ authors(first: 100) { nodes { name works(first: ${size}) { nodes { title kind price } } } } }`)
    expect(asked(page?.first ?? 0)).toBeLessThanOrEqual(6000)
    expect(asked((page?.first ?? 0) + 1)).toBeGreaterThan(6000)
  })

  it('turns to an outer page when the inner cannot be made short enough', () => {
    expect(fittingPage(schema, document, undefined, { n: 100 }, 400)).toEqual({ path: ['authors'], first: 2 })
    expect(fittingPage(schema, document, undefined, { n: 100 }, 10)).toBeUndefined()
  })
})
