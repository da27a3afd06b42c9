/** Questions of history, each one operation, with what a right answer holds. The documentation lists them. */
import type { TypedDocument } from '@annals/sdk'
import type { Untyped } from '../_service.ts'

export interface Question {
  /** The question as a person would ask it. */
  title: string
  query: string
  variables: Record<string, unknown>
  check: (answer: Untyped) => void
}
export interface Topic {
  name: string
  questions: Question[]
}

/** A question asked as text, or with a document of the SDK. */
export function question<Variables extends Record<string, unknown> = Record<string, unknown>>(
  title: string,
  query: string | TypedDocument<Untyped, Variables>,
  ...[first, second]: [Question['check']] | [NoInfer<Variables>, Question['check']]
): Question {
  const [variables, check] = second === undefined ? [{}, first as Question['check']] : [first as Variables, second]
  return { title, query: String(query).trim(), variables, check }
}

/** What every claim is asked for here: its sources, and whether they were read for it. */
export const cited = 'citations { source { slug } locator verification }'
/** The dates of an interval as written. */
export const dates = 'during { start { edtf } end { edtf } }'

/** The interval as `start/end`, as in the dataset. */
export const written = ({ during: { start, end } }: Untyped): string => `${start?.edtf ?? ''}/${end?.edtf ?? ''}`
/** The sources of a claim. */
export const sourcesOf = ({ citations }: Untyped): string[] => citations.map((c: Untyped) => c.source.slug)
