/** The dates of a sentence, and the places where a date was cut out. */

export interface FoundDate {
  text: string
  /** UTF-16 offsets in the sentence. */
  start: number
  end: number
  /** Days `YYYY-MM-DD`; null while the year is not known. */
  earliest: string | null
  latest: string | null
  /** The year is not written; `earliest` and `latest` rest on an earlier sentence of the paragraph, or are null. */
  yearless: boolean
  /** Of a date without a year: month, and day when there is one. */
  month?: number
  day?: number
}
export interface Gap {
  text: string
  start: number
  end: number
}

const english = 'January February March April May June July August September October November December'.split(' ')
const russian = 'январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр'.split(' ')
const monthName =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\.'
const year = '1[5-9]\\d\\d|20\\d\\d'
const day = '[12]\\d|3[01]|0?[1-9]'
const ordinal = '(?:st|nd|rd|th)?'

const pad = (n: number) => String(n).padStart(2, '0')
const lastDay = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate()
const span = (fromYear: number, fromMonth: number, toYear: number, toMonth: number): [string, string] => [
  `${fromYear}-${pad(fromMonth)}-01`,
  `${toYear}-${pad(toMonth)}-${pad(lastDay(toYear, toMonth))}`,
]
const monthOf = (name: string) => english.findIndex((m) => m.toLowerCase().startsWith(name.slice(0, 3).toLowerCase())) + 1
const seasons: Record<string, [number, number, number]> = {
  spring: [3, 0, 6],
  summer: [5, 0, 9],
  autumn: [8, 0, 12],
  fall: [8, 0, 12],
  winter: [1, 1, 3],
}

type Read = Omit<FoundDate, 'text' | 'start' | 'end'>
const whole = ([earliest, latest]: [string, string]): Read => ({ earliest, latest, yearless: false })
const dayOf = (y: number, m: number, d: number): Read | undefined => {
  if (m < 1 || m > 12 || d < 1 || d > lastDay(y, m)) return undefined
  const written = `${y}-${pad(m)}-${pad(d)}`
  return { earliest: written, latest: written, yearless: false }
}
const monthIn = (y: number, m: number): Read | undefined => (m < 1 || m > 12 ? undefined : whole(span(y, m, y, m)))
const withoutYear = (month: number, d?: number): Read | undefined =>
  d !== undefined && d > lastDay(2000, month)
    ? undefined
    : { earliest: null, latest: null, yearless: true, month, ...(d === undefined ? {} : { day: d }) }

/** From the most to the least specific: what one pattern has read, the next ones leave alone. */
const patterns: [RegExp, (m: RegExpExecArray) => Read | undefined][] = [
  [/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/gu, (m) => dayOf(+(m[1] ?? 0), +(m[2] ?? 0), +(m[3] ?? 0))],
  [/(\d{4})[年년]\s*(\d{1,2})[月월]\s*(\d{1,2})[日일号號]/gu, (m) => dayOf(+(m[1] ?? 0), +(m[2] ?? 0), +(m[3] ?? 0))],
  [/(\d{4})[年년]\s*(\d{1,2})[月월]/gu, (m) => monthIn(+(m[1] ?? 0), +(m[2] ?? 0))],
  [/(\d{4})[年년]/gu, (m) => whole(span(+(m[1] ?? 0), 1, +(m[1] ?? 0), 12))],
  [/(?<!\d)(\d{1,2})[月월]\s*(\d{1,2})[日일号號]/gu, (m) => withoutYear(+(m[1] ?? 0), +(m[2] ?? 0))],
  [
    new RegExp(`(?<!\\p{L})(?:(${day})\\s+)?(${russian.join('|')})(?:я|а|ь|е|й|ю|т)?\\s+(${year})(?!\\d)`, 'giu'),
    (m) => {
      const month = russian.indexOf((m[2] ?? '').toLowerCase()) + 1
      return m[1] ? dayOf(+(m[3] ?? 0), month, +m[1]) : monthIn(+(m[3] ?? 0), month)
    },
  ],
  [
    new RegExp(`(?<!\\d)(${day})${ordinal}\\s*(?:[-–—]|to|and)\\s*(${day})${ordinal}\\s+(${monthName}),?\\s+(${year})(?!\\d)`, 'giu'),
    (m) => {
      const [from, to] = [1, 2].map((i) => dayOf(+(m[4] ?? 0), monthOf(m[3] ?? ''), +(m[i] ?? 0))?.earliest)
      return from && to && from <= to ? whole([from, to]) : undefined
    },
  ],
  [
    new RegExp(`(?<!\\d)(${day})${ordinal}\\s+(?:of\\s+)?(${monthName}),?\\s+(${year})(?!\\d)`, 'giu'),
    (m) => dayOf(+(m[3] ?? 0), monthOf(m[2] ?? ''), +(m[1] ?? 0)),
  ],
  [
    new RegExp(`(?<!\\p{L})(${monthName})\\s+(${day})${ordinal},?\\s+(${year})(?!\\d)`, 'gu'),
    (m) => dayOf(+(m[3] ?? 0), monthOf(m[1] ?? ''), +(m[2] ?? 0)),
  ],
  [
    new RegExp(`(?<!\\p{L})(${monthName})\\s*(?:and|to|or|through|until|[-–—])\\s*(${monthName})\\s+(?:of\\s+)?(${year})(?!\\d)`, 'gu'),
    (m) => {
      const [from, to] = [monthOf(m[1] ?? ''), monthOf(m[2] ?? '')]
      return from <= to ? whole(span(+(m[3] ?? 0), from, +(m[3] ?? 0), to)) : undefined
    },
  ],
  [new RegExp(`(?<!\\p{L})(${monthName}),?\\s+(?:of\\s+)?(${year})(?!\\d)`, 'gu'), (m) => monthIn(+(m[2] ?? 0), monthOf(m[1] ?? ''))],
  [
    new RegExp(`(?<!\\p{L})(spring|summer|autumn|fall|winter)(?:\\s+of)?\\s+(${year})(?!\\d)`, 'giu'),
    (m) => {
      const [from, years, to] = seasons[(m[1] ?? '').toLowerCase()] ?? [1, 0, 12]
      return whole(span(+(m[2] ?? 0), from, +(m[2] ?? 0) + years, to))
    },
  ],
  [
    /(?<!\p{L})(?:(early|mid|late)[\s-]+(?:the\s+)?)?(1[5-9]\d|20\d)0['’]?s(?![\p{L}\p{N}])/giu,
    (m) => {
      const decade = +(m[2] ?? 0) * 10
      const [from, to] = { early: [0, 4], mid: [3, 7], late: [5, 9] }[(m[1] ?? '').toLowerCase()] ?? [0, 9]
      return whole(span(decade + (from as number), 1, decade + (to as number), 12))
    },
  ],
  [
    new RegExp(`(?<![\\d.,])(${year})\\s*[-–—/]\\s*(${year}|\\d\\d)(?![\\d-])`, 'gu'),
    (m) => {
      const from = +(m[1] ?? 0)
      const to = (m[2] ?? '').length === 2 ? Math.floor(from / 100) * 100 + +(m[2] ?? 0) : +(m[2] ?? 0)
      // `1950-06` is a month as well: then any day of both readings.
      return to >= from ? whole(span(from, 1, to, 12)) : monthIn(from, +(m[2] ?? 0))
    },
  ],
  [
    new RegExp(
      `(?<![\\d.,$€£-])(${year})(?![\\d%]|[.,]\\d|\\s+(?:men|people|troops|soldiers|tons|tonnes|km|miles|members|delegates|casualties|dead|prisoners|copies|votes)\\b)`,
      'gu',
    ),
    (m) => whole(span(+(m[1] ?? 0), 1, +(m[1] ?? 0), 12)),
  ],
  // Without a year. A word may have run into the month: "15 Augustthe".
  [new RegExp(`(?<!\\d)(${day})${ordinal}\\s+(?:of\\s+)?(${monthName})`, 'gu'), (m) => withoutYear(monthOf(m[2] ?? ''), +(m[1] ?? 0))],
  [new RegExp(`(?<!\\p{L})(${monthName})\\s+(${day})${ordinal}(?![\\d:.])`, 'gu'), (m) => withoutYear(monthOf(m[1] ?? ''), +(m[2] ?? 0))],
  // A bare month needs a preposition before it: "March" and "May" are words as well.
  [
    new RegExp(`(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|and|to|of|early|late|mid)\\s)(${monthName})`, 'gu'),
    (m) => withoutYear(monthOf(m[1] ?? '')),
  ],
]

/** All dates of a sentence in their order, none overlapping; `contextYear` dates those without a year. */
export function findDates(sentence: string, contextYear?: number): FoundDate[] {
  const found: FoundDate[] = []
  if (!/[\d]|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/.test(sentence)) return found
  const taken = new Uint8Array(sentence.length)
  for (const [pattern, read] of patterns)
    for (const m of sentence.matchAll(pattern)) {
      const [start, end] = [m.index, m.index + m[0].length]
      if (taken[start] || taken[end - 1]) continue
      const date = read(m as RegExpExecArray)
      if (!date) continue
      taken.fill(1, start, end)
      const inferred = date.yearless && contextYear !== undefined ? inYear(date, contextYear) : undefined
      found.push({ ...date, ...inferred, text: m[0], start, end })
    }
  return found.sort((a, b) => a.start - b.start)
}

function inYear({ month = 1, day: d }: Read, y: number): Pick<Read, 'earliest' | 'latest'> | undefined {
  const date = d === undefined ? monthIn(y, month) : dayOf(y, month, d)
  return date && { earliest: date.earliest, latest: date.latest }
}

// Words that begin a sentence or clause, never a date.
const opener =
  'The|A|An|Despite|Although|However|He|She|It|They|This|These|In|On|At|After|Before|When|While|But|And|As|Many|Some|His|Her|Their|There'
/** Verbs that take a preposition after them as an adverb: "moved in.", "where he came from." */
const particled =
  '(?<!(?:came|comes?|moved?|gave|gives?|sets?|sworn|broke|brought|closed|called|caved|joined|stepped|goes|gone|went|took|turned|settled|flew|led|lets?|put|stood|stands?|passed|hails?|hailed|stems?|stemmed|suffered|ever|long|not|dug|steps?|far|nearby) )'
const gaps: RegExp[] = [
  // "In , he", "(ruling from.", "meeting in. Moscow", "reforms from onward", "from —, completed"
  new RegExp(
    `(?<!\\p{L})${particled}(?:[Ii]n|[Ff]rom|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring)\\s*(?=[,.;)](?:\\s|$)|[—–]\\s*[,.;]|onwards?\\b)`,
    'gu',
  ),
  // "the Soviet Unionfrom —, completed"
  /(?<=\p{Ll})from\s*(?=[—–]\s*[,.;])/gu,
  // "death in Although a", "talking about it in Despite his"; "in The Hague" is a place.
  new RegExp(`(?<!\\p{L})(?:in|from|since|until)\\s+(?=(?:${opener})\\s+\\p{Ll})`, 'gu'),
  // "Inhe joined", "Ina rumor"
  /(?<!\p{L})In(?=(?:he|she|it|they|the|a|this)\s)/gu,
  // "by the end of he was", "from the summer of to"
  /(?<!\p{L})(?:end|beginning|start|middle|spring|summer|autumn|fall|winter|early|late) of\s+(?=(?:he|she|it|they|to|and|until)\s|[,.;)])/gu,
  // "in the late s", "In the s,"
  /(?<!\p{L})(?:the|early|mid|late)[\s-]+(?:early|mid|late)?[\s-]?s(?=[\s,.;)]|$)/gu,
]

/** Places where a date has to stand and none does. `persons` are the offsets at which a person is named: "executed in Choe Chang-ik". */
export function findGaps(sentence: string, persons: readonly number[] = []): Gap[] {
  const found = gaps.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].map((m) => ({ text: m[0].trim(), start: m.index, end: m.index + m[0].trimEnd().length })),
  )
  for (const at of persons) {
    const before = /(?:\p{L}+ed|born|died|fought|killed|death)\s+(in)\s+$/u.exec(sentence.slice(Math.max(0, at - 30), at))
    if (before && !/(?:believ|interest|confid|trust|result|succeed)ed\s+in/u.test(before[0]))
      found.push({ text: before[0].trim(), start: at - before[0].length, end: at - 1 })
  }
  const sorted = found.sort((a, b) => a.start - b.start)
  return sorted.filter((gap, i) => i === 0 || gap.start >= (sorted[i - 1] as Gap).end)
}
