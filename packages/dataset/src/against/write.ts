/** Writes the citation of a row onto the claims that say what it says and cite only general knowledge. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Citable, Comparison } from './comparison.ts'

/** Replaces `cite: recalled` in the files below `root`; returns how many claims got a citation. */
export async function writeCitations(root: string, comparisons: readonly Comparison[]): Promise<number> {
  const once = new Map<string, Citable>()
  for (const c of comparisons.flatMap((x) => x.citable)) if (!once.has(c.claim.id)) once.set(c.claim.id, c)
  const byFile = Map.groupBy(once.values(), (c) => c.claim.locate().file)
  let written = 0
  for (const [file, citable] of byFile) {
    const path = join(root, file)
    const lines = (await readFile(path, 'utf8')).split('\n')
    // From the end of each line, so that the columns of earlier claims stay.
    const places = citable.map((c) => ({ ...c.claim.locate('cite'), ...c })).sort((a, b) => b.column - a.column)
    for (const { line, column, claim, source, locator, instead } of places) {
      const text = lines[line - 1] ?? ''
      const rest = text.slice(column - 1)
      if (instead) {
        const cited = new RegExp(`(\\b${source}: )"?${instead.replace('.', '\\.')}"?(?![\\d/.])`)
        if (!cited.test(rest)) continue
        lines[line - 1] = text.slice(0, column - 1) + rest.replace(cited, `$1"${locator}"`)
        written += 1
        continue
      }
      if (!/^cite: recalled\b/.test(rest)) continue
      const tenure = claim.kind === 'TENURE' && claim.externalIds.length === 0
      const flow = /[,}]/.test(rest)
      const id = tenure ? `externalIds: { ARCHIGOS: ${locator} }${flow ? ', ' : `\n${' '.repeat(column - 1)}`}` : ''
      lines[line - 1] = text.slice(0, column - 1) + rest.replace(/^cite: recalled/, `${id}cite: { ${source}: "${locator}" }`)
      written += 1
    }
    await writeFile(path, lines.join('\n'))
  }
  return written
}
