/** What births and deaths say about the rest of a life: the checks, and T3's closing of tenures. */
import { bounds, compareDays, type FuzzyDate, type FuzzyInterval } from './edtf.ts'
import type { ClaimRecord } from './expand.ts'
import type { Problem } from './read.ts'

/** Neither deprecated nor refuted: the claims about a fact that may be shown. */
export const stands = (c: ClaimRecord) => c.rank !== 'DEPRECATED' && c.status !== 'REFUTED'

/** The day of birth or death of each leader, wide enough for every standing claim about it; its EDTF is `[a..b]` when they differ. */
export function lifeDays(claims: readonly ClaimRecord[], predicate: 'BIRTH' | 'DEATH'): Map<string, FuzzyDate> {
  const days = new Map<string, FuzzyDate>()
  for (const c of claims) {
    const date = c.during.start
    if (c.kind !== 'ATTRIBUTE' || c.own.predicate !== predicate || !date || !stands(c) || c.negated) continue
    const known = days.get(c.subject)
    days.set(c.subject, known ? either(known, date) : date)
  }
  return days
}

function either(a: FuzzyDate, b: FuzzyDate): FuzzyDate {
  if (a.edtf === b.edtf) return a
  const earliest = compareDays(a.earliest, b.earliest) < 0 ? a.earliest : b.earliest
  const latest = compareDays(a.latest, b.latest) > 0 ? a.latest : b.latest
  return { edtf: `[${edtfDay(earliest)}..${edtfDay(latest)}]`, earliest, latest }
}
// EDTF years have four digits, JavaScript's before year 0 six.
const edtfDay = (day: string) => day.replace(/^-00(?=\d{4}-)/, '-')

/**
 * A tenure's dates and day columns, given its holder's death (DESIGN, T3): a death closes an open end and caps an unknown one.
 * Other intervals come back unchanged.
 */
export function closeTenure(during: FuzzyInterval, death: FuzzyDate | undefined): FuzzyInterval & ReturnType<typeof bounds> {
  const closed: FuzzyInterval = death && during.endKind === 'OPEN' ? { ...during, end: death, endKind: 'KNOWN' } : during
  const days = bounds(closed)
  if (death && closed.endKind === 'UNKNOWN' && compareDays(death.latest, days.endLatest) < 0) days.endLatest = death.latest
  return { ...closed, ...days }
}

/** No death before a birth, no tenure that starts before a birth or runs past a death. */
export function lives(claims: readonly ClaimRecord[]): Problem[] {
  const problems: Problem[] = []
  const [births, deaths] = [lifeDays(claims, 'BIRTH'), lifeDays(claims, 'DEATH')]
  for (const c of claims) {
    const birth = births.get(c.subject)
    const death = deaths.get(c.subject)
    const { start, end } = c.during
    if (
      c.kind === 'ATTRIBUTE' &&
      c.own.predicate === 'DEATH' &&
      stands(c) &&
      birth &&
      start &&
      compareDays(birth.earliest, start.latest) > 0
    )
      problems.push({ ...c.locate(), message: `dies before birth (${birth.edtf}); mend one date` })
    if (c.kind !== 'TENURE' || c.status === 'REFUTED') continue
    const last = end ?? start
    if (death && last && compareDays(last.earliest, death.latest) > 0)
      problems.push({
        ...c.locate('during'),
        message: `tenure runs past the holder's death (${death.edtf}); end it by ${death.latest}, or mend the death`,
      })
    if (birth && start && compareDays(start.latest, birth.earliest) < 0)
      problems.push({
        ...c.locate('during'),
        message: `tenure starts before the holder's birth (${birth.edtf}); start it after ${birth.earliest}, or mend the birth`,
      })
  }
  return problems
}
