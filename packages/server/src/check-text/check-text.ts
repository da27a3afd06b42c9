import type { Branch } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, type Context, codeEnum } from '../builder.ts'
import { Claim } from '../claim/refs.ts'
import { claims } from '../claim/source.ts'
import { Entity } from '../entity/refs.ts'
import { entities } from '../entity/source.ts'
import { clientError } from '../errors.ts'
import { checkText, maxLength, maxSentences } from './check.ts'
import type { FoundDate } from './dates.ts'
import { type Issue, issueKinds, mostIssues } from './issues.ts'
import { type Checked, mostClaims, mostDates, verdicts } from './judge.ts'
import { type Mention, mostMentions } from './names.ts'

const TextVerdict = codeEnum('TextVerdict', 'What the dataset makes of a sentence.', verdicts)
const TextIssueKind = codeEnum('TextIssueKind', 'What is wrong with a sentence as it stands.', issueKinds)
const claimBranches: Branch[] = [{ type: 'Claim', source: claims, where: (c, id) => sql`${c.globalId} = ${id}` }]
const entityBranches: Branch[] = [{ type: 'Entity', source: entities, where: (e, id) => sql`${e.globalId} = ${id}` }]

const start = 'First character, counted in UTF-16 units from the start of the whole text.'
const end = 'The place after the last character, counted in UTF-16 units from the start of the whole text.'

const TextMention = builder.objectRef<Mention>('TextMention').implement({
  description: 'A name found in a sentence.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The name as it is written there.' }),
    start: t.exposeInt('start', { description: start }),
    end: t.exposeInt('end', { description: end }),
    candidates: t.keyed({
      type: Entity,
      keys: ({ candidates }) => candidates.map((c) => c.globalId),
      branches: entityBranches,
      description: 'Whom or what it may name, at most 10. Only where there is one are its claims looked at.',
    }),
  }),
})
interface PlacedDate {
  date: FoundDate
  sentence: Checked
}
const TextDate = builder.objectRef<PlacedDate>('TextDate').implement({
  description: 'A date found in a sentence.',
  fields: (t) => ({
    text: t.string({ resolve: ({ date }) => date.text, description: 'The date as it is written there.' }),
    start: t.int({ resolve: ({ date, sentence }) => sentence.start + date.start, description: start }),
    end: t.int({ resolve: ({ date, sentence }) => sentence.start + date.end, description: end }),
    earliest: t.field({
      type: 'Date',
      nullable: true,
      resolve: ({ date }) => date.earliest,
      description: 'The first day it can be; null without a year.',
    }),
    latest: t.field({
      type: 'Date',
      nullable: true,
      resolve: ({ date }) => date.latest,
      description: 'The last day it can be; null without a year.',
    }),
    yearGiven: t.boolean({
      resolve: ({ date }) => !date.yearless,
      description: 'Whether the year is written. If not, the days rest on the last year named in the paragraph, or are null.',
    }),
  }),
})
const TextIssue = builder.objectRef<Issue>('TextIssue').implement({
  description: 'Something wrong with a sentence as it stands: missing, garbled, out of its time or without its speaker.',
  fields: (t) => ({
    kind: t.expose('kind', { type: TextIssueKind, description: 'What is wrong.' }),
    start: t.exposeInt('start', { description: start }),
    end: t.exposeInt('end', { description: end }),
    explanation: t.exposeString('explanation', {
      description: 'What is wrong and, where the dataset has something to put right, what; a sentence or two in English.',
    }),
    claims: t.keyed({
      type: Claim,
      keys: (issue) => issue.claims.slice(0, mostClaims).map((c) => c.globalId),
      branches: claimBranches,
      description: `The claims the explanation rests on, at most ${mostClaims}; none when the words alone show it.`,
    }),
  }),
})
const TextSentence = builder.objectRef<Checked>('TextSentence').implement({
  description: 'A sentence of a text with what the dataset makes of it.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The sentence.' }),
    start: t.exposeInt('start', { description: start }),
    end: t.exposeInt('end', { description: end }),
    verdict: t.expose('verdict', {
      type: TextVerdict,
      description: 'What the dataset makes of it. A sentence that says several things has the gravest verdict.',
    }),
    explanation: t.exposeString('explanation', {
      description: 'Why, in plain English; names what was checked when that is not the whole.',
    }),
    mentions: t.field({
      type: [TextMention],
      resolve: (s) => s.mentions,
      description: `The names in it, in their order, at most ${mostMentions}.`,
    }),
    dates: t.field({
      type: [TextDate],
      resolve: (sentence) => sentence.dates.map((date) => ({ date, sentence })),
      description: `The dates in it, in their order, at most ${mostDates}.`,
    }),
    issues: t.field({
      type: [TextIssue],
      resolve: (s) => s.issues,
      description: `What is wrong with it as it stands, in the order of the text, at most ${mostIssues}.`,
    }),
    claims: t.keyed({
      type: Claim,
      keys: (s) => s.claims.map((c) => c.globalId),
      branches: claimBranches,
      description: `The claims that bear on it, those that decide first, at most ${mostClaims}. With NOT_COVERED: claims about the same, for reading on.`,
    }),
  }),
})
const TextVerdictCount = builder.objectRef<{ verdict: keyof typeof verdicts; count: number }>('TextVerdictCount').implement({
  description: 'How many sentences have a verdict.',
  fields: (t) => ({
    verdict: t.expose('verdict', { type: TextVerdict, description: 'The verdict.' }),
    count: t.exposeInt('count', { description: 'How many sentences, 0 or more.' }),
  }),
})
const TextCheck = builder.objectRef<Checked[]>('TextCheck').implement({
  description: 'A text checked sentence by sentence against the dataset, by rules alone: the same text and dataset give the same answer.',
  fields: (t) => ({
    sentences: t.field({
      type: [TextSentence],
      // Sentences are shorter, but what stands in them counts as often as it seldom does.
      extensions: { size: { of: 'text', per: 300 } },
      resolve: (sentences) => sentences,
      description: `Its sentences in their order, at most ${maxSentences}.`,
    }),
    counts: t.field({
      type: [TextVerdictCount],
      resolve: (sentences) =>
        (Object.keys(verdicts) as (keyof typeof verdicts)[]).map((verdict) => ({
          verdict,
          count: sentences.filter((s) => s.verdict === verdict).length,
        })),
      description: 'How many sentences have each verdict, in the order of the list of verdicts.',
    }),
  }),
})

/** A long text takes a second to read, and aliases repeat a field for nothing. */
const maxTexts = 4
const counts = new WeakMap<Context, number>()

builder.queryField('checkText', (t) =>
  t.field({
    type: TextCheck,
    // The longest texts take a second of this process.
    extensions: { cost: 1000, costEach: { of: 'text', cost: 2.5 } },
    args: {
      text: t.arg.string({
        required: true,
        description: `Prose, at most ${maxLength} UTF-16 units and ${maxSentences} sentences. Names count in any script, dates in English, Russian, Chinese, Japanese and Korean, everything else in English.`,
      }),
    },
    resolve: (_root, { text }, context) => {
      const count = (counts.get(context) ?? 0) + 1
      counts.set(context, count)
      if (count > maxTexts) throw clientError('BAD_ARGUMENT', `at most ${maxTexts} texts are checked in one operation`)
      return checkText(context, text)
    },
    description:
      'Checks a text against the dataset, sentence by sentence: whom and what it names, its dates, what is missing or garbled, and whether the claims support it. What the rules cannot read is NOT_COVERED, not guessed. A text that is too long is the error BAD_ARGUMENT, and so are more than 4 texts in one operation; OVERLOADED when too many are being checked.',
  }),
)
