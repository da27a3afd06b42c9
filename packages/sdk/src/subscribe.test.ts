import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { GraphQLError } from 'graphql'
import { createSchema, createYoga } from 'graphql-yoga'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from './client.ts'
import type { TypedDocument } from './document.ts'
import { isAnnalsError } from './errors.ts'
import { subscribe } from './subscribe.ts'

type Count = string & TypedDocument<{ count: number }, { to: number }>
const Count = 'subscription ($to: Int!) { count(to: $to) }' as Count

let unsubscribed = 0
async function* counting(to: number) {
  try {
    for (let count = 1; count <= to; count++) {
      yield { count }
      await setTimeout(1)
    }
  } finally {
    unsubscribed++
  }
}
const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs: 'type Query { a: Int } type Subscription { count(to: Int!): Int! }',
    resolvers: {
      Subscription: {
        count: {
          subscribe: (_: unknown, { to }: { to: number }) => {
            if (to < 0) throw new GraphQLError('to is negative', { extensions: { code: 'BAD_ARGUMENT' } })
            return counting(to)
          },
          resolve: ({ count }: { count: number }) => {
            if (count === 7) throw new GraphQLError('seven', { extensions: { code: 'SEVEN' } })
            return count
          },
        },
      },
    },
  }),
})

let raw: (response: ServerResponse) => void
const server = createServer((request, response) => (request.url === '/raw' ? raw(response) : yoga(request, response)))
let origin = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function take(stream: AsyncIterable<{ count: number }>) {
  const counts: number[] = []
  try {
    for await (const { count } of stream) counts.push(count)
    return { counts }
  } catch (error) {
    return { counts, error }
  }
}

describe('a subscription to Yoga', () => {
  const client = () => createClient({ url: `${origin}/graphql` })
  it('gives each result and ends when the service completes it', async () => {
    expect(await take(subscribe(client(), Count, { to: 5 }))).toEqual({ counts: [1, 2, 3, 4, 5] })
  })
  it('unsubscribes when the loop is left', async () => {
    const before = unsubscribed
    for await (const { count } of subscribe(client(), Count, { to: 1e9 })) if (count === 3) break
    await expect.poll(() => unsubscribed).toBe(before + 1)
  })
  it('unsubscribes when its signal is aborted', async () => {
    const before = unsubscribed
    const reason = new Error('enough')
    const controller = new AbortController()
    const reading = async () => {
      for await (const { count } of subscribe(client(), Count, { to: 1e9 }, { signal: controller.signal }))
        if (count === 3) controller.abort(reason)
    }
    await expect(reading()).rejects.toBe(reason)
    await expect.poll(() => unsubscribed).toBe(before + 1)
    await expect(subscribe(client(), Count, { to: 1 }, { signal: AbortSignal.abort(reason) }).next()).rejects.toBe(reason)
  })
  it('throws the errors of a refused subscription, of a result and of a document', async () => {
    for (const [to, code] of [
      [-1, 'BAD_ARGUMENT'],
      [9, 'SEVEN'],
    ] as const) {
      const { counts, error } = await take(subscribe(client(), Count, { to }))
      expect(counts).toEqual(to === 9 ? [1, 2, 3, 4, 5, 6] : [])
      expect(isAnnalsError(error, 'graphql') && error.codes).toEqual([code])
    }
    const { error } = await take(subscribe(client(), 'subscription { nothing }' as Count, { to: 1 }))
    expect(isAnnalsError(error, 'graphql')).toBe(true)
  })
})

describe('a stream', () => {
  const client = () => createClient({ url: `${origin}/raw` })
  const writes = (chunks: string[], end: boolean) => (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    const next = async () => {
      const chunk = chunks.shift()
      if (chunk !== undefined) {
        response.write(Buffer.from(chunk, 'latin1'))
        await setTimeout(5)
        await next()
      } else if (end) response.end()
    }
    void next()
  }
  const event = (count: number) => `event: next\ndata: {"data":{"count":${count}}}\n\n`

  it('may be cut anywhere, end lines anyhow and spread data over lines', async () => {
    const text = `: ping\r\n\r\nevent: next\r\ndata: {"data":\r\ndata: {"count":1,"name":"김\u2028"}}\r\nid: 7\r\n\r\nevent:next\rdata:{"data":{"count":2}}\r\r${event(3)}event: other\ndata: x\n\nevent: complete\ndata:\n\n`
    raw = writes([...Buffer.from(text).toString('latin1')], false)
    // A line separator of Unicode is in a line like any other character.
    expect(text).toContain('\u2028')
    expect(await take(subscribe(client(), Count, { to: 1 }))).toEqual({ counts: [1, 2, 3] })
  })
  it('that ends before it is complete is a network error', async () => {
    raw = writes([event(1)], true)
    const { counts, error } = await take(subscribe(client(), Count, { to: 1 }))
    expect(counts).toEqual([1])
    expect(isAnnalsError(error, 'network')).toBe(true)
    raw = (response) => {
      writes([event(1)], false)(response)
      void setTimeout(30).then(() => response.destroy())
    }
    expect(isAnnalsError((await take(subscribe(client(), Count, { to: 1 }))).error, 'network')).toBe(true)
  })
  it('that falls silent is a timeout; pings and a slow reader are no silence', async () => {
    raw = writes([event(1)], false)
    const { counts, error } = await take(subscribe(client(), Count, { to: 1 }, { silence: 200 }))
    expect(counts).toEqual([1])
    expect(isAnnalsError(error, 'timeout')).toBe(true)
    raw = writes([...Array(80).fill(':\n\n'), event(1), event(2), 'event: complete\n\n'], false)
    const seen: number[] = []
    for await (const { count } of subscribe(client(), Count, { to: 1 }, { silence: 200 })) {
      seen.push(count)
      await setTimeout(250)
    }
    expect(seen).toEqual([1, 2])
  })
  it.each([
    ['http', 200, 'text/html', '<html>'],
    ['http', 503, 'text/plain', 'away'],
    ['rate-limit', 429, 'text/plain', ''],
    ['http', 200, 'text/event-stream', 'event: next\ndata: {"data"\n\n'],
  ] as const)('that is none is an error: %s %i %s', async (kind, status, type, body) => {
    raw = (response) => response.writeHead(status, { 'content-type': type }).end(body)
    const { error } = await take(subscribe(client(), Count, { to: 1 }))
    expect(isAnnalsError(error, kind)).toBe(true)
  })
  it('that is answered at once gives that one result', async () => {
    raw = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"count":4}}')
    expect(await take(subscribe(client(), Count, { to: 1 }))).toEqual({ counts: [4] })
  })
})
