/** The five rules of docs/time.md, asked of a made-up world through the API. */
import { loadDataset } from '@annals/dataset'
import { migrate } from '@annals/db'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyDatabase } from './_database.ts'
import { serviceOver, type Untyped } from './_service.ts'
import { worldWith } from './_world.ts'

const database = await emptyDatabase()
const service = serviceOver(database)

/** Key of a tenure of one made-up leader → its interval; without one it is undated. */
const tenures: Record<string, string | undefined> = {
  'fuzzy-end': '1908-02-24/[1915-12-31..1921-04-19]',
  'first-holder': '1900-01-01/1910-05-05',
  'next-holder': '1910-05-05/1920-01-01',
  open: '1948-09-09/..',
  'unknown-end': '1948/',
  'unknown-start': '/1953',
  undated: undefined,
  about: '1941~',
  uncertain: '1942?',
  'both-flags': '1943-05%',
  'one-of': '[1949-06-24,1949-06-30]/1950-01-01',
  margin: '[1940-10-01..1940-12-31]/1941-01-01',
  leap: '1904-02-28/1904-03-01',
  'no-leap': '1901-02-28/1901-03-01',
  'leap-day': '1904-02-29',
  'leap-month': '1904-02',
  'century-no-leap': '1900-02',
  'year-zero': '0000-02-28/0000-03-01',
  'across-zero': '-0001-12-31/0000-01-01',
  'long-ago': '-0043-03-15',
  century: '18XX',
  decade: '188X',
}
const list = Object.entries(tenures)
  .map(
    ([key, during]) => `  ${key}: { office: president-of-arcadia, fact: ${key}, cite: recalled${during ? `, during: "${during}"` : ''} }`,
  )
  .join('\n')

beforeAll(async () => {
  await migrate(database.kysely)
  await loadDataset(
    database,
    await worldWith({
      'leaders/zoe.yaml': `names: [{ en: Zoe }]\ndescription: Held one office at many times.\ntenures:\n${list}\n`,
      'leaders/dead.yaml': `names: [{ en: Dead }]
description: Died in office.
death: { date: 1960-02-29, cite: recalled }
tenures:
  open: { office: chair-of-the-party, during: 1950-01-01/.., cite: recalled }
  unknown: { polity: arcadia, during: 1950-01-01/, cite: recalled }
`,
      'leaders/claimant.yaml': `names: [{ en: Claimant }]
description: Of whose tenures one is certain, one denied and one refuted.
tenures:
  certain: { office: president-of-arcadia, fact: certain, during: 1920-01-01/1930-01-01, cite: recalled }
  denied: { office: president-of-arcadia, fact: denied, during: 1920-01-01/1930-01-01, negated: true, cite: recalled }
  refuted: { office: president-of-arcadia, fact: refuted, during: 1920-01-01/1930-01-01, status: REFUTED, reasonForRank: Made up., cite: recalled }
`,
    }),
  )
})

/** What Zoe held on a day: key → how surely. */
async function held(at: string, mode = 'POSSIBLE'): Promise<Record<string, string>> {
  const { leader } = await service.ask(
    'query ($at: Date!, $mode: Certainty!) { leader(by: {slug: "zoe"}) { tenures(at: $at, mode: $mode, first: 100) { edges { certainty node { id } } } } }',
    { at, mode },
  )
  return Object.fromEntries(leader.tenures.edges.map((e: Untyped) => [e.node.id.split('/')[1], e.certainty]))
}
async function interval(id: string) {
  const { node } = await service.ask(
    'query ($id: ID!) { node(id: $id) { ... on Tenure { during { startKind endKind durationDays start { edtf earliest latest precision approximate uncertain } end { edtf earliest latest } } } } }',
    { id },
  )
  return node.during
}

describe('T1: certainly and possibly', () => {
  it.each([
    ['1908-02-23', undefined],
    ['1908-02-24', 'CERTAIN'],
    ['1915-12-31', 'CERTAIN'],
    ['1916-01-01', 'POSSIBLE'],
    ['1921-04-19', 'POSSIBLE'],
    ['1921-04-20', undefined],
  ])('on %s a span with a fuzzy end is %s', async (day, certainty) => {
    expect((await held(day))['fuzzy-end']).toBe(certainty)
    expect((await held(day, 'CERTAIN'))['fuzzy-end']).toBe(certainty === 'CERTAIN' ? 'CERTAIN' : undefined)
  })
})

describe('a claim that is itself negated or refuted', () => {
  it.each(['at: "1925-01-01"', 'during: { from: "1925-01-01", to: "1926-01-01" }'])('is possible at most with %s', async (when) => {
    const claimed = async (which: string) => {
      const { leader } = await service.ask(
        `{ leader(by: {slug: "claimant"}) { tenures(${when}, ${which}) { edges { certainty node { id } } } } }`,
      )
      return Object.fromEntries(leader.tenures.edges.map((e: Untyped) => [e.node.id.split('/')[1], e.certainty]))
    }
    expect(await claimed('ranks: [NORMAL]')).toEqual({ certain: 'CERTAIN', denied: 'POSSIBLE', refuted: 'POSSIBLE' })
    expect(await claimed('statuses: [REFUTED]')).toEqual({ refuted: 'POSSIBLE' })
    expect(await claimed('mode: CERTAIN, ranks: [NORMAL]')).toEqual({ certain: 'CERTAIN' })
    expect(await claimed('mode: CERTAIN, statuses: [REFUTED]')).toEqual({})
  })
})

describe('T2: ends are inclusive', () => {
  it('both hold on the day of a handover, one on the days around it', async () => {
    expect(await held('1910-05-05')).toMatchObject({ 'first-holder': 'CERTAIN', 'next-holder': 'CERTAIN' })
    expect(await held('1910-05-04')).not.toHaveProperty('next-holder')
    expect(await held('1910-05-06')).not.toHaveProperty('first-holder')
  })

  it('an interval counts both its days', async () => {
    expect((await interval('Tenure:zoe/leap')).durationDays).toBe(3)
    expect((await interval('Tenure:zoe/no-leap')).durationDays).toBe(2)
    expect((await interval('Tenure:zoe/leap-day')).durationDays).toBe(1)
    expect((await interval('Tenure:zoe/fuzzy-end')).durationDays).toBeNull()
    expect((await interval('Tenure:zoe/open')).durationDays).toBeNull()
  })
})

describe('T3: unknown is not open', () => {
  it('tells them apart and has no date for either', async () => {
    expect(await interval('Tenure:zoe/open')).toMatchObject({ startKind: 'KNOWN', endKind: 'OPEN', end: null })
    expect(await interval('Tenure:zoe/unknown-end')).toMatchObject({ startKind: 'KNOWN', endKind: 'UNKNOWN', end: null })
    expect(await interval('Tenure:zoe/unknown-start')).toMatchObject({ startKind: 'UNKNOWN', endKind: 'KNOWN', start: null })
    expect(await interval('Tenure:zoe/undated')).toMatchObject({
      startKind: 'NOT_APPLICABLE',
      endKind: 'NOT_APPLICABLE',
      start: null,
      end: null,
    })
  })

  it('is certain of what is open, and only of the possible end of what ended nobody knows when', async () => {
    expect(await held('2020-01-01')).toEqual({ open: 'CERTAIN', 'unknown-end': 'POSSIBLE', undated: 'POSSIBLE' })
    expect((await held('1948-12-31'))['unknown-end']).toBe('POSSIBLE')
    expect(await held('1947-12-31')).toEqual({ 'unknown-start': 'POSSIBLE', undated: 'POSSIBLE' })
    expect((await held('1953-12-31'))['unknown-start']).toBe('POSSIBLE')
    expect(await held('1954-01-01')).not.toHaveProperty('unknown-start')
  })

  it('ends at a death what was open, and at the latest then what ended nobody knows when', async () => {
    expect(await interval('Tenure:dead/open')).toMatchObject({ endKind: 'KNOWN', end: { edtf: '1960-02-29' } })
    const { leader } = await service.ask(
      '{ leader(by: {slug: "dead"}) { alive: tenures(at: "1960-02-29") { totalCount } after: tenures(at: "1960-03-01") { totalCount } } }',
    )
    expect(leader).toEqual({ alive: { totalCount: 2 }, after: { totalCount: 0 } })
  })
})

describe('T4: flags do not widen', () => {
  it.each([
    ['about', { approximate: true, uncertain: false, earliest: '1941-01-01', latest: '1941-12-31', precision: 'YEAR' }],
    ['uncertain', { approximate: false, uncertain: true, earliest: '1942-01-01', latest: '1942-12-31', precision: 'YEAR' }],
    ['both-flags', { approximate: true, uncertain: true, earliest: '1943-05-01', latest: '1943-05-31', precision: 'MONTH' }],
    ['margin', { approximate: false, uncertain: false, earliest: '1940-10-01', latest: '1940-12-31', precision: 'RANGE' }],
    ['one-of', { earliest: '1949-06-24', latest: '1949-06-30', precision: 'RANGE' }],
    ['leap-month', { earliest: '1904-02-01', latest: '1904-02-29', precision: 'MONTH' }],
    ['century-no-leap', { earliest: '1900-02-01', latest: '1900-02-28', precision: 'MONTH' }],
    ['decade', { earliest: '1880-01-01', latest: '1889-12-31', precision: 'DECADE' }],
    ['century', { earliest: '1800-01-01', latest: '1899-12-31', precision: 'CENTURY' }],
  ])('%s', async (key, start) => {
    expect((await interval(`Tenure:zoe/${key}`)).start).toMatchObject(start)
  })

  it('an approximate year is possible on its days alone, certain on none', async () => {
    expect((await held('1941-12-31')).about).toBe('POSSIBLE')
    expect(await held('1942-01-01')).not.toHaveProperty('about')
    expect(await held('1941-06-01', 'CERTAIN')).not.toHaveProperty('about')
  })

  it('between the days of a one-of set it is only possible', async () => {
    expect((await held('1949-06-23'))['one-of']).toBeUndefined()
    expect((await held('1949-06-27'))['one-of']).toBe('POSSIBLE')
    expect((await held('1949-06-30'))['one-of']).toBe('CERTAIN')
  })
})

describe('T5: proleptic Gregorian, by earliest, latest, id', () => {
  it('counts days before our era, where the year 0000 is a leap year', async () => {
    expect((await interval('Tenure:zoe/year-zero')).durationDays).toBe(3)
    expect((await interval('Tenure:zoe/across-zero')).durationDays).toBe(2)
    expect(await held('-0043-03-15')).toEqual({ 'long-ago': 'CERTAIN', 'unknown-start': 'POSSIBLE', undated: 'POSSIBLE' })
    expect((await interval('Tenure:zoe/long-ago')).start).toMatchObject({
      earliest: '-0043-03-15',
      latest: '-0043-03-15',
      precision: 'DAY',
    })
  })

  it('sorts a list so', async () => {
    const { leader } = await service.ask(
      '{ leader(by: {slug: "zoe"}) { tenures(first: 100) { nodes { id during { start { earliest latest } } } } } }',
    )
    const day = (text: string | undefined) => {
      const [, year = '', rest = ''] = /^(-?\d{4})(.*)$/.exec(text ?? '-9999-01-01') ?? []
      return `${Number(year) + 20000}${rest}`
    }
    const keys = leader.tenures.nodes
      .filter((t: Untyped) => t.during.start)
      .map((t: Untyped) => `${day(t.during.start.earliest)} ${day(t.during.start.latest)} ${t.id}`)
    expect(keys).toEqual([...keys].sort())
    expect(keys.length).toBe(Object.keys(tenures).length - 2)
  })

  it.each(['1900-02-29', '1905-02-29', '2021-04-31', '1950-13-01', '-4713-12-31', '1950', 'yesterday'])(
    'refuses %s as a day',
    async (day) => {
      await expect(held(day)).rejects.toMatchObject({ errors: [{ message: expect.stringContaining('is not a day') }] })
    },
  )

  it.each(['1904-02-29', '0000-02-29', '-4712-01-01', '9999-12-31'])('takes %s', async (day) => {
    expect(await held(day)).toMatchObject({ undated: 'POSSIBLE' })
  })
})
