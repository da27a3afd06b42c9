import { expect } from 'vitest'
import type { Untyped } from '../_service.ts'
import { cited, dates, question, sourcesOf, type Topic, written } from './_question.ts'

export const consolidation: Topic = {
  name: 'Purges and camps',
  questions: [
    question(
      'Which rivals did Kim Il-sung purge, when, how, and from which faction?',
      `{ leader(by: {slug: "kim-il-sung"}) { relationships(kinds: [PURGED], first: 50) { nodes { from { slug } to { slug ... on Leader { death { edtf } } } aspect ${dates} ${cited} } } } }`,
      ({ leader }) => {
        const purged = Object.fromEntries(leader.relationships.nodes.map((r: Untyped) => [r.to.slug, r]))
        expect(purged['pak-hon-yong'].aspect).toMatch(/domestic/)
        expect(purged['ho-ka-i']).toMatchObject({
          aspect: expect.stringMatching(/Soviet Koreans.*suicide or murder/),
          to: { death: { edtf: '1953-07-02' } },
        })
        expect(purged['yi-sung-yop'].during.end.edtf).toBe('1953-08-06')
        expect(purged['choe-chang-ik'].aspect).toMatch(/Yan'an/)
        expect(purged['pak-chang-ok'].aspect).toMatch(/Soviet Koreans/)
      },
    ),
    question(
      'When was Pak Hon-yong executed?',
      `{ leader(by: {slug: "pak-hon-yong"}) { death { edtf } claims(filter: {predicates: [DEATH, STATEMENT]}) { nodes { id status ... on Attribute { predicate value date { edtf } } reasonForRank ${cited} } } }
        disagreements(of: "Leader:pak-hon-yong", aspects: [DATE]) { nodes { difference unit positions { value } } } }`,
      ({ leader, disagreements }) => {
        const deaths = leader.claims.nodes.filter((c: Untyped) => c.predicate === 'DEATH')
        expect(deaths.map((c: Untyped) => c.date.edtf)).toEqual(expect.arrayContaining(['1955-12-18', '1956-07']))
        expect(new Set(deaths.map((c: Untyped) => c.status))).toEqual(new Set(['DISPUTED']))
        expect(leader.claims.nodes.find((c: Untyped) => c.id.endsWith('/sentenced')).value).toContain('15 December 1955')
        // From 18 December 1955 to 1 July 1956.
        expect(disagreements.nodes[0]).toMatchObject({ difference: 196, unit: 'DAYS' })
      },
    ),
    question(
      'What was little noticed until state media began to talk about it?',
      `{ event(by: {slug: "juche-speech"}) { ${dates} claims(filter: {predicates: [STATEMENT]}) { nodes { id rank status ... on Attribute { value } reasonForRank ${cited} } } } }`,
      ({ event }) => {
        expect(event.during.start.edtf).toBe('1955-12-28')
        const told = Object.fromEntries(event.claims.nodes.map((c: Untyped) => [c.id, c]))
        expect(told['Attribute:juche-speech/little-noticed'].value).toContain('1963')
        expect(told['Attribute:kim-il-sung/purges-little-noticed']).toMatchObject({ rank: 'DEPRECATED', status: 'REFUTED' })
      },
    ),
    question(
      'Who was in the anti-revisionist camp, against what, since when?',
      `{ ideology(by: {slug: "anti-revisionism"}) { adherences(roles: [THEORIST, ADHERENT, PARTIAL], first: 50) { nodes { adherent { slug } role ${dates} ${cited} } } }
        speech: event(by: {slug: "secret-speech"}) { ${dates} }
        leader(by: {slug: "kim-il-sung"}) { claims(filter: {object: "Ideology:maoism"}) { nodes { negated reasonForRank ${cited} } } adherences(roles: [OPPONENT]) { nodes { ideology { slug } ${dates} } } } }`,
      ({ ideology, speech, leader }) => {
        const camp = Object.fromEntries(ideology.adherences.nodes.map((a: Untyped) => [a.adherent.slug, a]))
        expect(camp).toMatchObject({
          'mao-zedong': { role: 'THEORIST' },
          'enver-hoxha': { role: 'THEORIST' },
          'kim-il-sung': { role: 'PARTIAL' },
          wpk: { role: 'PARTIAL' },
        })
        expect(camp['kim-il-sung'].during.start.edtf).toBe('1956')
        expect(written(speech)).toBe('1956-02-25/1956-02-25')
        expect(leader.claims.nodes).toMatchObject([{ negated: true }])
        expect(leader.adherences.nodes.map((a: Untyped) => a.ideology.slug)).toContain('de-stalinization')
      },
    ),
    question(
      'Did Kim Il-sung break with the Soviet Union, or take part in the Sino-Soviet split?',
      `{ polity(by: {slug: "dprk"}) { claims(filter: {about: "Polity:ussr", predicates: [STATEMENT]}, first: 50) { nodes { id status ... on Attribute { value } ${dates} reasonForRank ${cited} } } } fall: leader(by: {slug: "nikita-khrushchev"}) { tenures { nodes { office { slug } during { end { edtf } } } } } }`,
      ({ polity, fall }) => {
        const told = Object.fromEntries(polity.claims.nodes.map((c: Untyped) => [c.id, c]))
        expect(told['Attribute:dprk/no-break-with-ussr'].status).toBe('ACCEPTED')
        expect(written(told['Attribute:dprk/leaned-to-beijing'])).toMatch(/^1962.*\/1964/)
        expect(told['Attribute:dprk/leaned-back-to-moscow'].during.start.edtf).toBe('1964-10')
        expect(told['Attribute:dprk/neither-split-nor-side']).toMatchObject({ status: 'DISPUTED', reasonForRank: expect.any(String) })
        expect(fall.tenures.nodes.map((t: Untyped) => t.during.end.edtf)).toContain('1964-10-14')
      },
    ),
    question(
      "Who was influenced by Kim Il-sung's style of rule?",
      `{ leader(by: {slug: "kim-il-sung"}) { relationships(kinds: [INFLUENCED]) { nodes { from { slug } to { slug ... on Leader { tenures { nodes { office { slug } ${dates} ${cited} } } } } aspect ${dates} ${cited} } } } }`,
      ({ leader }) => {
        const influenced = leader.relationships.nodes.filter((r: Untyped) => r.from.slug === 'kim-il-sung')
        expect(influenced.map((r: Untyped) => r.to.slug).sort()).toEqual(['mobutu-sese-seko', 'nicolae-ceausescu'])
        const mobutu = influenced.find((r: Untyped) => r.to.slug === 'mobutu-sese-seko')
        expect(mobutu.aspect).toContain('anti-communist')
        expect(mobutu.to.tenures.nodes.filter((t: Untyped) => t.office === null).map(written)).toContain('1965-11-25/1997-05-16')
      },
    ),
    question(
      'Who were the treaty allies of the DPRK, with what obligations?',
      `{ polity(by: {slug: "dprk"}) { participations(types: [TREATY], first: 50) { nodes { obligations ${cited} in { slug ... on Treaty { signed { edtf } inForce { start { edtf } end { edtf } endKind } parties { nodes { participant { slug } } } } } } } } }`,
      ({ polity }) => {
        const treaties = Object.fromEntries(polity.participations.nodes.map((p: Untyped) => [p.in.slug, p]))
        const soviet = treaties['soviet-dprk-treaty-1961']
        expect(soviet.obligations).toContain('DEFENSE')
        expect([soviet.in.inForce.start.edtf, soviet.in.inForce.end.edtf.slice(0, 4)]).toEqual(['1961-07-06', '1996'])
        expect(sourcesOf(soviet)).toContain('atop')
        const chinese = treaties['sino-dprk-treaty-1961']
        expect(chinese.obligations).toContain('DEFENSE')
        expect(chinese.in).toMatchObject({ signed: { edtf: '1961-07-11' }, inForce: { end: null, endKind: 'OPEN' } })
        expect(treaties['dprk-cuba-treaty-1986'].obligations).toContain('DEFENSE')
        const korean = treaties['inter-korean-basic-agreement-1991']
        expect(korean.obligations).toEqual(['NON_AGGRESSION'])
        expect(korean.in.parties.nodes.map((p: Untyped) => p.participant.slug)).toContain('rok')
      },
    ),
    question(
      'When did Kim Il-sung give up the premiership and become president?',
      `{ premier: office(by: {slug: "premier-of-dprk"}) { holder(at: "1972-12-28") { certainty tenure { leader { slug } ${dates} ${cited} } } }
        president: office(by: {slug: "president-of-dprk"}) { tenures { nodes { leader { slug } ${dates} ${cited} } } }
        event(by: {slug: "1972-dprk-constitution"}) { ${dates} } }`,
      ({ premier, president, event }) => {
        const kim = premier.holder.find((h: Untyped) => h.tenure.leader.slug === 'kim-il-sung')
        expect(kim.tenure.during.end.edtf).toBe('1972-12-28')
        expect(president.tenures.nodes).toHaveLength(1)
        expect(president.tenures.nodes[0]).toMatchObject({ leader: { slug: 'kim-il-sung' }, during: { start: { edtf: '1972-12-28' } } })
        expect(event.during.start.edtf).toBe('1972-12-27')
      },
    ),
    question(
      'When did the DPRK adopt the metric system?',
      `{ event(by: {slug: "metric-system-adoption"}) { description ${dates} claims(filter: {predicates: [DURING]}) { nodes { ${cited} } } } }`,
      ({ event }) => {
        expect(event.during.start.edtf).toBe('1975-04-14')
        expect(event.description).toContain('4077–75')
      },
    ),
  ],
}
