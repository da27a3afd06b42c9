import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CheckTextDocument } from '@annals/sdk'
import { describe, expect, it } from 'vitest'
import { testService, type Untyped } from './_service.ts'

const service = await testService()
const garbled = readFileSync(join(import.meta.dirname, 'fixtures/garbled.txt'), 'utf8')
const check = async (text: string) => (await service.client.request(CheckTextDocument, { text })).checkText
const only = async (text: string) => {
  const { sentences } = await check(text)
  expect(sentences).toHaveLength(1)
  const [sentence] = sentences
  if (!sentence) throw new Error('no sentence')
  return { ...sentence, kinds: sentence.issues.map((i) => i.kind), ids: sentence.claims.map((c) => c.id) }
}

describe('a garbled text', async () => {
  const { sentences, counts } = await check(garbled)
  const of = (words: string) => {
    const sentence = sentences.find((s) => s.text.includes(words))
    if (!sentence) throw new Error(`no sentence has ${words}`)
    return sentence
  }
  const issue = (words: string, kind: string) => of(words).issues.find((i) => i.kind === kind)

  it('has its sentences, names, dates and issues where they stand', () => {
    expect(sentences).toHaveLength(14)
    for (const { text, start, end, mentions, dates, issues } of sentences) {
      expect(garbled.slice(start, end)).toBe(text)
      for (const part of [...mentions, ...dates]) expect(garbled.slice(part.start, part.end)).toBe(part.text)
      for (const { start: from, end: to } of issues) expect(from >= start && from < to && to <= end).toBe(true)
    }
    expect(counts.map((c) => c.verdict)).toEqual(['SUPPORTED', 'CONTRADICTED', 'DISPUTED', 'UNATTRIBUTED', 'NOT_COVERED'])
    expect(counts.reduce((sum, c) => sum + c.count, 0)).toBe(sentences.length)
  })
  it('is told its lost years, with the dates of the data', () => {
    expect(issue('15 August', 'MISSING_YEAR')?.explanation).toContain('1948-08-15')
    expect(issue('15 August', 'JOINED_WORDS')).toBeDefined()
    expect(issue('12 October', 'MISSING_YEAR')?.explanation).toContain('1948-10-12')
    expect(issue('Choe', 'MISSING_DATE')?.explanation).toContain('death of Pak Hon-yong')
    expect(issue('Hoxha', 'MISSING_DATE')?.explanation).toContain('1985-04-11')
  })
  it('is told what was not there at the time', () => {
    expect(of('KGB')).toMatchObject({ verdict: 'CONTRADICTED', issues: [{ kind: 'ANACHRONISM' }] })
    expect(of('KGB').claims.map((c) => c.id)).toEqual(['Attribute:kgb/inception'])
    expect(of('relationship')).toMatchObject({ verdict: 'CONTRADICTED' })
    expect(issue('relationship', 'ANACHRONISM')?.explanation).toContain('died in 1924')
  })
  it('is told whose words are missing, and which names are wrong', () => {
    expect(of('sense')).toMatchObject({ verdict: 'UNATTRIBUTED', issues: [{ kind: 'UNSUPPORTED_VIEW' }] })
    expect(of('whole of history')).toMatchObject({ verdict: 'UNATTRIBUTED', issues: [{ kind: 'MISSING_SPEAKER' }] })
    expect(of('evil')).toMatchObject({ verdict: 'UNATTRIBUTED', issues: [{ kind: 'MISSING_SPEAKER' }] })
    expect(issue('Jung', 'NAME')?.explanation).toContain('Kim Jong-il')
    expect(of('Photo').issues.map((i) => i.kind)).toEqual(['FRAGMENT'])
  })
  it('is judged by cited claims', () => {
    expect(of('1878').verdict).toBe('SUPPORTED')
    expect(of('1978').verdict).toBe('CONTRADICTED')
    expect(of('Choe').verdict).toBe('DISPUTED')
    expect(of('rivers')).toMatchObject({ verdict: 'NOT_COVERED', issues: [] })
    for (const { claims, verdict } of sentences.filter((s) => ['SUPPORTED', 'CONTRADICTED', 'DISPUTED'].includes(s.verdict))) {
      expect(claims.length, verdict).toBeGreaterThan(0)
      for (const claim of claims) expect(claim.citations.length).toBeGreaterThan(0)
    }
  })
})

describe('a sentence', () => {
  it.each([
    ['Vladimir Lenin died in January 1924.', 'SUPPORTED', 'Attribute:vladimir-lenin/death'],
    ['Vladimir Lenin died in 1926.', 'CONTRADICTED', 'Attribute:vladimir-lenin/death'],
    ['Pak Hon-yong was executed in December 1955.', 'DISPUTED', 'Attribute:pak-hon-yong/death'],
    ['Kim Jong-il was born in 1942.', 'DISPUTED', 'Attribute:kim-jong-il/birth'],
    ['The DPRK was founded on 9 September 1949.', 'CONTRADICTED', 'Attribute:dprk/inception'],
    ['Kim Il-sung became president in 1972.', 'SUPPORTED', 'Tenure:kim-il-sung/president-1972'],
    ['Kim Il-sung became president in 1960.', 'CONTRADICTED', 'Tenure:kim-il-sung/president-1972'],
    ['Nikita Khrushchev purged Lavrentiy Beria.', 'SUPPORTED', 'Relationship:nikita-khrushchev/purged-beria'],
    ['Lavrentiy Beria was purged by Nikita Khrushchev.', 'SUPPORTED', 'Relationship:nikita-khrushchev/purged-beria'],
    ['Mao Zedong was born on 26 December 1893 and died in 1978.', 'CONTRADICTED', 'Attribute:mao-zedong/death'],
    ['In 1961 Stalin ordered the building of a wall.', 'CONTRADICTED', 'Attribute:joseph-stalin/death'],
  ])('%s is %s', async (text, verdict, claim) => {
    const sentence = await only(text)
    expect(sentence.verdict).toBe(verdict)
    expect(sentence.ids[0]).toBe(claim)
    expect(sentence.explanation.length).toBeGreaterThan(20)
  })
  it.each([
    ['the wrong way round', 'Lavrentiy Beria purged Nikita Khrushchev.'],
    ["about somebody's kin", "Stalin's daughter was born in 1926."],
    ['about somebody else', 'Lavrentiy Beria executed thousands of prisoners in 1941.'],
    ['of an apposition', 'Kim Jong-il, the son of Kim Il-sung, was born in 1942.'],
    ['of an election before the term', 'Eisenhower was elected president in November 1952.'],
    ['that denies', 'Nikita Khrushchev never purged Lavrentiy Beria.'],
    ['about what nobody knows', 'The weather was fine in 1950.'],
  ])('%s is not guessed at', async (_, text) => {
    expect((await only(text)).verdict).toBe('NOT_COVERED')
  })
  it('that names two offices with two dates is not held to one of them', async () => {
    const text = 'Mikhail Gorbachev became General Secretary in March 1985 and president of the Soviet Union in 1990.'
    expect((await only(text)).verdict).toBe('SUPPORTED')
  })
  it('names its entities in any script', async () => {
    const { mentions } = await only('金日成访问莫斯科会见约瑟夫·斯大林')
    expect(mentions.map((m) => m.candidates.map((c) => c.id))).toEqual([['Leader:kim-il-sung'], ['Leader:joseph-stalin']])
  })
  it('of a quotation has its speaker from the data', async () => {
    const { verdict, issues } = await only(
      'In Korea, too, we can say that the leadership of the Korean Workers\' Party is wallowing in the same waters".',
    )
    expect(verdict).toBe('UNATTRIBUTED')
    expect(issues.find((i) => i.kind === 'MISSING_SPEAKER')?.explanation).toContain('Enver Hoxha')
  })
})

describe('checkText', () => {
  it('costs the same few statements however long the text is', async () => {
    await check('Lenin died.')
    service.statements()
    await check(garbled)
    const few = service.statements().length
    await check(garbled.repeat(20))
    expect(service.statements()).toHaveLength(few)
    expect(few).toBe(3)
    await service.ask('query ($text: String!) { checkText(text: $text) { counts { count } } }', { text: garbled })
    expect(service.statements()).toHaveLength(1)
  })
  it('checks four texts in an operation, and no more', async () => {
    const times = (n: number) =>
      `{ ${Array.from({ length: n }, (_, i) => `t${i}: checkText(text: "Lenin died.") { counts { count } }`).join(' ')} }`
    await service.ask(times(4))
    await expect(service.ask(times(5))).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_ARGUMENT' }, path: ['t4'] }] })
  })
  it('refuses what is too long', async () => {
    for (const text of ['a'.repeat(100_001), 'Go. '.repeat(20_000)])
      await expect(service.ask('query ($text: String!) { checkText(text: $text) { counts { count } } }', { text })).rejects.toMatchObject({
        errors: [{ extensions: { code: 'BAD_ARGUMENT' }, path: ['checkText'] }],
      })
  })
  it.each([
    ['nothing', ''],
    ['marks', '... — !!! ( " \n\n'],
    ['control characters', '\u0000\u0001 Stalin \u0007\u202e died.\u2028 In 1953\u0000'],
    ['lone surrogates', '\ud800 Stalin \udfff died. \udc00'],
    ['right to left', 'توفي ستالين في 1953. ‏"لا"‏'],
    ['one long name', 'Kim Il-sung '.repeat(8000)],
    ['one long word', 'a'.repeat(100_000)],
    ['quotation marks', '" '.repeat(50_000)],
    ['brackets', '( '.repeat(50_000)],
    ['gaps', 'In the s, in in from of to '.repeat(3700)],
    ['dates', 'On 5 March 1953 and 1950-53, in March. '.repeat(2500)],
  ])('withstands %s', { timeout: 30_000 }, async (_, text) => {
    const { sentences } = await service
      .ask<Untyped>(
        'query ($text: String!) { checkText(text: $text) { sentences { text start end verdict mentions { text } issues { kind } dates { text } claims { id } } } }',
        { text },
      )
      .then((r) => r.checkText)
    for (const { text: words, start, end, mentions, issues, dates, claims } of sentences) {
      expect(words.isWellFormed() ? text.slice(start, end).replaceAll(/[\n\u2028]/g, ' ') : words).toBe(
        words.replaceAll(/[\n\u2028]/g, ' '),
      )
      expect(Math.max(mentions.length, dates.length)).toBeLessThanOrEqual(50)
      expect(issues.length).toBeLessThanOrEqual(20)
      expect(claims.length).toBeLessThanOrEqual(10)
    }
  })
  it('gives claims and candidates as full objects, under aliases and fragments', async () => {
    const { checkText } = await service.ask(`{ checkText(text: "Lenin died in 1924.") { sentences {
      first: claims { ...Basic ... on Attribute { predicate value } }
      second: claims { __typename id alternatives { id } }
      mentions { candidates { ... on Leader { slug birth { edtf } } } }
    } } }
    fragment Basic on Claim { __typename id subject { name } }`)
    expect(checkText.sentences[0]).toEqual({
      first: [
        {
          __typename: 'Attribute',
          id: 'Attribute:vladimir-lenin/death',
          subject: { name: 'Vladimir Lenin' },
          predicate: 'DEATH',
          value: '1924-01-21',
        },
      ],
      second: [{ __typename: 'Attribute', id: 'Attribute:vladimir-lenin/death', alternatives: [] }],
      mentions: [{ candidates: [{ slug: 'vladimir-lenin', birth: { edtf: '1870-04-22' } }] }],
    })
  })
  it('follows the dataset', async () => {
    const { database } = service
    const name = (text: string) =>
      database.run({
        text: 'update name set text = $1, folded = $2 where folded = $3',
        values: [text, text.toLowerCase(), text === 'Xyzzy' ? 'vladimir lenin' : 'xyzzy'],
      })
    const version = (text: string) => database.run({ text: 'update dataset_release set version = version || $1', values: [text] })
    await name('Xyzzy')
    await version('-changed')
    expect((await only('Yesterday Xyzzy came.')).mentions).toHaveLength(1)
    await name('Vladimir Lenin')
    await version('-again')
    expect((await only('Yesterday Xyzzy came.')).mentions).toHaveLength(0)
  })
})
