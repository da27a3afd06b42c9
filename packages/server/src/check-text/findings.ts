/** What single claims say to a sentence. */
import { type Cue, cuesOf, negation } from './cues.ts'
import type { FoundDate } from './dates.ts'
import type { Facts } from './facts.ts'
import { bearer, dateAt, directed, gapTo } from './grammar.ts'
import type { Named, Reading } from './issues.ts'
import type { KnownClaim } from './knowledge.ts'
import { type Content, denies, overlap } from './statements.ts'

export type Says = 'CONTRADICTED' | 'UNATTRIBUTED' | 'DISPUTED' | 'SUPPORTED'
export interface Finding {
  claim: KnownClaim
  /** What it makes of the sentence; undefined: it is about the same things and decides nothing. */
  says: Says | undefined
  because: string
  weight: number
  /** Of a statement: the share of its words that the sentence has. */
  share: number
  /** Offset in the sentence of the word that speaks of it. */
  at: number | undefined
}

/** Facts with one date: another date is a contradiction. What can happen twice (a visit, a denunciation) is not among them. */
const once = ['BIRTH', 'DEATH', 'INCEPTION', 'DISSOLUTION', 'SIGNED', 'DURING']
const titles =
  /(?<!\p{L})(presiden|premier|prime minister|chair|general secretary|first secretary|king(?!dom)|emperor|chancellor|foreign minister|defen[cs]e minister|commander)/giu

/** What the claims with two named ends, or with one and the words for it, say to the sentence. */
export function typedFindings(reading: Reading, facts: Facts): Finding[] {
  const { named } = reading
  const places = new Map<number, Named[]>()
  for (const n of named) places.set(n.entity.id, [...(places.get(n.entity.id) ?? []), n])
  const cues = new Map<RegExp, number[]>()
  const found: Finding[] = []
  const done = new Set<KnownClaim>()
  for (const id of places.keys())
    for (const claim of facts.of(id)) {
      if (done.has(claim) || claim.what === 'STATEMENT') continue
      done.add(claim)
      const subject = places.get(claim.subject)
      const object = claim.object === undefined ? undefined : places.get(claim.object)
      if (!subject || (claim.object !== undefined && !object && claim.kind !== 'TENURE')) continue
      const finding = judgeTyped(reading, claim, subject, object, cues, facts)
      if (finding) found.push(finding)
    }
  return found
}

function judgeTyped(
  reading: Reading,
  claim: KnownClaim,
  subject: readonly Named[],
  object: readonly Named[] | undefined,
  known: Map<RegExp, number[]>,
  facts: Facts,
): Finding | undefined {
  const { text } = reading.sentence
  const pair = object !== undefined
  const idle: Finding = { claim, says: undefined, because: facts.describe(claim), weight: pair ? 1 : 0, share: 0, at: undefined }
  let best: { cue: Cue; at: number; end: number; distance: number } | undefined
  for (const cue of cuesOf(claim)) {
    const places = known.get(cue.words) ?? [...text.matchAll(cue.words)].slice(0, 20).flatMap((m) => [m.index, m.index + m[0].length])
    known.set(cue.words, places)
    for (let i = 0; i < places.length; i += 2) {
      const [at, end] = [places[i] as number, places[i + 1] as number]
      const distance = Math.min(...subject.map((s) => gapTo(s, at, end)))
      if (distance <= 120 && (!best || distance < best.distance)) best = { cue, at, end, distance }
    }
  }
  if (!best) return pair && claim.shown ? idle : undefined
  const { cue, at, end } = best
  const told = { ...idle, at, weight: (pair ? 2 : 1) + (claim.shown ? 0.5 : 0) }
  if (claim.kind === 'TENURE' && !pair && facts.entities.get(claim.object ?? -1)?.type !== 'POLITY' && !titled(claim, text, at, facts))
    return undefined
  if ((!pair || claim.kind === 'TENURE') && bearer(reading, claim, at, end) !== claim.subject) {
    // Where a date was cut out, other words were too: there the last one named has to do.
    const lost = reading.gaps.some((gap) => gap.end >= end && gap.start - end <= 40) && reading.named.filter((n) => n.end <= at).at(-1)
    if (!lost || lost.entity.id !== claim.subject) return pair ? told : undefined
    return pair ? told : { ...told, ...undatedVerdict(claim, facts) }
  }
  if (pair && cue.directed && !directed(text, subject, object, at, end)) return told
  if (negation.test(text.slice(Math.max(0, at - 30), at))) return told
  return { ...told, ...verdictOf(reading, claim, cue, [at, end], pair, facts) }
}

const titlesOf = (claim: KnownClaim, facts: Facts) => [...facts.name(claim.object).matchAll(titles)].map((m) => (m[1] ?? '').toLowerCase())

/** The title of the office stands beside the word. */
function titled(claim: KnownClaim, text: string, at: number, facts: Facts): boolean {
  const near = text.slice(Math.max(0, at - 50), at + 60).toLowerCase()
  return titlesOf(claim, facts).some((stem) => near.includes(stem))
}

type Fit = 'agrees' | 'differs' | 'open'
function fit(claim: KnownClaim, moment: Cue['moment'], date: FoundDate): Fit {
  const [earliest, latest] = [date.earliest as string, date.latest as string]
  const meets = ([from, to]: readonly [string, string]) => earliest <= to && latest >= from
  const point = claim.kind === 'ATTRIBUTE' && claim.what !== 'DURING'
  if (!claim.startKnown && !claim.endKnown) return 'open'
  // One is elected or appointed some time before one takes office.
  const first = claim.kind === 'TENURE' && moment === 'start' ? yearBefore(claim.start[0]) : claim.start[0]
  if (latest < first || earliest > claim.end[1]) return 'differs'
  if (point || (moment === 'start' && claim.startKnown && meets(claim.start)) || (moment === 'end' && claim.endKnown && meets(claim.end)))
    return 'agrees'
  return moment === 'span' ? 'agrees' : 'open'
}

function verdictOf(
  reading: Reading,
  claim: KnownClaim,
  cue: Cue,
  [at, end]: [number, number],
  pair: boolean,
  facts: Facts,
): Partial<Finding> {
  const group = facts.alternatives(claim)
  const standing = group.filter((c) => c.standing)
  const described = facts.describe(claim)
  const { text } = reading.sentence
  if (standing.length === 0) return { says: 'CONTRADICTED', because: `Held to be false: ${described}. ${claim.reason ?? ''}`.trim() }
  // Alternatives are heard through the claim that is shown.
  if (!claim.shown) return { says: undefined }
  if (claim.negated)
    return { says: standing.some((c) => !c.negated) ? 'DISPUTED' : 'CONTRADICTED', because: `By the data it is not so: ${described}.` }
  if (standing.some((c) => c.negated)) return { says: 'DISPUTED', because: `Sources differ whether it is so: ${described}.` }
  if (claim.heldBy !== undefined && !reading.named.some((n) => n.entity.id === claim.heldBy))
    return { says: 'UNATTRIBUTED', because: `A view of ${facts.name(claim.heldBy)}: ${described}.` }
  const disputed = standing.some((c) => c.status === 'DISPUTED')
  const date = dateAt(reading, at, end)
  const functional = once.includes(claim.what) || claim.kind === 'TENURE'
  if (date && (claim.kind !== 'TENURE' || datesOffice(reading, claim, at, date, facts))) {
    // A date without a year was dated by an earlier sentence, which is too little to contradict by.
    const others = claim.kind === 'TENURE' ? sameTenures(claim, facts) : standing
    const fits = others.map((c) => fit(c, cue.moment, date))
    if (fits.every((f) => f === 'differs')) {
      const sure =
        claim.kind === 'TENURE'
          ? pair || unmistakable(claim, text.slice(at), facts)
          : once.includes(claim.what) && !vague.test(text.slice(at, end))
      return {
        says: sure && !date.yearless ? 'CONTRADICTED' : undefined,
        because: `The sentence says ${date.text}, the data: ${described}.`,
      }
    }
    const agrees = fit(claim, cue.moment, date) === 'agrees'
    // One side of a dispute about the one date there is, be it the shown one or not.
    if (disputed && fits.includes('differs') && (agrees || (once.includes(claim.what) && fits.includes('agrees'))))
      return { says: 'DISPUTED', because: `Sources differ on the date ${date.text}: ${standing.map((c) => facts.when(c)).join(' or ')}.` }
    if (!agrees) return { says: undefined, because: described }
    return { says: 'SUPPORTED', because: `The data have: ${described}; ${date.text} agrees.` }
  }
  const gap = reading.gaps.some((g) => Math.abs(g.start - at) <= 60)
  if (functional && claim.kind !== 'TENURE') return gap ? undatedVerdict(claim, facts) : { says: undefined }
  if (disputed && claim.kind !== 'TENURE') return { says: 'DISPUTED', because: `${described} is disputed. ${claim.reason ?? ''}`.trim() }
  // That somebody led something is only said where it is named.
  if (claim.kind === 'TENURE' && !pair && facts.entities.get(claim.object ?? -1)?.type === 'POLITY') return { says: undefined }
  return claim.status === 'ACCEPTED' || claim.kind === 'TENURE'
    ? { says: 'SUPPORTED', because: `The data have: ${described}.` }
    : { says: undefined }
}

/** Of a fact with one date, where the date is missing: all there is to say is whether it is disputed. */
function undatedVerdict(claim: KnownClaim, facts: Facts): Partial<Finding> {
  const standing = facts.alternatives(claim).filter((c) => c.standing)
  if (!claim.shown || !standing.some((c) => c.status === 'DISPUTED')) return { says: undefined }
  return { says: 'DISPUTED', because: `The date is missing, and sources differ on it: ${standing.map((c) => facts.when(c)).join(' or ')}.` }
}

// A country becomes independent more than once, and not always when the state of today began.
const vague = /^(?:independence|statehood|creation|collapsed?)$/iu

/** The date stands nearest the office as well as the verb: "became secretary in 1985 and president in 1990". */
function datesOffice(reading: Reading, claim: KnownClaim, at: number, date: FoundDate, facts: Facts): boolean {
  const written = reading.named.find((n) => n.entity.id === claim.object)
  const title = titlesOf(claim, facts)
  const found = [...reading.sentence.text.matchAll(titles)].find((m) => m.index >= at && title.includes((m[1] ?? '').toLowerCase()))
  const [from, to] = written ? [written.start, written.end] : found ? [found.index, found.index + found[0].length] : [at, at]
  if (date.start >= at && date.end <= from) return false
  return (!written && !found) || dateAt(reading, from, to) === date
}

/** All standing tenures of the person whose office has the same kind of title: "elected in 1966" may be any of them. */
function sameTenures(claim: KnownClaim, facts: Facts): KnownClaim[] {
  const title = titlesOf(claim, facts).join()
  const same = (c: KnownClaim) => c.object === claim.object || (title !== '' && titlesOf(c, facts).join() === title)
  return facts.of(claim.subject).filter((c) => c.kind === 'TENURE' && c.subject === claim.subject && c.standing && same(c))
}

/** A title of which a person has one, and not said to be of something else: "became president in 1960". */
const unmistakable = (claim: KnownClaim, after: string, facts: Facts) =>
  facts.entities.get(claim.object ?? -1)?.type === 'OFFICE' &&
  /(?<!\p{L})(?:presiden|premier|prime minister|king|emperor|chancellor)/iu.test(facts.name(claim.object)) &&
  !/^[^,;]{0,40}(?:president|presidency|premier|premiership|minister|king|emperor|chancellor)\s+(?:of|to)\s/iu.test(after)

const yearBefore = (day: string) => (/^\d{4}-/.test(day) ? `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}` : day)

/** What the statements about these entities say: those of which the sentence has enough words. */
export function statementFindings(reading: Reading, content: Content, context: readonly number[], facts: Facts): Finding[] {
  const own = new Set(reading.named.map((n) => n.entity.id))
  const subjects = new Set([...own, ...context])
  const found: Finding[] = []
  const done = new Set<KnownClaim>()
  for (const id of subjects)
    for (const claim of facts.of(id)) {
      if (claim.what !== 'STATEMENT' || done.has(claim)) continue
      done.add(claim)
      const { shared, share } = overlap(content, facts.content(claim))
      const named = own.has(claim.subject) || claim.about.some((a) => own.has(a)) || (claim.heldBy !== undefined && own.has(claim.heldBy))
      if (shared < (named ? 3 : 4) || share < (named ? 0.5 : 0.6)) continue
      found.push({
        claim,
        weight: 2 + 3 * share,
        share,
        at: undefined,
        ...statementVerdict(reading, content, claim, shared, share, subjects, facts),
      })
    }
  return found.sort((a, b) => b.weight - a.weight)
}

function statementVerdict(
  reading: Reading,
  content: Content,
  claim: KnownClaim,
  shared: number,
  share: number,
  subjects: ReadonlySet<number>,
  facts: Facts,
): { says: Says | undefined; because: string } {
  const described = facts.describe(claim)
  const because = (text: string) => `${text}: ${described}.${claim.reason ? ` ${claim.reason}` : ''}`
  if (denies(content, facts.content(claim)) !== facts.content(claim).negated) return { says: undefined, because: described }
  const dated = reading.dates.filter((d) => d.earliest !== null && !d.yearless)
  const describedDate = /\d{4}/.test(claim.value) && dated.length === 0
  // What is false may be the date, which the sentence does not say: then much else has to be the same.
  if (describedDate && !claim.standing && shared < 5) return { says: undefined, because: described }
  const elsewhere = claim.startKnown && dated.length > 0 && dated.every((d) => fit(claim, 'span', d) === 'differs')
  if (elsewhere) return { says: undefined, because: described }
  if (claim.negated || claim.status === 'REFUTED') return { says: 'CONTRADICTED', because: because('Held to be false') }
  if (claim.heldBy !== undefined && !reading.named.some((n) => n.entity.id === claim.heldBy))
    return {
      says: claim.status === 'DISPUTED' ? 'DISPUTED' : 'UNATTRIBUTED',
      because: because(`A view of ${facts.name(claim.heldBy)}, whom the sentence does not name`),
    }
  if (claim.status === 'DISPUTED') return { says: 'DISPUTED', because: because('Disputed') }
  if (!claim.standing || claim.status === 'UNVERIFIED')
    return { says: undefined, because: because('Stated, neither confirmed nor contradicted') }
  // Of whom it is said may have been lost: then the words are the same and the sentence is not.
  const enough = shared >= 4 && share >= 0.6 && subjects.has(claim.subject)
  return { says: enough ? 'SUPPORTED' : undefined, because: because(enough ? 'The data say so' : 'Near to it') }
}
