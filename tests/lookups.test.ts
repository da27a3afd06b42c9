import { loadDataset } from '@annals/dataset'
import { migrate } from '@annals/db'
import { LeaderDossierDocument, OfficeholdersDocument, SearchDocument, WarPageDocument } from '@annals/sdk'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyDatabase } from './_database.ts'
import { serviceOver, testService } from './_service.ts'
import { worldWith } from './_world.ts'

const service = await testService()
const world = serviceOver(await emptyDatabase())
beforeAll(async () => {
  await migrate(world.database.kysely)
  await loadDataset(world.database, await worldWith())
})

describe('officeholders on a day', () => {
  it('finds no president of the DPRK in 1999', async () => {
    const { officeholders } = await service.client.request(OfficeholdersDocument, {
      polity: 'Polity:dprk',
      at: '1999-01-01',
      officeKinds: ['HEAD_OF_STATE'],
    })
    expect(officeholders.filter((o) => o.tenure.office?.name.startsWith('President of the DPRK'))).toEqual([])
  })
})

describe('leaders', () => {
  it('tells of Kim Il-sung with his offices and their sources', async () => {
    const { leader } = await service.client.request(LeaderDossierDocument, { slug: 'kim-il-sung', first: 50 })
    expect(leader?.birth?.edtf).toBe('1912-04-15')
    const premier = leader?.tenures.nodes.find((t) => t.id === 'Tenure:kim-il-sung/premier-1948')
    expect(premier?.during.start?.edtf).toBe('1948-09-09')
    expect(premier?.during.end?.edtf).toBe('1972-12-28')
    const led = leader?.tenures.nodes.find((t) => t.office === null)
    expect(led?.citations.map((c) => `${c.source.id} ${c.locator} ${c.verification}`)).toContain('Source:archigos-4-1 PRK-1948 LOOKED_UP')
    for (const tenure of leader?.tenures.nodes ?? []) expect(tenure.citations.length).toBeGreaterThan(0)
  })

  it('leaves Marx out of those who held office', async () => {
    const { with: held, without } = await service.ask(`{
      with: leaders(filter: {heldOffice: true, slug: {eq: "karl-marx"}}) { totalCount }
      without: leaders(filter: {heldOffice: false, slug: {eq: "karl-marx"}}) { totalCount } }`)
    expect([held.totalCount, without.totalCount]).toEqual([0, 1])
  })
})

describe('identifiers', () => {
  it('finds a leader by Archigos leadid and polities by COW and GW codes', async () => {
    const found = await service.ask(`{
      kim: leader(by: {externalId: {scheme: ARCHIGOS, value: "8245189d-1e42-11e4-b4cd-db5882bf8def"}}) { id }
      cow: polity(by: {externalId: {scheme: COW, value: "731"}}) { id }
      gw: polity(by: {externalId: {scheme: GW, value: "731"}}) { id }
      war: war(by: {externalId: {scheme: COW_WAR, value: "151"}}) { id }
      nobody: leader(by: {externalId: {scheme: ARCHIGOS, value: "none"}}) { id } }`)
    expect(found).toEqual({
      kim: { id: 'Leader:kim-il-sung' },
      cow: { id: 'Polity:dprk' },
      gw: { id: 'Polity:dprk' },
      war: { id: 'War:korean-war' },
      nobody: null,
    })
  })

  it('fetches any object by its global id, in the order asked, null for unknown ones', async () => {
    const { nodes } = await service.ask(
      '{ nodes(ids: ["War:korean-war", "Leader:nobody", "Tenure:kim-il-sung/premier-1948", "Source:archigos-4-1"]) { __typename id } }',
    )
    expect(nodes).toEqual([
      { __typename: 'War', id: 'War:korean-war' },
      null,
      { __typename: 'Tenure', id: 'Tenure:kim-il-sung/premier-1948' },
      { __typename: 'Source', id: 'Source:archigos-4-1' },
    ])
  })
})

describe('a slug an entity had before', () => {
  it('finds it, and its claims, wherever an id is taken', async () => {
    const found = await world.ask(`{
      bySlug: leader(by: {slug: "ada-arvai"}) { id }
      byId: leader(by: {id: "Leader:ada-arvai"}) { id }
      nodes(ids: ["Leader:ada-arvai", "Tenure:ada-arvai/president-1900", "Tenure:ada-arvai/nothing", "Polity:ada-arvai"]) { id }
      leaders(filter: {id: {in: ["Leader:ada-arvai", "Leader:nobody"]}}) { nodes { id } }
      claims(filter: {subject: "Leader:ada-arvai", during: {claim: "Tenure:ada-arvai/president-1900"}}) { totalCount } }`)
    expect(found).toMatchObject({
      bySlug: { id: 'Leader:ada' },
      byId: { id: 'Leader:ada' },
      nodes: [{ id: 'Leader:ada' }, { id: 'Tenure:ada/president-1900' }, null, null],
      leaders: { nodes: [{ id: 'Leader:ada' }] },
    })
    expect(found.claims.totalCount).toBeGreaterThan(0)
  })
})

describe('sources', () => {
  it('are found as entities are, filtered and sorted', async () => {
    const query = 'query ($by: EntityBy!) { source(by: $by) { id } }'
    const archigos = { source: { id: 'Source:archigos-4-1' } }
    expect(await service.ask(query, { by: { slug: 'archigos-4-1' } })).toEqual(archigos)
    expect(await service.ask(query, { by: { id: 'Source:archigos-4-1' } })).toEqual(archigos)
    expect(await service.ask(query, { by: { externalId: { scheme: 'COW', value: '731' } } })).toEqual({ source: null })
    const { datasets, one, last } = await service.ask(`{
      datasets: sources(filter: {type: {eq: "dataset"}, not: {title: {contains: "Archigos"}}}, first: 100) { nodes { type title } }
      one: sources(filter: {id: {in: ["Source:archigos-4-1", "Source:nothing"]}}) { totalCount }
      last: sources(first: 2, orderBy: [{field: TITLE, direction: DESC}]) { nodes { title } } }`)
    expect(datasets.nodes.length).toBeGreaterThan(3)
    for (const { type, title } of datasets.nodes) expect([type, title.includes('Archigos')]).toEqual(['dataset', false])
    expect(one.totalCount).toBe(1)
    expect(last.nodes[0].title > last.nodes[1].title).toBe(true)
    await expect(service.ask(query, { by: { id: 'Leader:kim-il-sung' } })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_ID' } }],
    })
  })
})

describe('search', () => {
  it.each([
    ['Stalin', 'Leader:joseph-stalin'],
    ['Lenin', 'Leader:vladimir-lenin'],
    ['Hoxha', 'Leader:enver-hoxha'],
    ['truman', 'Leader:harry-truman'],
    ['Trotsky', 'Leader:leon-trotsky'],
    ['Stalinism', 'Ideology:stalinism'],
    ['Juche', 'Ideology:juche'],
    ['Korean War', 'War:korean-war'],
    ['Pusan Perimeter', 'Event:battle-of-pusan-perimeter'],
    ['North Korea', 'Polity:dprk'],
  ])('puts what %s names before what is named after it', async (text, id) => {
    const { search } = await service.client.request(SearchDocument, { text, first: 1 })
    expect(search.edges[0]?.node.id).toBe(id)
  })

  it.each(['Kim Ir Sen', 'KIM-IL-SUNG', 'kim il song'])('finds Kim Il-sung by %s', async (text) => {
    const { search } = await service.client.request(SearchDocument, { text, types: ['LEADER'], first: 3 })
    expect(search.edges[0]?.node.id).toBe('Leader:kim-il-sung')
  })

  it.each([
    ['Lenin', 'Leader:vladimir-lenin'],
    ['Kruschev', 'Leader:nikita-khrushchev'],
    ['Mao Tse-tung', 'Leader:mao-zedong'],
    ['hoxa', 'Leader:enver-hoxha'],
  ])('finds who is meant by %s', async (text, id) => {
    const { search } = await service.client.request(SearchDocument, { text, types: ['LEADER'], first: 5 })
    expect(search.edges.map((e) => e.node.id)).toContain(id)
  })
})

describe('the wars of a polity in a span', () => {
  it('are those it was in then, not those that others fought already', async () => {
    const { usa, arcadia } = {
      ...(await service.ask(`{ usa: polity(by: {slug: "usa"}) {
        y1940: wars(during: {from: "1940-01-01", to: "1940-12-31"}) { nodes { slug } }
        y1942: wars(during: {from: "1942-01-01", to: "1942-12-31", relation: WHOLE}) { nodes { slug } }
        all: wars(first: 100) { totalCount } } }`)),
      // Its participation has no dates of its own.
      ...(await world.ask(`{ arcadia: polity(by: {slug: "arcadia"}) {
        in: wars(during: {from: "1915-01-01", to: "1916-01-01"}) { nodes { slug } } before: wars(during: {to: "1914-07-31"}) { totalCount } } }`)),
    }
    expect(usa.y1940.nodes).not.toContainEqual({ slug: 'world-war-ii' })
    expect(usa.y1942.nodes).toEqual([{ slug: 'world-war-ii' }])
    expect(usa.all.totalCount).toBeGreaterThan(3)
    expect(arcadia).toEqual({ in: { nodes: [{ slug: 'the-war' }] }, before: { totalCount: 0 } })
  })
})

describe('the Korean War', () => {
  it('never gives a death toll without its definition and source', async () => {
    const { war } = await service.client.request(WarPageDocument, { slug: 'korean-war', participants: 100 })
    const counted = war?.participations.nodes.flatMap((p) => [p, ...p.alternatives]).filter((p) => 'deaths' in p && p.deaths) ?? []
    expect(counted.length).toBeGreaterThan(16)
    for (const p of counted) {
      if (!('deaths' in p)) continue
      expect(p.deaths?.definition).toBeTruthy()
      expect(p.citations.length).toBeGreaterThan(0)
    }
  })
})
