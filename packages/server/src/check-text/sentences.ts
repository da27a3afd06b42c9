/** A text as sentences with their places. */

export interface Sentence {
  text: string
  /** UTF-16 offsets in the whole text; the end is exclusive. */
  start: number
  end: number
  /** Sentences of one paragraph share its number: what a pronoun or a year without a repetition can refer back to. */
  paragraph: number
  /** The only sentence of its paragraph, without a full stop: a heading, a caption or other page furniture. */
  heading: boolean
}

// After these a full stop does not end a sentence, though a capital follows.
const abbreviation =
  /(?:^|[^\p{L}\p{N}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Pres|Gov|Sen|Rep|Hon|Jr|No|Nos|vol|ed|eds|cf|ca|c|b|d|r|fl|pp|p|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.\s*$/u
const fullStop = /[.!?…。！？｡։।۔؟]["'”’»)\]」』\s]*$/u

/** What has no end for so many UTF-16 units is no sentence: it is cut at its last space. */
const longest = 2000

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Splits at the ends of sentences and paragraphs; segments without a letter or digit are left out. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  paragraphs(text).forEach(({ start, end }, paragraph) => {
    // Line breaks inside are layout; a space of the same length keeps the offsets.
    const body = text.slice(start, end).replace(/[\r\n\v\f\u0085\u2028\u2029]/g, ' ')
    let from = 0
    let upTo = 0
    const found: Sentence[] = []
    const close = () => {
      while (from < upTo) {
        const raw = body.slice(from, cut(body, from, upTo))
        if (/[\p{L}\p{N}]/u.test(raw)) {
          const begin = start + from + raw.length - raw.trimStart().length
          const finish = begin + raw.trim().length
          found.push({ text: text.slice(begin, finish), start: begin, end: finish, paragraph, heading: false })
        }
        from += raw.length
      }
    }
    for (const { segment } of segmenter.segment(body)) {
      upTo += segment.length
      if (!abbreviation.test(body.slice(Math.max(from, upTo - 12), upTo))) close()
    }
    close()
    const [only] = found
    if (only && found.length === 1 && only.text.length <= 120 && !fullStop.test(only.text)) only.heading = true
    sentences.push(...found)
  })
  return sentences
}

/** Where a sentence that begins at `from` ends at the latest, never within a surrogate pair. */
function cut(body: string, from: number, upTo: number): number {
  if (upTo - from <= longest) return upTo
  const end = from + longest
  const space = body.lastIndexOf(' ', end)
  if (space > from) return space
  return /[\udc00-\udfff]/.test(body.charAt(end)) ? end - 1 : end
}

/** A line break ends a paragraph unless it only wraps a long line. */
function paragraphs(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let start = 0
  let at = 0
  for (const line of text.split('\n')) {
    const next = at + line.length + 1
    const wraps = line.trim().length >= 60 && !fullStop.test(line) && /^[ \t]*\S/.test(text.slice(next, next + 40))
    if (!wraps) {
      if (at + line.length > start) found.push({ start, end: at + line.length })
      start = next
    }
    at = next
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found
}
