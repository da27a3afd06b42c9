import { OfficeholdersDocument, RelationshipDocument } from '@annals/sdk'
import { expect } from 'vitest'
import type { Untyped } from '../_service.ts'
import { cited, dates, question, sourcesOf, type Topic, written } from './_question.ts'

export const leninStalinKim: Topic = {
  name: 'Lenin, Stalin, Kim',
  questions: [
    question(
      'How is Kim Il-sung connected to Lenin?',
      `{ leader(by: {slug: "kim-il-sung"}) { relationships(with: "Leader:vladimir-lenin") { totalCount } }
        people: paths(from: "Leader:kim-il-sung", to: "Leader:vladimir-lenin", kinds: [RELATIONSHIP]) { ...Way }
        ideas: paths(from: "Leader:kim-il-sung", to: "Leader:vladimir-lenin", kinds: [AUTHORSHIP, DERIVATION]) { ...Way } }
      fragment Way on Path { length weakestConfidence steps { from { slug } direction to { slug } claim { id ${dates} ${cited}
        ... on Relationship { kind } ... on Adherence { role } ... on Derivation { derivation: kind } } } }`,
      ({ leader, people, ideas }) => {
        // No direct relationship: Kim was eleven when Lenin died.
        expect(leader.relationships.totalCount).toBe(0)
        const way = (path: Untyped) =>
          path.steps.map(({ direction, to, claim }: Untyped) => `${direction} ${claim.kind ?? claim.role ?? claim.derivation} ${to.slug}`)
        expect(people.map(way)).toContainEqual(['BACKWARD PATRON_OF joseph-stalin', 'FORWARD SERVED_UNDER vladimir-lenin'])
        expect(ideas.map(way)).toContainEqual([
          'FORWARD FOUNDER juche',
          'FORWARD ADAPTATION_OF marxism-leninism',
          'BACKWARD THEORIST vladimir-lenin',
        ])
        for (const { length, weakestConfidence, steps } of [...people, ...ideas]) {
          expect(steps).toHaveLength(length)
          expect(weakestConfidence).toBeTruthy()
          for (const { claim } of steps) expect(claim.citations).not.toEqual([])
        }
      },
    ),
    question(
      'Did Kim Jong-il have to do with Stalin?',
      `{ direct: paths(from: "Leader:kim-jong-il", to: "Leader:joseph-stalin", maxLength: 1) { length }
        paths(from: "Leader:kim-jong-il", to: "Leader:joseph-stalin", maxLength: 2) { length steps { to { slug } claim { id ${cited} } } } }`,
      ({ direct, paths }) => {
        expect(direct).toEqual([])
        expect(paths.map((p: Untyped) => p.steps.map((s: Untyped) => s.to.slug))).toContainEqual(['kim-il-sung', 'joseph-stalin'])
      },
    ),
    question(
      'What was the relationship between Kim and Stalin?',
      RelationshipDocument,
      { slug: 'kim-il-sung', with: 'Leader:joseph-stalin' },
      ({ leader }) => {
        const patron = leader.relationships.nodes.find((r: Untyped) => r.kind === 'PATRON_OF')
        expect(patron.from.name).toBe('Joseph Stalin')
        expect(written(patron)).toBe('1945/1953-03-05')
        expect(patron.citations.map((c: Untyped) => c.verification)).toContain('LOOKED_UP')
      },
    ),
    question(
      'When did Kim and Stalin meet, and on what evidence?',
      `{ leader(by: {slug: "kim-il-sung"}) {
        sharedEvents(with: "Leader:joseph-stalin", kinds: [MEETING, VISIT]) { nodes { name ${dates} claims(filter: {predicates: [DURING]}) { nodes { ${cited} } } } }
        claims(filter: {about: "Leader:joseph-stalin", predicates: [STATEMENT], during: {from: "1945-01-01", to: "1946-12-31", relation: ANY}}) { nodes { id ${dates} status confidence basis reasonForRank ${cited} } } } }`,
      ({ leader }) => {
        const met = leader.sharedEvents.nodes.map(written)
        expect(met).toEqual(expect.arrayContaining(['1949-03-05/1949-03-05', '1950-03-30/1950-04-25', '1952-09-04/1952-09-04']))
        for (const event of leader.sharedEvents.nodes) expect(event.claims.nodes[0].citations).not.toEqual([])
        const reported = leader.claims.nodes.find((c: Untyped) => c.id === 'Attribute:kim-il-sung/stalin-meeting-1945')
        expect(reported).toMatchObject({ status: 'UNVERIFIED', confidence: 'POSSIBLE', basis: 'TESTIMONY' })
        expect(reported.reasonForRank).toBeTruthy()
      },
    ),
    question(
      'Who recommended Kim to Stalin?',
      `{ leader(by: {slug: "kim-il-sung"}) { relationships(kinds: [RECOMMENDED]) { nodes { from { slug } toward { slug } ${dates} status confidence reasonForRank ${cited} } } } }`,
      ({ leader: { relationships } }) => {
        const who = relationships.nodes.map((r: Untyped) => r.from.slug)
        expect(who).toEqual(expect.arrayContaining(['lavrentiy-beria', 'terentii-shtykov', 'nikolai-lebedev', 'grigory-mekler']))
        expect(who).not.toContain('kim-il-sung')
        for (const claim of relationships.nodes) {
          expect(claim).toMatchObject({ status: 'DISPUTED', confidence: 'POSSIBLE' })
          expect(claim.citations).not.toEqual([])
        }
        const beria = relationships.nodes.find((r: Untyped) => r.from.slug === 'lavrentiy-beria')
        expect(beria.toward.slug).toBe('joseph-stalin')
        expect(beria.reasonForRank).toContain('South China Morning Post')
      },
    ),
    question(
      'Who succeeded Lenin?',
      `{ generalSecretary: office(by: {slug: "general-secretary-of-cpsu"}) { tenures(first: 1) { nodes { leader { slug } ${dates} predecessor { id } ${cited} } } }
        premier: office(by: {slug: "chairman-of-sovnarkom"}) { tenures(first: 1) { nodes { leader { slug } successor { leader { slug } ${dates} ${cited} } } } }
        polity(by: {slug: "ussr"}) { leaders(first: 1) { nodes { leader { slug } successor { leader { slug } ${dates} status alternatives { ${dates} status reasonForRank ${cited} } ${cited} } } }
          claims(filter: {statuses: [DISPUTED], predicates: [STATEMENT], at: "1924-01-21"}) { nodes { id ... on Attribute { value } ${cited} } } } }`,
      ({ generalSecretary, premier, polity }) => {
        expect(generalSecretary.tenures.nodes[0]).toMatchObject({ leader: { slug: 'joseph-stalin' }, predecessor: null })
        expect(generalSecretary.tenures.nodes[0].during.start.edtf).toBe('1922-04-03')
        const lenin = premier.tenures.nodes[0]
        expect(lenin.leader.slug).toBe('vladimir-lenin')
        expect(lenin.successor).toMatchObject({ leader: { slug: 'alexei-rykov' }, during: { start: { edtf: '1924-02-02' } } })
        const [effective] = polity.leaders.nodes
        expect(effective.leader.slug).toBe('vladimir-lenin')
        expect(effective.successor).toMatchObject({ leader: { slug: 'joseph-stalin' }, status: 'DISPUTED' })
        const starts = [effective.successor, ...effective.successor.alternatives].map((c: Untyped) => c.during.start.edtf)
        expect(starts).toEqual(expect.arrayContaining(['1923-03-10', '1929~']))
        expect(sourcesOf(effective.successor)).toContain('archigos-4-1')
        expect(polity.claims.nodes.map((c: Untyped) => c.value).join()).toContain('Zinoviev and Kamenev')
      },
    ),
    question(
      'How and when did Lenin enter and leave power?',
      `{ leader(by: {slug: "vladimir-lenin"}) { death { edtf } tenures { nodes { polity { slug } office { slug } entryMode exitMode ${dates} status reasonForRank ${cited}
        alternatives { id ${dates} reasonForRank ... on Tenure { exitMode } ${cited} } } } } }`,
      ({ leader }) => {
        const led = leader.tenures.nodes.find((t: Untyped) => t.office === null)
        expect(led).toMatchObject({ entryMode: 'IRREGULAR', exitMode: 'NATURAL_DEATH', status: 'DISPUTED' })
        expect(led.during.start.edtf).toBe('1917-11-07')
        expect([led, ...led.alternatives].map((c: Untyped) => c.during.end.edtf).sort()).toEqual(['1923-03-10', '1924-01-21'])
        expect(led.citations.map((c: Untyped) => c.source.slug)).toContain('archigos-4-1')
        expect(leader.death.edtf).toBe('1924-01-21')
      },
    ),
    ...(
      [
        ['the DPRK', 'dprk', 'Kim Il-sung'],
        ['the Soviet Union', 'ussr', 'Joseph Stalin'],
        ['China', 'prc', 'Mao Zedong'],
        ['South Korea', 'rok', 'Syngman Rhee'],
        ['the United States', 'usa', 'Harry S. Truman'],
      ] as const
    ).map(([state, slug, leader]) =>
      question(
        `Who led ${state} when the Korean War began?`,
        `{ officeholders(polity: "Polity:${slug}", at: "1950-06-25") { certainty tenure { office { name } leader { name } ${cited} } } }`,
        ({ officeholders }) => {
          const effective = officeholders.filter((o: Untyped) => o.tenure.office === null)
          expect(effective).toMatchObject([{ certainty: 'CERTAIN', tenure: { leader: { name: leader } } }])
          expect(sourcesOf(effective[0].tenure)).toContain('archigos-4-1')
        },
      ),
    ),
    question(
      'Is there a direct relationship between Kim and Lenin?',
      `{ leader(by: {slug: "kim-il-sung"}) { birth { edtf } relationships(with: "Leader:vladimir-lenin") { totalCount }
        claims(filter: {about: "Leader:vladimir-lenin"}) { nodes { id status ... on Attribute { value } reasonForRank ${cited} } } } }`,
      ({ leader }) => {
        expect(leader.relationships.totalCount).toBe(0)
        expect(leader.birth.edtf).toBe('1912-04-15')
        expect(leader.claims.nodes.find((c: Untyped) => c.status === 'REFUTED')?.reasonForRank).toBeTruthy()
        expect(leader.claims.nodes.find((c: Untyped) => c.status === 'ACCEPTED')?.value).toContain('eleven')
      },
    ),
    question(
      'Who led the DPRK on the day Kim Il-sung died?',
      OfficeholdersDocument,
      { polity: 'Polity:dprk', at: '1994-07-08', mode: 'CERTAIN' },
      ({ officeholders }) => {
        const leaders = officeholders.filter((o: Untyped) => o.tenure.office === null).map((o: Untyped) => o.tenure.leader.name)
        expect(leaders).toEqual(['Kim Il-sung', 'Kim Jong-il'])
      },
    ),
  ],
}
