import { foldName } from '@annals/db'
import { describe, expect, it } from 'vitest'
import type { Known, NameRow } from './name-rules.ts'
import { Lexicon } from './names.ts'
import { Pace } from './pace.ts'
import { splitSentences } from './sentences.ts'

let ids = 0
function entity(type: string, ...names: [text: string, lang?: string, kind?: string][]): NameRow[] {
  const known: Known = { id: ++ids, globalId: `X:${ids}`, type, name: names[0]?.[0] ?? '' }
  return names.map(([text, lang = 'en', kind = 'COMMON'], i) => ({
    entity: known,
    text,
    folded: foldName(text),
    kind,
    lang,
    preferred: i === 0,
  }))
}
const lexicon = new Lexicon([
  ...entity(
    'LEADER',
    ['Kim Il-sung'],
    ['김일성', 'ko'],
    ['金日成', 'zh'],
    ['Kim Ilsŏng', 'ko', 'ROMANIZATION'],
    ['Great Leader', 'en', 'HONORIFIC'],
  ),
  ...entity('LEADER', ['Kim Jong-il'], ['Kim Chŏngil', 'ko', 'ROMANIZATION']),
  ...entity('LEADER', ['Joseph Stalin'], ['Иосиф Сталин', 'ru'], ['约瑟夫·斯大林', 'zh'], ['斯大林', 'zh'], ['ستالين', 'ar']),
  ...entity('LEADER', ['Ulysses Grant']),
  ...entity('POLITY', ['Soviet Union'], ['USSR', 'en', 'ABBREVIATION'], ['소련', 'ko'], ['苏联', 'zh']),
  ...entity('ORGANIZATION', ['Eta Party'], ['ETA', 'en', 'ABBREVIATION']),
  ...entity('ORGANIZATION', ["People's Party"]),
  ...entity('ORGANIZATION', ['Fatherland Front']),
  ...entity('ORGANIZATION', ['Front of the North'], ['Fatherland Front', 'en', 'VARIANT']),
  ...entity('OFFICE', ['Chairman', 'en', 'VARIANT']),
])
const recognise = (text: string) => lexicon.recognise(splitSentences(text), new Pace())
const found = async (text: string) =>
  (await recognise(text)).flatMap((s) => s.mentions.map((m) => `${m.text}=${m.candidates.map((c) => c.name).join('|')}`))

describe('names', () => {
  it('are found in any script and spelling', async () => {
    expect(await found('KIM IL SUNG, Kim Ilsŏng and Kim Il-sung.')).toEqual([
      'KIM IL SUNG=Kim Il-sung',
      'Kim Ilsŏng=Kim Il-sung',
      'Kim Il-sung=Kim Il-sung',
    ])
    expect(await found('김일성은 소련에 갔다.')).toEqual(['김일성=Kim Il-sung', '소련=Soviet Union'])
    expect(await found('金日成访问苏联会见约瑟夫·斯大林。')).toEqual([
      '金日成=Kim Il-sung',
      '苏联=Soviet Union',
      '约瑟夫·斯大林=Joseph Stalin',
    ])
    expect(await found('Иосиф Сталин')).toEqual(['Иосиф Сталин=Joseph Stalin'])
    expect(await found('توفي ستالين')).toEqual(['ستالين=Joseph Stalin'])
  })
  it('have the offsets of their text', async () => {
    const text = '𝔄 “Kim Il-sung” met 金日成 of the USSR.'
    for (const { mentions } of await recognise(text)) for (const m of mentions) expect(text.slice(m.start, m.end)).toBe(m.text)
  })
  it('stand between the borders of words, with their capitals', async () => {
    expect(await found('Kim Il-sungism; the peoples party; a people’s party; USSRs; eta; chairman Chairman.')).toEqual([
      'Kim Il-sung=Kim Il-sung',
    ])
    expect(await found('In ETA the People’s Party')).toEqual(['ETA=Eta Party', "People’s Party=People's Party"])
  })
  it('may be a family name when it is clear whose', async () => {
    expect(await found('Stalin spoke. Kim spoke.')).toEqual(['Stalin=Joseph Stalin'])
    expect(await found('Kim Il-sung spoke. Kim left.')).toEqual(['Kim Il-sung=Kim Il-sung', 'Kim=Kim Il-sung'])
    expect((await found('Kim Il-sung and Kim Jong-il spoke. Kim left.')).at(-1)).toBe('Kim=Kim Il-sung|Kim Jong-il')
    expect(await found('Kim Il-sung, the Kim Dynasty, Vasily Stalin. Grant me this.')).toEqual(['Kim Il-sung=Kim Il-sung'])
  })
  it('are told apart by their display name, or not at all', async () => {
    expect(await found('The Fatherland Front')).toEqual(['Fatherland Front=Fatherland Front'])
  })
  it('are suspected where one letter is wrong', async () => {
    const [{ mentions, misspelled } = { mentions: [], misspelled: [] }] = await recognise('Then Kim Jung Il spoke to Joseph Stallin.')
    expect(mentions).toEqual([])
    expect(misspelled.map((m) => [m.text, m.name])).toEqual([
      ['Kim Jung Il', 'Kim Jong-il'],
      ['Joseph Stallin', 'Joseph Stalin'],
    ])
  })
})
