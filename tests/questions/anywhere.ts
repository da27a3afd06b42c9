import { DisagreementsDocument, SnapshotDocument, TimelineDocument } from '@annals/sdk'
import { expect } from 'vitest'
import type { Untyped } from '../_service.ts'
import { cited, dates, question, sourcesOf, type Topic, written } from './_question.ts'

export const anywhere: Topic = {
  name: 'Dates, sources, comparisons',
  questions: [
    question(
      'How did Korea stand on the day of the Incheon landing?',
      SnapshotDocument,
      { at: '1950-09-15', polities: ['Polity:dprk', 'Polity:rok', 'Polity:ussr'] },
      ({ snapshot }) => {
        const [dprk, rok, ussr] = snapshot
        expect(dprk.leaders).toMatchObject([{ certainty: 'CERTAIN', tenure: { leader: { name: 'Kim Il-sung' } } }])
        expect(rok.leaders).toMatchObject([{ certainty: 'CERTAIN', tenure: { leader: { name: 'Syngman Rhee' } } }])
        expect(dprk.regimes[0].classifications).toContainEqual({ scheme: 'GWF', value: 'PARTY_PERSONAL' })
        expect(rok.regimes[0].classifications).toContainEqual({ scheme: 'GWF', value: 'PERSONAL' })
        for (const korea of [dprk, rok]) {
          const war = korea.wars.find((w: Untyped) => w.participation.in.id === 'War:korean-war')
          expect(war.phases.map((p: Untyped) => p.phase.id)).toEqual([
            'Event:battle-of-pusan-perimeter',
            'Event:korean-war-un-offensive-1950',
          ])
        }
        expect(ussr.treaties.map((t: Untyped) => t.participation.in.name).join()).toContain('Sino-Soviet Treaty of Friendship')
        expect(dprk.ideologies.map((i: Untyped) => i.adherence.ideology.name)).toContain('Marxism–Leninism')
      },
    ),
    question(
      'When was Stalin born?',
      `{ leader(by: {slug: "joseph-stalin"}) { birth { edtf } claims(filter: {predicates: [BIRTH]}) { nodes { rank ${dates} reasonForRank ${cited} } } } }`,
      ({ leader }) => {
        expect(leader.birth.edtf).toBe('1878-12-18')
        const claims = leader.claims.nodes.map((c: Untyped) => [c.rank, c.during.start.edtf])
        expect(claims).toEqual(
          expect.arrayContaining([
            ['PREFERRED', '1878-12-18'],
            ['DEPRECATED', '1879-12-21'],
          ]),
        )
        for (const claim of leader.claims.nodes) expect(claim.reasonForRank).toBeTruthy()
      },
    ),
    question('When and where was Kim Jong-il born?', DisagreementsDocument, { of: 'Leader:kim-jong-il' }, ({ disagreements }) => {
      const of = (fact: string) => disagreements.nodes.find((d: Untyped) => d.fact === `Attribute/kim-jong-il/${fact}`)
      const birth = of('BIRTH')
      expect(birth).toMatchObject({ aspect: 'DATE', difference: 365, unit: 'DAYS' })
      expect(birth.positions.map((p: Untyped) => p.value)).toEqual(expect.arrayContaining(['1941-02-16', '1942-02-16']))
      const official = birth.positions.find((p: Untyped) => p.value === '1942-02-16')
      expect(official.claim.citations.map((c: Untyped) => c.source.id)).toContain('Source:archigos-4-1')
      const places = of('BIRTH_PLACE')
        .positions.map((p: Untyped) => p.value)
        .join()
      expect(places).toMatch(/Vyatskoye/)
      expect(places).toMatch(/Paektu/)
    }),
    ...['김일성', '金日成', 'Kim Ilsŏng', 'Gim Il-seong', 'Ким Ир Сен', 'Kim Sŏng-ju', 'kim il sun'].map((text) =>
      question(
        `Who is ${text}?`,
        `query ($text: String!) { search(text: $text, types: [LEADER], first: 3) { edges { score matchedName { text lang kind ${cited} } node { id name } } } }`,
        { text },
        ({ search }) => expect(search.edges[0].node.id).toBe('Leader:kim-il-sung'),
      ),
    ),
    question(
      'Whom does the name Kruschev mean?',
      `{ search(text: "Kruschev", types: [LEADER], first: 3) { edges { score matchedName { text ${cited} } node { id } } } }`,
      ({ search }) => expect(search.edges.map((e: Untyped) => e.node.id)).toContain('Leader:nikita-khrushchev'),
    ),
    question(
      'What are the identifiers of Kim Il-sung, the DPRK and the Korean War elsewhere?',
      `{ leader(by: {slug: "kim-il-sung"}) { externalIds { scheme value } tenures(first: 50) { nodes { office { id } externalIds { scheme value } ${cited} } } }
        polity(by: {externalId: {scheme: COW, value: "731"}}) { slug externalIds { scheme value } } war(by: {externalId: {scheme: COW_WAR, value: "151"}}) { slug externalIds { scheme value } } }`,
      ({ leader, polity, war }) => {
        const ids = ({ externalIds }: Untyped) => externalIds.map((x: Untyped) => `${x.scheme} ${x.value}`)
        expect(ids(leader)).toContain('WIKIDATA Q41117')
        expect(ids(leader.tenures.nodes.find((t: Untyped) => t.office === null))).toEqual(['ARCHIGOS PRK-1948'])
        expect(polity.slug).toBe('dprk')
        expect(ids(polity)).toEqual(expect.arrayContaining(['COW 731', 'GW 731', 'WIKIDATA Q423']))
        expect(ids(war)).toEqual(expect.arrayContaining(['WIKIDATA Q8663', 'COW_WAR 151', 'UCDP 235']))
      },
    ),
    question(
      'How many independent sources support a claim?',
      `{ nodes(ids: ["Relationship:joseph-stalin/patron-of-kim", "Attribute:juche/cut-off-trade", "Adherence:kim-il-sung/korean-nationalism"]) { id ... on Claim { independentSources citations { stance verification source { slug derivedFrom { slug } } } } } }`,
      ({ nodes }) => {
        expect(nodes.map((n: Untyped) => n.independentSources)).toEqual([2, 1, 0])
        // The one source of the second copies an encyclopedia; the third rests on general knowledge.
        expect(nodes[1].citations[0].source.derivedFrom).toEqual({ slug: 'wikipedia' })
      },
    ),
    question(
      'What passed between the DPRK and China up to the armistice?',
      TimelineDocument,
      { of: ['Polity:dprk', 'Polity:prc'], to: '1953-07-27', together: true },
      ({ timeline }) => {
        const items = timeline.nodes
        expect(items[0]).toMatchObject({ date: { edtf: '1949-10-06' }, claim: { __typename: 'Relationship' } })
        expect(items.map((i: Untyped) => [i.kind, i.event?.id])).toContainEqual(['EVENT_START', 'Event:korean-war-chinese-intervention'])
        const days = items.map((i: Untyped) => [i.date.earliest, i.date.latest].join())
        expect(days).toEqual([...days].sort())
        for (const item of items) expect(item.entities.map((e: Untyped) => e.id)).toEqual(['Polity:dprk', 'Polity:prc'])
      },
    ),
    question(
      'Who led the United States before Truman, through the whole of 1950, and during its part in the Korean War?',
      `{ polity(by: {slug: "usa"}) {
        before: leaders(during: {claim: "Tenure:harry-truman/leader-1945", relation: BEFORE}, last: 1) { nodes { leader { name } ${dates} ${cited} } }
        whole: leaders(during: {from: "1950-01-01", to: "1950-12-31", relation: WHOLE}, mode: CERTAIN) { nodes { leader { name } } }
        war: leaders(during: {claim: "Participation:usa/korean-war"}) { edges { certainty node { leader { name } } } } } }`,
      ({ polity: { before, whole, war } }) => {
        expect(before.nodes.map((t: Untyped) => t.leader.name)).toEqual(['Franklin D. Roosevelt'])
        expect(whole.nodes.map((t: Untyped) => t.leader.name)).toEqual(['Harry S. Truman'])
        expect(war.edges.map((e: Untyped) => [e.certainty, e.node.leader.name])).toEqual([
          ['CERTAIN', 'Harry S. Truman'],
          ['CERTAIN', 'Dwight D. Eisenhower'],
        ])
      },
    ),
    question(
      'Who led a Communist party state for longest?',
      `{ tenures(filter: {effective: true, durationKnown: true, regimeClass: {scheme: "GWF", value: "PARTY"}}, orderBy: [{field: DURATION, direction: DESC}], first: 3) { nodes { leader { name } polity { slug } during { durationDays } ${cited} } } }`,
      ({ tenures }) => {
        expect(tenures.nodes[0]).toMatchObject({ leader: { name: 'Enver Hoxha' }, polity: { slug: 'albania' } })
        const days = tenures.nodes.map((t: Untyped) => t.during.durationDays)
        expect(days).toEqual([...days].sort((a, b) => b - a))
        expect(sourcesOf(tenures.nodes[0])).toContain('archigos-4-1')
      },
    ),
    question(
      'How long did leaders last under each class of regime?',
      `{ tenureFacets(by: REGIME_CLASS, filter: {effective: true}) { scheme value count definition durations { tenures medianDays shortestDays longestDays } claims(first: 1) { nodes { ${cited} } } } }`,
      ({ tenureFacets }) => {
        const median = (scheme: string, value: string) =>
          tenureFacets.find((f: Untyped) => f.scheme === scheme && f.value === value).durations.medianDays
        expect(median('GWF', 'PARTY')).toBeGreaterThan(median('GWF', 'PARLIAMENTARY'))
        for (const { count, definition, durations } of tenureFacets) {
          expect(definition).toBeTruthy()
          if (durations) expect(durations.tenures).toBeLessThanOrEqual(count)
        }
      },
    ),
    question(
      'How did leaders leave power, and how many each way?',
      `{ leaderFacets(by: EXIT_MODE) { value count definition claims(first: 1) { nodes { ... on Tenure { exitMode } ${cited} } } } }`,
      ({ leaderFacets }) => {
        expect(leaderFacets[0].value).toBe('REGULAR')
        for (const facet of leaderFacets) expect(facet.claims.nodes[0].exitMode).toBe(facet.value)
      },
    ),
    question(
      'On what day did Fidel Castro hand over to Raúl Castro?',
      `{ polity(by: {slug: "cuba"}) { leaders(last: 2, during: {from: "1959-01-01"}) { nodes { leader { slug } ${dates} successor { leader { slug } ${dates} } ${cited} } } } }`,
      ({ polity }) => {
        const fidel = polity.leaders.nodes.find((t: Untyped) => t.leader.slug === 'fidel-castro')
        expect(fidel.successor.leader.slug).toBe('raul-castro')
        expect(written(fidel).split('/')[1]).toBe(fidel.successor.during.start.edtf)
      },
    ),
    question(
      'Is what this page says right, sentence by sentence?',
      `query ($text: String!) { checkText(text: $text) { sentences { text verdict explanation issues { kind } claims { id ${cited} } } } }`,
      {
        text: 'On 9 September the DPRK was founded. The Soviet Union recognized the DPRK in 1948. Vladimir Lenin died in 1930. The moon is far away.',
      },
      ({ checkText: { sentences } }) => {
        expect(sentences.map((s: Untyped) => s.verdict)).toEqual([expect.any(String), 'SUPPORTED', 'CONTRADICTED', 'NOT_COVERED'])
        expect(sentences[0].issues.map((i: Untyped) => i.kind)).toContain('MISSING_YEAR')
        expect(sentences[2].claims.map((c: Untyped) => c.id)).toContain('Attribute:vladimir-lenin/death')
      },
    ),
  ],
}
