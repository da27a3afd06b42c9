/** Which entities a text names: by any of their names, in any script, the longest match first. */
import {
  candidatesOf,
  capital,
  fits,
  foremost,
  hangul,
  type Known,
  type NameRow,
  type Seen,
  titles,
  unspaced,
  usable,
  words,
} from './name-rules.ts'
import type { Pace } from './pace.ts'
import type { Sentence } from './sentences.ts'
import { adjacent, between, oneLetterOff, runs, type Token, textOf, tokensOf } from './tokens.ts'

export interface Mention {
  text: string
  /** UTF-16 offsets in the whole text. */
  start: number
  end: number
  /** Every entity it may be; one when it is known which. */
  candidates: Known[]
}
export interface Misspelling {
  text: string
  start: number
  end: number
  meant: Known
  /** The name as it is spelled here. */
  name: string
}
interface Named {
  tokens: string[]
  names: NameRow[]
}

/** The most mentions and misspellings of a sentence that are told. */
export const mostMentions = 50

export class Lexicon {
  readonly entities = new Map<number, Known>()
  /** By first word, the longest first. */
  readonly #spaced = new Map<string, Named[]>()
  /** By first two letters, the longest first; letters alone, without spaces. */
  readonly #unspaced = new Map<string, Named[]>()
  /** Persons by family name, and by given name where that comes last in use. */
  readonly #short = new Map<string, Known[]>()
  /** Names of two to four words by count and first or last word, to find misspelled ones. */
  readonly #alike = new Map<string, Named[]>()

  constructor(rows: readonly NameRow[]) {
    const byName = new Map<string, Named>()
    const familyFirst = new Set(
      rows.filter((r) => r.kind === 'ROMANIZATION' && ['ko', 'zh', 'vi', 'km', 'hu'].includes(r.lang)).map((r) => r.entity.id),
    )
    for (const row of rows) {
      this.entities.set(row.entity.id, row.entity)
      if (!usable(row)) continue
      const named = byName.get(row.folded) ?? { tokens: row.folded.split(' '), names: [] }
      byName.set(row.folded, named)
      named.names.push(row)
      if (row.entity.type === 'LEADER') this.#addShort(row, familyFirst.has(row.entity.id))
    }
    for (const named of byName.values()) {
      const [first = ''] = named.tokens
      if (unspaced.test(first)) {
        const letters = named.tokens.join('')
        if (letters.length > 1) push(this.#unspaced, letters.slice(0, 2), { tokens: [letters], names: named.names })
        continue
      }
      push(this.#spaced, first, named)
      if (named.tokens.length < 2 || named.tokens.length > 4 || !named.names.some((n) => n.entity.type === 'LEADER' && n.lang === 'en'))
        continue
      for (const key of new Set([`${named.tokens.length}^${first}`, `${named.tokens.length}$${named.tokens.at(-1)}`]))
        push(this.#alike, key, named)
    }
    for (const list of this.#spaced.values()) list.sort((a, b) => b.tokens.length - a.tokens.length)
    for (const list of this.#unspaced.values()) list.sort((a, b) => (b.tokens[0] ?? '').length - (a.tokens[0] ?? '').length)
  }

  #addShort({ entity, text, folded, lang, kind }: NameRow, familyFirst: boolean): void {
    const tokens = folded.split(' ')
    if (tokens.length < 2 || kind !== 'COMMON' || !capital.test(text) || !['en', 'ru'].includes(lang)) return
    for (const token of familyFirst ? [tokens[0] as string, tokens.at(-1) as string] : [tokens.at(-1) as string]) {
      const known = this.#short.get(token) ?? []
      if (token.length > 2 && !known.includes(entity)) this.#short.set(token, [...known, entity])
    }
  }

  /** The mentions and misspelled names of each sentence. A family name alone counts when one person it can be was named before. */
  async recognise(sentences: readonly Sentence[], pace: Pace): Promise<{ mentions: Mention[]; misspelled: Misspelling[] }[]> {
    const seen = new Map<number, number>()
    const recognised: { mentions: Mention[]; misspelled: Misspelling[] }[] = []
    for (const sentence of sentences) {
      await pace.pause()
      const mentions: Mention[] = []
      const misspelled: Misspelling[] = []
      const tokens = tokensOf(sentence)
      // A heading may have a capital at its start alone.
      const lower = !/\p{Lu}/u.test(sentence.heading ? sentence.text.slice(1) : sentence.text)
      for (let i = 0; i < tokens.length; ) {
        const token = tokens[i] as Token
        const found = unspaced.test(token.folded) ? this.#runs(token) : this.#at(tokens, i, lower, seen)
        for (const mention of found.mentions) {
          const [only] = mention.candidates
          if (only && mention.candidates.length === 1) seen.set(only.id, (seen.get(only.id) ?? 0) + 1)
          if (mentions.length < mostMentions) mentions.push(mention)
        }
        if (found.mentions.length === 0 && misspelled.length < mostMentions) {
          const wrong = this.#misspelled(tokens, i)
          if (wrong) {
            misspelled.push(wrong.misspelling)
            i += wrong.length
            continue
          }
        }
        i += found.length
      }
      recognised.push({ mentions, misspelled })
    }
    return recognised
  }

  /** The longest name that begins with this token. */
  #at(tokens: readonly Token[], i: number, lower: boolean, seen: Seen): { mentions: Mention[]; length: number } {
    const first = tokens[i] as Token
    const written = tokens as Token[]
    for (const { tokens: wanted, names } of this.#spaced.get(first.folded) ?? []) {
      if (!runs(written, i, wanted)) continue
      const last = written[i + wanted.length - 1] as Token
      const text = textOf(written, i, wanted.length)
      const fitting = names.filter((name) => fits(name, text, wanted.length, lower, i === 0))
      if (fitting.length === 0) continue
      return { mentions: [{ text, start: first.start, end: last.end, candidates: candidatesOf(fitting, seen) }], length: wanted.length }
    }
    if (hangul.test(first.folded)) return this.#hangul(first, seen)
    const glued = this.#glued(written, i)
    if (glued) return glued
    const short = this.#shortName(written, i, lower, seen)
    return { mentions: short ? [{ text: first.text, start: first.start, end: first.end, candidates: short }] : [], length: 1 }
  }

  #shortName(tokens: readonly Token[], i: number, lower: boolean, seen: Seen): Known[] | undefined {
    const token = tokens[i] as Token
    const bearers = this.#short.get(token.folded)
    if (!bearers || (!lower && !capital.test(token.text))) return undefined
    const [before, after] = [tokens[i - 1], tokens[i + 1]]
    const touches = (a: Token | undefined, b: Token | undefined, other: Token | undefined) =>
      a && b && other && b.start - a.end === 1 && !lower && capital.test(other.text) && between(a, b) === ' '
    const mentioned = bearers.filter((b) => seen.has(b.id))
    // "Kim Dynasty" and "Winston Truman" are other names; "premier Kim" and, at the start of a sentence, any word may precede.
    if (touches(token, after, after) && !/^(?:I|The|In|On)$/.test(after?.text ?? '')) return undefined
    if (touches(before, token, before) && i > 1 && !titles.test(before?.text ?? '')) return undefined
    if (mentioned.length > 0) return foremost(mentioned, seen)
    if (bearers.length > 1 || (i === 0 && words.has(token.folded)) || (lower && token.folded.length < 4)) return undefined
    return bearers
  }

  /** A Korean name at the start of a word; particles may follow it. */
  #hangul(token: Token, seen: Seen): { mentions: Mention[]; length: number } {
    const letters = [...token.folded]
    for (let n = letters.length - 1; n >= 2 && n >= letters.length - 4; n--) {
      const folded = letters.slice(0, n).join('')
      const named = this.#spaced.get(folded)?.find((x) => x.tokens.length === 1)
      if (named)
        return {
          mentions: [
            {
              text: token.text.slice(0, folded.length),
              start: token.start,
              end: token.start + folded.length,
              candidates: candidatesOf(named.names, seen),
            },
          ],
          length: 1,
        }
    }
    return { mentions: [], length: 1 }
  }

  /** A person's name whose last word has run into the next one: "Pak Hon-yongleader". */
  #glued(tokens: readonly Token[], i: number): { mentions: Mention[]; length: number } | undefined {
    const first = tokens[i] as Token
    if (!capital.test(first.text)) return undefined
    for (const { tokens: wanted, names } of this.#spaced.get(first.folded) ?? []) {
      const n = wanted.length
      const last = tokens[i + n - 1]
      const tail = wanted[n - 1] as string
      if (n < 2 || tail.length < 3 || !last?.folded.startsWith(tail) || last.folded.length !== last.text.length) continue
      if (last.folded.length - tail.length < 2 || !runs(tokens, i, wanted.slice(0, -1)) || !adjacent(tokens, i + n - 2)) continue
      const fitting = names.filter((name) => name.entity.type === 'LEADER')
      if (fitting.length === 0) continue
      const end = last.start + tail.length
      const text = textOf(tokens, i, n).slice(0, end - first.start)
      return { mentions: [{ text, start: first.start, end, candidates: candidatesOf(fitting, new Map()) }], length: n }
    }
    return undefined
  }

  /** All names in a run of letters without spaces. */
  #runs(token: Token): { mentions: Mention[]; length: number } {
    const mentions: Mention[] = []
    const { folded, text } = token
    // Folding these scripts keeps their letters one for one, but for marks; where it did not, offsets would be wrong.
    if (folded.length !== text.length) return { mentions, length: 1 }
    // A middle dot between the parts of a name was folded to a space.
    const places = [...folded.matchAll(/[^ ]/g)].map((m) => m.index)
    const letters = folded.replaceAll(' ', '')
    for (let at = 0; at < letters.length - 1; ) {
      const found = this.#unspaced.get(letters.slice(at, at + 2))?.find(({ tokens }) => letters.startsWith(tokens[0] as string, at))
      const length = found?.tokens[0]?.length ?? 1
      if (found) {
        const [start, end] = [places[at] as number, (places[at + length - 1] as number) + 1]
        const candidates = candidatesOf(found.names, new Map())
        mentions.push({ text: text.slice(start, end), start: token.start + start, end: token.start + end, candidates })
      }
      at += length
    }
    return { mentions, length: 1 }
  }

  /** Capitalised words one letter away from a person's name. */
  #misspelled(tokens: readonly Token[], i: number): { misspelling: Misspelling; length: number } | undefined {
    const first = tokens[i] as Token
    if (!capital.test(first.text)) return undefined
    for (const count of [4, 3, 2]) {
      const part = tokens.slice(i, i + count)
      if (part.length < count || !part.every((t, k) => (k === 0 || adjacent(tokens, i + k - 1)) && (capital.test(t.text) || k > 0)))
        continue
      if (!part.some((t, k) => k > 0 && capital.test(t.text))) continue
      const near = [`${count}^${part[0]?.folded}`, `${count}$${part.at(-1)?.folded}`]
        .flatMap((key) => this.#alike.get(key) ?? [])
        .find((named) =>
          oneLetterOff(
            named.tokens,
            part.map((t) => t.folded),
          ),
        )
      const name = near?.names.find((n) => n.entity.type === 'LEADER' && n.lang === 'en')
      if (!name) continue
      const last = part.at(-1) as Token
      return {
        misspelling: { text: textOf(tokens, i, count), start: first.start, end: last.end, meant: name.entity, name: name.text },
        length: count,
      }
    }
    return undefined
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
