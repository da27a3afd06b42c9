import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import vm from 'node:vm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ClientOptions, createClient, type SeenResponse } from './client.ts'
import type { TypedDocument } from './document.ts'
import { AnnalsError, type ErrorKinds, isAnnalsError } from './errors.ts'
import { DatasetVersionDocument, OfficeholdersDocument } from './generated/operations.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
/** What the server does with each request in turn; the last is repeated. */
let answers: Answer[] = []
let asked: { headers: IncomingMessage['headers']; body: { query: string; variables?: unknown } }[] = []
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  asked.push({ headers: request.headers, body: JSON.parse(body) })
  const answer = answers.length > 1 ? answers.shift() : answers[0]
  answer?.(request, response)
})
let url = ''
const rejections: unknown[] = []
const unhandled = (reason: unknown) => rejections.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', unhandled)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})
beforeEach(() => {
  asked = []
  // Half of every random pause.
  vi.spyOn(Math, 'random').mockReturnValue(0.1)
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(rejections).toEqual([])
  vi.restoreAllMocks()
})
afterAll(() => {
  process.off('unhandledRejection', unhandled)
  server.close()
})

const gives =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
const well = gives(200, { data: { dataset: null } })
const cutOff: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"data":{"dataset"')
  setTimeout(() => response.destroy(), 10)
}
const silent: Answer = () => undefined
const silentMidway: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"data":')
}

const ask = (options: Partial<ClientOptions> = {}) => createClient({ url, ...options }).request(DatasetVersionDocument)
async function failure<Kind extends keyof ErrorKinds>(kind: Kind, asking: Promise<unknown>): Promise<ErrorKinds[Kind]> {
  const error = await asking.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  )
  if (!isAnnalsError(error, kind)) throw error
  expect(error).toBeInstanceOf(AnnalsError)
  return error
}

describe('request', () => {
  it('sends the document, its variables and the headers, and gives plain data', async () => {
    answers = [gives(200, { data: { officeholders: [] } })]
    const client = createClient({ url, headers: { authorization: 'Bearer x' } })
    expect(await client.request(OfficeholdersDocument, { polity: 'Polity:ussr', at: '1953-03-05' })).toEqual({ officeholders: [] })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer x', 'content-type': 'application/json' })
    expect(asked[0]?.body).toEqual({ query: OfficeholdersDocument, variables: { polity: 'Polity:ussr', at: '1953-03-05' } })
  })

  it('passes an enum value on that it does not know', async () => {
    const officeholders = [{ certainty: 'RATHER', tenure: {} }]
    answers = [gives(200, { data: { officeholders } })]
    const data = await createClient({ url }).request(OfficeholdersDocument, { polity: 'Polity:ussr', at: '1953-03-05' })
    expect(data.officeholders[0]?.certainty).toBe('RATHER')
  })

  it('tells of every response', async () => {
    answers = [gives(503, ''), gives(200, { data: { dataset: null } }, { 'x-annals-executor': 'memory' })]
    const seen: SeenResponse[] = []
    await ask({ onResponse: (response) => seen.push(response) })
    expect(seen.map(({ status, attempt }) => [status, attempt])).toEqual([
      [503, 1],
      [200, 2],
    ])
    expect(seen[1]?.headers.get('x-annals-executor')).toBe('memory')
    expect(seen[1]?.duration).toBeGreaterThan(0)
  })

  it('fails as its caller when the caller fails', async () => {
    answers = [well]
    const own = new Error('mine')
    const onResponse = () => {
      throw own
    }
    await expect(ask({ onResponse })).rejects.toBe(own)
    const circle: Record<string, unknown> = {}
    circle.circle = circle
    await expect(createClient({ url }).request('query($a: A) { a }' as Asked, circle)).rejects.toThrow(TypeError)
    expect(asked).toHaveLength(1)
  })
})
type Asked = string & TypedDocument<unknown, Record<string, unknown>>

describe('an answer that is none', () => {
  it('is a network error when nobody listens', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address() as AddressInfo
    await new Promise((resolve) => gone.close(resolve))
    expect((await failure('network', ask({ url: `http://127.0.0.1:${port}/`, retry: 1 }))).code).toBe('ECONNREFUSED')
  })
  it('is a network error when it is cut off, and is asked for again', async () => {
    answers = [cutOff]
    await failure('network', ask())
    expect(asked).toHaveLength(3)
    answers = [cutOff, well]
    expect(await ask()).toEqual({ dataset: null })
  })
  it.each([
    ['says nothing', silent],
    ['stops midway', silentMidway],
  ])('is a timeout when the service %s, and is not asked for again', async (_name, answer) => {
    answers = [answer]
    const error = await failure('timeout', ask({ timeout: 50 }))
    expect(error.timeout).toBe(50)
    expect(asked).toHaveLength(1)
  })
  it('is a timeout also with a fetch that heeds no signal', async () => {
    await failure('timeout', ask({ timeout: 20, fetch: () => new Promise(() => undefined) }))
  })
  it.each([
    ['a page', 200, '<!doctype html><title>Welcome</title>', 'text/html'],
    ['a page of an error', 404, '<h1>Not found</h1>', 'text/html'],
    ['invalid JSON', 200, '{"data":{"dataset":nul', 'application/json'],
    ['nothing', 200, '', 'application/json'],
    ['null', 200, 'null', 'application/json'],
    ['a number', 200, '5', 'application/json'],
    ['other JSON', 200, '{"hello":1}', 'application/json'],
    ['data of null alone', 200, '{"data":null}', 'application/json'],
    ['data that is a text', 200, '{"data":"x"}', 'application/json'],
    ['errors that are none', 200, '{"errors":[null, 1, {}]}', 'application/json'],
    ['data with a status that denies it', 500, '{"data":{}}', 'application/json'],
  ])('is an HTTP error when it is %s', async (_name, status, body, type) => {
    answers = [gives(status, body, { 'content-type': type, 'x-request-id': 'r1' })]
    expect(await failure('http', ask())).toMatchObject({ status, requestId: 'r1', retryAt: null, name: 'HttpError' })
    expect(asked).toHaveLength(1)
  })
  it('is an HTTP error when the service stays away, with the time to come back', async () => {
    answers = [gives(503, 'Service Unavailable', { 'retry-after': '120' })]
    const { status, retryAt } = await failure('http', ask())
    expect(status).toBe(503)
    expect((retryAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(118_000)
    // Nobody is left waiting for two minutes.
    expect(asked).toHaveLength(1)
  })
})

describe('too many requests', () => {
  it('are asked again when the service says', async () => {
    answers = [gives(429, '', { 'retry-after': '1' }), well]
    const start = performance.now()
    expect(await ask()).toEqual({ dataset: null })
    expect(performance.now() - start).toBeGreaterThan(990)
  })
  it('are a rate limit in the end', async () => {
    const errors = [{ message: 'slow down', extensions: { code: 'RATE_LIMITED' } }]
    const at = new Date(Date.now() + 60_000)
    answers = [gives(429, { errors }, { 'retry-after': at.toUTCString() })]
    const error = await failure('rate-limit', ask())
    expect(Math.abs((error.retryAt?.getTime() ?? 0) - at.getTime())).toBeLessThan(1000)
    answers = [gives(429, 'x', { 'retry-after': 'soon' })]
    expect((await failure('rate-limit', ask({ retry: 1 }))).retryAt).toBeNull()
    expect(asked).toHaveLength(3)
  })
})

describe('errors of GraphQL', () => {
  const errors = [
    { message: 'a', path: ['leader', 'tenures', 0], extensions: { code: 'BAD_CURSOR' } },
    { message: 'b', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r2' } },
    { message: 'c', extensions: { code: 'BAD_CURSOR' } },
  ]
  it('come with codes, paths, partial data and the id of the request', async () => {
    answers = [gives(200, { data: { dataset: null }, errors }, { 'x-request-id': 'r1' })]
    const error = await failure('graphql', ask())
    expect(error).toMatchObject({
      message: 'a\nb\nc',
      codes: ['BAD_CURSOR', 'INTERNAL_SERVER_ERROR'],
      data: { dataset: null },
      requestId: 'r2',
      status: 200,
    })
    expect(error.errors[0]?.path).toEqual(['leader', 'tenures', 0])
    expect(asked).toHaveLength(1)
  })
  it('are asked again only when they may pass', async () => {
    const unavailable = { errors: [{ message: 'The database does not answer', extensions: { code: 'UNAVAILABLE' } }] }
    answers = [gives(503, unavailable, { 'retry-after': '0' })]
    expect((await failure('graphql', ask())).codes).toEqual(['UNAVAILABLE'])
    expect(asked).toHaveLength(3)
    answers = [gives(503, unavailable)]
    await failure('graphql', createClient({ url }).request('mutation { a }' as Asked, {}))
    expect(asked).toHaveLength(4)
    answers = [gives(400, { errors })]
    await failure('graphql', ask())
    expect(asked).toHaveLength(5)
  })
})

describe('a signal', () => {
  const reason = new Error('enough')
  it('ends a request before it is sent', async () => {
    await expect(createClient({ url }).request(DatasetVersionDocument, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(asked).toHaveLength(0)
  })
  it.each([
    ['while it waits', silent],
    ['midway', silentMidway],
    ['between two attempts', gives(503, '', { 'retry-after': '20' })],
  ])('ends a request %s', async (_name, answer) => {
    answers = [answer]
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 40)
    const start = performance.now()
    await expect(createClient({ url }).request(DatasetVersionDocument, {}, { signal: controller.signal })).rejects.toBe(reason)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(asked).toHaveLength(1)
  })
  it('is let go of afterwards', async () => {
    answers = [gives(503, '', { 'retry-after': '0' }), well]
    const { signal } = new AbortController()
    const [added, removed] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')]
    await createClient({ url }).request(DatasetVersionDocument, {}, { signal })
    expect(added.mock.calls.length).toBeGreaterThan(0)
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length)
  })
})

describe('secrets', () => {
  it('are in no error and in no client that is printed', async () => {
    const client = createClient({ url: `${url}?key=s3cret`, headers: { authorization: 'Bearer s3cret' }, retry: 0, timeout: 50 })
    for (const answer of [cutOff, silent, gives(500, 's3cret'), gives(429, 's3cret'), gives(200, '{"s3cret')]) {
      answers = [answer]
      const error = await client.request(DatasetVersionDocument).catch((error: unknown) => error)
      expect(isAnnalsError(error)).toBe(true)
      expect(inspect(error, { depth: 9 })).not.toContain('s3cret')
    }
    expect(inspect(client, { depth: 9, showHidden: true })).not.toContain('s3cret')
  })
  it('are refused where fetch would print them', () => {
    for (const options of [{ url: 'https://me:s3cret@annals.example/graphql' }, { url, headers: { authorization: 's3cret\nx' } }]) {
      const error = (() => {
        try {
          return createClient(options)
        } catch (error) {
          return error
        }
      })()
      expect(error).toBeInstanceOf(TypeError)
      expect(inspect(error)).not.toContain('s3cret')
    }
    expect(() => createClient({ url: '/graphql' })).not.toThrow()
    expect(() => createClient({ url: 'https://annals.example/@me' })).not.toThrow()
  })
})

describe('isAnnalsError', () => {
  it('knows errors of another realm and of another copy, and nothing else', async () => {
    const foreign = vm.runInNewContext(
      `Object.assign(new Error('x'), { kind: 'timeout', [Symbol.for('@annals/sdk/error')]: true })`,
    ) as unknown
    expect(foreign).not.toBeInstanceOf(Error)
    expect(isAnnalsError(foreign)).toBe(true)
    expect(isAnnalsError(foreign, 'timeout')).toBe(true)
    expect(isAnnalsError(foreign, 'network')).toBe(false)
    for (const other of [new Error('x'), { kind: 'timeout' }, null, undefined, 'timeout', 1]) expect(isAnnalsError(other)).toBe(false)
  })
})
