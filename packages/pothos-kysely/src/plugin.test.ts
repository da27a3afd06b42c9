import { afterAll, describe, expect, it, vi } from 'vitest'
import { openLibrary } from './_library.ts'
import { Compilation } from './compile.ts'

const library = await openLibrary()
afterAll(() => library.close())

/** Asks both executors, holds them equal and gives the answer; one statement, unless several root fields went through graphql-js. */
// biome-ignore lint/suspicious/noExplicitAny: answers of queries written as text have no type of their own
async function data(query: string, variables?: Record<string, unknown>): Promise<any> {
  const { compiled, executed, statements } = await library.ask(query, variables)
  expect(compiled, 'compiled').toBeDefined()
  expect(compiled).toBe(JSON.stringify(executed))
  expect(statements.compiled).toHaveLength(1)
  return executed.data
}
async function failure(query: string, variables?: Record<string, unknown>) {
  const { compiled, executed } = await library.ask(query, variables)
  expect(compiled).toBeUndefined()
  return executed
}

describe('a query', () => {
  it('is one statement, whatever its depth', async () => {
    const { authors } = await data(
      '{ authors(first: 2) { nodes { name works(first: 2) { totalCount nodes { title author { name first { title } } } } } } }',
    )
    expect(authors.nodes[0].works).toMatchObject({ totalCount: 10, nodes: [{ title: 'Work 3' }, { title: 'Work 6' }] })
  })

  it('keeps the order of fields, merges repeated ones, knows aliases and fragments', async () => {
    const { a, b } = await data(
      '{ b: author(name: "Ada") { born ...N name } a: author(name: "Ada") { x: name y: name born born } } fragment N on Author { name years }',
    )
    expect(Object.keys(b)).toEqual(['born', 'name', 'years'])
    expect(a).toEqual({ x: 'Ada', y: 'Ada', born: 1815 })
  })

  it('leaves out what @skip and @include say, by variables too', async () => {
    const query = 'query ($yes: Boolean!) { author(name: "Ada") { name @include(if: $yes) ... @skip(if: $yes) { born } } }'
    expect(await data(query, { yes: true })).toEqual({ author: { name: 'Ada' } })
    expect(await data(query, { yes: false })).toEqual({ author: { born: 1815 } })
  })

  it('writes JSON as JSON.stringify does', async () => {
    const { authors } = await data('{ authors { nodes { name born years } } works(first: 3) { nodes { price sold kind __typename } } }')
    expect(authors.nodes.map((a: { name: string }) => a.name)).toEqual(['Ada', 'Bo "the quoter"', 'Dora', 'Čapek\u2028'])
    expect(authors.nodes[2].years).toEqual([])
  })
})

describe('a statement that fails', () => {
  const query = '{ author(name: "Ada") { name } }'
  const failing = async (error: Error) => {
    library.fail(error)
    try {
      return await library.ask(query)
    } finally {
      library.fail(undefined)
    }
  }

  it('goes through graphql-js when the error tells of the statement', async () => {
    const { compiled, executed, statements } = await failing(Object.assign(new Error('division by zero'), { code: '22012' }))
    expect(compiled).toBeUndefined()
    expect(executed.errors).toMatchObject([{ message: 'division by zero', path: ['author'] }])
    expect(statements.executed).toHaveLength(1)
  })

  it.each(['ECONNREFUSED', '57014', '57P01', '08006', '53300', undefined])(
    'is not asked again when it tells of the database (%s)',
    async (code) => {
      await expect(failing(Object.assign(new Error('away'), { code }))).rejects.toThrow('away')
    },
  )
})

describe('compiling', () => {
  /** Asks each in turn and gives how often a whole query was compiled for it. */
  async function compilations(...asked: [query: string, variables?: Record<string, unknown>][]): Promise<number[]> {
    const spy = vi.spyOn(Compilation.prototype, 'operation')
    try {
      const counts: number[] = []
      for (const [query, variables] of asked) {
        await library.ask(query, variables)
        counts.push(spy.mock.calls.length)
        spy.mockClear()
      }
      return counts
    } finally {
      spy.mockRestore()
    }
  }

  it('is done once for a document, once for each shape of its variables', async () => {
    const query = 'query ($title: String, $kind: Genre) { works(filter: {title: $title, genre: $kind}) { totalCount } }'
    expect(await compilations([query, { title: 'a' }], [query, { title: 'b' }], [query, { kind: 'poem' }], [query])).toEqual([1, 0, 1, 1])
    expect(await compilations([query, { title: 'c' }], [query, { kind: 'poem' }], [query, { kind: 'novel' }])).toEqual([0, 0, 1])
  })

  it.each<[string, string, Record<string, unknown>?]>([
    ['an argument', '{ author(name: "Ada") { works(first: 500) { totalCount } } }'],
    ['one in a place that variables change', 'query ($yes: Boolean = true) { works(first: 500) { totalCount @include(if: $yes) } }'],
    ['a directive', 'query ($yes: Boolean = true) { works { totalCount @include(if: $yes) } }', { yes: null }],
    ['a field with code', '{ hello author(name: "Ada") { name } }'],
  ])('is not tried again where %s sends a query to graphql-js', async (_what, query, variables = {}) => {
    expect(await compilations([query, variables], [query, variables])).toEqual([1, 0])
  })

  it('is tried again where other values of variables may succeed', async () => {
    const query = 'query ($n: Int) { works(first: $n) { totalCount } }'
    expect(await compilations([query, { n: 500 }], [query, { n: 500 }], [query, { n: 100 }], [query, { n: 99 }])).toEqual([1, 1, 1, 0])
  })

  it('is told with the length of the statement, by either executor', async () => {
    const query = '{ author(name: "Ada") { name born } }'
    const { compiledLengths, statements } = await library.ask(query)
    expect(compiledLengths).toEqual([...statements.compiled, ...statements.executed].map(({ text }) => text.length))
    expect((await library.ask(query)).compiledLengths).toEqual([statements.executed[0]?.text.length])
  })
})

describe('an abstract type', () => {
  it('gives each member its own fields', async () => {
    const { works } = await data('{ works(first: 3) { nodes { __typename title ... on Novel { pages } ... on Poem { verses metre } } } }')
    expect(works.nodes).toEqual([
      { __typename: 'Novel', title: 'Work 1', pages: 10 },
      { __typename: 'Novel', title: 'Work 2', pages: 20 },
      { __typename: 'Poem', title: 'Work 3', verses: 3, metre: null },
    ])
  })

  it('is found by a key of its own; null when there is none', async () => {
    expect(await data('{ a: work(title: "Work 3") { __typename } b: work(title: "none") { title } }')).toEqual({
      a: { __typename: 'Poem' },
      b: null,
    })
  })

  it('may have any alias, whichever executor answers', async () => {
    const query = '{ work(title: "Work 1") { __t: title __e: title __proto__: title constructor: kind } hello }'
    const { executed } = await library.ask(query)
    expect(JSON.stringify(executed)).toBe(
      '{"data":{"work":{"__t":"Work 1","__e":"Work 1","__proto__":"Work 1","constructor":"novel"},"hello":"hello"}}',
    )
    const { errors } = (await library.ask('{ author(name: "Ada") { __e: first { title } } hello }')).executed
    expect(errors).toBeUndefined()
  })
})

describe('a connection', () => {
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $order: [WorkOrder!]) {
    works(first: $first, after: $after, last: $last, before: $before, orderBy: $order) {
      edges { cursor place node { title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
  const titles = (page: { edges: { node: { title: string } }[] }) => page.edges.map((e) => e.node.title)

  it.each([[undefined], [[{ field: 'YEAR', direction: 'DESC' }]], [[{ field: 'YEAR' }, { field: 'TITLE', direction: 'DESC' }]]])(
    'goes through everything once, both ways, ordered by %j',
    async (order) => {
      const forward: string[] = []
      for (let after: string | undefined, more = true; more; ) {
        const { works } = await data(query, { first: 7, after, order })
        forward.push(...titles(works))
        more = works.pageInfo.hasNextPage
        after = works.pageInfo.endCursor
      }
      expect(new Set(forward).size).toBe(30)
      const backward: string[] = []
      for (let before: string | undefined, more = true; more; ) {
        const { works } = await data(query, { last: 4, before, order })
        backward.unshift(...titles(works))
        more = works.pageInfo.hasPreviousPage
        before = works.pageInfo.startCursor
      }
      expect(backward).toEqual(forward)
    },
  )

  it('may be empty', async () => {
    expect(await data(query, { first: 0 })).toEqual({
      works: { edges: [], pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null } },
    })
    expect((await data('{ author(name: "Dora") { works { totalCount nodes { title } } } }')).author.works).toEqual({
      totalCount: 0,
      nodes: [],
    })
  })

  it('counts only when asked, and a subtype alone without reading the rest', async () => {
    const { statements } = await library.ask('{ novels(first: 1) { nodes { title } } }')
    expect(statements.compiled[0]?.text).not.toContain('count(')
    const counted = await library.ask('{ novels { totalCount } }')
    expect(counted.compiled).toBe('{"data":{"novels":{"totalCount":20}}}')
    expect(counted.statements.compiled[0]?.text).not.toContain('"work"')
  })

  it('filters with and, or, not', async () => {
    const { works } = await data(
      '{ works(filter: {or: [{title: "Work 1"}, {title: "Work 2"}, {title: "Work 3"}], not: {genre: poem}, and: [{since: 1902}]}) { nodes { title } } }',
    )
    expect(works.nodes).toEqual([{ title: 'Work 2' }])
  })

  it.each([
    ['{ works(first: 1, last: 1) { totalCount } }', 'BAD_PAGE'],
    ['{ works(first: 101) { totalCount } }', 'BAD_PAGE'],
    ['{ works(first: -1) { totalCount } }', 'BAD_PAGE'],
    ['{ works(first: 1, after: "nonsense") { totalCount } }', 'BAD_CURSOR'],
    ['{ works(orderBy: [{field: YEAR}, {field: TITLE}, {field: YEAR, direction: DESC}]) { totalCount } }', 'BAD_ARGUMENT'],
  ])('refuses %s', async (query, code) => {
    const { errors } = await failure(query)
    expect(errors?.[0]).toMatchObject({ path: ['works'], extensions: { code } })
  })

  it('refuses a cursor somebody changed, whose keys are of no such type', async () => {
    const orders: [string, string[]][] = [
      ['[{field: YEAR}]', ['x', '1.5', '9999999999', '']],
      ['[]', ['a\u0000b']],
    ]
    for (const [order, keys] of orders) {
      const { works } = await data(`{ works(first: 1, orderBy: ${order}) { pageInfo { endCursor } } }`)
      const [bound, , ...rest] = JSON.parse(Buffer.from(works.pageInfo.endCursor, 'base64url').toString())
      for (const key of keys) {
        const after = Buffer.from(JSON.stringify([bound, key, ...rest])).toString('base64url')
        const { errors } = await failure(`query ($after: String) { works(first: 1, after: $after, orderBy: ${order}) { totalCount } }`, {
          after,
        })
        expect(errors?.[0]).toMatchObject({ path: ['works'], extensions: { code: 'BAD_CURSOR' } })
      }
    }
  })

  it('names each key of a cursor twice at most, ordered both ways', async () => {
    const both =
      'query ($after: String) { works(first: 1, after: $after, orderBy: [{field: YEAR}, {field: TITLE, direction: DESC}]) { edges { cursor } } }'
    const { works } = await data(both)
    const { statements } = await library.ask(both, { after: works.edges[0].cursor })
    expect(statements.compiled[0]?.values).toEqual([expect.any(String), '1900', '1900', 'Work 7', 'Work 7', '7'])
  })

  it('refuses the cursor of another list', async () => {
    const { works } = await data('{ works(first: 1) { pageInfo { endCursor } } }')
    const after = works.pageInfo.endCursor
    for (const other of [
      'works(after: $after, orderBy: [{field: YEAR}])',
      'works(after: $after, filter: {since: 1}) ',
      'authors(after: $after)',
    ]) {
      const { errors } = await failure(`query ($after: String) { ${other} { totalCount } }`, { after })
      expect(errors?.[0]?.extensions.code).toBe('BAD_CURSOR')
    }
  })
})

describe('errors', () => {
  it('of a field below the root stand at its path, beside the data of the others', async () => {
    const { data: partial, errors } = await failure('{ author(name: "Ada") { name works(first: 500) { totalCount } } hello }')
    expect(errors?.[0]?.path).toEqual(['author', 'works'])
    expect(partial).toEqual({ author: null, hello: 'hello' })
  })

  it('a null where none may be takes its parent with it, in whichever executor', async () => {
    const { data: partial, errors } = await failure('{ author(name: "Čapek\u2028") { country } other: author(name: "Ada") { country } }')
    expect(partial).toEqual({ author: null, other: { country: 'England' } })
    expect(errors?.[0]?.path).toEqual(['author', 'country'])
  })

  it('what has no SQL is executed, its neighbours by one statement each', async () => {
    const { compiled, executed, statements } = await library.ask('{ hello author(name: "Ada") { name first { title } } }')
    expect(compiled).toBeUndefined()
    expect(executed.data).toEqual({ hello: 'hello', author: { name: 'Ada', first: { title: 'Work 21' } } })
    expect(statements.executed).toHaveLength(1)
  })

  it('of one root field among many: the others run a few at a time', async () => {
    const many = Array.from({ length: 20 }, (_, i) => `a${i}: author(name: "Ada") { name }`).join(' ')
    const { executed: good, atOnce } = await library.ask(`{ ${many} hello }`)
    expect(atOnce).toBe(4)
    expect(Object.values(good.data ?? {}).filter((author) => (author as { name?: string }).name === 'Ada')).toHaveLength(20)
  })

  it('of a root field that may not be null ends the operation: what waits is not run', async () => {
    const many = Array.from({ length: 20 }, (_, i) => `a${i}: author(name: "Ada") { name }`).join(' ')
    const { executed, statements } = await library.ask(`{ bad: works(first: 500) { totalCount } ${many} }`)
    expect(executed).toMatchObject({ data: null, errors: [{ path: ['bad'], extensions: { code: 'BAD_PAGE' } }] })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(statements.executed.length).toBeLessThan(10)
  })
})

describe('what a client sends', () => {
  it.each([["'; drop table author; --"], ['\\'], ['$1'], ['"}]}'], ['\u0001'], ['É\u2028😀']])(
    'is a value, never text: %j',
    async (name) => {
      const query = 'query ($name: String!) { author(name: $name) { name } }'
      expect(await data(query, { name })).toEqual({ author: null })
      const { statements } = await library.ask(query, { name })
      expect(statements.compiled[0]?.values).toContain(name)
      expect(statements.compiled[0]?.text).toBe((await library.ask(query, { name: 'Ada' })).statements.compiled[0]?.text)
    },
  )

  it('in a list is bounded, wherever the list stands', async () => {
    const query = 'query ($filter: WorkFilter) { works(filter: $filter) { totalCount } }'
    const many = (n: number) => ({ filter: { or: [{ and: Array(n).fill({ since: 1 }) }] } })
    expect(await data(query, many(100))).toEqual({ works: { totalCount: 30 } })
    const { errors } = await failure(query, many(101))
    expect(errors?.[0]).toMatchObject({
      path: ['works'],
      message: '`and` takes at most 100 values, not 101',
      extensions: { code: 'BAD_ARGUMENT' },
    })
  })

  it('with NUL, which PostgreSQL has not, is a clear error', async () => {
    const { errors } = await failure('query ($name: String!) { author(name: $name) { name } }', { name: 'a\0b' })
    expect(errors?.[0]?.message).toMatch(/NUL/)
  })

  it('changes the statement only by its shape, the page sizes rounded', async () => {
    const query =
      'query ($first: Int, $title: String, $genre: Genre) { works(first: $first, filter: {title: $title, genre: $genre}) { nodes { title } } }'
    const names = new Set<string | undefined>()
    for (const first of [11, 12, 15, 20])
      names.add((await library.ask(query, { first, title: `Work ${first}` })).statements.compiled[0]?.name)
    expect(names.size).toBe(1)
    for (let first = 0; first <= 100; first++) names.add((await library.ask(query, { first })).statements.compiled[0]?.name)
    expect(names.size).toBeLessThanOrEqual(7)
    names.add((await library.ask(query, { genre: 'poem' })).statements.compiled[0]?.name)
    expect(names.size).toBeLessThanOrEqual(8)
  })
})
