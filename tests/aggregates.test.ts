/** Counts, durations, changes of leaders and shared events, each with what it rests on. */
import { describe, expect, it } from 'vitest'
import { testService, type Untyped } from './_service.ts'

const service = await testService()

describe('facets', () => {
  it.each([
    ['leaderFacets', 'GENDER BIRTH_DECADE POLITY EXIT_MODE IDEOLOGY'],
    ['regimeFacets', 'CLASS END_MODE START_DECADE POLITY IDEOLOGY'],
    ['tenureFacets', 'ENTRY_MODE EXIT_MODE START_DECADE POLITY REGIME_CLASS'],
    ['warFacets', 'KIND ISSUE START_DECADE PARTICIPANT'],
  ])('%s are counts, the most first, bounded, with definition and claims', async (field, facets) => {
    for (const by of facets.split(' ')) {
      service.statements()
      const { counted } = await service.ask(
        `{ counted: ${field}(by: ${by}) { value scheme count definition entity { slug } durations { tenures } claims(first: 1) { totalCount nodes { citations { source { slug } } } } } }`,
      )
      expect(service.statements()).toHaveLength(1)
      expect(counted.length, by).toBeGreaterThan(0)
      expect(counted.length, by).toBeLessThanOrEqual(500)
      const counts = counted.map((c: Untyped) => c.count)
      expect(counts).toEqual([...counts].sort((a, b) => b - a))
      const plain = by === 'GENDER' || by === 'KIND' || (field === 'regimeFacets' && by === 'POLITY')
      for (const each of counted) {
        expect(each.definition).toBeTruthy()
        if (each.entity) expect(each.entity.slug).toBe(each.value)
        expect(each.claims.totalCount > 0, by).toBe(!plain)
        if (!plain) expect(each.claims.nodes[0].citations).not.toEqual([])
      }
    }
  })

  it('count what the list with the same filter has', async () => {
    const { facets, list } = await service.ask(`{
      facets: tenureFacets(by: EXIT_MODE, filter: {effective: true, polity: {eq: "Polity:ussr"}}) { value count claims(first: 100) { totalCount } }
      list: tenures(filter: {effective: true, polity: {eq: "Polity:ussr"}}, first: 100) { nodes { exitMode } } }`)
    const counts = Object.groupBy(list.nodes, (t: Untyped) => String(t.exitMode)) as Record<string, Untyped[]>
    delete counts.null
    expect(Object.fromEntries(facets.map((f: Untyped) => [f.value, f.count]))).toEqual(
      Object.fromEntries(Object.entries(counts).map(([mode, all]) => [mode, all.length])),
    )
    for (const f of facets) expect(f.claims.totalCount).toBe(f.count)
  })

  it('give the median of the known durations', async () => {
    const { facets, list } = await service.ask(`{
      facets: tenureFacets(by: REGIME_CLASS, filter: {effective: true, regimeClass: {scheme: "GWF", value: "MILITARY"}}) { scheme value count durations { tenures medianDays shortestDays longestDays } }
      list: tenures(filter: {effective: true, regimeClass: {scheme: "GWF", value: "MILITARY"}, durationKnown: true}, orderBy: [{field: DURATION}], first: 100) { nodes { during { durationDays } } } }`)
    const days: number[] = list.nodes.map((t: Untyped) => t.during.durationDays)
    const middle = (days.length - 1) / 2
    const median = ((days[Math.floor(middle)] as number) + (days[Math.ceil(middle)] as number)) / 2
    expect(facets.find((f: Untyped) => f.scheme === 'GWF')).toMatchObject({
      value: 'MILITARY',
      durations: { tenures: days.length, medianDays: median, shortestDays: days[0], longestDays: days.at(-1) },
    })
  })

  it('are empty when nothing is left, and refuse a wrong id', async () => {
    const { facets } = await service.ask('{ facets: leaderFacets(by: POLITY, filter: {slug: {eq: "nobody"}}) { count } }')
    expect(facets).toEqual([])
    await expect(service.ask('{ tenureFacets(by: POLITY, filter: {polity: {eq: "Leader:x"}}) { count } }')).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_ID' } }],
    })
  })
})

describe('tenures', () => {
  it('by duration put the unknown last ascending and first descending, and can leave it out', async () => {
    const days = async (direction: string, known = '') =>
      (
        await service.ask(
          `{ tenures(filter: {effective: true ${known}}, orderBy: [{field: DURATION, direction: ${direction}}], first: 100) { nodes { during { durationDays } } } }`,
        )
      ).tenures.nodes.map((t: Untyped) => t.during.durationDays)
    const shortest = await days('ASC')
    expect(shortest[0]).not.toBeNull()
    expect(shortest).toEqual([...shortest].sort((a, b) => a - b))
    expect((await days('DESC'))[0]).toBeNull()
    expect((await days('DESC', ', durationKnown: true'))[0]).toBeGreaterThan(20_000)
  })
})

describe('changes of leaders', () => {
  it('tell of the end of a leader whom no one followed, and page by date', async () => {
    const { wars } = await service.ask(
      '{ wars(first: 100) { nodes { slug leaderChanges(first: 100) { totalCount nodes { certainty date { earliest } from { during { end { latest } } } to { during { start { earliest } } } } } } } }',
    )
    const changes = wars.nodes.flatMap((w: Untyped) => w.leaderChanges.nodes)
    expect(changes.length).toBeGreaterThan(50)
    expect(changes.some((c: Untyped) => c.to === null)).toBe(true)
    for (const { from, to, date } of changes) {
      expect(from ?? to).not.toBeNull()
      if (to) expect(date.earliest).toBe(to.during.start.earliest)
    }
    for (const war of wars.nodes) {
      const days = war.leaderChanges.nodes.map((c: Untyped) => c.date.earliest)
      expect(days).toEqual([...days].sort())
    }
  })
})

describe('shared events', () => {
  it('are the same from either side, by kind, and none where none is recorded', async () => {
    const events = async (slug: string, other: string, kinds = '') =>
      (
        await service.ask(
          `{ leader(by: {slug: "${slug}"}) { sharedEvents(with: "${other}" ${kinds}, first: 100) { totalCount nodes { slug kind } } } }`,
        )
      ).leader.sharedEvents
    const kim = await events('kim-il-sung', 'Leader:joseph-stalin')
    expect(kim.totalCount).toBeGreaterThanOrEqual(3)
    expect(await events('joseph-stalin', 'Leader:kim-il-sung')).toEqual(kim)
    const met = await events('kim-il-sung', 'Leader:joseph-stalin', ', kinds: [MEETING]')
    expect(new Set(met.nodes.map((e: Untyped) => e.kind))).toEqual(new Set(['MEETING']))
    expect(await events('kim-il-sung', 'Leader:vladimir-lenin')).toEqual({ totalCount: 0, nodes: [] })
    await expect(events('kim-il-sung', 'War:korean-war')).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_ID' } }] })
  })
})
