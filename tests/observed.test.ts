/** What is seen of a request: its id, its line in the log, the metrics, the traces. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Database } from '@annals/db'
import { Answers, Metrics } from '@annals/server'
import { openTracing } from '@annals/server/tracing'
import pino from 'pino'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { coreDatabase } from './_database.ts'
import { serviceOver } from './_service.ts'

const database = await coreDatabase()
const answers = new Answers(1024 * 1024)
await answers.follow(database)
// biome-ignore lint/suspicious/noExplicitAny: lines of a log have no type
let lines: any[] = []
const logger = pino({ level: 'info', base: null }, { write: (line) => lines.push(JSON.parse(line)) })
const metrics = new Metrics(database, answers)
const service = serviceOver(database, { logger, metrics, answers })

const url = 'http://annals.test/graphql'
const post = (body: object, headers: Record<string, string> = {}, over = service) =>
  over.fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })
const figures = async () => (await service.fetch('http://annals.test/metrics')).text()
const named = (name: string) => ({ query: `query ${name} { leader(by: {slug: "kim-il-sung"}) { name } }` })

describe('a request id', () => {
  it('is the caller’s own, in the answer and the log, whoever answers', async () => {
    lines = []
    for (const body of [
      named('Own'),
      named('Own'),
      { query: '{ __schema { queryType { name } } }' },
      { query: '{ leaders(first: 500) { totalCount } }' },
      { query: '{' },
    ])
      expect((await post(body, { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1')
    expect(lines.map((line) => [line.requestId, line.executor])).toEqual([
      ['abc-1', 'compiled'],
      ['abc-1', 'memory'],
      ['abc-1', 'graphql-js'],
      ['abc-1', 'graphql-js'],
      ['abc-1', null],
    ])
  })

  it('is made when there is none, or none fit to be written into a log', async () => {
    const ids = await Promise.all(
      [{}, { 'x-request-id': 'two words' }, { 'x-request-id': 'x'.repeat(200) }].map(async (headers) =>
        (await post(named('Made'), headers)).headers.get('x-request-id'),
      ),
    )
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('leads from a masked error to its cause in the log', async () => {
    const broken: Database = { ...database, run: async () => Promise.reject(new Error('the cause')) }
    lines = []
    const response = await post({ query: '{ dataset { version } }' }, { 'x-request-id': 'lost' }, serviceOver(broken, { logger }))
    expect((await response.json()).errors[0].extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'lost' })
    expect(lines).toMatchObject([{ level: 50, requestId: 'lost', outcome: 'failed', err: { message: 'the cause' } }])
  })
})

describe('the log', () => {
  it('tells of each request, without variables and without who asked', async () => {
    lines = []
    await post(
      { query: 'query Who($slug: String!) { leader(by: {slug: $slug}) { name } }', variables: { slug: 'a-secret-interest' } },
      { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'someone', cookie: 'session=hidden' },
    )
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        requestId: expect.any(String),
        operation: 'Who',
        executor: 'compiled',
        status: 200,
        ms: expect.any(Number),
        statements: 1,
        statementMs: expect.any(Number),
        msg: 'answered',
      },
    ])
    expect(lines[0].statementMs).toBeGreaterThan(0)
    expect(lines[0].ms).toBeGreaterThanOrEqual(lines[0].statementMs)
    const line = JSON.stringify(lines)
    for (const private_ of ['a-secret-interest', '203.0.113.7', 'someone', 'hidden']) expect(line).not.toContain(private_)
  })
})

describe('metrics', () => {
  it('count requests by operation, executor and outcome', async () => {
    for (let i = 0; i < 3; i++) await post(named('Counted'))
    const text = await figures()
    expect(text).toContain('annals_requests_total{operation="Counted",executor="compiled",outcome="ok"} 1')
    expect(text).toContain('annals_requests_total{operation="Counted",executor="memory",outcome="ok"} 2')
    expect(text).toMatch(/annals_statement_duration_seconds_count [1-9]/)
    expect(text).toContain('annals_pool_statements{server="primary",state="waiting"} 0')
    expect(text).toMatch(/annals_remembered_bytes [1-9]/)
  })

  it('keep at most 200 operations apart, and none that was not executed', async () => {
    await post({ query: 'query Nonsense { nothing }' })
    for (let i = 0; i < 230; i++) await post({ query: `query Many${i} { __typename }` })
    const operations = new Set([...(await figures()).matchAll(/annals_requests_total\{operation="(\w+)"/g)].map(([, name]) => name))
    expect(operations.size).toBeLessThanOrEqual(202)
    expect(operations).toContain('other')
    expect(operations).toContain('Many0')
    expect(operations).not.toContain('Nonsense')
  })
})

describe('traces', async () => {
  // biome-ignore lint/suspicious/noExplicitAny: OTLP in JSON
  const spans: any[] = []
  const collector = createServer(async (request, response) => {
    const body = JSON.parse((await request.toArray()).join(''))
    for (const resource of body.resourceSpans) for (const scope of resource.scopeSpans) spans.push(...scope.spans)
    response.end('{}')
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  afterAll(() => void collector.close())

  it('have a span a request in the caller’s trace, and below it one a statement', async () => {
    const tracing = openTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`)
    const traced = serviceOver(database, { logger, tracing })
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await post(named('Traced'), { traceparent }, traced)
    await post(named('Traced'), { traceparent: '00-nonsense' }, traced)
    await tracing.close()
    await vi.waitFor(() => expect(spans).toHaveLength(4))
    const inTrace = spans.filter((span) => span.traceId === '0af7651916cd43dd8448eb211c80319c')
    const [request, statement] = ['query Traced', 'statement'].map((name) => inTrace.find((span) => span.name === name))
    expect(request.parentSpanId).toBe('b7ad6b7169203331')
    expect(statement.parentSpanId).toBe(request.spanId)
    expect(BigInt(statement.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(request.startTimeUnixNano))
    expect(BigInt(statement.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(request.endTimeUnixNano))
    expect(Math.abs(Number(BigInt(request.endTimeUnixNano) / 1_000_000n) - Date.now())).toBeLessThan(60_000)
    expect(spans.filter((span) => span.name === 'query Traced' && !span.parentSpanId)).toHaveLength(1)
  })
})
