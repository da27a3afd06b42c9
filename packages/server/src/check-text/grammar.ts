/** Who goes with a verb, and which date: as much English grammar as a check needs. In doubt it finds nobody. */
import type { FoundDate } from './dates.ts'
import type { Named, Reading } from './issues.ts'
import type { KnownClaim } from './knowledge.ts'

/** Characters between a name and a word. */
export const gapTo = (n: Named, at: number, end: number) => (n.end <= at ? at - n.end : n.start >= end ? n.start - end : 0)

// Between a subject and its verb: "X, who was then", "X was born on 18 December 1878 in Gori and died".
const filler = new Set(
  'was were is are been being has had who then later also both and or first officially finally formally born died in on at of purged arrested'.split(
    ' ',
  ),
)
const passive = /(?<!\p{L})(?:was|were|been|being|is)(?!\p{L})/u
/** Verbs of which the passive has the subject of the claim before it and the active has it behind. */
const transitive =
  /^(?:founded|established|formed|created|set up|proclaimed|dissolved|abolished|disbanded|signed|concluded|killed|executed|assassinated|murdered|held|fought)$/iu
const nouns =
  /^(?:birth|death|execution|assassination|suicide|founding|foundation|creation|independence|dissolution|signing|collapse|break-?up)$/iu
/** What something is done to or with is not who does it: "the son of X was born". */
const governed = /(?<!\p{L})(?:of|to|with|by|from|under|for|against|after|before|than|like)\s+(?:the\s+)?$/u

/** Whose birth, death, founding or office the word at this place is; undefined when the words between leave it open. */
export function bearer({ sentence: { text }, named }: Reading, { kind }: KnownClaim, at: number, end: number): number | undefined {
  const word = text.slice(at, end)
  const ofOffice = kind === 'TENURE'
  const following = ofOffice ? undefined : named.find((n) => n.start >= end)
  if (following) {
    const between = text.slice(end, following.start)
    if (/^\s+of\s+(?:the\s+)?$/.test(between)) return following.entity.id
    if (transitive.test(word) && /^\s+(?:the\s+)?$/.test(between) && !passive.test(text.slice(Math.max(0, at - 20), at)))
      return following.entity.id
  }
  const subject = named.filter((n) => n.end <= at).at(-1)
  if (!subject || at - subject.end > 80) return undefined
  const between = text.slice(subject.end, at)
  if (/^['’]s\s+$/.test(between)) return nouns.test(word) ? subject.entity.id : undefined
  const plain = between.split(/[^\p{L}\p{N}'’]+/u).every((w) => w === '' || filler.has(w) || /^[\p{Lu}\p{N}]/u.test(w))
  if (!plain && !/^['’]?\S*\s(?:\p{L}+\s)*(?:his|her|its)\s$/u.test(between)) return undefined
  if (/['’]s(?!\p{L})/u.test(between) || governed.test(text.slice(Math.max(0, subject.start - 12), subject.start))) return undefined
  return !ofOffice && transitive.test(word) && !passive.test(between) ? undefined : subject.entity.id
}

/** The subject acts on the object, in the active ("A purged B") or the passive ("B was purged by A"). */
export function directed(text: string, subject: readonly Named[], object: readonly Named[], at: number, end: number): boolean {
  const by = (n: Named) => n.start >= end && /\bby\s+(?:the\s+)?(?:\p{L}+\s)?$/u.test(text.slice(end, n.start))
  if (subject.some(by)) return object.some((o) => o.end <= at)
  if (object.some(by) || !subject.some((s) => s.end <= at)) return false
  return object.some((o) => o.start >= end) || /^\s+(?:him|her|them|it)(?!\p{L})/u.test(text.slice(end))
}

const verb = /(\p{L}+ed|born|began|out|place|held|met|fought|won|led|left|became)\s+(?:in|on|since|from|by|until)\s+$/u

/** The date that stands nearest the word, unless it belongs to another verb: "born in 1893, founded". */
export function dateAt({ sentence: { text }, dates }: Reading, at: number, end: number): FoundDate | undefined {
  let nearest: FoundDate | undefined
  let least = 101
  for (const date of dates) {
    if (date.earliest === null) continue
    const before = date.end <= at
    const distance = before ? at - date.end : date.start - end
    if (distance >= least || distance < 0 || (before ? text.slice(date.end, at) : text.slice(end, date.start)).includes(';')) continue
    const from = Math.max(0, date.start - 40)
    const other = verb.exec(text.slice(from, date.start))
    if (other && (from + other.index > end || from + other.index + (other[1] ?? '').length < at)) continue
    nearest = date
    least = distance
  }
  return nearest
}
