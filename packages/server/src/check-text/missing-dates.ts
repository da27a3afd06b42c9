import type { FoundDate, Gap } from './dates.ts'
import type { Facts } from './facts.ts'
import type { Finding } from './findings.ts'
import { type Issue, mostIssues, type Reading } from './issues.ts'
import type { KnownClaim } from './knowledge.ts'
import { type Content, contentOf } from './statements.ts'

/** The dates that are missing, with what the data have in their place. */
export function missingDates(
  reading: Reading,
  content: Content,
  findings: readonly Finding[],
  context: readonly number[],
  facts: Facts,
): Issue[] {
  const { sentence, dates, gaps } = reading
  const tell = (kind: Issue['kind'], place: Gap, says: string, claims: KnownClaim[]): Issue => {
    const data = claims.length > 0 ? ` The data have: ${claims.map((c) => facts.describe(c)).join('; ')}.` : ''
    return { kind, start: sentence.start + place.start, end: sentence.start + place.end, explanation: says + data, claims }
  }
  return [
    ...dates
      .filter((d) => d.yearless && d.earliest === null)
      .slice(0, mostIssues)
      .map((d) => tell('MISSING_YEAR', d, `“${d.text}” has no year.`, onDay(reading, d, content, context, facts))),
    ...gaps.slice(0, mostIssues).map((gap) => tell('MISSING_DATE', gap, `After “${gap.text}” a date is missing.`, dated(gap, findings))),
  ]
}

/** Claims that begin or end on that day, or in that month, of whatever year. */
function onDay({ named }: Reading, { month, day }: FoundDate, content: Content, context: readonly number[], facts: Facts): KnownClaim[] {
  const wanted = `-${String(month).padStart(2, '0')}${day === undefined ? '' : `-${String(day).padStart(2, '0')}`}`
  const own = new Set(named.map((n) => n.entity.id))
  const falls = ([from, to]: readonly [string, string]) =>
    day === undefined ? from.slice(0, 7) === to.slice(0, 7) && from.slice(4, 7) === wanted : from === to && from.slice(4) === wanted
  const found: { claim: KnownClaim; score: number }[] = []
  const seen = new Set<KnownClaim>()
  for (const id of new Set([...own, ...context]))
    for (const claim of facts.of(id)) {
      if (seen.has(claim) || !claim.shown) continue
      seen.add(claim)
      if (!(claim.startKnown && falls(claim.start)) && !(claim.endKnown && falls(claim.end))) continue
      const words = contentOf(
        `${own.has(claim.subject) ? '' : facts.name(claim.subject)} ${facts.name(claim.object)} ${claim.value} ${claim.what === 'INCEPTION' ? 'declared statehood' : ''}`,
      ).stems
      const shared = [...words].filter((stem) => content.stems.has(stem)).length
      const ends = [claim.subject, claim.object].filter((e) => e !== undefined && own.has(e)).length
      // Of a month alone there is something to everybody: it needs words in common.
      if (day === undefined && shared < 1) continue
      found.push({ claim, score: 2 * ends + shared })
    }
  return found
    .sort((a, b) => b.score - a.score || (a.claim.globalId < b.claim.globalId ? -1 : 1))
    .slice(0, 3)
    .map((f) => f.claim)
}

/** Dated claims that speak of what stands before the gap. */
function dated(gap: Gap, findings: readonly Finding[]): KnownClaim[] {
  const near = findings.filter(
    ({ claim, at }) =>
      (claim.startKnown || claim.endKnown) &&
      claim.shown &&
      (at === undefined ? claim.what === 'STATEMENT' : at <= gap.end && gap.start - at <= 60),
  )
  const typed = near.filter((f) => f.at !== undefined)
  return (typed.length > 0 ? typed : near)
    .sort((a, b) => (b.at ?? -1) - (a.at ?? -1) || b.weight - a.weight)
    .slice(0, 3)
    .map((f) => f.claim)
}
