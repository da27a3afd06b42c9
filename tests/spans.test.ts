/** Lists asked for a span of days, or for the interval of a claim. */
import { loadDataset } from '@annals/dataset'
import { migrate } from '@annals/db'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyDatabase } from './_database.ts'
import { serviceOver, type Untyped } from './_service.ts'
import { worldWith } from './_world.ts'

const database = await emptyDatabase()
const service = serviceOver(database)

beforeAll(async () => {
  await migrate(database.kysely)
  const spell = (key: string, during: string, more = '') =>
    `  ${key}: { office: president-of-arcadia, fact: ${key}, during: "${during}", cite: recalled${more} }\n`
  await loadDataset(
    database,
    await worldWith({
      // The span asked about begins some day of 1920 and ends some day of 1930.
      'leaders/yan.yaml': `names: [{ en: Yan }]\ndescription: Whose spell is asked about.\ntenures:\n${spell('span', '1920/1930')}${spell('exact', '1920-01-01/1930-12-31')}`,
      'leaders/zoe.yaml': `names: [{ en: Zoe }]\ndescription: Held one office at many times.\ntenures:
${spell('before', '1910-01-01/1919-12-31')}${spell('handover', '1910-01-01/1920-01-01')}${spell('into-1920', '1910-01-01/1920-06-01')}${spell('inside', '1923-01-01/1925-01-01')}${spell('maybe-whole', '1920-06-01/1930-06-01')}${spell('whole', '1919-01-01/1931-01-01')}${spell('open', '1919-01-01/..')}${spell('unknown', '1919-01-01/')}${spell('after', '1931-01-01/1940-01-01')}${spell('from-last-day', '1930-12-31/1940-01-01')}`,
      'leaders/xia.yaml': `names: [{ en: Xia }]
description: Of whose spell sources differ.
tenures:
  spell: { office: president-of-arcadia, during: 1919-01-01/1931-01-01, cite: recalled, alternatives: { late: { during: 1925-01-01/1931-01-01, status: DISPUTED, cite: { codings: row-9 } } } }
`,
      'leaders/wen.yaml': `names: [{ en: Wen }]
description: Whose spell sources let end years apart.
tenures:
  spell: { office: president-of-arcadia, during: 1900-01-01/1911-01-01, cite: recalled, alternatives: { late: { during: 1910-01-01/1915-01-01, status: DISPUTED, cite: { codings: row-8 } } } }
`,
    }),
  )
})

const held = async (slug: string, during: Record<string, unknown>, mode = 'POSSIBLE') => {
  const { leader } = await service.ask(
    'query ($slug: String!, $during: DateRange!, $mode: Certainty!) { leader(by: {slug: $slug}) { tenures(during: $during, mode: $mode, first: 100) { edges { certainty node { id } } } } }',
    { slug, during, mode },
  )
  return Object.fromEntries(leader.tenures.edges.map((e: Untyped) => [e.node.id.split('/')[1], e.certainty]))
}
const claim = 'Tenure:yan/span'

describe("a claim's interval with fuzzy ends", () => {
  it('ANY: what may share a day with it', async () => {
    const any = await held('zoe', { claim })
    expect(any).toEqual({
      handover: 'POSSIBLE',
      'into-1920': 'POSSIBLE',
      inside: 'CERTAIN',
      'maybe-whole': 'CERTAIN',
      whole: 'CERTAIN',
      open: 'CERTAIN',
      unknown: 'POSSIBLE',
      'from-last-day': 'POSSIBLE',
    })
  })

  it('WHOLE: what may hold all through it', async () => {
    expect(await held('zoe', { claim, relation: 'WHOLE' })).toEqual({
      'maybe-whole': 'POSSIBLE',
      whole: 'CERTAIN',
      open: 'CERTAIN',
      unknown: 'POSSIBLE',
    })
    expect(await held('zoe', { claim, relation: 'WHOLE' }, 'CERTAIN')).toEqual({ whole: 'CERTAIN', open: 'CERTAIN' })
  })

  it('BEFORE: what may have ended by its first day, a handover included', async () => {
    expect(await held('zoe', { claim, relation: 'BEFORE' })).toEqual({
      before: 'CERTAIN',
      handover: 'CERTAIN',
      'into-1920': 'POSSIBLE',
      unknown: 'POSSIBLE',
    })
  })

  it('AFTER: what may have begun on its last day or later', async () => {
    expect(await held('zoe', { claim, relation: 'AFTER' })).toEqual({ after: 'CERTAIN', 'from-last-day': 'CERTAIN' })
  })

  it('is judged over every standing claim about the fact', async () => {
    expect(await held('xia', { claim, relation: 'WHOLE' })).toEqual({ spell: 'POSSIBLE' })
    expect(await held('xia', { claim }, 'CERTAIN')).toEqual({ spell: 'CERTAIN' })
  })
})

describe('a span of days', () => {
  it('of one day is that day: where the best claim does not hold, an alternative may', async () => {
    const at = async (slug: string, day: string) => {
      const { leader } = await service.ask(
        'query ($slug: String!, $day: Date!) { leader(by: {slug: $slug}) { tenures(at: $day, first: 100) { edges { certainty node { id } } } } }',
        { slug, day },
      )
      return Object.fromEntries(leader.tenures.edges.map((e: Untyped) => [e.node.id.split('/')[1], e.certainty]))
    }
    expect(await held('wen', { from: '1912-01-01', to: '1912-12-31' })).toEqual({ 'spell-late': 'POSSIBLE' })
    expect(await held('wen', { from: '1907-01-01', to: '1908-01-01' })).toEqual({ spell: 'POSSIBLE' })
    for (const slug of ['wen', 'xia', 'yan', 'zoe'])
      for (const day of ['1903-01-01', '1905-01-01', '1907-01-01', '1912-01-01', '1920-06-01', '1930-12-31', '1950-01-01'])
        expect(await held(slug, { from: day, to: day })).toEqual(await at(slug, day))
  })

  it('asked of every claim of a status, keeps only what is certain when told so', async () => {
    const { leader } = await service.ask(`{ leader(by: {slug: "xia"}) {
      sure: tenures(statuses: [ACCEPTED, DISPUTED], mode: CERTAIN, at: "1926-01-01") { totalCount }
      day: tenures(statuses: [ACCEPTED, DISPUTED], mode: CERTAIN, at: "1920-01-01") { totalCount }
      span: tenures(ranks: [NORMAL], mode: CERTAIN, during: {from: "1920-01-01", to: "1921-01-01"}) { totalCount }
      may: tenures(statuses: [ACCEPTED, DISPUTED], at: "1920-01-01") { totalCount } } }`)
    expect(leader).toEqual({ sure: { totalCount: 2 }, day: { totalCount: 0 }, span: { totalCount: 0 }, may: { totalCount: 1 } })
  })

  it('is the same as a claim with those days', async () => {
    for (const relation of ['ANY', 'WHOLE', 'BEFORE', 'AFTER'])
      expect(await held('zoe', { from: '1920-01-01', to: '1930-12-31', relation })).toEqual(
        await held('zoe', { claim: 'Tenure:yan/exact', relation }),
      )
  })

  it('may lack either end', async () => {
    expect(Object.keys(await held('zoe', { to: '1918-01-01' }))).toEqual(['before', 'handover', 'into-1920'])
    expect(Object.keys(await held('zoe', { from: '1950-01-01' }))).toEqual(['open', 'unknown'])
    expect(Object.keys(await held('zoe', {}))).toHaveLength(10)
    expect(await held('zoe', { from: '1900-01-01', relation: 'WHOLE' })).toEqual({})
  })

  it('finds nothing for a claim that is not there', async () => {
    for (const relation of ['ANY', 'WHOLE', 'BEFORE', 'AFTER'])
      expect(await held('zoe', { claim: 'Tenure:nobody/never', relation })).toEqual({})
  })

  it.each([
    [{ claim: 'Leader:zoe' }, 'BAD_ID'],
    [{ claim: 'nonsense' }, 'BAD_ID'],
    [{ claim, from: '1920-01-01' }, 'BAD_ARGUMENT'],
    [{ claim, to: '1920-01-01', relation: 'WHOLE' }, 'BAD_ARGUMENT'],
  ])('refuses %o with %s', async (during, code) => {
    await expect(held('zoe', during)).rejects.toMatchObject({ errors: [{ extensions: { code } }] })
  })

  it('filters all claims as well, and wars', async () => {
    const { claims } = await service.ask(
      `{ claims(filter: {subject: "Leader:zoe", during: {claim: "${claim}", relation: WHOLE}}) { totalCount } }`,
    )
    expect(claims.totalCount).toBe(4)
    const { polity } = await service.ask(
      '{ polity(by: {slug: "arcadia"}) { in: wars(during: {from: "1915-01-01", to: "1916-01-01", relation: WHOLE}) { totalCount } out: wars(during: {to: "1914-07-31"}) { totalCount } } }',
    )
    expect(polity).toEqual({ in: { totalCount: 1 }, out: { totalCount: 0 } })
  })
})
