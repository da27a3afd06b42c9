import { describe, expect, it } from 'vitest'
import { splitSentences } from './sentences.ts'

const texts = (text: string) => splitSentences(text).map((s) => s.text)

describe('sentences', () => {
  it('end at full stops, in any script', () => {
    expect(texts('Stalin died. Mao lived on! Did he?')).toEqual(['Stalin died.', 'Mao lived on!', 'Did he?'])
    expect(texts('金日成访问莫斯科。他会见了斯大林。')).toEqual(['金日成访问莫斯科。', '他会见了斯大林。'])
    expect(texts('توفي ستالين. بقي ماو.')).toEqual(['توفي ستالين.', 'بقي ماو.'])
  })
  it('do not end at abbreviations and initials', () => {
    expect(texts('Gen. MacArthur met J. V. Stalin. He was b. 1880 in the U.S. Army.')).toEqual([
      'Gen. MacArthur met J. V. Stalin.',
      'He was b. 1880 in the U.S. Army.',
    ])
  })
  it('have the offsets of their text', () => {
    const text = '  Title\r\n\r\nFirst one.  Second “one”.\n\n\n𝔉ourth. End'
    for (const { text: sentence, start, end } of splitSentences(text)) expect(text.slice(start, end)).toBe(sentence)
  })
  it('end with their paragraph, not with a line that only wraps', () => {
    const wrapped = 'This line is longer than sixty characters and breaks in the middle\nof a sentence. Next.'
    expect(texts(wrapped)).toEqual([wrapped.slice(0, -' Next.'.length), 'Next.'])
    const [title, body] = splitSentences('Photo Galleries\nHe died.')
    expect(title).toMatchObject({ text: 'Photo Galleries', heading: true, paragraph: 0 })
    expect(body).toMatchObject({ text: 'He died.', heading: false, paragraph: 1 })
  })
  it('are cut where they have no end', () => {
    for (const text of [`${'a'.repeat(1999)}𝔉`.repeat(3), 'Kim Il-sung '.repeat(1000)]) {
      const sentences = splitSentences(text)
      expect(sentences.length).toBeGreaterThan(3)
      for (const { text: part, start, end } of sentences) {
        expect(part.length).toBeLessThanOrEqual(2000)
        expect(part.isWellFormed()).toBe(true)
        expect(text.slice(start, end)).toBe(part)
      }
      expect(sentences.map((s) => s.text).join(text.includes(' ') ? ' ' : '')).toBe(text.trim())
    }
  })
  it('are none without a letter or digit', () => {
    for (const text of ['', ' \n\n ', '... !!! —', '\u0000\u0007', '☃']) expect(texts(text)).toEqual([])
    expect(texts('\ud800 a \udfff')).toEqual(['\ud800 a \udfff'])
  })
})
