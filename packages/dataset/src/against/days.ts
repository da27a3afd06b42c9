/** Dates of the reference files as the days they may mean, and when two such dates cannot be the same. */
import { compareDays } from '../edtf.ts'

/** A date known between two days, inclusive. */
export interface Days {
  earliest: string
  latest: string
}

/** A date of a known year whose month and day may be missing; undefined without a year. */
export function partial(year?: number, month?: number, day?: number): Days | undefined {
  if (year === undefined || year === 0) return undefined
  const y = String(year).padStart(4, '0')
  if (month === undefined || month < 1 || month > 12) return { earliest: `${y}-01-01`, latest: `${y}-12-31` }
  const m = String(month).padStart(2, '0')
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day === undefined || day < 1 || day > last) return { earliest: `${y}-${m}-01`, latest: `${y}-${m}-${last}` }
  const exact = `${y}-${m}-${String(day).padStart(2, '0')}`
  return { earliest: exact, latest: exact }
}

/** `1948-09-09`, or `9/9/1948` as American files write it; undefined when the text is neither. */
export function fullDate(text: string | undefined): Days | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? '')
  if (iso) return partial(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text ?? '')
  return american ? partial(Number(american[3]), Number(american[1]), Number(american[2])) : undefined
}

/** Farther apart than both uncertainties. */
export function apart(a: Days, b: Days): boolean {
  return compareDays(a.latest, b.earliest) < 0 || compareDays(b.latest, a.earliest) < 0
}

/** Some day belongs to both; a missing end is open. */
export function meet(
  a: { start?: Days | null | undefined; end?: Days | null | undefined },
  b: { start?: Days | null | undefined; end?: Days | null | undefined },
): boolean {
  const before = (x?: Days | null, y?: Days | null) => Boolean(x && y && compareDays(x.latest, y.earliest) < 0)
  return !before(a.end, b.start) && !before(b.end, a.start)
}

export function print(days: Days | null | undefined): string {
  if (!days) return 'none'
  return days.earliest === days.latest ? days.earliest : `${days.earliest}..${days.latest}`
}
