/** Whether a sentence says what a statement of the dataset says: by the share of the statement's words that it has. */
import { foldName } from '@annals/db'
import { stemmer } from 'stemmer'
import { negation } from './cues.ts'

const common = new Set(
  `a about above after again against all also although an and any are as at be because been before being below between both but by can could did do does
  doing down during each even few for from further had has have having he her here hers him himself his how however i if in into is it its itself just
  many more most much no nor not of off on once only or other our out over own same she should since so some such than that the their them then there
  these they this those through to too under until up upon very was we were what when where which while who whom why will with would yet you your one
  said say says kim`.split(/\s+/),
)

/** A text as the stems of its telling words; numbers and months are left to the dates. */
export interface Content {
  stems: Set<string>
  /** Whether it denies something. */
  negated: boolean
  /** Its parts between commas and the like, when there is more than one: each may deny something of its own. */
  parts: Content[]
}
const months = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/

export function contentOf(text: string, inParts = true): Content {
  const stems = foldName(text)
    .split(' ')
    .filter((word) => word.length > 1 && !common.has(word) && !/^\p{N}+$/u.test(word) && !months.test(word))
    .map((word) => stemmer(word))
  const parts = inParts ? text.split(/[,;:—]|\s(?:but|although|despite|who|which)\s/iu) : []
  return { stems: new Set(stems), negated: negation.test(text), parts: parts.length > 1 ? parts.map((part) => contentOf(part, false)) : [] }
}

/** Shared telling words: how many, and what share of the statement's they are. */
export function overlap(sentence: Content, statement: Content): { shared: number; share: number } {
  let shared = 0
  for (const stem of statement.stems) if (sentence.stems.has(stem)) shared++
  return { shared, share: statement.stems.size === 0 ? 0 : shared / statement.stems.size }
}

/** Whether the sentence denies something in the part that has most of the statement's words. */
export function denies(sentence: Content, statement: Content): boolean {
  const best = sentence.parts.map((part) => ({ part, ...overlap(part, statement) })).sort((a, b) => b.shared - a.shared)[0]
  return (best?.part ?? sentence).negated
}
