import { LeaderDossierDocument, OfficeholdersDocument, SearchDocument, WarPageDocument } from '@annals/sdk'
import { describe, expect, it } from 'vitest'
import { testService } from './_service.ts'

const service = await testService()

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

describe('search', () => {
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
