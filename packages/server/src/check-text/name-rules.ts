/** When a name that is known is taken to be meant, and whose it is. */

export interface Known {
  id: number
  globalId: string
  type: string
  name: string
}
/** A name of an entity as the database has it. */
export interface NameRow {
  entity: Known
  text: string
  folded: string
  kind: string
  lang: string
  preferred: boolean
}
/** How often each entity was surely named so far. */
export type Seen = ReadonlyMap<number, number>

/** Scripts written without spaces: a name may stand anywhere in a run of letters. */
export const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
export const hangul = /\p{sc=Hangul}/u
export const capital = /^\p{Lu}/u
/** Family names that are English words too; at the start of a sentence they are taken for the word. */
export const words = new Set(
  'bell best black bright brown bush church cook day ford grant green heath home king law long major march may mills north park powers rice rich strong white wood young'.split(
    ' ',
  ),
)
/** Before a family name these belong to its bearer; any other capitalised word makes it somebody else's name. */
export const titles =
  /^(?:Mr|Mrs|Ms|Dr|President|Premier|Chairman|Secretary|Minister|Marshal|General|Gen|Colonel|Comrade|Leader|Chancellor|King|Emperor|Sir|Lord|Vladimir|January|February|March|April|May|June|July|August|September|October|November|December)$/

/** The one named four times as often as any other so far, else all. */
export function foremost(known: Known[], seen: Seen): Known[] {
  const [first, second] = [...known].sort((a, b) => (seen.get(b.id) ?? 0) - (seen.get(a.id) ?? 0))
  return first && (!second || (seen.get(first.id) ?? 0) >= 4 * (seen.get(second.id) ?? 0)) ? [first] : known
}

/** Single words that are titles in any text ("General", "Chairman") name nobody by themselves. */
export function usable({ folded, kind, entity }: NameRow): boolean {
  if (folded === '') return false
  if (unspaced.test(folded) || hangul.test(folded)) return folded.length > 1
  if (folded.includes(' ')) return true
  return folded.length > 1 && kind !== 'HONORIFIC' && entity.type !== 'OFFICE'
}

/** Whether a name may be meant by what is written: capitals as the name has them, unless the sentence has none at all. */
export function fits({ text, kind, entity }: NameRow, written: string, count: number, lower: boolean, first: boolean): boolean {
  if (kind === 'ABBREVIATION' || (text.length <= 5 && /^\p{Lu}{2}/u.test(text)))
    return written.replace(/\./g, '') === text.replace(/\./g, '')
  if (lower) return count > 1 || entity.type === 'LEADER'
  if (capital.test(text) && !capital.test(written)) return false
  if (kind === 'HONORIFIC') return written.split(/[^\p{L}]+/u).every((word) => capital.test(word) || word.length < 4)
  return count > 1 || !first || kind !== 'VARIANT'
}

/** Entities a name can mean: the one named before, else those whose display name it is, else all. */
export function candidatesOf(names: readonly NameRow[], seen: Seen): Known[] {
  const entities = [...new Map(names.map((n) => [n.entity.id, n.entity])).values()]
  if (entities.length === 1) return entities
  const before = entities.filter((e) => seen.has(e.id))
  if (before.length === 1) return before
  const shown = [...new Set(names.filter((n) => n.preferred).map((n) => n.entity))]
  return shown.length === 1 ? shown : entities.slice(0, 10)
}
