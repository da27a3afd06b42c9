import { LeaderDossierDocument, OfficeholdersDocument, RelationshipDocument, SearchDocument, WarPageDocument } from '@annals/sdk'
import { describe, expect, it } from 'vitest'
import { testService, type Untyped } from './_service.ts'

const service = await testService()

/** Effective leaders of a polity on a day. */
async function leaders(polity: string, at: string) {
  const { officeholders } = await service.client.request(OfficeholdersDocument, { polity: `Polity:${polity}`, at })
  return officeholders.filter((o) => o.tenure.office === null).map((o) => o.tenure.leader.name)
}

describe('officeholders on a day', () => {
  it.each([
    ['dprk', 'Kim Il-sung'],
    ['ussr', 'Joseph Stalin'],
    ['prc', 'Mao Zedong'],
    ['rok', 'Syngman Rhee'],
    ['usa', 'Harry S. Truman'],
  ])('%s was led by %s when the Korean War began', async (polity, leader) => {
    expect(await leaders(polity, '1950-06-25')).toEqual([leader])
  })

  it('names both leaders of the DPRK on the day Kim Il-sung died', async () => {
    expect(await leaders('dprk', '1994-07-08')).toEqual(['Kim Il-sung', 'Kim Jong-il'])
  })

  it('finds no president of the DPRK in 1999', async () => {
    const { officeholders } = await service.client.request(OfficeholdersDocument, {
      polity: 'Polity:dprk',
      at: '1999-01-01',
      officeKinds: ['HEAD_OF_STATE'],
    })
    expect(officeholders.filter((o) => o.tenure.office?.name.startsWith('President of the DPRK'))).toEqual([])
  })

  it('is certain of the premier and only possibly of the party chairman on 1949-06-27', async () => {
    const { officeholders } = await service.client.request(OfficeholdersDocument, { polity: 'Polity:dprk', at: '1949-06-27' })
    const kim = officeholders
      .filter((o) => o.tenure.leader.id === 'Leader:kim-il-sung')
      .map((o) => `${o.tenure.office?.name}: ${o.certainty}`)
    expect(kim).toContain('Premier of the DPRK: CERTAIN')
    expect(kim).toContain("Chairman of the Workers' Party of Korea: POSSIBLE")
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

  it('shows Stalin as the patron of Kim, with citations', async () => {
    const { leader } = await service.client.request(RelationshipDocument, { slug: 'kim-il-sung', with: 'Leader:joseph-stalin' })
    const patron = leader?.relationships.nodes.find((r) => r.kind === 'PATRON_OF')
    expect(patron?.from.name).toBe('Joseph Stalin')
    expect(patron?.citations.length).toBeGreaterThan(0)
  })

  it('answers "no direct relationship" of Kim and Lenin with an empty list', async () => {
    const { leader } = await service.client.request(RelationshipDocument, { slug: 'kim-il-sung', with: 'Leader:vladimir-lenin' })
    expect(leader?.relationships).toMatchObject({ totalCount: 0, nodes: [] })
  })

  it("prefers the parish register for Stalin's birth and keeps the official date beside it", async () => {
    const { leader } = await service.ask(
      '{ leader(by: {slug: "joseph-stalin"}) { birth { edtf } claims(filter: {predicates: BIRTH}) { nodes { rank during { start { edtf } } reasonForRank } } } }',
    )
    expect(leader.birth.edtf).toBe('1878-12-18')
    expect(leader.claims.nodes.map((c: Untyped) => [c.rank, c.during.start.edtf])).toEqual(
      expect.arrayContaining([
        ['PREFERRED', '1878-12-18'],
        ['DEPRECATED', '1879-12-21'],
      ]),
    )
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
  it.each(['김일성', '金日成', 'Kim Ir Sen', 'Ким Ир Сен', 'kim il sun', 'Kim Ilsŏng', 'Gim Il-seong', 'Kim Sŏng-ju', 'KIM-IL-SUNG'])(
    'finds Kim Il-sung by %s',
    async (text) => {
      const { search } = await service.client.request(SearchDocument, { text, types: ['LEADER'], first: 3 })
      expect(search.edges[0]?.node.id).toBe('Leader:kim-il-sung')
    },
  )

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
  it('has its phases in order and lasted 1,129 days', async () => {
    const { war } = await service.client.request(WarPageDocument, { slug: 'korean-war' })
    const starts = war?.phases.nodes.map((p) => p.during.start?.earliest ?? '')
    expect(starts?.length).toBeGreaterThanOrEqual(6)
    expect(starts).toEqual([...(starts ?? [])].sort())
    const { days } = await service.ask('{ days: war(by: {slug: "korean-war"}) { during { durationDays } } }')
    expect(days.during.durationDays).toBe(1129)
  })

  it('shows what COW and UCDP say of the Soviet Union side by side', async () => {
    const { war } = await service.client.request(WarPageDocument, { slug: 'korean-war', participants: 100 })
    const ussr = war?.participations.nodes.find((p) => p.participant.id === 'Polity:ussr')
    const all = [ussr, ...(ussr?.alternatives ?? [])]
    const cow = all.find((p) => p && 'negated' in p && p.negated)
    expect(cow && 'citations' in cow && cow.citations.map((c) => c.source.id)).toContain('Source:cow-interstate-4-0')
    expect(ussr?.negated).toBe(false)
  })

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

  it('lists refuted claims with reason, source and whose they are', async () => {
    const { claims } = await service.ask(
      '{ claims(filter: {about: "War:korean-war", statuses: [REFUTED]}) { nodes { reasonForRank heldBy { name } citations { source { slug } } } } }',
    )
    expect(claims.nodes.length).toBeGreaterThan(0)
    for (const claim of claims.nodes) expect(claim.reasonForRank).toBeTruthy()
  })

  it('joins the belligerents of a day to their leaders', async () => {
    const { war } = await service.ask(
      '{ war(by: {slug: "korean-war"}) { leaders(at: "1953-04-01") { participation { participant { slug } } leaders { tenure { leader { name } } } } } }',
    )
    const by = Object.fromEntries(
      war.leaders.map((b: Untyped) => [b.participation.participant.slug, b.leaders.map((l: Untyped) => l.tenure.leader.name)]),
    )
    expect(by).toMatchObject({ dprk: ['Kim Il-sung'], usa: ['Dwight D. Eisenhower'], uk: ['Winston Churchill'] })
  })
})

describe('ideologies', () => {
  it('traces Juche to Marx by dated derivations', async () => {
    const { ideology } = await service.ask(
      '{ ideology(by: {slug: "juche"}) { lineage { depth ideology { slug } derivation { kind citations { locator } } } } }',
    )
    const reached = ideology.lineage.map((s: Untyped) => s.ideology.slug)
    expect(reached).toEqual(expect.arrayContaining(['marxism-leninism', 'leninism', 'marxism']))
  })

  it('goes down as well', async () => {
    const { ideology } = await service.ask(
      '{ ideology(by: {slug: "marxism-leninism"}) { lineage(direction: DESCENDANTS, depth: 1) { depth ideology { slug } } } }',
    )
    expect(ideology.lineage.map((s: Untyped) => s.ideology.slug)).toContain('juche')
    expect(new Set(ideology.lineage.map((s: Untyped) => s.depth))).toEqual(new Set([1]))
  })
})

describe('a snapshot', () => {
  it('shows Korea on the day of the Incheon landing', async () => {
    const { snapshot } = await service.ask(`{ snapshot(at: "1950-09-15", polities: ["Polity:dprk", "Polity:rok"]) {
      polity { slug } regimes { classifications { scheme value } } leaders { certainty tenure { leader { name } } } wars { participation { in { slug } } } } }`)
    expect(snapshot).toMatchObject([
      { polity: { slug: 'dprk' }, leaders: [{ certainty: 'CERTAIN', tenure: { leader: { name: 'Kim Il-sung' } } }] },
      { polity: { slug: 'rok' }, leaders: [{ certainty: 'CERTAIN', tenure: { leader: { name: 'Syngman Rhee' } } }] },
    ])
    expect(snapshot[0].regimes[0].classifications).toContainEqual({ scheme: 'GWF', value: 'PARTY_PERSONAL' })
    for (const each of snapshot) expect(each.wars.map((w: Untyped) => w.participation.in.slug)).toContain('korean-war')
  })
})
