/** What is wrong with a sentence as it stands, before and beside the question whether it is so. */
import type { FoundDate, Gap } from './dates.ts'
import type { Facts } from './facts.ts'
import type { KnownClaim } from './knowledge.ts'
import type { Known } from './name-rules.ts'
import type { Misspelling } from './names.ts'
import type { Sentence } from './sentences.ts'

export const issueKinds = {
  MISSING_DATE: 'A preposition or a phrase asks for a date and none stands there.',
  MISSING_YEAR: 'A day or month without a year, and no year before it in the paragraph.',
  JOINED_WORDS: 'Two words have run together, as where a link or a date was cut out.',
  FRAGMENT: 'No whole sentence: a heading, a repeated line, a beginning or an end that is missing.',
  NAME: 'Close to a name that is known, but spelled otherwise.',
  UNCLEAR_SUBJECT: 'A pronoun that cannot mean the person last named.',
  MISSING_SPEAKER: 'Words in quotation marks, or in the first person, without who said them.',
  UNSUPPORTED_VIEW: 'A view or generalisation that nobody is said to hold.',
  ANACHRONISM: 'Something is named at a time at which, by the data, it was not there.',
} as const

/** The most that are told of one sentence. */
export const mostIssues = 20

export interface Issue {
  kind: keyof typeof issueKinds
  /** UTF-16 offsets in the whole text. */
  start: number
  end: number
  explanation: string
  claims: KnownClaim[]
}
/** An entity that a sentence certainly names, with the offsets in the sentence. */
export interface Named {
  entity: Known
  start: number
  end: number
}
export interface Reading {
  sentence: Sentence
  named: Named[]
  misspelled: Misspelling[]
  dates: FoundDate[]
  gaps: Gap[]
}

export const at = ({ sentence }: Reading, start: number, end: number) => ({ start: sentence.start + start, end: sentence.start + end })

const views =
  /(?<!\p{L})(?:there (?:was|is|were|are)(?: \p{L}+)? (?:a |an )?(?:\p{L}+ )?(?:sense|feeling|belief|perception|view|consensus|suspicion) that|(?:it (?:has been|is|was|can be|could be|may be)|(?:some|many|most|critics|observers|historians|experts)) (?:\p{L}+ )?(?:argued?|said|says?|claim(?:ed)?|believed?|thought|think|held|hold|alleged|felt|feel|considered|regarded))(?!\p{L})|^(?:Normally|Generally|Typically|As a rule|Usually),/giu
const says =
  /(?<!\p{L})(?:said|says|stated|states|declared|declares|wrote|writes|claimed|claims|announced|told|called|calls|calling|argued|argues|remarked|maintained|insisted|explained|according to|in the words of|quoted|denounced|described|proclaimed|replied|warned)(?!\p{L})/giu
// What an author says of the text itself is no lost quotation.
const author = /(?<!\p{L})we (?:have seen|saw|shall see|will see|now turn|turn)(?!\p{L})/iu
const firstPerson =
  /(?<!\p{L})(?:[Ww]e|[Oo]ur|[Oo]urs|us|[Mm]y)(?!\p{L})|(?<!\p{Lu}\p{L}* )(?<!\p{L})I (?:am|was|have|had|think|believe|will|would|do|did|say|said)(?!\p{L})/u
const runIn = 'the|he|she|it|they|had|has|was|were|with|from|and|yet|due|where|which|who|when|by|at|class|a'
const pronoun = /^(?:\p{L}+,\s+)?(?:He|She|he|she)(?!\p{L})/u

/** What can be seen in the words alone. `vocabulary` counts the words of the whole text, `before` the sentences already read. */
export function formalIssues(reading: Reading, vocabulary: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): Issue[] {
  const { sentence, misspelled } = reading
  const { text } = sentence
  const whole = at(reading, 0, text.length)
  const issue = (kind: Issue['kind'], place: { start: number; end: number }, explanation: string): Issue => ({
    kind,
    ...place,
    explanation,
    claims: [],
  })
  const issues: Issue[] = []
  const times = before.get(text.toLowerCase()) ?? 0
  if (times > 0 && text.includes(' '))
    issues.push(
      issue('FRAGMENT', whole, `The same words stand ${times} ${times === 1 ? 'time' : 'times'} before: page furniture, or a copy.`),
    )
  else if (sentence.heading)
    issues.push(
      issue('FRAGMENT', whole, 'A line by itself without a full stop: a heading, a caption or other page furniture, not a statement.'),
    )
  else if (/^\p{Ll}/u.test(text))
    issues.push(issue('FRAGMENT', at(reading, 0, 1), 'It begins with a small letter: its beginning, or a full stop before it, is missing.'))
  const open = (text.match(/\(/g) ?? []).length - (text.match(/\)/g) ?? []).length
  if (open !== 0 && !sentence.heading)
    issues.push(
      issue(
        'FRAGMENT',
        whole,
        open > 0
          ? 'A bracket is opened and not closed: something after it is missing.'
          : 'A bracket is closed that was not opened: something before it is missing.',
      ),
    )
  for (const m of text.matchAll(/\s[.,;](?=\s|$)/g))
    issues.push(
      issue('FRAGMENT', at(reading, m.index, m.index + 2), 'A blank before the mark: a word or a link in front of it was cut out.'),
    )
  for (const { text: written, start, end, name } of misspelled)
    issues.push(issue('NAME', { start, end }, `“${written}” is close to the name “${name}” but is not it.`))
  for (const { word, start, left, right } of joined(text, vocabulary))
    issues.push(
      issue(
        'JOINED_WORDS',
        at(reading, start, start + word.length),
        `“${word}” is “${left}” and “${right}” run together; what stood between them may be missing.`,
      ),
    )
  for (const named of reading.named)
    if (/^\p{Ll}{2}/u.test(text.slice(named.end)))
      issues.push(issue('JOINED_WORDS', at(reading, named.start, named.end), `A word has run into the name ${named.entity.name}.`))
  for (const m of text.matchAll(views))
    issues.push(issue('UNSUPPORTED_VIEW', at(reading, m.index, m.index + m[0].length), `“${m[0]}” does not say whose view it is.`))
  return issues
}

function* joined(text: string, vocabulary: ReadonlyMap<string, number>) {
  const month = 'January|February|March|April|May|June|July|August|September|October|November|December'
  const known = (word: string) => word.length > 2 && (vocabulary.get(word.toLowerCase()) ?? 0) > 0
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(\\p{L}+?)(${runIn})(?!\\p{L})`, 'gu')
  for (const m of text.matchAll(pattern)) {
    const [word, left = '', right = ''] = m
    const sure = new RegExp(`^(?:${month})$`).test(left) || (/^(?:In|On)$/.test(left) && right !== 'to') || /^\p{Lu}{2,}$/u.test(left)
    // A word that stands twice is a word: "breathe" beside "brea" is nothing.
    if (sure || (right.length > 2 && known(left) && vocabulary.get(word.toLowerCase()) === 1)) yield { word, start: m.index, left, right }
  }
  for (const m of text.matchAll(new RegExp(`(?<!\\p{L})(${month})(\\p{Lu}\\p{L}+)`, 'gu')))
    yield { word: m[0], start: m.index, left: m[1] ?? '', right: m[2] ?? '' }
}

/** Quotation marks of a paragraph as far as they were read. */
export interface Quotation {
  open: boolean
  attributed: boolean
}

/** Quoted or first-person words whose speaker is not named; moves the paragraph's quotation on. */
export function speakerIssue(reading: Reading, quotation: Quotation): Issue | undefined {
  const { sentence, named } = reading
  const { text } = sentence
  const attributed = attributes(text, named)
  const marks = [...text.matchAll(/["“”„«»]/g)].map((m) => {
    const [before = ' ', after = ' '] = [text[m.index - 1], text[m.index + 1]]
    return { at: m.index, closes: m[0] === '”' || m[0] === '»' || (m[0] === '"' && !/\s/.test(before) && !/[\p{L}\p{N}]/u.test(after)) }
  })
  const inside = quotation.open
  let from = inside ? 0 : -1
  let quoted: { start: number; end: number } | undefined
  let orphan = false
  for (const mark of marks) {
    if (from >= 0) {
      if (text.slice(from, mark.at).split(/\s+/).length >= 5) quoted ??= { start: from, end: mark.at + 1 }
      from = -1
    } else if (mark.closes) {
      // It closes what was never opened: the beginning of the quotation is missing.
      if (!orphan && text.slice(0, mark.at).split(/\s+/).length >= 5) quoted ??= { start: 0, end: mark.at + 1 }
      orphan = true
    } else from = mark.at
  }
  quotation.open = from >= 0
  if (quotation.open && text.slice(from).split(/\s+/).length >= 5) quoted ??= { start: from, end: text.length }
  const known = inside ? quotation.attributed || attributed : attributed
  if (quotation.open || inside) quotation.attributed = known
  const place = (start: number, end: number) => at(reading, start, end)
  if (quoted && !known)
    return {
      kind: 'MISSING_SPEAKER',
      ...place(quoted.start, quoted.end),
      explanation: orphan ? 'A quotation whose beginning is missing, and with it who said it.' : 'A quotation without who said it.',
      claims: [],
    }
  const person = firstPerson.exec(text)
  if (person && !known && !author.test(text) && !sentence.heading)
    return {
      kind: 'MISSING_SPEAKER',
      ...place(person.index, person.index + person[0].length),
      explanation: `“${person[0]}” is somebody's own words; the text does not say whose.`,
      claims: [],
    }
  return undefined
}

/** Whether somebody is named, or meant by a pronoun, right before a verb of saying. */
function attributes(text: string, named: readonly Named[]): boolean {
  for (const m of text.matchAll(says)) {
    if (/^(?:according|in the)/i.test(m[0])) return true
    const before = text.slice(Math.max(0, m.index - 50), m.index)
    const clause = before.slice(Math.max(...['"', '”', '»', ';'].map((mark) => before.lastIndexOf(mark))) + 1)
    const offset = m.index - clause.length
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 40)
    const follows = /^\s+(?!that\s)(?:the\s+)?(?:\p{Ll}+\s+)?(?:\p{Lu}|he |she )/u.test(after)
    if (follows && /[,"”»]\s*$/u.test(before)) return true
    if (/(?<!\p{L})(?:he|she|they|who)\s+(?:\p{L}+\s+){0,2}$/iu.test(clause)) return true
    if (named.some((n) => n.start >= offset && n.end <= m.index && ['LEADER', 'POLITY', 'ORGANIZATION'].includes(n.entity.type)))
      return true
    if (/\p{Lu}\p{L}+\s+$/u.test(clause)) return true
  }
  return false
}

/** A person "whose father was X" when the person last named is X, or no child of X. */
export function subjectIssue(reading: Reading, last: Known | undefined, facts: Facts): Issue | undefined {
  const { sentence, named } = reading
  const kin = /(?<!\p{L})(?:his|her)\s+(?:father|mother)(?!\p{L})/iu.exec(sentence.text)
  const parent = kin && named.find((n) => n.entity.type === 'LEADER' && n.start > kin.index)
  const who = pronoun.exec(sentence.text)
  if (!who || !parent || !last) return undefined
  const children = facts.of(parent.entity.id).filter((c) => c.what === 'PARENT_OF' && c.shown && c.subject === parent.entity.id)
  if (children.some((c) => c.object === last.id)) return undefined
  const names = children.map((c) => facts.name(c.object))
  return {
    kind: 'UNCLEAR_SUBJECT',
    ...at(reading, 0, who[0].length),
    explanation: `The person last named, ${last.name}, is no child of ${parent.entity.name}${names.length > 0 ? `; by the data that is ${names.join(' or ')}` : ''}.`,
    claims: children,
  }
}
export const startsWithPronoun = (text: string) => pronoun.test(text)
