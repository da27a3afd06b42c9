/** A primary and a streaming replica of the tests' own. */
import { setTimeout } from 'node:timers/promises'
import { PostgresInstance } from '@annals/bench/postgres-instance'
import { loadDataset } from '@annals/dataset'
import { connectPostgres, migrate } from '@annals/db'
import { Answers } from '@annals/server'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { listening } from './_listening.ts'
import { edited, worldWith } from './_world.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const primary = await PostgresInstance.create()
afterAll(() => primary.remove())
const loader = connectPostgres(primary.url())
afterAll(() => loader.close())
await migrate(loader.kysely)
const load = async (description: string) =>
  loadDataset(loader, await worldWith(edited('leaders/ada.yaml', 'A president.', `${description}.`)))
await load('First')

const replica = await primary.replica()
afterAll(() => replica.remove())

const database = connectPostgres(primary.url(), { replicaUrls: [replica.url()], maxLagMs: 1000 })
afterAll(() => database.close())
const answers = new Answers(1024 * 1024)
await answers.follow(database)
const { origin, ask } = await listening(database, { answers })

const query = '{ leader(by: {slug: "ada"}) { description } }'
async function described(): Promise<string> {
  const response = await ask(query)
  expect(response.status).toBe(200)
  return (await response.json()).data.leader.description
}
const inRecovery = async () => (await database.run({ text: 'select pg_is_in_recovery()', values: [] }))[0]?.[0]
const usable = (expected: boolean) =>
  vi.waitFor(() => expect(database.state()[1]).toMatchObject({ name: 'replica-1', usable: expected }), { timeout: 20_000 })

beforeEach(() => usable(true))

it('reads on the replica, writes on the primary', async () => {
  expect(await inRecovery()).toBe(true)
  expect(database.state()[1]?.lagMs).toBeLessThan(1000)
  await load('Second')
  await vi.waitFor(async () => expect(await described()).toBe('Second.'), 10_000)
})

it('does not read on a replica that has another dataset, nor remembers what it said', async () => {
  await load('Before')
  await usable(true)
  await replica.query('select pg_wal_replay_pause()')
  await load('After')
  await vi.waitFor(async () => expect(await described()).toBe('After.'), 10_000)
  expect(await inRecovery()).toBe(false)
  for (let i = 0; i < 5; i++) expect(await described()).toBe('After.')
  await replica.query('select pg_wal_replay_resume()')
  await usable(true)
  expect(await inRecovery()).toBe(true)
  expect(await described()).toBe('After.')
})

it('gives no older answer under the tag of a newer dataset, however loads and replaying fall together', async () => {
  const said = new Map<string, Set<string>>()
  let going = true
  const readers = Array.from({ length: 6 }, async (_, reader) => {
    for (let i = 0; going; i++) {
      // Many questions, so that few are answered from memory.
      const text = `{ leader(by: {slug: "ada"}) { a${reader}_${i % 7}: description } }`
      const response = await fetch(`${origin}/graphql?${new URLSearchParams({ query: text })}`)
      const tag = response.headers.get('etag')
      const [description] = Object.values((await response.json()).data.leader) as string[]
      if (tag) said.set(tag, (said.get(tag) ?? new Set()).add(description as string))
    }
  })
  const versions: string[] = []
  for (let i = 0; i < 6; i++) {
    versions.push((await load(`Load ${i}`)).version)
    await setTimeout(300)
  }
  going = false
  await Promise.all(readers)
  const tagged = [...said].flatMap(([tag, descriptions]) => {
    const version = versions.findIndex((v) => tag.includes(v))
    return version < 0 ? [] : [...descriptions].map((d) => ({ version, answer: Number(/Load (\d)/.exec(d)?.[1]) }))
  })
  expect(tagged.length).toBeGreaterThan(6)
  // A load's answers may come before the news of it, under the tag of the one before; never the other way round.
  expect(tagged.filter(({ version, answer }) => !(answer >= version))).toEqual([])
  await vi.waitFor(async () => expect(await described()).toBe('Load 5.'), 10_000)
})

it('does not read on a replica that lags', async () => {
  await replica.query('select pg_wal_replay_pause()')
  await primary.query('create table if not exists elsewhere (x int); insert into elsewhere values (1)')
  await usable(false)
  expect(database.state()[1]?.lagMs).toBeGreaterThan(500)
  expect(await inRecovery()).toBe(false)
  await replica.query('select pg_wal_replay_resume()')
  await usable(true)
})

it('answers without a replica', async () => {
  const asking = Array.from({ length: 8 }, async () => {
    for (let i = 0; i < 40; i++) expect((await ask(`{ leader(by: {slug: "ada"}) { a${i}: name } }`)).status).toBe(200)
  })
  await replica.stop('immediate')
  await Promise.all(asking)
  await usable(false)
  expect(await described()).toBe('Load 5.')
  await replica.start()
  await usable(true)
})

it('answers without the primary, and remembers nothing meanwhile', async () => {
  await primary.stop('immediate')
  await vi.waitFor(() => expect(answers.tag('x')).toBeUndefined(), 20_000)
  await usable(true)
  for (let i = 0; i < 3; i++) {
    const response = await ask(query)
    expect([response.status, response.headers.get('x-annals-executor')]).toEqual([200, 'compiled'])
  }
  expect((await fetch(`${origin}/health/ready`)).status).toBe(200)
  await primary.start()
  await vi.waitFor(() => expect(answers.tag('x')).toBeDefined(), 20_000)
  await usable(true)
  await load('Again')
  await vi.waitFor(async () => expect(await described()).toBe('Again.'), 10_000)
})
