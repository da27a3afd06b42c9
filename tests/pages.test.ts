import { describe, expect, it } from 'vitest'
import { testService, type Untyped } from './_service.ts'

const service = await testService()

const page = (args: string) =>
  service.ask(
    `{ leaders(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { slug } } } }`,
  )
const slugs = (result: Untyped) => result.leaders.edges.map((e: Untyped) => e.node.slug)

async function walk(order: string, size: number, direction: 'first' | 'last') {
  const seen: string[] = []
  let cursor = ''
  for (;;) {
    const result = await page(`${order} ${direction}: ${size} ${cursor}`)
    const info = result.leaders.pageInfo
    if (direction === 'first') seen.push(...slugs(result))
    else seen.unshift(...slugs(result))
    if (!(direction === 'first' ? info.hasNextPage : info.hasPreviousPage)) return { seen, total: result.leaders.totalCount }
    cursor = direction === 'first' ? `after: "${info.endCursor}"` : `before: "${info.startCursor}"`
  }
}

describe('connections', () => {
  it.each(['', 'orderBy: [{field: BIRTH, direction: DESC}]', 'orderBy: [{field: DEATH}, {field: NAME, direction: DESC}]'])(
    'page through everything once, both ways (%s)',
    async (order) => {
      const forward = await walk(order, 37, 'first')
      const backward = await walk(order, 41, 'last')
      expect(forward.seen.length).toBe(forward.total)
      expect(new Set(forward.seen).size).toBe(forward.total)
      expect(backward.seen).toEqual(forward.seen)
    },
  )

  it('have 20 items unless asked otherwise, and none when none are asked for', async () => {
    expect(slugs(await page('first: 20'))).toEqual(slugs(await page('orderBy: []')))
    const none = await page('first: 0')
    expect(none.leaders).toMatchObject({ edges: [], pageInfo: { hasNextPage: true, startCursor: null, endCursor: null } })
  })

  it('put unknown dates last ascending and first descending', async () => {
    const births = async (direction: string) =>
      (
        await service.ask(`{ leaders(orderBy: [{field: DEATH, direction: ${direction}}], first: 100) { nodes { death { earliest } } } }`)
      ).leaders.nodes.map((n: Untyped) => n.death?.earliest ?? 'unknown')
    const descending = await births('DESC')
    expect(descending[0]).toBe('unknown')
    const ascending = await births('ASC')
    expect(ascending).toEqual([...ascending].sort())
  })

  it.each(['ASC', 'DESC'])('sort dates by the earliest day, then the latest, then the slug (%s)', async (direction) => {
    const { events, claims } = await service.ask(
      `{ events(first: 100, filter: {start: {gte: "1945-01-01"}}, orderBy: [{field: START, direction: ${direction}}]) { nodes { slug during { start { earliest latest } } } }
        claims(first: 100, filter: {kinds: [TENURE], at: "1950-01-01"}, orderBy: [{field: START, direction: ${direction}}]) { nodes { id during { start { earliest latest } } } } }`,
    )
    const days = ({ during: { start } }: Untyped): string => `${start?.earliest ?? ''} ${start?.latest ?? ''}`
    const sign = direction === 'ASC' ? 1 : -1
    for (const nodes of [events.nodes, claims.nodes.filter((n: Untyped) => n.during.start)]) {
      const key = (n: Untyped): string => n.slug ?? n.id
      const order = (a: Untyped, b: Untyped) => (days(a) === days(b) ? (key(a) < key(b) ? -1 : 1) : sign * (days(a) < days(b) ? -1 : 1))
      expect(nodes.length).toBeGreaterThan(20)
      expect(nodes.map(key)).toEqual(nodes.toSorted(order).map(key))
    }
  })

  it('count only when asked', async () => {
    service.statements()
    await service.ask('{ leaders(first: 1) { nodes { id } } }')
    expect(service.statements().join()).not.toContain('count(*)::int')
    await service.ask('{ leaders(first: 1) { totalCount } }')
    expect(service.statements().join()).toContain('count(*)::int')
  })

  it.each([
    ['leaders(first: 101) { totalCount }', 'BAD_PAGE'],
    ['leaders(first: -1) { totalCount }', 'BAD_PAGE'],
    ['leaders(first: 1, last: 1) { totalCount }', 'BAD_PAGE'],
    ['leaders(first: 1, before: "x") { totalCount }', 'BAD_PAGE'],
    ['leaders(first: 1, after: "not a cursor") { totalCount }', 'BAD_CURSOR'],
    ['leaders(first: 1, after: "WyJ4Il0") { totalCount }', 'BAD_CURSOR'],
  ])('refuse %s with %s', async (field, code) => {
    await expect(service.ask(`{ ${field} }`)).rejects.toMatchObject({ errors: [{ extensions: { code }, path: ['leaders'] }] })
  })

  it('refuse a cursor of another order or filter', async () => {
    const { leaders } = await page('first: 1')
    const cursor = leaders.pageInfo.endCursor
    await expect(page(`first: 1, after: "${cursor}", orderBy: [{field: BIRTH}]`)).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_CURSOR' } }],
    })
    await expect(page(`first: 1, after: "${cursor}", filter: {heldOffice: true}`)).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_CURSOR' } }],
    })
  })

  it('refuse a cursor with a day that is none, and take every day there is', async () => {
    const { leaders } = await page('first: 1, orderBy: [{field: BIRTH}]')
    const [bound, , ...rest] = JSON.parse(Buffer.from(leaders.pageInfo.endCursor, 'base64url').toString())
    const from = (day: string) =>
      page(`first: 1, orderBy: [{field: BIRTH}], after: "${Buffer.from(JSON.stringify([bound, day, ...rest])).toString('base64url')}"`)
    for (const day of ['yesterday', '1953-02-29', '1953-13-01', '0000-01-01', '9999999-01-01', '4714-01-01 BC'])
      await expect(from(day)).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_CURSOR' } }] })
    for (const day of ['0044-03-15 BC', '0001-02-28 BC', '4713-01-01 BC', '1952-02-29', '9999-12-31', 'infinity', '-infinity'])
      expect((await from(day)).leaders).toBeDefined()
  })

  it('tell of an error below the root at its own path, and keep the rest', async () => {
    const failure = await service
      .ask('{ leader(by: {slug: "kim-il-sung"}) { name tenures(first: 500) { totalCount } } }')
      .catch((error) => error)
    expect(failure.errors).toMatchObject([{ path: ['leader', 'tenures'], extensions: { code: 'BAD_PAGE' } }])
    expect(failure.data).toEqual({ leader: null })
  })
})

describe('one statement an operation', () => {
  it('however deep the operation', async () => {
    service.statements()
    await service.ask(`{
      leaders(first: 5) { totalCount nodes { name names { text citations { source { title } } } tenures(first: 3) { edges { certainty node {
        successor { leader { name } }
        office { of { name ... on Polity { regimes(first: 2) { nodes { name classifications { value } leaders(first: 2) { nodes {
          leader { relationships(first: 2) { nodes { from { name } citations { source { derivedFrom { slug } } } } } } } } } } } } } } } } } }
      node(id: "Leader:kim-il-sung") { ... on Leader { adherences { nodes { ideology { lineage { ideology { name } } } } } } } }`)
    expect(service.statements()).toHaveLength(1)
  })
})

describe('filters', () => {
  it('combine with and, or and not', async () => {
    const { both, either, neither } = await service.ask(`{
      both: leaders(filter: {and: [{birth: {gte: "1900-01-01"}}, {birth: {lt: "1910-01-01"}}]}) { totalCount }
      either: leaders(filter: {or: [{slug: {eq: "kim-il-sung"}}, {name: {startsWith: "Vladimir Len"}}]}, orderBy: [{field: SLUG}]) { nodes { slug } }
      neither: leaders(filter: {not: {birth: {known: true}}}) { totalCount } }`)
    const { all } = await service.ask('{ all: leaders { totalCount } }')
    const { known } = await service.ask('{ known: leaders(filter: {birth: {known: true}}) { totalCount } }')
    expect(both.totalCount).toBeGreaterThan(10)
    expect(either.nodes).toEqual([{ slug: 'kim-il-sung' }, { slug: 'vladimir-lenin' }])
    expect(neither.totalCount).toBe(all.totalCount - known.totalCount)
  })

  it('take variables', async () => {
    const result = await service.ask('query ($filter: LeaderFilter, $n: Int) { leaders(filter: $filter, first: $n) { nodes { slug } } }', {
      filter: { slug: { in: ['mao-zedong', 'kim-il-sung'] } },
      n: 1,
    })
    expect(result.leaders.nodes).toEqual([{ slug: 'kim-il-sung' }])
  })

  it('take no SQL from anyone', async () => {
    const text = `'); drop table claim; --`
    const result = await service.ask(
      'query ($t: String!) { leaders(filter: {name: {eq: $t}}) { totalCount } search(text: $t) { totalCount } }',
      { t: text },
    )
    expect(result.leaders.totalCount).toBe(0)
    expect((await service.ask('{ claims { totalCount } }')).claims.totalCount).toBeGreaterThan(500)
  })
})
