import { Answers } from '@annals/server'
import { describe, expect, it, vi } from 'vitest'
import { coreDatabase } from './_database.ts'
import { serviceOver } from './_service.ts'

const database = await coreDatabase()
const answers = new Answers(4 * 1024 * 1024)
await answers.follow(database)
const service = serviceOver(database, { answers })

const url = 'http://annals.test/graphql'
const post = (query: string, variables?: object) =>
  service.fetch(url, { method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json' } })
const get = (query: string, headers: Record<string, string> = {}) => service.fetch(`${url}?${new URLSearchParams({ query })}`, { headers })
const executor = (response: Response) => response.headers.get('x-annals-executor')
const kim = '{ leader(by: {slug: "kim-il-sung"}) { name } }'

/** Says that a dataset was loaded, as the loader of any process does. */
async function announce(version: string) {
  await database.run({ text: 'update dataset_release set version = $1', values: [version] })
  await database.run({ text: `select pg_notify('annals_dataset', $1)`, values: [version] })
}

describe('remembered answers', () => {
  it('are given again without a statement, byte for byte', async () => {
    const first = await post(kim)
    service.statements()
    const second = await post(kim)
    expect([executor(first), executor(second)]).toEqual(['compiled', 'memory'])
    expect(await second.text()).toBe(await first.text())
    expect(service.statements()).toEqual([])
  })

  it('are told apart by variables and operation', async () => {
    const query = 'query ($slug: String!) { leader(by: {slug: $slug}) { name } }'
    const names = await Promise.all(
      ['mao-zedong', 'joseph-stalin', 'mao-zedong'].map(async (slug) => (await (await post(query, { slug })).json()).data.leader.name),
    )
    expect(names).toEqual(['Mao Zedong', 'Joseph Stalin', 'Mao Zedong'])
  })

  it('are forgotten when a dataset is loaded in any process', async () => {
    await post(kim)
    await database.run({ text: "update entity set name = 'Someone' where slug = 'kim-il-sung'", values: [] })
    expect(await (await post(kim)).text()).toContain('Kim Il-sung')
    await announce('next')
    await vi.waitFor(async () => expect(await (await post(kim)).text()).toContain('Someone'))
    await database.run({ text: "update entity set name = 'Kim Il-sung' where slug = 'kim-il-sung'", values: [] })
    await announce('next but one')
    await vi.waitFor(async () => expect(await (await post(kim)).text()).toContain('Kim Il-sung'))
  })

  it('leave out errors and introspection', async () => {
    const wrong = '{ leaders(first: 500) { totalCount } }'
    await post(wrong)
    expect(executor(await post(wrong))).toBe('graphql-js')
    await post('{ __schema { queryType { name } } }')
    expect(executor(await post('{ __schema { queryType { name } } }'))).toBe('graphql-js')
  })

  it('stay within their bytes', async () => {
    for (let i = 0; i < 300; i++) await post(`{ leaders(first: 50) { nodes { a${i}: description } } }`)
    expect(answers.bytes).toBeLessThanOrEqual(4 * 1024 * 1024)
    expect(answers.bytes).toBeGreaterThan(1024 * 1024)
  })
})

describe('a GET', () => {
  it('has a tag, is asked after by it, and gets another when the dataset changes', async () => {
    const first = await get(kim)
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toContain('public')
    const strong = tag.replace('W/', '')
    for (const tags of [tag, strong, `"other", ${tag}`, `W/"other",${strong}`])
      expect((await get(kim, { 'if-none-match': tags })).status).toBe(304)
    expect((await get(kim, { 'if-none-match': 'W/"other"' })).status).toBe(200)
    await announce('another')
    await vi.waitFor(async () => expect((await get(kim, { 'if-none-match': tag })).status).toBe(200))
  })

  it('whose statement began before a load has no tag of the dataset loaded meanwhile, and is not remembered', async () => {
    let arrived = () => {}
    const begun = new Promise<void>((resolve) => {
      arrived = resolve
    })
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = serviceOver(
      {
        ...database,
        run: async (statement) => {
          const rows = await database.run(statement)
          arrived()
          await held
          return rows
        },
      },
      { answers },
    )
    const question = `${url}?${new URLSearchParams({ query: '{ leader(by: {slug: "kim-il-sung"}) { slow: name } }' })}`
    const before = (await get(kim)).headers.get('etag')
    const answer = slow.fetch(question)
    await begun
    await announce('loaded meanwhile')
    await vi.waitFor(async () => expect((await get(kim)).headers.get('etag')).not.toBe(before))
    release()
    expect((await answer).headers.get('etag')).toBeNull()
    const again = await slow.fetch(question)
    expect([executor(again), again.headers.get('etag')]).toEqual(['compiled', expect.stringContaining('loaded meanwhile')])
  })

  it('of an answer with errors may not be kept', async () => {
    const response = await get('{ leaders(first: 500) { totalCount } }')
    expect(response.headers.get('etag')).toBeNull()
    expect(response.headers.get('cache-control')).toBeNull()
  })
})
