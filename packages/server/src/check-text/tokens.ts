/** Words of a sentence, folded as names are, and how they stand to each other. */
import { foldName } from '@annals/db'
import type { Sentence } from './sentences.ts'

export interface Token {
  text: string
  folded: string
  /** UTF-16 offsets in the whole text. */
  start: number
  end: number
}

// What may stand between the parts of one name.
const joint = /^[\s\-‐‑–·・=＝'’ʼ.]{1,3}$/u
// A middle dot stands inside foreign names in Chinese and Japanese.
const wordOrRun = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|(?<=[\p{sc=Han}\p{sc=Katakana}])[·・‧](?=[\p{sc=Han}\p{sc=Katakana}]))*/gu
const sources = new WeakMap<Token, string>()
export function tokensOf(sentence: Sentence): Token[] {
  return [...sentence.text.matchAll(wordOrRun)].flatMap((m) => {
    const folded = foldName(m[0])
    if (folded === '') return []
    const token = { text: m[0], folded, start: sentence.start + m.index, end: sentence.start + m.index + m[0].length }
    sources.set(token, sentence.text.slice(m.index + m[0].length, m.index + m[0].length + 4))
    return [token]
  })
}
/** What stands between two tokens that follow each other; undefined when it is more than a name has. */
export const between = (a: Token, b: Token) => (b.start - a.end > 4 ? undefined : sources.get(a)?.slice(0, b.start - a.end))
export const adjacent = (tokens: readonly Token[], i: number) => {
  const [a, b] = [tokens[i], tokens[i + 1]]
  const gap = a && b ? between(a, b) : undefined
  // A full stop joins initials only: "J. V. Stalin".
  return gap !== undefined && joint.test(gap) && (!gap.includes('.') || (a?.text.length ?? 0) <= 2)
}
export const runs = (tokens: readonly Token[], i: number, wanted: readonly string[]) =>
  wanted.every((word, k) => tokens[i + k]?.folded === word && (k === 0 || adjacent(tokens, i + k - 1)))

export function textOf(tokens: readonly Token[], i: number, count: number): string {
  let text = ''
  for (let k = i; k < i + count; k++) {
    const token = tokens[k] as Token
    text += token.text
    if (k < i + count - 1) text += between(token, tokens[k + 1] as Token) ?? ' '
  }
  return text
}

/** All words alike but one of at least four letters, which differs in one letter. */
export function oneLetterOff(name: readonly string[], written: readonly string[]): boolean {
  const different = name.flatMap((word, i) => (word === written[i] ? [] : [[word, written[i] ?? ''] as const]))
  const [pair] = different
  return different.length === 1 && pair !== undefined && Math.max(pair[0].length, pair[1].length) >= 4 && near(pair[0], pair[1])
}
function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  let j = 0
  while (j < Math.min(a.length, b.length) - i && a.at(-1 - j) === b.at(-1 - j)) j++
  return Math.max(a.length, b.length) - i - j <= 1
}
