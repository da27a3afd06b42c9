import { loadDataset } from '@annals/dataset'
import { migrate } from '@annals/db'
import { beforeAll, describe, expect, it } from 'vitest'
import { coreDatabase, emptyDatabase } from './_database.ts'
import { serviceOver, type Untyped } from './_service.ts'
import { worldWith } from './_world.ts'

const made = await emptyDatabase()
const world = serviceOver(made)
const core = serviceOver(await coreDatabase())

beforeAll(async () => {
  await migrate(made.kysely)
  await loadDataset(
    made,
    await worldWith({
      'leaders/cleo.yaml': `names: [{ en: Cleo }]
description: Of one date of each sort.
birth: { date: 1900-02, cite: recalled, alternatives: { wrong: { date: 1890, rank: DEPRECATED, reasonForRank: A slip., cite: recalled } } }
tenures:
  known: { office: president-of-arcadia, fact: known, during: 1900-02-10/1901-01-01, cite: recalled }
  fuzzy: { office: president-of-arcadia, fact: fuzzy, during: "1900-02/[1901-01-01..1901-12-31]", cite: recalled }
  open: { office: president-of-arcadia, fact: open, during: 1902/.., cite: recalled }
  unknown: { office: president-of-arcadia, fact: unknown, during: 1902/, cite: recalled }
  begun: { office: president-of-arcadia, fact: begun, during: /1903, cite: recalled }
  undated: { office: president-of-arcadia, fact: undated, cite: recalled }
  denied: { office: president-of-arcadia, fact: denied, during: 1904/1905, negated: true, cite: recalled }
  wrong: { office: president-of-arcadia, fact: wrong, during: 1906/1907, status: REFUTED, reasonForRank: Shown to be false., cite: recalled }
participations: { battle: { in: the-battle, cite: recalled } }
statements: { said: { text: Said so., during: 1900-02-10, about: [utopia], cite: recalled } }
`,
      'events/the-siege.yaml':
        'names: [{ en: The Siege }]\ndescription: Part of the battle.\nkind: BATTLE\npartOf: the-battle\nduring: { during: 1915-05-02/1915-05-09, cite: recalled }\n',
    }),
  )
})

const item = '{ kind date { edtf } event { slug } claim { id } entities { slug } }'
const timeline = async (service: typeof world, of: string[], rest: Record<string, unknown> = {}) =>
  (
    await service.ask(
      `query ($of: [ID!]!, $from: Date, $to: Date, $kinds: [TimelineItemKind!], $together: Boolean, $first: Int, $after: String, $last: Int, $before: String) {
        timeline(of: $of, from: $from, to: $to, kinds: $kinds, together: $together, first: $first, after: $after, last: $last, before: $before) {
          totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes ${item} } }`,
      { of, ...rest },
    )
  ).timeline
const told = ({ nodes }: Untyped) => nodes.map((n: Untyped) => `${n.date.edtf} ${n.kind} ${n.event?.slug ?? n.claim.id.split('/')[1]}`)

describe('a timeline', () => {
  it('is in order of earliest, latest, id, with one item for what has one date and none for ends that are open or unknown', async () => {
    expect(told(await timeline(world, ['Leader:cleo']))).toEqual([
      '1900-02 CLAIM birth',
      '1900-02 CLAIM_START fuzzy',
      '1900-02-10 CLAIM said',
      '1900-02-10 CLAIM_START known',
      '1901-01-01 CLAIM_END known',
      '[1901-01-01..1901-12-31] CLAIM_END fuzzy',
      '1902 CLAIM_START open',
      '1902 CLAIM_START unknown',
      '1903 CLAIM_END begun',
      '1915-05 EVENT the-battle',
      '1915-05-02 EVENT_START the-siege',
      '1915-05-09 EVENT_END the-siege',
    ])
  })

  it('keeps what may fall in a span', async () => {
    expect(told(await timeline(world, ['Leader:cleo'], { from: '1901-06-01', to: '1902-01-01' }))).toEqual([
      '[1901-01-01..1901-12-31] CLAIM_END fuzzy',
      '1902 CLAIM_START open',
      '1902 CLAIM_START unknown',
    ])
  })

  it('keeps items of some kinds', async () => {
    expect(told(await timeline(world, ['Leader:cleo'], { kinds: ['EVENT', 'EVENT_END'] }))).toEqual([
      '1915-05 EVENT the-battle',
      '1915-05-09 EVENT_END the-siege',
    ])
  })

  it('says which of the entities an item concerns, each item once', async () => {
    const both = await timeline(world, ['Leader:cleo', 'Polity:arcadia', 'Polity:utopia', 'Leader:cleo', 'Leader:nobody'], { first: 100 })
    const battle = both.nodes.filter((n: Untyped) => n.event?.slug === 'the-battle')
    expect(battle.map((n: Untyped) => n.entities)).toEqual([[{ slug: 'arcadia' }, { slug: 'cleo' }]])
    const said = both.nodes.find((n: Untyped) => n.claim?.id === 'Attribute:cleo/said')
    expect(said.entities).toEqual([{ slug: 'cleo' }, { slug: 'utopia' }])
  })

  it('of all together holds only what concerns each, wars and treaties of both included', async () => {
    expect(told(await timeline(world, ['Leader:cleo', 'Polity:arcadia'], { together: true }))).toEqual([
      '1915-05 EVENT the-battle',
      '1915-05-02 EVENT_START the-siege',
      '1915-05-09 EVENT_END the-siege',
    ])
    const war = await timeline(world, ['Polity:arcadia', 'Polity:utopia'], { together: true })
    expect(told(war)).toEqual(['1914-08-01 CLAIM_START during', '1918 CLAIM_END during'])
  })

  it('finds an entity by a former slug', async () => {
    expect((await timeline(world, ['Leader:ada-arvai'])).totalCount).toBe((await timeline(world, ['Leader:ada'])).totalCount)
  })
})

describe('the busiest timelines', () => {
  it('page through everything once, both ways', async () => {
    const walk = async (size: Record<string, number>) => {
      const seen: string[] = []
      for (let cursor: Record<string, string> = {}; ; ) {
        const page = await timeline(core, ['Leader:kim-il-sung'], { ...size, ...cursor })
        if (size.last) seen.unshift(...told(page))
        else seen.push(...told(page))
        if (!(size.last ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return { seen, total: page.totalCount }
        cursor = size.last ? { before: page.pageInfo.startCursor } : { after: page.pageInfo.endCursor }
      }
    }
    const forward = await walk({ first: 97 })
    expect(forward.seen).toHaveLength(forward.total)
    expect(forward.total).toBeGreaterThan(200)
    expect((await walk({ last: 89 })).seen).toEqual(forward.seen)
  })

  it('of a hundred entities are one statement', async () => {
    const { polities } = await core.ask('{ polities(first: 100) { nodes { id } } }')
    core.statements()
    const { nodes, totalCount } = await timeline(
      core,
      polities.nodes.map((p: Untyped) => p.id),
      { first: 100 },
    )
    expect(core.statements()).toHaveLength(1)
    expect(nodes).toHaveLength(100)
    expect(totalCount).toBeGreaterThan(2000)
  })

  it('are empty before all data, and for nobody', async () => {
    expect(await timeline(core, ['Leader:kim-il-sung'], { to: '-4712-01-01' })).toMatchObject({ totalCount: 0, nodes: [] })
    expect(await timeline(core, ['Leader:nobody'])).toMatchObject({ totalCount: 0, nodes: [], pageInfo: { endCursor: null } })
    expect(await timeline(core, [], { together: true })).toMatchObject({ totalCount: 0 })
  })

  it.each([
    [{ of: ['Tenure:kim-il-sung/premier-1948'] }, 'BAD_ID'],
    [{ of: ['Source:archigos-4-1'] }, 'BAD_ID'],
    [{ of: ['kim'] }, 'BAD_ID'],
    [{ of: Array.from({ length: 101 }, (_, i) => `Leader:l-${i}`) }, 'BAD_ARGUMENT'],
    [{ of: ['Leader:kim-il-sung'], first: 101 }, 'BAD_PAGE'],
    [{ of: ['Leader:kim-il-sung'], first: 1, after: 'x' }, 'BAD_CURSOR'],
  ])('refuse %o with %s', async ({ of, ...rest }, code) => {
    await expect(timeline(core, of, rest)).rejects.toMatchObject({ errors: [{ path: ['timeline'], extensions: { code } }] })
  })
})
