/** From a text and what is known of the entities it names to a verdict on each of its sentences. */
import { foldName } from '@annals/db'
import { anachronisms } from './anachronism.ts'
import { type FoundDate, findDates, findGaps } from './dates.ts'
import type { Facts } from './facts.ts'
import { type Finding, type Says, statementFindings, typedFindings } from './findings.ts'
import { formalIssues, type Issue, mostIssues, type Named, type Reading, speakerIssue, startsWithPronoun, subjectIssue } from './issues.ts'
import type { KnownClaim } from './knowledge.ts'
import { missingDates } from './missing-dates.ts'
import type { Known } from './name-rules.ts'
import type { Mention, Misspelling } from './names.ts'
import type { Pace } from './pace.ts'
import type { Sentence } from './sentences.ts'
import { contentOf } from './statements.ts'

export const verdicts = {
  SUPPORTED: 'Claims that are not contested say what the sentence, or the part of it that the explanation names, says.',
  CONTRADICTED: 'By the claims it cannot be so, or it is held to be false.',
  DISPUTED: 'The claims about it differ, or are marked as disputed.',
  UNATTRIBUTED: 'A quotation, a view or a generalisation without whose it is.',
  NOT_COVERED: 'The dataset does not decide it, or the check cannot read it. It says nothing about the truth.',
} as const

export interface Checked extends Sentence {
  mentions: Mention[]
  dates: FoundDate[]
  issues: Issue[]
  verdict: keyof typeof verdicts
  explanation: string
  claims: KnownClaim[]
}

/** The most claims and dates told of one sentence. */
export const mostClaims = 10
export const mostDates = 50
const order: readonly Says[] = ['CONTRADICTED', 'UNATTRIBUTED', 'DISPUTED', 'SUPPORTED']

interface Recognised {
  mentions: Mention[]
  misspelled: Misspelling[]
}

/** Judges sentence after sentence. */
export async function judge(
  sentences: readonly Sentence[],
  recognised: readonly Recognised[],
  facts: Facts,
  pace: Pace,
): Promise<Checked[]> {
  const vocabulary = new Map<string, number>()
  for (const { text } of sentences)
    for (const [word] of text.matchAll(/\p{L}+/gu)) vocabulary.set(word.toLowerCase(), (vocabulary.get(word.toLowerCase()) ?? 0) + 1)
  const before = new Map<string, number>()
  const topics = new Topics()
  let paragraph = new Paragraph(-1)
  const checked: Checked[] = []
  for (const [i, sentence] of sentences.entries()) {
    await pace.pause()
    if (paragraph.number !== sentence.paragraph) paragraph = new Paragraph(sentence.paragraph)
    const { mentions, misspelled } = recognised[i] as Recognised
    const reading = read(sentence, mentions, misspelled, paragraph.year)
    const content = contentOf(sentence.text)
    const context = [...new Set([...paragraph.entities(), ...topics.foremost()])]
    const statements = statementFindings(reading, content, context, facts)
    const findings = [...statements, ...typedFindings(reading, facts)]
    const told = statements.map((f) => f.claim)
    const issues = [
      ...formalIssues(reading, vocabulary, before),
      ...missingDates(reading, content, findings, context, facts),
      paragraph.subjectIssue(reading, facts) ?? lostSubject(reading, findings, context, facts),
      speaker(reading, paragraph, findings, facts),
      ...anachronisms(reading, told, facts),
    ]
    const known = issues.filter((issue) => issue !== undefined).sort((a, b) => a.start - b.start)
    before.set(sentence.text.toLowerCase(), (before.get(sentence.text.toLowerCase()) ?? 0) + 1)
    paragraph.read(reading.named, reading.dates)
    topics.read(reading.named)
    const shown = { mentions, dates: reading.dates.slice(0, mostDates), issues: known.slice(0, mostIssues) }
    checked.push({ ...sentence, ...shown, ...conclude(reading, findings, known) })
  }
  return checked
}

function read(sentence: Sentence, mentions: readonly Mention[], misspelled: Misspelling[], year: number | undefined): Reading {
  const { text } = sentence
  const named = mentions.flatMap(({ candidates: [entity, ...others], start, end }) =>
    entity && others.length === 0 ? [{ entity, start: start - sentence.start, end: end - sentence.start }] : [],
  )
  const persons = named.filter((n) => n.entity.type === 'LEADER' && !/^['’]s/.test(text.slice(n.end, n.end + 2))).map((n) => n.start)
  return { sentence, named, misspelled, dates: findDates(text, year), gaps: findGaps(text, persons) }
}

/** What the sentences of a paragraph leave for those after them. */
class Paragraph {
  readonly number: number
  year: number | undefined
  readonly quotation = { open: false, attributed: false }
  #last: Known | undefined
  #unclear = false
  #entities: number[][] = []

  constructor(number: number) {
    this.number = number
  }
  /** Named in the last three sentences. */
  entities(): number[] {
    return [...new Set(this.#entities.flat())].slice(0, 30)
  }
  read(named: readonly Named[], dates: readonly FoundDate[]): void {
    const year = dates.filter((d) => !d.yearless && d.earliest?.slice(0, 4) === d.latest?.slice(0, 4)).at(-1)
    if (year) this.year = Number(year.earliest?.slice(0, 4))
    this.#entities = [...this.#entities.slice(-2), named.map((n) => n.entity.id)]
    this.#last = named.filter((n) => n.entity.type === 'LEADER').at(-1)?.entity ?? this.#last
  }
  subjectIssue(reading: Reading, facts: Facts): Issue | undefined {
    const issue = subjectIssue(reading, this.#last, facts)
    const { sentence, named } = reading
    const goesOn = this.#unclear && startsWithPronoun(sentence.text) && !issue
    this.#unclear = issue !== undefined || (this.#unclear && !named.some((n) => n.entity.type === 'LEADER' && n.start === 0))
    if (!goesOn) return issue
    const explanation = 'The pronoun goes on from a sentence whose subject is unclear.'
    const { length } = opening.exec(sentence.text)?.[0] ?? ''
    return { kind: 'UNCLEAR_SUBJECT', start: sentence.start, end: sentence.start + length, explanation, claims: [] }
  }
}

/** What the text as a whole is about: what it named most often so far. */
class Topics {
  readonly #times = new Map<number, number>()
  #foremost: number[] = []

  read(named: readonly Named[]): void {
    for (const { entity } of named) this.#times.set(entity.id, (this.#times.get(entity.id) ?? 0) + 1)
    const known = new Set([...this.#foremost, ...named.map((n) => n.entity.id)])
    this.#foremost = [...known].sort((a, b) => (this.#times.get(b) ?? 0) - (this.#times.get(a) ?? 0)).slice(0, 12)
  }
  foremost(): readonly number[] {
    return this.#foremost
  }
}

const opening = /^(?:\p{L}+,\s+)?(?:He|She|It|They|This|These|he|she|it|they|this)(?!\p{L})/u

/** A sentence that begins with a pronoun and says what is said, by the data, of something that the text does not name near it. */
function lostSubject(
  { sentence, named }: Reading,
  findings: readonly Finding[],
  context: readonly number[],
  facts: Facts,
): Issue | undefined {
  const pronoun = opening.exec(sentence.text)
  const [best] = findings.filter((f) => f.claim.what === 'STATEMENT')
  if (!pronoun || !best || best.share < 0.6 || context.includes(best.claim.subject)) return undefined
  if (named.some((n) => n.entity.id === best.claim.subject || n.entity.id === best.claim.heldBy)) return undefined
  const explanation = `The data have like words of ${facts.name(best.claim.subject)}, which the text does not name here.`
  return { kind: 'UNCLEAR_SUBJECT', start: sentence.start, end: sentence.start + pronoun[0].length, explanation, claims: [best.claim] }
}

/** The missing speaker, with whose words they are when the data have them. */
function speaker(reading: Reading, { quotation }: Paragraph, findings: readonly Finding[], facts: Facts): Issue | undefined {
  const issue = speakerIssue(reading, quotation)
  const said = issue && findings.find((f) => f.claim.what === 'STATEMENT' && f.claim.heldBy !== undefined)
  if (!issue || !said) return issue
  const explanation = `${issue.explanation} The data have like words of ${facts.name(said.claim.heldBy)}${said.claim.startKnown ? `, ${facts.when(said.claim)}` : ''}.`
  return { ...issue, explanation, claims: [said.claim] }
}

function conclude(
  reading: Reading,
  findings: readonly Finding[],
  issues: readonly Issue[],
): Pick<Checked, 'verdict' | 'explanation' | 'claims'> {
  // Of statements alike only the best speaks.
  const [best] = findings.filter((f) => f.claim.what === 'STATEMENT')
  const speaking = findings.filter(
    (f) => f.says !== undefined && (f.claim.what !== 'STATEMENT' || f === best || f.weight >= (best?.weight ?? 0) - 0.2),
  )
  const anachronism = issues.find((issue) => issue.kind === 'ANACHRONISM')
  const unattributed = issues.find((issue) => issue.kind === 'MISSING_SPEAKER' || issue.kind === 'UNSUPPORTED_VIEW')
  const says = order.find(
    (s) => speaking.some((f) => f.says === s) || (s === 'CONTRADICTED' && anachronism) || (s === 'UNATTRIBUTED' && unattributed),
  )
  const deciding = speaking.filter((f) => f.says === says).sort((a, b) => b.weight - a.weight)
  const issueClaims = says === 'CONTRADICTED' ? (anachronism?.claims ?? []) : says === 'UNATTRIBUTED' ? (unattributed?.claims ?? []) : []
  const rest = [...findings].sort((a, b) => b.weight - a.weight).map((f) => f.claim)
  const claims = [...new Set([...deciding.map((f) => f.claim), ...issueClaims, ...rest])].slice(0, mostClaims)
  const reasons = [
    ...(says === 'CONTRADICTED' && anachronism ? [anachronism.explanation] : []),
    ...(says === 'UNATTRIBUTED' && unattributed ? [unattributed.explanation] : []),
    ...deciding.slice(0, 3).map((f) => f.because),
  ]
  if (says === undefined) return { verdict: 'NOT_COVERED', explanation: notCovered(reading, claims), claims }
  const partly = says === 'SUPPORTED' ? ' Of the sentence, this part alone was checked.' : ''
  return { verdict: says, explanation: [...new Set(reasons.map((r) => r.trim()))].join(' ') + partly, claims }
}

function notCovered({ sentence, named }: Reading, claims: readonly KnownClaim[]): string {
  if (foldName(sentence.text) === '') return 'Nothing to read.'
  if (named.length === 0) return 'It names nobody and nothing that the dataset surely knows.'
  const names = [...new Set(named.map((n) => n.entity.name))].slice(0, 5).join(', ')
  if (claims.length === 0) return `The dataset knows ${names}, and has no claim that speaks of what the sentence says.`
  return `The dataset knows ${names}; its claims on them stand beside what the sentence says and do not decide it.`
}
