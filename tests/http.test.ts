import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createService, httpServer } from '@annals/server'
import { serverAudits } from 'graphql-http'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { noGraphiql, testService } from './_service.ts'

const service = await testService()
const url = 'http://annals.test/graphql'
const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  service.fetch(url, { method: 'POST', body, headers })

describe('GraphQL over HTTP', () => {
  for (const audit of serverAudits({ url, fetchFn: (input: string, init?: RequestInit) => service.fetch(input, init) }))
    it(`audit ${audit.id}: ${audit.name}`, async () => {
      const result = await audit.fn()
      expect(result.status === 'ok' ? '' : result.reason).toBe('')
    })
})

describe('what is refused', () => {
  it('bodies that are not JSON, since forms are sent across origins unasked', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'application/graphql'])
      expect((await post('query={__typename}', { 'content-type': type })).status).toBe(415)
  })

  it('bodies over 256 kB', async () => {
    const response = await post(JSON.stringify({ query: `{ __typename } #${'x'.repeat(300_000)}` }))
    expect(response.status).toBe(413)
  })

  it('documents of too many tokens, with an error and no crash', async () => {
    const response = await post(JSON.stringify({ query: `{ ${'... { '.repeat(20_000)} __typename ${'} '.repeat(20_000)} }` }), {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
    })
    expect(response.status).toBe(400)
    expect((await response.json()).errors[0].extensions).toMatchObject({ code: 'OPERATION_LIMIT', limit: 'tokens' })
    expect((await post(JSON.stringify({ query: `{ ${'... { '.repeat(600)} __typename ${'} '.repeat(600)} }` }))).status).toBe(400)
  })

  it('a GET whose variables or extensions are no JSON', async () => {
    for (const name of ['variables', 'extensions']) {
      const response = await service.fetch(`${url}?${new URLSearchParams({ query: '{ __typename }', [name]: '{slug: "x"}' })}`)
      expect(response.status).toBe(400)
      expect((await response.json()).errors[0]).toMatchObject({
        message: expect.stringContaining(name),
        extensions: { code: 'BAD_REQUEST' },
      })
    }
    const fine = await service.fetch(`${url}?${new URLSearchParams({ query: '{ __typename }', variables: '', extensions: '{}' })}`)
    expect(fine.status).toBe(200)
  })

  it('batches and mutations', async () => {
    expect((await post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]')).status).toBe(400)
    const mutation = await post('{"query":"mutation { x }"}')
    expect(await mutation.json()).toMatchObject({ errors: [{ message: expect.stringMatching(/mutation/i) }] })
  })
})

describe('headers', () => {
  it('let any origin ask, without credentials', async () => {
    const response = await service.fetch(url, {
      method: 'POST',
      body: '{"query":"{ __typename }"}',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('say on every answer what it is, and that it is no page of its own', async () => {
    const answers = await Promise.all([
      post('{"query":"{ __typename }"}'),
      post('{"query":"{ leaders { nodes { name } } }"}'),
      post('{"query":"{ nothing }"}'),
      post('{'),
      post('x', { 'content-type': 'text/plain' }),
      service.fetch(url, { method: 'DELETE' }),
      service.fetch(url, { method: 'OPTIONS' }),
      service.fetch('http://annals.test/nothing'),
      service.fetch('http://annals.test/health/live'),
      service.fetch('http://annals.test/'),
      service.fetch(url, { headers: { accept: 'text/html' } }),
    ])
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-expose-headers')).toContain('ratelimit')
      expect(headers.get('vary')).toBe('accept')
    }
  })

  it('serve GraphiQL only to browsers, under a content security policy', async () => {
    const response = await service.fetch(url, { headers: { accept: 'text/html' } })
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(await response.text()).toContain('Annals')
  })
})

describe('HEAD', () => {
  it('has the headers of GET and no body, over a socket', async () => {
    const server = httpServer(service.service).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const asked = `http://127.0.0.1:${port}/graphql?${new URLSearchParams({ query: '{ leaders(first: 1) { totalCount } }' })}`
    const [get, head] = [await fetch(asked), await fetch(asked, { method: 'HEAD' })]
    server.closeAllConnections()
    server.close()
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const name of ['content-type', 'content-length']) expect(head.headers.get(name)).toBe(get.headers.get(name))
  })
})

describe('health', () => {
  it('is live and ready', async () => {
    expect(await (await service.fetch('http://annals.test/health/live')).json()).toEqual({ status: 'live' })
    expect((await service.fetch('http://annals.test/health/ready')).status).toBe(200)
  })

  it('says 503 with a code when the database does not answer, and tells nothing of why', async () => {
    const down = createService({
      database: {
        ...service.database,
        run: async () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED' })),
      },
      logger: pino({ level: 'silent' }),
      graphiql: noGraphiql,
    })
    const response = await down.fetch(url, {
      method: 'POST',
      body: '{"query":"{ leaders { totalCount } }"}',
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
    const body = await response.text()
    expect(body).toContain('UNAVAILABLE')
    expect(body).not.toContain('10.0.0.1')
    expect((await down.fetch('http://annals.test/health/ready')).status).toBe(503)
  })

  it('masks what is unexpected, with a request id', async () => {
    const broken = createService({
      database: { ...service.database, run: async () => Promise.reject(new Error('secret')) },
      logger: pino({ level: 'silent' }),
      graphiql: noGraphiql,
    })
    const response = await broken.fetch(url, {
      method: 'POST',
      body: '{"query":"{ dataset { version } }"}',
      headers: { 'content-type': 'application/json' },
    })
    const body = await response.json()
    expect(body.errors[0]).toMatchObject({ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } })
    expect(body.errors[0].extensions.requestId).toBeTruthy()
    expect(JSON.stringify(body)).not.toContain('secret')
  })
})
