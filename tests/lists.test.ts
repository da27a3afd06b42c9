/** Filters and orders of lists, where dates are unknown and ids are former ones. */
import { loadDataset } from '@annals/dataset'
import { migrate } from '@annals/db'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyDatabase } from './_database.ts'
import { serviceOver, type Untyped } from './_service.ts'
import { edited, worldWith } from './_world.ts'

const database = await emptyDatabase()
const service = serviceOver(database)

beforeAll(async () => {
  await migrate(database.kysely)
  const tenure = (key: string, during?: string) =>
    `  ${key}: { office: president-of-arcadia, fact: ${key}, cite: recalled${during ? `, during: "${during}"` : ''} }\n`
  await loadDataset(
    database,
    await worldWith({
      ...edited('polities/arcadia.yaml', 'kind: STATE', 'kind: STATE\naliases: [old-arcadia]'),
      'leaders/zoe.yaml': `names: [{ en: Zoe }]
description: Held one office at many times.
tenures:
${tenure('known', '1910/1920')}${tenure('open', '1948-09-09/..')}${tenure('unknown-end', '1950/')}${tenure('unknown-start', '/1953')}${tenure('undated')}`,
      'leaders/yan.yaml': `names: [{ en: Yan }]
description: Led twice, as two sources have it.
tenures:
  a-year: { polity: arcadia, fact: a, during: 1900/1950, cite: recalled }
  b-day: { polity: arcadia, fact: b, during: 1900-01-01/1950, cite: recalled }
`,
      'events/the-raid.yaml': `names: [{ en: The Raid }]
description: Nobody knows when it began.
kind: BATTLE
partOf: the-war
during: { during: /1916, cite: recalled }
`,
    }),
  )
})

const last = (claims: Untyped) => claims.nodes.map((c: Untyped) => c.id.split('/')[1])

describe('a filter on a date', () => {
  const found = async (filter: string) =>
    last((await service.ask(`{ tenures(filter: { leader: { eq: "Leader:zoe" }, ${filter} }) { nodes { id } } }`)).tenures).sort()

  it.each(['gte', 'gt'])('leaves out with %s what has no end, or none that anybody knows', async (comparison) => {
    expect(await found(`end: { ${comparison}: "2100-01-01" }`)).toEqual([])
    expect(await found(`end: { ${comparison}: "1919-01-01" }`)).toEqual(['known', 'unknown-start'])
  })

  it.each(['lte', 'lt'])('leaves out with %s what has no start that anybody knows', async (comparison) => {
    expect(await found(`start: { ${comparison}: "1800-01-01" }`)).toEqual([])
    expect(await found(`start: { ${comparison}: "1949-01-01" }`)).toEqual(['known', 'open'])
  })

  it('takes no unknown date for any day', async () => {
    expect(await found('start: { eq: "1800-01-01" }')).toEqual([])
    expect(await found('end: { eq: "2100-01-01" }')).toEqual([])
    expect(await found('start: { eq: "1910-06-01" }')).toEqual(['known'])
  })

  it('finds what is unknown by `known`', async () => {
    expect(await found('start: { known: false }')).toEqual(['undated', 'unknown-start'])
    expect(await found('end: { known: false }')).toEqual(['open', 'undated', 'unknown-end'])
  })
})

describe('an order by a date', () => {
  const sorted = async (list: string, filter: string, field: string, direction: string) =>
    last(
      (
        await service.ask(
          `{ all: ${list}(filter: { ${filter} }, orderBy: [{ field: ${field}, direction: ${direction} }]) { nodes { id } } }`,
        )
      ).all,
    )

  it.each([
    ['claims', 'subject: "Leader:zoe"'],
    ['tenures', 'leader: { eq: "Leader:zoe" }'],
  ])('of %s has the unknown last ascending, first descending', async (list, filter) => {
    // Those of one day, or of none, come by id either way.
    expect(await sorted(list, filter, 'START', 'ASC')).toEqual(['known', 'open', 'unknown-end', 'undated', 'unknown-start'])
    expect(await sorted(list, filter, 'START', 'DESC')).toEqual(['undated', 'unknown-start', 'unknown-end', 'open', 'known'])
    expect(await sorted(list, filter, 'END', 'ASC')).toEqual(['known', 'unknown-start', 'open', 'undated', 'unknown-end'])
    expect(await sorted(list, filter, 'END', 'DESC')).toEqual(['open', 'undated', 'unknown-end', 'unknown-start', 'known'])
  })

  it('of entities has them so too', async () => {
    const { asc, desc, war } = await service.ask(`{
      asc: events(orderBy: [{ field: START }]) { nodes { slug } } desc: events(orderBy: [{ field: START, direction: DESC }]) { nodes { slug } }
      war(by: { slug: "the-war" }) { events { nodes { slug } } } }`)
    const slugs = (list: Untyped) => list.nodes.map((e: Untyped) => e.slug)
    expect(slugs(asc)).toEqual(['the-battle', 'the-raid'])
    expect(slugs(desc)).toEqual(['the-raid', 'the-battle'])
    expect(slugs(war.events)).toEqual(['the-battle', 'the-raid'])
  })
})

describe('claims that may begin on one day', () => {
  it('come by the latest they may begin, whichever list has them', async () => {
    const { polity, snapshot, officeholders } = await service.ask(`{
      polity(by: { slug: "arcadia" }) { leaders(at: "1930-01-01") { nodes { id } } }
      snapshot(at: "1930-01-01", polities: ["Polity:arcadia"]) { leaders { tenure { id } } }
      officeholders(polity: "Polity:arcadia", at: "1930-01-01") { tenure { id office { id } } } }`)
    const held = (list: Untyped) => last({ nodes: list.map((h: Untyped) => h.tenure) })
    expect(last(polity.leaders)).toEqual(['b-day', 'a-year'])
    expect(held(snapshot[0].leaders)).toEqual(['b-day', 'a-year'])
    expect(held(officeholders.filter((h: Untyped) => h.tenure.office === null))).toEqual(['b-day', 'a-year'])
  })
})

describe('a former slug in an id', () => {
  it('finds what it now stands for, alone and in a list', async () => {
    const { one, several, snapshot } = await service.ask(`{
      one: leaders(filter: { id: { eq: "Leader:ada-arvai" } }) { nodes { slug } }
      several: leaders(filter: { id: { in: ["Leader:ada-arvai", "Leader:nobody", "Leader:bob"] } }) { nodes { slug } }
      snapshot(at: "1910-01-01", polities: ["Polity:old-arcadia", "Polity:nowhere"]) { polity { slug } } }`)
    expect(one.nodes).toEqual([{ slug: 'ada' }])
    expect(several.nodes).toEqual([{ slug: 'ada' }, { slug: 'bob' }])
    expect(snapshot).toEqual([{ polity: { slug: 'arcadia' } }])
  })
})
