import { loadDataset } from '@annals/dataset'
import { migrate } from '@annals/db'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyDatabase } from './_database.ts'
import { serviceOver, type Untyped } from './_service.ts'
import { worldWith } from './_world.ts'

const database = await emptyDatabase()
const service = serviceOver(database)
const cite = (row: string) => `cite: { codings: ${row} }`

beforeAll(async () => {
  await migrate(database.kysely)
  await loadDataset(
    database,
    await worldWith({
      'sources/copy.yaml': 'type: webpage\ntitle: A copy of the codings\nderivedFrom: codings\n',
      'sources/witness.yaml': 'type: book\ntitle: A witness\n',
      'leaders/dora.yaml': `names: [{ en: Dora }]
description: Of whom sources differ.
birth: { date: 1900-01-01, cite: { codings: a, copy: b, older-codings: c, witness: d }, alternatives: { year: { date: 1900, cite: recalled }, later: { date: 1900-01-31, ${cite('e')} } } }
birthPlace: { place: Here, cite: recalled, alternatives: { there: { place: There, cite: recalled } } }
tenures:
  led:
    polity: utopia
    during: 1930-01-01/1940-01-01
    entry: REGULAR
    exit: REGULAR
    ${cite('f')}
    alternatives: { other: { during: 1930-01-01/.., exit: FOREIGN, cite: recalled } }
  same: { office: president-of-arcadia, during: 1930/1940, ${cite('g')}, alternatives: { finer: { during: 1930-06-01/1940-06-01, cite: recalled } } }
  never: { office: chair-of-the-party, during: 1941/1942, cite: recalled, alternatives: { not: { negated: true, ${cite('h')} } } }
statements:
  spy: { text: Was a spy., status: REFUTED, reasonForRank: Made up., cite: { codings: { locator: i, stance: SUPPORTS }, witness: { locator: j, stance: CONTRADICTS } } }
  doubtful: { text: Was rich., status: DISPUTED, cite: recalled }
  plain: { text: Was tall., ${cite('k')} }
`,
      'wars/the-other-war.yaml': `names: [{ en: The Other War }]
description: A war with two counts.
kind: INTERSTATE
during: { during: 1930/1931, cite: recalled }
participants:
  - { by: arcadia, during: 1930/1931, deaths: { best: 100, definition: one way }, ${cite('l')}, alternatives: { low: { deaths: { low: 20, high: 30, definition: another way }, cite: recalled } } }
  - { by: utopia, during: 1930/1930, fact: first, deaths: { low: 5, best: 6, high: 8, definition: one way }, cite: { codings: m } }
  - { by: utopia, during: 1931/1931, key: again, fact: second, deaths: { low: 0, best: 1, high: 1, definition: one way }, cite: { codings: m } }
`,
    }),
  )
})

const query = `query ($of: ID!, $aspects: [DisagreementAspect!]) { disagreements(of: $of, aspects: $aspects, first: 100) { totalCount nodes { fact aspect difference unit subject { slug } object { slug }
  positions { value definition claim { id independentSources } contradictedBy { source { slug } locator } } } } }`
const about = async (of: string, aspects?: string[]) => (await service.ask(query, { of, aspects })).disagreements
const brief = ({ nodes }: Untyped) =>
  nodes.map((d: Untyped) => [d.aspect, d.difference, d.positions.map((p: Untyped) => p.value).join(' | ')])

describe('disagreements', () => {
  it('are dates that cannot be the same, codes, values and contested claims; coarser dates and lone claims are none', async () => {
    expect(brief(await about('Leader:dora'))).toEqual([
      ['DATE', 30, '1900-01-01 | 1900-01-31 | 1900'],
      ['VALUE', null, 'Here | There'],
      ['TRUTH', null, 'true'],
      ['TRUTH', null, 'true'],
      ['TRUTH', null, 'true | false'],
      ['END', null, '1940-01-01 | ..'],
      ['EXIT_MODE', null, 'REGULAR | FOREIGN'],
    ])
  })

  it('stand at both ends, and with what a statement is about', async () => {
    const facts = (await about('Polity:utopia', ['EXIT_MODE'])).nodes.map((d: Untyped) => [d.subject.slug, d.object.slug])
    expect(facts).toEqual([['dora', 'utopia']])
  })

  it('give the size in persons, with what each source counts', async () => {
    const [dead] = (await about('War:the-other-war', ['DEATHS'])).nodes
    expect(dead).toMatchObject({ difference: 80, unit: 'PERSONS', subject: { slug: 'arcadia' } })
    expect(dead.positions.map((p: Untyped) => [p.value, p.definition])).toEqual([
      ['100', 'one way'],
      ['20..30', 'another way'],
    ])
  })

  it('name the source that refutes', async () => {
    const spy = (await about('Leader:dora', ['TRUTH'])).nodes.find((d: Untyped) => d.fact.endsWith('/spy'))
    expect(spy.positions[0].contradictedBy).toEqual([{ source: { slug: 'witness' }, locator: 'j' }])
  })

  it('are none for an unknown entity, and no claim has any', async () => {
    expect(await about('Leader:nobody')).toMatchObject({ totalCount: 0, nodes: [] })
    await expect(about('Tenure:dora/led')).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_ID' } }] })
  })
})

describe('independent sources', () => {
  it('count copies as one, and neither general knowledge nor who contradicts', async () => {
    const ids = ['birth', 'birth-year', 'birth-later', 'spy', 'doubtful'].map((key) => `Attribute:dora/${key}`)
    const { nodes } = await service.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Claim { independentSources } } }', { ids })
    expect(nodes.map((n: Untyped) => n.independentSources)).toEqual([2, 0, 1, 1, 0])
  })
})

describe("a war's dead", () => {
  it('are summed a definition, as ranges, and never across definitions', async () => {
    const { war } = await service.ask(
      '{ war(by: {slug: "the-other-war"}) { deaths { definition low best high unit participants sources { slug } claims { totalCount } } } }',
    )
    expect(war.deaths).toEqual([
      {
        definition: 'one way',
        low: 105,
        best: 107,
        high: 109,
        unit: 'persons',
        // Utopia took part twice.
        participants: 2,
        sources: [{ slug: 'codings' }],
        claims: { totalCount: 3 },
      },
      {
        definition: 'another way',
        low: 20,
        best: null,
        high: 30,
        unit: 'persons',
        participants: 1,
        sources: [{ slug: 'general-knowledge' }],
        claims: { totalCount: 1 },
      },
    ])
  })

  it('are none where nobody counted', async () => {
    const { war } = await service.ask('{ war(by: {slug: "the-war"}) { deaths { definition } } }')
    expect(war.deaths).toEqual([{ definition: 'battle deaths' }])
  })
})
