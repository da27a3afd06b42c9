import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { attacks } from '@annals/bench/attacks'
import { tabs } from '@annals/graphiql'
import { anonymous, httpServer, memoryBuckets, schema } from '@annals/server'
import { getIntrospectionQuery, type OperationDefinitionNode, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceOver, testService } from './_service.ts'

const service = await testService()
const url = 'http://annals.test/graphql'
const json = { 'content-type': 'application/json' }
const post = (body: object | string, fetch = service.fetch, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { ...json, ...headers } })
const times = (n: number, text: (i: number) => string) => Array.from({ length: n }, (_, i) => text(i)).join(' ')

/** What an operation costs, by the service itself. */
async function explain(query: string, variables: Record<string, unknown> = {}) {
  const asked = `query ($query: String!, $variables: JSON) {
    explainCost(query: $query, variables: $variables) { cost maximum depth costliest { path items cost } } }`
  return (await service.ask(asked, { query, variables })).explainCost
}

describe('extensions.cost', () => {
  const query = 'query ($n: Int) { leaders(first: $n) { nodes { name } } }'

  it('is in every answer, whoever gives it', async () => {
    const compiled = await post({ query, variables: { n: 3 } })
    expect(compiled.headers.get('x-annals-executor')).toBe('compiled')
    expect(await compiled.text()).toMatch(/^\{"data":\{"leaders":.*\},"extensions":\{"cost":5\}\}$/)
    const walked = await post({ query: '{ leaders(first: 3) { nodes { name } } explainCost(query: "{ __typename }") { cost } }' })
    expect(walked.headers.get('x-annals-executor')).toBe('graphql-js')
    expect(await walked.json()).toMatchObject({ data: { explainCost: { cost: 1 } }, extensions: { cost: 1006 } })
    const failed = await (await post({ query: '{ leaders(first: 500) { totalCount } }' })).json()
    expect(failed).toMatchObject({ errors: [{ extensions: { code: 'BAD_PAGE' } }], extensions: { cost: 11 } })
  })

  it('is what explainCost says beforehand, with where it comes from', async () => {
    expect(await explain(query, { n: 50 })).toEqual({
      cost: 52,
      maximum: anonymous.operation,
      depth: 3,
      costliest: [
        { path: ['leaders'], items: 50, cost: 50 },
        { path: [], items: 1, cost: 2 },
      ],
    })
    const asked = await (await post({ query, variables: { n: 50 } })).json()
    expect(asked.extensions.cost).toBe(52)
  })

  it.each([
    ['{', 'BAD_ARGUMENT'],
    ['{ nothing }', 'BAD_ARGUMENT'],
    ['mutation { x }', 'BAD_ARGUMENT'],
    ['query A { __typename } query B { __typename }', 'BAD_ARGUMENT'],
    [`{ ${'a '.repeat(2500)} }`, 'OPERATION_LIMIT'],
    [`{ ${times(101, (i) => `a${i}: __typename`)} }`, 'OPERATION_LIMIT'],
  ])('explainCost refuses %.30s', async (query, code) => {
    const answer = await post({ query: 'query ($q: String!) { explainCost(query: $q) { cost } }', variables: { q: query } })
    expect(answer.status).toBe(200)
    expect((await answer.json()).errors[0]).toMatchObject({ path: ['explainCost'], extensions: { code } })
  })
})

describe('an operation that costs too much', () => {
  it('is refused before a statement is run, with where and with a page size that fits', async () => {
    const query = (first: number) =>
      `{ leaders(first: 100) { nodes { claims(first: 100) { nodes { subject { claims(first: ${first}) { nodes { id } } } } } } } }`
    service.statements()
    const answer = await post({ query: query(100) })
    expect(answer.status).toBe(400)
    const { code, path, page, first, maximum } = (await answer.json()).errors[0].extensions
    expect({ code, path, page, maximum }).toEqual({
      code: 'COST_LIMIT',
      path: ['leaders', 'nodes', 'claims', 'nodes', 'subject', 'claims'],
      page: ['leaders', 'nodes', 'claims', 'nodes', 'subject', 'claims'],
      maximum: anonymous.operation,
    })
    expect(service.statements()).toEqual([])
    expect((await explain(query(first))).cost).toBeLessThanOrEqual(maximum)
    expect((await explain(query(first + 1))).cost).toBeGreaterThan(maximum)
  })

  it('counts what variables ask for', async () => {
    const query =
      'query ($n: Int) { claims(first: $n) { nodes { alternatives { alternatives { citations { locator quote } alternatives { id } } } } } }'
    const code = async (n: number) => (await (await post({ query, variables: { n } })).json()).errors?.[0].extensions.code
    expect([await code(10), await code(100)]).toEqual([undefined, 'COST_LIMIT'])
  })
})

describe('what honest clients ask has ample room', () => {
  const folder = join(import.meta.dirname, '../packages/sdk/src/operations')
  const document = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const operations = parse(document).definitions.filter((d): d is OperationDefinitionNode => d.kind === 'OperationDefinition')
  const fragments = document.slice(document.indexOf('fragment'))

  it.each(operations.map((o) => [o.name?.value ?? '', o] as const))('the operation %s of the SDK', async (_name, { loc }) => {
    const own = document.slice(loc?.start, loc?.end)
    // Only the fragments that it spreads, theirs included.
    const used = [...fragments.matchAll(/^fragment (\w+) .*?^\}$/gms)].map(([text, name]) => ({ text, name }))
    const texts = [own]
    for (let i = 0; i < texts.length; i++)
      for (const { text, name } of used) if (texts[i]?.includes(`...${name}\n`) && !texts.includes(text)) texts.push(text)
    const { cost, depth } = await explain(texts.join('\n'), { polities: ['Polity:dprk', 'Polity:rok'] })
    expect(cost).toBeLessThan(anonymous.operation / 2)
    expect(depth).toBeLessThan(20)
  })

  it('a check of the longest text, whose sentences count by its length', async () => {
    const checked = (text: string) =>
      explain(
        `query ($text: String!) { checkText(text: $text) { sentences { text verdict explanation
          mentions { text candidates { id name } } claims { id subject { name } object { name } citations { locator source { title } } } } } }`,
        { text },
      )
    const [short, long] = [await checked('x'.repeat(300)), await checked('x'.repeat(100_000))]
    expect(long.cost).toBeLessThan(anonymous.operation)
    expect(long.cost - short.cost).toBeGreaterThan(2.5 * 99_700 + 332 * 50)
    const few = await explain('query ($text: String!) { checkText(text: $text) { sentences { text verdict } } }', {
      text: 'x'.repeat(100_000),
    })
    expect(few.costliest).toContainEqual({ path: ['checkText', 'sentences'], items: 334, cost: 334 * 2 })
  })

  it("GraphiQL's own questions, and the whole introspection", async () => {
    for (const { query } of tabs) expect((await explain(query)).cost).toBeLessThan(anonymous.operation / 20)
    const introspection = await post({
      query: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, directiveIsRepeatable: true, specifiedByUrl: true }),
    })
    const { data, extensions } = await introspection.json()
    expect(data.__schema.types.length).toBe(Object.keys(schema.getTypeMap()).length)
    expect(extensions.cost).toBeLessThan(anonymous.operation / 4)
  })
})

describe('attacks', () => {
  // Over HTTP, since who sends too much is refused before all of it has come.
  const server = httpServer(service.service)
  let origin = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, { body, answer }) => {
    const [status, code, limit] = answer.split(' ')
    for (const [i, accept] of ['application/json', 'application/graphql-response+json'].entries()) {
      const answered = await fetch(`${origin}/graphql`, { method: 'POST', body: body(i), headers: { ...json, accept } })
      const { data, errors } = await answered.json()
      if (code === undefined) {
        expect([answered.status, errors]).toEqual([200, undefined])
        expect(data).not.toBeNull()
        continue
      }
      // GraphQL's own errors of validation are 200 to those that accept plain JSON.
      expect(answered.status).toBe(code === 'GRAPHQL_VALIDATION_FAILED' && i === 0 ? 200 : Number(status))
      expect(errors[0].extensions).toMatchObject(limit === undefined ? { code } : { code, limit })
    }
    // The service answers others as before.
    expect((await service.ask('{ leader(by: { slug: "mao-zedong" }) { name } }')).leader.name).toBe('Mao Zedong')
  })

  it.each([
    ['mutations', 'mutation { x }'],
    ['subscriptions', 'subscription { x }'],
  ])('%s are not valid', async (_name, query) => {
    const answer = await post({ query }, service.fetch, { accept: 'application/graphql-response+json' })
    expect(answer.status).toBe(400)
    expect((await answer.json()).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it.each([
    ['ids', 'query ($v: [ID!]!) { nodes(ids: $v) { id } }', 'Leader:mao-zedong'],
    ['slugs', 'query ($v: [String!]) { leaders(filter: { slug: { in: $v } }) { totalCount } }', 'mao-zedong'],
    ['types', 'query ($v: [EntityType!]) { search(text: "mao", types: $v) { totalCount } }', 'LEADER'],
    ['conditions', 'query ($v: [LeaderFilter!]) { leaders(filter: { or: $v }) { totalCount } }', { heldOffice: true }],
    ['orders', 'query ($v: [LeaderOrder!]) { leaders(orderBy: $v) { nodes { id } } }', { field: 'NAME' }],
    ['ranks', 'query ($v: [Rank!]) { leader(by: {slug: "mao-zedong"}) { tenures(ranks: $v) { totalCount } } }', 'NORMAL'],
  ])('a list of 101 %s', async (_name, query, value) => {
    const { errors } = await (await post({ query, variables: { v: Array(101).fill(value) } })).json()
    expect(errors[0].extensions.code).toBe('BAD_ARGUMENT')
  })

  it('values of the wrong type are told with a code', async () => {
    for (const [query, variables] of [
      ['query ($n: Int!) { leaders(first: $n) { totalCount } }', {}],
      ['query ($n: Int) { leaders(first: $n) { totalCount } }', { n: 'ten' }],
      ['query ($d: Date!) { snapshot(at: $d) { polity { id } } }', { d: 'today' }],
      ['query ($by: EntityBy!) { leader(by: $by) { id } }', { by: { slug: 'a', id: 'b' } }],
    ]) {
      const { errors } = await (await post({ query, variables } as object)).json()
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('a search for one character is bounded, and costs what it takes', async () => {
    const { data, extensions } = await (await post({ query: '{ search(text: "a", first: 5) { totalCount nodes { id } } }' })).json()
    expect(data.search.nodes).toHaveLength(5)
    expect(extensions.cost).toBeGreaterThan(5000)
  })

  it('paging deep goes on from a cursor at the price of a page', async () => {
    let after: string | null = null
    for (let i = 0; i < 5; i++) {
      const asked: string = 'query ($after: String) { claims(first: 100, after: $after) { pageInfo { endCursor } nodes { id } } }'
      const { data, extensions } = await (await post({ query: asked, variables: { after } })).json()
      expect(data.claims.nodes).toHaveLength(100)
      expect(extensions.cost).toBe(104)
      after = data.claims.pageInfo.endCursor
    }
  })
})

describe('while some attack', () => {
  const server = httpServer(serviceOver(service.database, { buckets: memoryBuckets() }).service, 1000)
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('others are answered, and who sends a body too slowly is sent away', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const head = `POST /graphql HTTP/1.1\r\nhost: annals.test\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":`
    const slow = Array.from({ length: 50 }, () => {
      const socket = connect(port, '127.0.0.1')
      socket.write(head)
      return new Promise<string>((resolve) => {
        let heard = ''
        socket.on('data', (data) => {
          heard += data
        })
        socket.on('close', () => resolve(heard))
        socket.on('error', () => resolve(heard))
      })
    })
    const real = (query: string) => post({ query }, (_url, init) => fetch(`http://127.0.0.1:${port}/graphql`, init))
    const bombs = Array.from({ length: 50 }, (_, i) => real(`{ ${times(300, (j) => `a${i}x${j}: __typename`)} }`))
    const honest = await Promise.all(
      Array.from({ length: 10 }, (_, i) => real(`{ leaders(first: ${i + 1}) { nodes { name } } }`).then((answer) => answer.json())),
    )
    expect(honest.map(({ data }) => data.leaders.nodes.length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(new Set((await Promise.all(bombs)).map(({ status }) => status))).toEqual(new Set([400]))
    for (const heard of await Promise.all(slow)) expect(heard).toMatch(/^HTTP\/1.1 408/)
  })
})
