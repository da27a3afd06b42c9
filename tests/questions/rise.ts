import { expect } from 'vitest'
import type { Untyped } from '../_service.ts'
import { cited, dates, question, sourcesOf, type Topic, written } from './_question.ts'

export const rise: Topic = {
  name: 'Guerrillas, exile and two Korean states',
  questions: [
    question(
      'Which formation did Kim Il-sung command, and under which army?',
      `{ leader(by: {slug: "kim-il-sung"}) { memberships { nodes { role ${dates} organization { slug name parent { slug parent { name } } } ${cited} } } } }`,
      ({ leader }) => {
        const commanded = leader.memberships.nodes.find((m: Untyped) => m.organization.slug === 'neaju-second-operational-region')
        expect(commanded.role).toBe('COMMANDER')
        expect(commanded.organization.parent).toEqual({
          slug: 'neaju-first-route-army',
          parent: { name: 'Northeast Anti-Japanese United Army' },
        })
      },
    ),
    question(
      'When and how did Kim Il-sung cross into the Soviet Union?',
      `{ event(by: {slug: "kim-il-sung-amur-crossing"}) { place during { start { earliest latest precision } }
        claims(filter: {predicates: [DURING]}) { nodes { rank status ${dates} reasonForRank ${cited} } }
        told: claims(filter: {predicates: [STATEMENT]}) { nodes { subject { slug } heldBy { slug } status } } } }`,
      ({ event }) => {
        expect(event.place).toBe('Amur River')
        expect(event.during.start).toEqual({ earliest: '1940-10-01', latest: '1940-12-31', precision: 'RANGE' })
        const claims = event.claims.nodes
        expect(claims.map((c: Untyped) => c.during.start.edtf)).toContain('1940-10-23')
        const withdrawn = claims.find((c: Untyped) => c.rank === 'DEPRECATED')
        expect(withdrawn.reasonForRank).toContain('13 November 1989')
        expect(sourcesOf(withdrawn)).toEqual(['lankov-severnaya-koreya'])
        expect(event.told.nodes.map((c: Untyped) => c.heldBy?.slug)).toContain('kim-il-sung')
      },
    ),
    question(
      "Was all of Kim Il-sung's schooling in Chinese?",
      `{ disagreements(of: "Leader:kim-il-sung", aspects: [TRUTH], first: 100) { nodes { positions { contradictedBy { source { slug } } claim { id status reasonForRank ... on Attribute { value } ${cited} } } } } }`,
      ({ disagreements }) => {
        const positions = disagreements.nodes.flatMap((d: Untyped) => d.positions)
        const all = positions.find((p: Untyped) => p.claim.id === 'Attribute:kim-il-sung/schooling-all-chinese')
        expect(all.claim.status).toBe('DISPUTED')
        expect(all.claim.reasonForRank).toMatch(/Changdok.*Hwasong/)
        expect(all.contradictedBy).toEqual([{ source: { slug: 'kcna' } }])
      },
    ),
    question(
      "Which Soviet body wrote Kim Il-sung's first speech?",
      `{ mvd: organization(by: {slug: "mvd"}) { inception { edtf } relationships(kinds: [SUCCESSOR_OF]) { nodes { to { slug inceptionClaims: claims(filter: {predicates: [INCEPTION]}) { nodes { ${dates} } } } ${dates} } }
          claims(filter: {about: "Leader:kim-il-sung"}) { nodes { rank status reasonForRank ... on Attribute { value } ${cited} } } } }`,
      ({ mvd }) => {
        expect(mvd.inception.edtf).toBe('1946-03-15')
        const before = mvd.relationships.nodes.find((r: Untyped) => r.to.slug === 'nkvd')
        expect(before.during.start.edtf).toBe('1946-03-15')
        expect(mvd.claims.nodes.length).toBeGreaterThan(0)
        for (const claim of mvd.claims.nodes)
          expect(claim).toMatchObject({ rank: 'DEPRECATED', reasonForRank: expect.stringMatching(/NKVD|1946/) })
      },
    ),
    question(
      'What offices did Kim Il-sung hold, from when to when, and how did each end?',
      `{ leader(by: {slug: "kim-il-sung"}) { tenures(first: 50) { nodes { office { slug } ${dates} exitMode status alternatives { ${dates} ${cited} } ${cited} } } } }`,
      ({ leader }) => {
        const offices = Object.fromEntries(leader.tenures.nodes.filter((t: Untyped) => t.office).map((t: Untyped) => [t.office.slug, t]))
        const held = (slug: string) => written(offices[slug])
        expect(held('premier-of-dprk')).toBe('1948-09-09/1972-12-28')
        expect(held('president-of-dprk')).toBe('1972-12-28/1994-07-08')
        expect(offices['president-of-dprk'].exitMode).toBe('NATURAL_DEATH')
        expect(held('supreme-commander-of-kpa')).toBe('1950-07-05/1991-12-24')
        expect(held('general-secretary-of-wpk').split('/')[1]).toBe('1994-07-08')
        const chairman = offices['chairman-of-wpk']
        expect(chairman.status).toBe('DISPUTED')
        expect([chairman, ...chairman.alternatives].map(written).sort()).toEqual(['1949-06-24/1966-10-12', '1949-06-30/1966-10-11'])
        for (const each of leader.tenures.nodes) expect(each.citations).not.toEqual([])
      },
    ),
    question(
      'Which offices did Kim Il-sung certainly, and which possibly, hold on 27 June 1949?',
      `{ leader(by: {slug: "kim-il-sung"}) { tenures(at: "1949-06-27") { edges { certainty node { office { slug } alternatives { ${dates} } ${cited} } } } } }`,
      ({ leader }) => {
        const certainty = Object.fromEntries(leader.tenures.edges.map((e: Untyped) => [e.node.office?.slug ?? 'leader', e.certainty]))
        expect(certainty).toMatchObject({ leader: 'CERTAIN', 'premier-of-dprk': 'CERTAIN', 'chairman-of-wpk': 'POSSIBLE' })
      },
    ),
    question(
      'When did the two Korean states come into being?',
      `{ polities(filter: {slug: {in: ["dprk", "rok"]}}) { nodes { slug inception { edtf } systemMemberships { scheme ${dates} }
        claims(filter: {predicates: [INCEPTION, SYSTEM_MEMBERSHIP]}) { nodes { ... on Attribute { scheme } ${dates} ${cited} } } } }
        disagreements(of: "Polity:rok", aspects: [START]) { nodes { fact difference positions { value claim { id } } } } }`,
      ({ polities, disagreements }) => {
        const [dprk, rok] = polities.nodes
        expect([dprk.inception.edtf, rok.inception.edtf]).toEqual(['1948-09-09', '1948-08-15'])
        const schemes = Object.fromEntries(rok.systemMemberships.map((m: Untyped) => [m.scheme, m.during.start.edtf]))
        expect(schemes).toEqual({ COW: '1949-06-29', GW: '1948-08-15' })
        // 15 August 1948 to 29 June 1949.
        expect(disagreements.nodes.find((d: Untyped) => d.fact === null)).toMatchObject({ difference: 318 })
      },
    ),
    question(
      'How were the northern elections of 1948 held, and by which front?',
      `{ event(by: {slug: "1948-dprk-election"}) { ${dates} claims(filter: {predicates: [STATEMENT]}) { nodes { id rank status ... on Attribute { value } reasonForRank ${cited} } } }
        front: organization(by: {slug: "dfrf"}) { inception { edtf } dissolution { edtf } claims(filter: {predicates: [INCEPTION, STATEMENT]}) { nodes { ... on Attribute { predicate } rank status ${dates} reasonForRank ${cited} } }
          relationships(kinds: [SUCCESSOR_OF]) { nodes { to { slug } ${dates} } } } }`,
      ({ event, front }) => {
        expect(written(event)).toBe('1948-08-25/1948-08-25')
        expect(event.claims.nodes.find((c: Untyped) => c.id.endsWith('/single-list')).value).toContain(
          'North Korean Democratic National United Front',
        )
        expect(front.dissolution.edtf).toBe('2024-03-23')
        const founded = front.claims.nodes
          .filter((c: Untyped) => c.predicate === 'INCEPTION')
          .map((c: Untyped) => [c.during.start.edtf, c.status])
        expect(founded.sort()).toEqual([
          ['1946-07-22', 'DISPUTED'],
          ['1949-06-25', 'DISPUTED'],
        ])
        expect(front.claims.nodes.some((c: Untyped) => c.predicate === 'STATEMENT' && c.rank === 'DEPRECATED')).toBe(true)
        expect(front.relationships.nodes[0]).toMatchObject({ to: { slug: 'nkdnuf' }, during: { start: { edtf: '1949-06-25' } } })
      },
    ),
    question(
      'When did the Soviet Union recognise the DPRK, and as what?',
      `{ polity(by: {slug: "ussr"}) { relationships(kinds: [RECOGNIZED], with: "Polity:dprk") { nodes { ${dates} alternatives { ${dates} ${cited} } ${cited} } }
          claims(filter: {about: "Polity:dprk", predicates: [STATEMENT]}, first: 50) { nodes { id status heldBy { slug } ... on Attribute { value } ${cited} } } }
        event(by: {slug: "1948-ussr-recognition-of-dprk"}) { ${dates} } }`,
      ({ polity, event }) => {
        const [recognized] = polity.relationships.nodes
        expect([recognized, ...recognized.alternatives].map((c: Untyped) => c.during.start.edtf)).toContain('1948-10-12')
        expect(written(event)).toBe('1948-10-08/1948-10-12')
        const whole = polity.claims.nodes.find((c: Untyped) => c.id === 'Attribute:ussr/dprk-whole-peninsula')
        expect(whole).toMatchObject({ status: 'DISPUTED' })
        expect(whole.value).toContain('whole Korean peninsula')
      },
    ),
  ],
}
