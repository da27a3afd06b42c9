import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Answers, readTrustedDocuments } from '@annals/server'
import { afterAll, describe, expect, it } from 'vitest'
import { coreDatabase } from './_database.ts'
import { serviceOver } from './_service.ts'

const folder = await mkdtemp(join(tmpdir(), 'annals-trusted-'))
afterAll(() => rm(folder, { recursive: true }))
const text = 'query Name($slug: String!) { leader(by: {slug: $slug}) { name } }'
const hash = createHash('sha256').update(text).digest('hex')
const file = join(folder, 'trusted.json')
await writeFile(file, JSON.stringify({ [hash]: text }))

const database = await coreDatabase()
const answers = new Answers(1024 * 1024)
await answers.follow(database)
const open = serviceOver(database, { answers, trusted: readTrustedDocuments(file, false) })
const closed = serviceOver(database, { trusted: readTrustedDocuments(file, true) })

const url = 'http://annals.test/graphql'
const variables = { slug: 'mao-zedong' }
const post = (service: typeof open, body: object) =>
  service.fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const get = (service: typeof open, parameters: Record<string, string>) => service.fetch(`${url}?${new URLSearchParams(parameters)}`)
const answer = { data: { leader: { name: 'Mao Zedong' } }, extensions: { cost: 2 } }
const persistedQuery = { version: 1, sha256Hash: hash }

describe.each([
  ['beside others', open],
  ['alone', closed],
])('trusted documents %s', (_mode, service) => {
  it.each<[string, () => Promise<Response>]>([
    ['documentId', () => post(service, { documentId: hash, variables })],
    ['documentId with its algorithm', () => post(service, { documentId: `sha256:${hash}`, variables })],
    ['extensions.persistedQuery', () => post(service, { variables, extensions: { persistedQuery } })],
    ['a GET with documentId', () => get(service, { documentId: hash, variables: JSON.stringify(variables) })],
    ['a GET with extensions', () => get(service, { variables: JSON.stringify(variables), extensions: JSON.stringify({ persistedQuery }) })],
  ])('are asked for by %s', async (_how, ask) => {
    const response = await ask()
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(answer)
  })

  it('that are unknown are an error with a code', async () => {
    const unknown = 'f'.repeat(64)
    for (const response of [await post(service, { documentId: unknown }), await get(service, { documentId: unknown })]) {
      expect(response.status).toBe(404)
      expect((await response.json()).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND')
    }
  })
})

describe('where only they are trusted', () => {
  it.each<[string, object]>([
    ['another document', { query: '{ __typename }' }],
    ['a document in full', { query: text, variables }],
    ['a document beside an id', { query: '{ __typename }', documentId: hash }],
    ['nothing', {}],
  ])('%s is refused', async (_what, body) => {
    const response = await post(closed, body)
    expect(response.status).toBe(400)
    expect((await response.json()).errors[0].extensions.code).toBe('TRUSTED_DOCUMENTS_ONLY')
  })

  it('so it is in a GET', async () => {
    expect((await get(closed, { query: '{ __typename }' })).status).toBe(400)
  })
})

it('an answer is remembered by document, however it was asked for', async () => {
  await post(open, { documentId: hash, variables })
  const again = await post(open, { query: text, variables })
  expect(again.headers.get('x-annals-executor')).toBe('memory')
})

describe('a file of trusted documents', () => {
  it('must hold what its hashes say', async () => {
    const wrong = join(folder, 'wrong.json')
    await writeFile(wrong, JSON.stringify({ [hash]: '{ __typename }' }))
    expect(() => readTrustedDocuments(wrong, false)).toThrow(/not its SHA-256/)
    expect(() => readTrustedDocuments(join(folder, 'none.json'), false)).toThrow(/cannot be read/)
  })

  it('is not needed unless nothing else is answered', () => {
    expect(readTrustedDocuments(undefined, false).only).toBe(false)
  })
})
