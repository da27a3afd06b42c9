import { describe, expect, it } from 'vitest'
import type { Client } from './client.ts'
import { LeadersDocument, type LeadersQuery, SearchDocument, WarPageDocument } from './generated/operations.ts'
import { paginate } from './paginate.ts'

interface Call {
  variables: Record<string, unknown>
  signal: AbortSignal | undefined
}
/** A client that answers with each page in turn, or throws it. */
function clientOf(pages: unknown[]): { client: Pick<Client, 'request'>; calls: Call[] } {
  const calls: Call[] = []
  const request = async (_document: unknown, variables: Record<string, unknown>, options: { signal?: AbortSignal }) => {
    const page = pages[calls.length]
    calls.push({ variables, signal: options.signal })
    if (page instanceof Error) throw page
    return page
  }
  return { client: { request } as unknown as Pick<Client, 'request'>, calls }
}
const page = (ids: string[], endCursor: string | null) =>
  ({
    leaders: { totalCount: 9, pageInfo: { hasNextPage: endCursor !== null, endCursor }, nodes: ids.map((id) => ({ id })) },
  }) as LeadersQuery

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const seen: Item[] = []
  for await (const item of items) seen.push(item)
  return seen
}
async function ids(client: Pick<Client, 'request'>, variables = {}) {
  return (await all(paginate(client, LeadersDocument, variables, { path: 'leaders' }))).map(({ id }) => id)
}

describe('paginate', () => {
  it('gives the nodes of all pages, from the cursor it is given', async () => {
    const { client, calls } = clientOf([page(['a', 'b'], 'B'), page([], 'X'), page(['c'], null)])
    expect(await ids(client, { first: 2, after: '0' })).toEqual(['a', 'b', 'c'])
    expect(calls.map(({ variables }) => variables)).toEqual([
      { first: 2, after: '0' },
      { first: 2, after: 'B' },
      { first: 2, after: 'X' },
    ])
  })

  it('gives edges where no nodes are selected', async () => {
    const { client } = clientOf([{ search: { pageInfo: { hasNextPage: false, endCursor: null }, edges: [{ score: 1 }] } }])
    const edges = await all(paginate(client, SearchDocument, { text: 'x' }, { path: 'search' }))
    expect(edges).toEqual([{ score: 1 }])
  })

  it('gives nothing behind a null, and nothing for an empty list', async () => {
    expect(await all(paginate(clientOf([{ war: null }]).client, WarPageDocument, { slug: 'x' }, { path: 'war.participations' }))).toEqual(
      [],
    )
    expect(await ids(clientOf([page([], null)]).client)).toEqual([])
  })

  it('asks for the next page while this one is used, and for no page after that', async () => {
    const { client, calls } = clientOf([page(['a', 'b'], 'B'), page(['c'], 'C'), page(['d'], null)])
    const items = paginate(client, LeadersDocument, {}, { path: 'leaders' })
    await items.next()
    expect(calls).toHaveLength(2)
    await items.next()
    expect(calls).toHaveLength(2)
    await items.next()
    expect(calls).toHaveLength(3)
  })

  it('aborts what it has asked for when the loop is left, and asks for nothing before it is entered', async () => {
    const { client, calls } = clientOf([page(['a', 'b'], 'B'), new Error('never seen')])
    const items = paginate(client, LeadersDocument, {}, { path: 'leaders' })
    expect(calls).toHaveLength(0)
    for await (const { id } of items) if (id === 'a') break
    expect(calls).toHaveLength(2)
    expect(calls[1]?.signal?.aborted).toBe(true)
  })

  it('throws when it comes to a page that failed, after the items before it', async () => {
    const failed = new Error('page 2')
    const { client } = clientOf([page(['a'], 'A'), failed])
    const items = paginate(client, LeadersDocument, {}, { path: 'leaders' })
    expect((await items.next()).value?.id).toBe('a')
    await expect(items.next()).rejects.toBe(failed)
  })

  it('passes the signal on, and refuses pages that go round in a circle', async () => {
    const controller = new AbortController()
    const { client, calls } = clientOf([page(['a'], 'A'), page(['b'], 'A')])
    const items = paginate(client, LeadersDocument, {}, { path: 'leaders', signal: controller.signal })
    await items.next()
    expect(calls[1]?.signal?.aborted).toBe(false)
    controller.abort()
    expect(calls[1]?.signal?.aborted).toBe(true)
    await expect(items.next()).rejects.toThrow('The pages of leaders do not advance.')
  })
})
