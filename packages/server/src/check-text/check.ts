import { GraphQLError } from 'graphql'
import { type Context, runStatement } from '../builder.ts'
import { clientError, errorCodes } from '../errors.ts'
import { Facts } from './facts.ts'
import { type Checked, judge } from './judge.ts'
import { claimsOf, lexiconOf } from './knowledge.ts'
import { type Pace, paced } from './pace.ts'
import { type Sentence, splitSentences } from './sentences.ts'

/** The longest text, in UTF-16 units, and the most sentences. */
export const maxLength = 100_000
export const maxSentences = 5000

/**
 * Checks a text: one statement, and one more to read the names when the dataset is new. Throws BAD_ARGUMENT for a text that is too long,
 * OVERLOADED when too many are being checked.
 */
export async function checkText(context: Context, text: string): Promise<Checked[]> {
  if (text.length > maxLength)
    throw clientError('BAD_ARGUMENT', `\`text\` has at most ${maxLength} characters, not ${text.length}; check it in parts`)
  const sentences = splitSentences(text)
  if (sentences.length > maxSentences)
    throw clientError('BAD_ARGUMENT', `\`text\` has at most ${maxSentences} sentences, not ${sentences.length}; check it in parts`)
  return paced((pace) => checkSentences(context, sentences, pace))
}

async function checkSentences(context: Context, sentences: readonly Sentence[], pace: Pace): Promise<Checked[]> {
  const { database } = context
  let { version, lexicon } = await lexiconOf(database)
  for (let attempt = 0; ; attempt++) {
    const recognised = await lexicon.recognise(sentences, pace)
    const ids = new Set<number>()
    for (const { mentions } of recognised)
      for (const { candidates } of mentions) if (candidates.length === 1 && candidates[0]) ids.add(candidates[0].id)
    const found = await claimsOf((statement) => runStatement(context, statement), [...ids])
    // Keys are of one version of the dataset: names of another may not be joined to these claims.
    if (found.version === version) return judge(sentences, recognised, new Facts(lexicon.entities, found.claims), pace)
    if (attempt === 2)
      throw new GraphQLError('Another dataset is being loaded; try again in a moment.', {
        extensions: { code: errorCodes.UNAVAILABLE, http: { status: 503, headers: { 'retry-after': '1' } } },
      })
    ;({ version, lexicon } = await lexiconOf(database, version))
  }
}
