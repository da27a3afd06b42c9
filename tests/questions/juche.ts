import { expect } from 'vitest'
import type { Untyped } from '../_service.ts'
import { cited, dates, question, sourcesOf, type Topic, written } from './_question.ts'

const byKey = (claims: Untyped) => Object.fromEntries(claims.nodes.map((c: Untyped) => [c.id.split('/')[1], c]))

export const juche: Topic = {
  name: 'Succession, titles, Juche',
  questions: [
    question(
      "Who succeeded on his father's death, and what was Kim Il-sung's own father?",
      `{ polity(by: {slug: "dprk"}) { leaders { nodes { leader { slug } successor { leader { slug relationships(kinds: [PARENT_OF], with: "Leader:kim-il-sung") { totalCount } } entryMode ${dates} ${cited} } } } }
        father: leader(by: {slug: "kim-hyong-jik"}) { death { edtf } heldOffice }
        claims(filter: {about: "Leader:kim-hyong-jik", statuses: [REFUTED]}) { nodes { ... on Attribute { value } reasonForRank ${cited} } } }`,
      ({ polity, father, claims }) => {
        const [first] = polity.leaders.nodes
        expect(first.leader.slug).toBe('kim-il-sung')
        expect(first.successor).toMatchObject({ leader: { slug: 'kim-jong-il', relationships: { totalCount: 1 } }, entryMode: 'REGULAR' })
        expect(first.successor.during.start.edtf).toBe('1994-07-08')
        expect(father).toEqual({ death: { edtf: expect.stringContaining('1926') }, heldOffice: false })
        expect(claims.nodes.map((c: Untyped) => c.reasonForRank).join()).toContain('who is Kim Jong-il')
      },
    ),
    question(
      'How was the succession in the DPRK prepared, and what was new in it?',
      `{ leader(by: {slug: "kim-jong-il"}) { tenures { nodes { office { slug } ${dates} ${cited} } } claims(filter: {about: "Leader:kim-il-sung", predicates: [STATEMENT]}) { nodes { id ... on Attribute { value } ${dates} ${cited} } } } }`,
      ({ leader }) => {
        const told = byKey(leader.claims)
        expect(told['public-heir-1980'].during.start.edtf).toBe('1980-10')
        expect(told['first-patrilineal-succession'].value).toContain('first from father to son in a Communist state')
        const secretary = leader.tenures.nodes.find((t: Untyped) => t.office?.slug === 'general-secretary-of-wpk')
        expect(secretary.during.start.edtf).toBe('1997-10-08')
      },
    ),
    question(
      'What titles and epithets did Kim Il-sung bear, from when?',
      `{ leader(by: {slug: "kim-il-sung"}) { names { text kind ${dates} ${cited} } tenures(first: 50) { nodes { office { name } } }
        claims(filter: {subject: "Leader:kim-il-sung", predicates: [STATEMENT]}, first: 100) { nodes { id ... on Attribute { value } ${cited} } } } }`,
      ({ leader }) => {
        const titles = Object.fromEntries(
          leader.names.filter((n: Untyped) => n.kind === 'HONORIFIC').map((n: Untyped) => [n.text, n.during.start?.edtf]),
        )
        expect(titles).toMatchObject({
          'Great Leader': '1949',
          Generalissimo: '1992-04',
          Taewonsu: '1992-04',
          'Eternal President': '1998-09-05',
        })
        expect(Object.keys(titles)).toContain('Sun of the Nation')
        expect(leader.tenures.nodes.map((t: Untyped) => t.office?.name).join()).not.toContain('Eternal')
        expect(byKey(leader.claims)['eternal-president'].value).toContain('a title and not an office')
      },
    ),
    question(
      'Where does Juche come from, and how does it relate to Marxism–Leninism?',
      `{ ideology(by: {slug: "juche"}) { emergence { edtf } derivations { nodes { from { slug } kind ${dates} status alternatives { negated heldBy { slug } ${dates} ${cited} } ${cited} } }
        claims(filter: {predicates: [STATEMENT, INCEPTION]}, first: 50) { nodes { id status ... on Attribute { value } ${dates} heldBy { slug } ${cited} } } } }`,
      ({ ideology }) => {
        expect(ideology.emergence.edtf).toBe('1955-12-28')
        const adapted = ideology.derivations.nodes.find((d: Untyped) => d.from.slug === 'marxism-leninism')
        expect(adapted.kind).toBe('ADAPTATION_OF')
        expect(adapted.during.end.edtf).toBe('1974')
        expect(adapted.alternatives).toMatchObject([{ negated: true, heldBy: { slug: 'wpk' }, during: { start: { edtf: '1974' } } }])
        const told = byKey(ideology.claims)
        expect(told['hwang-systematised'].value).toContain('Hwang Jang-yop')
        expect(written(told['three-principles'])).toBe('1965-04-14/1965-04-14')
        expect(told['constitution-1972'].value).toContain('creative application')
        expect(told['constitution-1992'].value).toContain('removed')
        expect(told['launched-in-1955'].status).toBe('DISPUTED')
      },
    ),
    question(
      'Against what was Juche developed?',
      `{ claims(filter: {subject: "Ideology:juche", about: "Polity:prc", predicates: [STATEMENT]}) { nodes { id ... on Attribute { value about { slug } } confidence ${cited} } } }`,
      ({ claims }) => {
        const against = byKey(claims)['against-satellite']
        expect(against.value).toContain('satellite of China or the Soviet Union')
        expect(against.about.map((e: Untyped) => e.slug)).toEqual(expect.arrayContaining(['dprk', 'prc', 'ussr']))
        expect(against.citations).not.toEqual([])
      },
    ),
    question(
      'How do Juche, Kimilsungism and Kimilsungism–Kimjongilism relate?',
      `{ ideology(by: {slug: "kimilsungism-kimjongilism"}) { lineage(depth: 2) { depth ideology { slug } derivation { kind ${dates} ${cited} } } adherences(roles: [OFFICIAL_IDEOLOGY]) { nodes { adherent { slug } ${dates} ${cited} } } }
        event(by: {slug: "kimilsungism-proclamation-1974"}) { ${dates} }
        claims(filter: {subject: "Ideology:juche", about: "Ideology:kimilsungism"}) { nodes { id heldBy { slug } ... on Attribute { value } ${cited} } } }`,
      ({ ideology, event, claims }) => {
        const reached = ideology.lineage.map((s: Untyped) => [s.depth, s.ideology.slug, s.derivation.during.start?.edtf])
        expect(reached).toEqual(
          expect.arrayContaining([
            [1, 'kimilsungism', '2012-04'],
            [2, 'juche', '1974-02'],
          ]),
        )
        expect(event.during.start.edtf).toMatch(/^1974-02/)
        expect(ideology.adherences.nodes.find((a: Untyped) => a.adherent.slug === 'wpk').during.start.edtf).toBe('2012-04')
        expect(byKey(claims)['quintessence-of-kimilsungism']).toMatchObject({ heldBy: { slug: 'kim-jong-il' } })
      },
    ),
    question(
      'How does Juche descend from Marx?',
      `{ ideology(by: {slug: "juche"}) { lineage { depth ideology { slug } derivation { ideology { slug } kind ${dates} ${cited} } } } }`,
      ({ ideology }) => {
        const steps = ideology.lineage.map((s: Untyped) => [
          s.depth,
          s.derivation.ideology.slug,
          s.derivation.kind,
          s.ideology.slug,
          s.derivation.during.start?.edtf,
        ])
        expect(steps).toEqual(
          expect.arrayContaining([
            [1, 'juche', 'ADAPTATION_OF', 'marxism-leninism', '1955-12-28'],
            [2, 'marxism-leninism', 'SYNTHESIS_OF', 'leninism', '1924~'],
            [2, 'marxism-leninism', 'SYNTHESIS_OF', 'marxism', '1924~'],
            [3, 'leninism', 'ADAPTATION_OF', 'marxism', '1902~'],
          ]),
        )
      },
    ),
    question(
      'What came from Marxism–Leninism?',
      `{ ideology(by: {slug: "marxism-leninism"}) { lineage(direction: DESCENDANTS) { depth ideology { slug } derivation { kind ideology { emergence { edtf } } ${cited} } } } }`,
      ({ ideology }) => {
        const nearest = (slug: string) => ideology.lineage.find((s: Untyped) => s.ideology.slug === slug).depth
        expect(['juche', 'maoism', 'kimilsungism', 'kimilsungism-kimjongilism'].map(nearest)).toEqual([1, 1, 2, 3])
      },
    ),
    question(
      'Which ideologies were official in the DPRK in 1975?',
      `{ polity(by: {slug: "dprk"}) { ideologies(at: "1975-01-01") { edges { certainty node { ideology { slug } adherent { __typename slug } ${dates} ${cited} } } } } }`,
      ({ polity }) => {
        const official = polity.ideologies.edges.map((e: Untyped) => `${e.node.adherent.__typename} ${e.node.ideology.slug}`)
        expect(official).toEqual(expect.arrayContaining(['Regime juche', 'Organization juche', 'Organization kimilsungism']))
        expect(official.join()).not.toContain('kimjongilism')
      },
    ),
    question(
      'What did Juche do in practice to trade?',
      `{ claims(filter: {subject: "Ideology:juche", about: "Polity:ussr", predicates: [STATEMENT]}) { nodes { id status ... on Attribute { value } reasonForRank ${dates} ${cited} } } }`,
      ({ claims }) => {
        const told = byKey(claims)
        expect(told['cut-off-trade']).toMatchObject({ status: 'DISPUTED', reasonForRank: expect.stringContaining('aid') })
        expect(told['aid-dependence'].value).toContain('depended on Soviet and Chinese aid')
      },
    ),
    question(
      'Which classes did North Korea recognise, and how did the Soviet Union differ?',
      `{ dprk: claims(filter: {subject: "Polity:dprk", predicates: [STATEMENT]}, first: 100) { nodes { id status ... on Attribute { value } reasonForRank ${cited} } } ussr: claims(filter: {subject: "Polity:ussr", about: "Polity:dprk", predicates: [STATEMENT]}) { nodes { id ... on Attribute { value } ${cited} } } }`,
      ({ dprk, ussr }) => {
        const told = byKey(dprk)
        expect(told['three-classes'].value).toMatch(/workers, peasants and samuwon.*clerks.*professors/)
        expect(told['three-classes'].reasonForRank).toContain('songbun')
        expect(told['classes-ussr-contrast'].value).toContain('stratum')
        expect(sourcesOf(byKey(ussr)['intelligentsia-stratum'])).not.toEqual([])
      },
    ),
  ],
}
