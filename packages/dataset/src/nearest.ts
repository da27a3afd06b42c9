/** Suggestions for a misspelt slug; asked for only when a reference fails. */

/** `; did you mean "x"?` for the closest of `among`, or an empty string when nothing is close. Remembers what it was asked. */
export function suggester(among: readonly string[]): (word: string) => string {
  const answers = new Map<string, string>()
  return (word) => {
    const known = answers.get(word)
    if (known !== undefined) return known
    const near = nearest(word, among)
    const answer = near === undefined ? '' : `; did you mean "${near}"?`
    answers.set(word, answer)
    return answer
  }
}

function nearest(word: string, among: readonly string[]): string | undefined {
  let limit = word.length < 5 ? 1 : Math.max(2, Math.floor(word.length / 4))
  let best: string | undefined
  for (const text of among) {
    if (Math.abs(text.length - word.length) > limit) continue
    const distance = levenshtein(word, text)
    if (distance > limit || (best !== undefined && distance === limit)) continue
    best = text
    limit = distance
  }
  return best
}

function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length] as number
}
