import { WarPageDocument } from '@annals/sdk'
import { expect } from 'vitest'
import type { Untyped } from '../_service.ts'
import { cited, dates, question, sourcesOf, type Topic, written } from './_question.ts'

const all = (p: Untyped) => [p, ...p.alternatives]

export const koreanWar: Topic = {
  name: 'The Korean War',
  questions: [
    question(
      'What was the Korean War: type, dates, identifiers?',
      `{ war(by: {slug: "korean-war"}) { kind issue ${dates} externalIds { scheme value } intensity { during { start { edtf } } level }
        claims(filter: {predicates: [DURING, ISSUE]}) { nodes { ${dates} ${cited} } } } }`,
      ({ war }) => {
        expect(war).toMatchObject({ kind: 'INTERSTATE', issue: 'TERRITORY' })
        expect(written(war)).toBe('1950-06-25/1953-07-27')
        expect(war.externalIds).toEqual(
          expect.arrayContaining([
            { scheme: 'WIKIDATA', value: 'Q8663' },
            { scheme: 'COW_WAR', value: '151' },
            { scheme: 'UCDP', value: '235' },
          ]),
        )
        const level = Object.fromEntries(war.intensity.map((i: Untyped) => [i.during.start.edtf, i.level]))
        expect(level).toEqual({ '1949': 'MINOR', '1950': 'WAR', '1951': 'WAR', '1952': 'WAR', '1953': 'WAR' })
        const starts = war.claims.nodes.map((c: Untyped) => [c.during.start?.edtf, sourcesOf(c).join()])
        expect(starts).toEqual(
          expect.arrayContaining([
            ['1950-06-24', 'cow-interstate-4-0'],
            ['1949-05-31', 'ucdp-prio-22-1'],
          ]),
        )
      },
    ),
    question(
      'What were the phases of the Korean War?',
      `{ war(by: {slug: "korean-war"}) { phases { nodes { name ${dates} claims(filter: {predicates: [DURING]}) { nodes { ${cited} } } } }
        events(first: 100) { nodes { parts(first: 50) { nodes { slug ${dates} } } } } } }`,
      ({ war }) => {
        expect(war.phases.nodes.map(written)).toEqual([
          '1950-06-25/1950-09-14',
          '1950-08-04/1950-09-18',
          '1950-09-15/1950-10-24',
          '1950-10-19/1951-01-24',
          '1951-01-25/1951-07-09',
          '1951-07-10/1953-07-27',
        ])
        const events = Object.fromEntries(war.events.nodes.flatMap((e: Untyped) => e.parts.nodes).map((e: Untyped) => [e.slug, written(e)]))
        expect(events['first-battle-of-seoul']).toBe('1950-06-25/1950-06-28')
        expect(events['incheon-landing'].split('/')[0]).toBe('1950-09-15')
      },
    ),
    question(
      'Who took part in the Korean War, on which side, from and to when?',
      WarPageDocument,
      { slug: 'korean-war', participants: 100 },
      ({ war }) => {
        const polities = war.participations.nodes.filter((p: Untyped) => p.participant.__typename === 'Polity')
        const cow = polities
          .flatMap(all)
          .filter(
            (p: Untyped) =>
              !p.negated && p.initiator !== null && p.citations.some((c: Untyped) => c.source.id === 'Source:cow-interstate-4-0'),
          )
        expect(new Set(cow.map((p: Untyped) => p.participant.id)).size).toBe(16)
        const sides = Object.groupBy(polities, (p: Untyped) => String(p.side)) as Record<string, Untyped[]>
        const north = Object.entries(sides)
          .find(([side]) => side.startsWith('North'))?.[1]
          .map((p: Untyped) => p.participant.id)
        expect(north?.sort()).toEqual(['Polity:dprk', 'Polity:prc', 'Polity:ussr'])
        const who = polities.map((p: Untyped) => p.participant.id)
        expect(who).toEqual(expect.arrayContaining(['Polity:luxembourg', 'Polity:south-africa', 'Polity:new-zealand']))
        const colombia = polities.find((p: Untyped) => p.participant.id === 'Polity:colombia')
        expect(colombia.during.start.earliest.slice(0, 4)).toBe('1951')
      },
    ),
    question(
      'Was the Soviet Union a belligerent in the Korean War?',
      `{ disagreements(of: "War:korean-war", aspects: [TRUTH], first: 100) { nodes { subject { slug } object { slug } difference
        positions { value definition claim { id status reasonForRank ... on Participation { role codedSides { ucdp } } ${cited} } } } }
        claims(filter: {subject: "War:korean-war", about: "Polity:ussr", predicates: [STATEMENT]}) { nodes { id status reasonForRank ... on Attribute { value } ${cited} } } }`,
      ({ disagreements, claims }) => {
        const ussr = disagreements.nodes.find((d: Untyped) => d.subject.slug === 'ussr' && d.object?.slug === 'korean-war')
        const by = (value: string, source: string) =>
          ussr.positions.find((p: Untyped) => p.value === value && sourcesOf(p.claim).includes(source))
        expect(by('true', 'ucdp-prio-22-1').claim).toMatchObject({ role: 'SECONDARY_TROOPS', codedSides: { ucdp: 'A' } })
        expect(by('false', 'cow-interstate-4-0')).toBeTruthy()
        const told = Object.fromEntries(claims.nodes.map((c: Untyped) => [c.id.split('/')[1], c]))
        expect(told['soviet-belligerence'].reasonForRank).toContain('definitions differ')
        expect(told['soviet-denial'].status).toBe('REFUTED')
      },
    ),
    question(
      'Who started the Korean War?',
      `{ war(by: {slug: "korean-war"}) { participations(first: 50) { nodes { participant { slug } initiator alternatives { ... on Participation { initiator } ${cited} } ${cited} } }
        claims(filter: {predicates: [STATEMENT]}, first: 50) { nodes { id status heldBy { slug } reasonForRank ... on Attribute { value } ${cited} } } } }`,
      ({ war }) => {
        const started = war.participations.nodes
          .filter((p: Untyped) => all(p).some((c: Untyped) => c.initiator))
          .map((p: Untyped) => p.participant.slug)
        expect(started).toEqual(['dprk'])
        const told = Object.fromEntries(war.claims.nodes.map((c: Untyped) => [c.id.split('/')[1], c]))
        expect(told['who-started-it'].value).toContain('Stalin approved it in April 1950')
        expect(told['soviet-archive-1994'].value).toContain('216')
        expect(told['south-attacked-first']).toMatchObject({ status: 'REFUTED', heldBy: { slug: 'dprk' } })
        expect(told['south-attacked-first'].reasonForRank).toBeTruthy()
      },
    ),
    question(
      'How did the Korean War end, and who won?',
      `{ war(by: {slug: "korean-war"}) { outcome during { end { edtf } } participations(first: 50) { nodes { outcome alternatives { ... on Participation { outcome negated } ${cited} } ${cited} } }
        claims(filter: {predicates: [STATEMENT, OUTCOME]}, first: 60) { nodes { id status heldBy { slug } ... on Attribute { value } ${cited} } } } }`,
      ({ war }) => {
        expect(war.during.end.edtf).toBe('1953-07-27')
        const outcomes = war.participations.nodes.flatMap(all).flatMap((p: Untyped) => p.outcome ?? [])
        expect(new Set(outcomes)).toEqual(new Set(['STALEMATE']))
        const told = Object.fromEntries(war.claims.nodes.map((c: Untyped) => [c.id.split('/')[1], c]))
        expect(told['no-peace-treaty'].status).toBe('ACCEPTED')
        expect(told['outcome-dprk-victory'].heldBy.slug).toBe('dprk')
      },
    ),
    question(
      'How many soldiers died in the Korean War, by whose count?',
      `{ war(by: {slug: "korean-war"}) { deaths { definition unit low best high participants sources { slug } claims(first: 50) { nodes { participant { slug } deaths { best } ${cited} } } } } }`,
      ({ war }) => {
        const [cow, ...others] = war.deaths
        expect(cow).toMatchObject({ best: 910084, participants: 16, sources: [{ slug: 'cow-interstate-4-0' }] })
        const by = Object.fromEntries(cow.claims.nodes.map((c: Untyped) => [c.participant.slug, c.deaths.best]))
        expect(by).toMatchObject({ prc: 422612, dprk: 316579, rok: 113248, usa: 54487 })
        const counts = others.map((d: Untyped) => [d.definition, d.low ?? d.best])
        for (const number of [36574, 36516, 33739, 400000]) expect(counts.map(([, n]: Untyped) => n)).toContain(number)
        for (const each of war.deaths) {
          expect(each.definition).toBeTruthy()
          expect(each.sources).not.toEqual([])
        }
      },
    ),
    question(
      "Where do the counts of a belligerent's dead differ, and by how many?",
      `{ disagreements(of: "War:korean-war", aspects: [DEATHS], first: 50) { nodes { subject { slug } difference unit positions { value definition claim { rank reasonForRank ${cited} } } } } }`,
      ({ disagreements }) => {
        const usa = disagreements.nodes.find((d: Untyped) => d.subject.slug === 'usa')
        expect(usa).toMatchObject({ unit: 'PERSONS' })
        const figures = usa.positions.map((p: Untyped) => Number(p.value))
        expect(usa.difference).toBe(Math.max(...figures) - Math.min(...figures))
        expect(figures).toEqual(expect.arrayContaining([54487, 36574, 33739]))
        for (const p of disagreements.nodes.flatMap((d: Untyped) => d.positions)) expect(p.definition).toBeTruthy()
      },
    ),
    question(
      'Who held that the North Koreans had paid little in the war?',
      `{ claims(filter: {subject: "War:korean-war", about: "Organization:pva", predicates: [STATEMENT]}) { nodes { id status heldBy { slug } reasonForRank ${cited} } } }`,
      ({ claims }) => {
        const held = claims.nodes.find((c: Untyped) => c.id === 'Attribute:korean-war/north-koreans-paid-little')
        expect(held).toMatchObject({ status: 'DISPUTED', heldBy: { slug: 'prc' } })
        expect(held.reasonForRank).toMatch(/316,579.*422,612/)
        expect(sourcesOf(held)).toContain('cow-interstate-4-0')
      },
    ),
    question(
      'What was the Pusan Perimeter, and when?',
      `{ search(text: "Pusan Perimeter", types: [EVENT], first: 1) { nodes { ... on Event { name description ${dates} partOf { slug } claims { nodes { ${cited} } } } } } }`,
      ({ search }) => {
        expect(search.nodes[0]).toMatchObject({ partOf: { slug: 'korean-war' } })
        expect(written(search.nodes[0])).toBe('1950-08-04/1950-09-18')
      },
    ),
    question(
      'When did UN forces retake Seoul for the second time?',
      `{ battle: event(by: {slug: "fourth-battle-of-seoul"}) { claims(filter: {predicates: [DURING]}) { nodes { ${dates} ${cited} } } } operation: event(by: {slug: "operation-ripper"}) { ${dates} } }`,
      ({ battle, operation }) => {
        expect(battle.claims.nodes.map(written)).toContain('1951-03-14/1951-03-16')
        expect(operation.during.start.edtf).toBe('1951-03-07')
      },
    ),
    question(
      'How many days did the Korean War last?',
      `{ war(by: {slug: "korean-war"}) { during { durationDays start { edtf } end { edtf } } claims(filter: {predicates: [DURING]}) { nodes { ${cited} } } } }`,
      ({ war }) => expect(war.during.durationDays).toBe(1129),
    ),
    question(
      'Which belligerents changed leaders during the Korean War, when and how?',
      `{ war(by: {slug: "korean-war"}) { leaderChanges(first: 100) { nodes { certainty date { edtf } participation { participant { slug } } from { leader { slug } exitMode } to { leader { slug } entryMode ${cited} } } } } }`,
      ({ war }) => {
        const changes = war.leaderChanges.nodes
        const of = (slug: string) => changes.filter((c: Untyped) => c.participation.participant.slug === slug)
        expect(of('usa')).toMatchObject([
          {
            certainty: 'CERTAIN',
            date: { edtf: '1953-01-20' },
            from: { leader: { slug: 'harry-truman' }, exitMode: 'REGULAR' },
            to: { leader: { slug: 'dwight-eisenhower' } },
          },
        ])
        expect(of('uk')).toMatchObject([{ date: { edtf: '1951-10-26' }, to: { leader: { slug: 'winston-churchill' } } }])
        expect(of('ussr')[0].from).toEqual({ leader: { slug: 'joseph-stalin' }, exitMode: 'NATURAL_DEATH' })
        expect(of('dprk')).toEqual([])
      },
    ),
    question(
      'Who led the belligerents of the Korean War in April 1953?',
      `{ war(by: {slug: "korean-war"}) { leaders(at: "1953-04-01") { participation { participant { slug } } leaders { certainty tenure { leader { name } ${cited} } } } } }`,
      ({ war }) => {
        const by = Object.fromEntries(
          war.leaders.map((b: Untyped) => [b.participation.participant.slug, b.leaders.map((l: Untyped) => l.tenure.leader.name)]),
        )
        expect(by).toMatchObject({ dprk: ['Kim Il-sung'], usa: ['Dwight D. Eisenhower'], uk: ['Winston Churchill'] })
      },
    ),
    question(
      'Which claims about the Korean War are refuted or deprecated, and why?',
      `{ claims(filter: {about: "War:korean-war", or: [{statuses: [REFUTED]}, {ranks: [DEPRECATED]}]}, first: 50) { nodes { id rank status heldBy { slug } reasonForRank ${cited} } } }`,
      ({ claims }) => {
        const ids = claims.nodes.map((c: Untyped) => c.id)
        expect(ids).toEqual(
          expect.arrayContaining([
            'Attribute:korean-war/south-attacked-first',
            'Attribute:korean-war/soviet-denial',
            'Attribute:korean-war/outcome-dprk-victory',
          ]),
        )
        for (const claim of claims.nodes) {
          expect(claim.status === 'REFUTED' || claim.rank === 'DEPRECATED').toBe(true)
          expect(claim.reasonForRank).toBeTruthy()
          expect(claim.citations).not.toEqual([])
        }
      },
    ),
  ],
}
