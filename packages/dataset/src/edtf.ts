/**
 * Fuzzy dates. `edtf` reads the tokens; this wraps what it gets wrong (one-of sets whose members differ in precision,
 * blank interval ends) and gives every date its earliest and latest day, proleptic Gregorian.
 */
import { type Code, type dateKinds, firstYear } from '@annals/db'
import edtf from 'edtf'

/** A date, known between two days inclusive, ISO 8601 with astronomical years. */
export interface FuzzyDate {
  edtf: string
  earliest: string
  latest: string
}
export type DateKind = Code<typeof dateKinds>
export interface FuzzyInterval {
  startKind: DateKind
  endKind: DateKind
  start: FuzzyDate | null
  end: FuzzyDate | null
}

export class EdtfError extends Error {
  override name = 'EdtfError'
}

const hint = 'write 1950-06-25, 1950-06, 1950, 195X, 1950-06~, 1950? or [1949-06-24,1949-06-30]'
// Stricter than the package, which takes clock times, seasons (whose months depend on the place) and 29 February of any year.
const shape = /^(-?\d{4}(-\d\d(-\d\d)?)?|\d{3}X|\d\dXX)[?~%]?$/

const day = (ms: number) => {
  const iso = new Date(ms).toISOString()
  return iso.slice(0, iso.indexOf('T'))
}

// The package takes 0.2 ms a date, and a dataset has thousands of which most stand in several places.
const read = new Map<string, { earliest: string; latest: string }>()

function token(text: string): { earliest: string; latest: string } {
  const days = read.get(text) ?? parse(text)
  read.set(text, days)
  return days
}

function parse(text: string): { earliest: string; latest: string } {
  // Most dates are plain days, which need no grammar; and the package's year 0000 has no 29 February.
  const plain = /^((?:-(?!0000))?\d{4})-(\d\d)-(\d\d)[?~%]?$/.exec(text)
  if (plain) {
    const [, year, month, date] = plain
    const only = day(new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(date)))
    if (only.endsWith(`-${month}-${date}`) && Number(year) >= firstYear) return { earliest: only, latest: only }
  }
  if (!shape.test(text)) throw new EdtfError(`"${text}" is not an EDTF date; ${hint}`)
  let parsed: { min: number; max: number } | undefined
  try {
    parsed = edtf(text)
  } catch {
    // edtf's own message is a parser dump; ours says what to write
  }
  const earliest = parsed && day(parsed.min)
  const [year, month = '01', dayOfMonth] = text.replace(/[?~%]$/, '').split(/(?<=\d)-/)
  const exists = month <= '12' && (dayOfMonth === undefined || earliest?.endsWith(`-${month}-${dayOfMonth}`))
  if (!parsed || !earliest || !exists) throw new EdtfError(`there is no such day as "${text}"; ${hint}`)
  if (Number(year) < firstYear) throw new EdtfError(`"${text}" is before ${firstYear}, the first year that can be stored`)
  return { earliest, latest: day(parsed.max) }
}

/**
 * Reads one EDTF date: a day, month, year, decade (`195X`) or century (`19XX`), a flagged one (`~ ? %`), a one-of set `[a,b]` or `[a..b]`,
 * or a margin `a/b`. Throws EdtfError, whose message says what to write.
 */
export function readDate(text: string): FuzzyDate {
  const set = /^\[(.+)\]$/.exec(text)?.[1]
  const parts = set === undefined ? text.split('/') : set.split(/,|\.\./)
  if (parts.length > 2 && set === undefined) throw new EdtfError(`"${text}" has more than one slash`)
  const days = parts.map((p) => token(p.trim()))
  const earliest = days.map((b) => b.earliest).sort(compareDays)[0] as string
  const latest = days
    .map((b) => b.latest)
    .sort(compareDays)
    .at(-1) as string
  const [first, second] = days
  if (!text.includes(',') && first && second && compareDays(first.earliest, second.latest) > 0)
    throw new EdtfError(`"${text}" ends before it starts`)
  return { edtf: text, earliest, latest }
}

/** Reads an interval `start/end`; `..` is open, a blank end unknown. A single date is an interval within it. Throws EdtfError. */
export function readInterval(text: string): FuzzyInterval {
  const parts = text.split('/')
  if (parts.length > 2) throw new EdtfError(`"${text}" has more than one slash`)
  if (parts.length === 1) {
    const date = readDate(text)
    return { startKind: 'KNOWN', endKind: 'KNOWN', start: date, end: date }
  }
  const [from = '', to = ''] = parts.map((p) => p.trim())
  const start = from === '' || from === '..' ? null : readDate(from)
  const end = to === '' || to === '..' ? null : readDate(to)
  if (!start && !end) throw new EdtfError(`"${text}" has neither a start nor an end; leave the interval out`)
  if (start && end && compareDays(start.earliest, end.latest) > 0) throw new EdtfError(`"${text}" ends before it starts`)
  const kind = (t: string, d: FuzzyDate | null): DateKind => (d ? 'KNOWN' : t === '..' ? 'OPEN' : 'UNKNOWN')
  return { startKind: kind(from, start), endKind: kind(to, end), start, end }
}

/** The interval of a claim nobody would date. */
export const undated: FuzzyInterval = { startKind: 'NOT_APPLICABLE', endKind: 'NOT_APPLICABLE', start: null, end: null }

/** The four day columns of an interval (DESIGN of time, T3); `infinity` is Postgres' own. */
export function bounds(i: FuzzyInterval): { startEarliest: string; startLatest: string; endEarliest: string; endLatest: string } {
  if (i.startKind === 'NOT_APPLICABLE')
    return { startEarliest: '-infinity', startLatest: 'infinity', endEarliest: '-infinity', endLatest: 'infinity' }
  const endLatest = i.end?.latest ?? 'infinity'
  const startEarliest = i.start?.earliest ?? '-infinity'
  return {
    startEarliest,
    startLatest: i.start?.latest ?? (i.startKind === 'OPEN' ? '-infinity' : endLatest),
    endEarliest: i.end?.earliest ?? (i.endKind === 'OPEN' ? 'infinity' : startEarliest),
    endLatest,
  }
}

/** Orders two ISO days with astronomical years, `-infinity` and `infinity` included. */
export function compareDays(a: string, b: string): number {
  const value = (d: string) => (d === 'infinity' ? Number.POSITIVE_INFINITY : d === '-infinity' ? Number.NEGATIVE_INFINITY : Date.parse(d))
  const [x, y] = [value(a), value(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
