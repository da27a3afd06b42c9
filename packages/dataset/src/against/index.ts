/** The curated core against the reference datasets: `npm run data:check -- --against PATH`. */
import type { Dataset } from '../expand.ts'
import { compareArchigos, readArchigos } from './archigos.ts'
import { compareAtop, readAtop } from './atop.ts'
import type { Comparison } from './comparison.ts'
import { compareCow } from './cow.ts'
import { readCow } from './cow-tables.ts'
import { compareGwf, readGwf } from './gwf.ts'
import { compareUcdp, readUcdp } from './ucdp.ts'
import { worldOf } from './world.ts'

/** Compares with every dataset in the folder. Throws when a file is not there. */
export async function compareAll(dataset: Dataset, folder: string): Promise<Comparison[]> {
  const world = worldOf(dataset)
  return [
    ...compareArchigos(await readArchigos(folder), world),
    ...compareCow(await readCow(folder), world),
    ...compareUcdp(await readUcdp(folder), world),
    ...compareGwf(await readGwf(folder), world),
    ...compareAtop(await readAtop(folder), world),
  ]
}

/** A line a dataset; with `verbose` also every difference and what is missing. */
export function report(comparisons: readonly Comparison[], verbose: boolean): string[] {
  return comparisons.flatMap((c) => [
    `${c.dataset}: rows ${c.rows}, matched ${c.matched}, agreeing ${c.agreeing} (${c.beside} as a second claim), ` +
      `differing ${new Set(c.differing.map((d) => d.row)).size}, missing here ${c.missingHere.length}, missing there ${c.missingThere.length}`,
    ...(verbose
      ? [
          ...c.differing.map((d) => `  ${d.at.file}:${d.at.line}: ${d.field} ${d.ours}, but ${d.theirs} in ${d.row}`),
          ...c.missingHere.map((row) => `  missing here: ${row}`),
          ...c.missingThere.map((claim) => `  missing there: ${claim}`),
        ]
      : []),
  ])
}

export { readArchigos } from './archigos.ts'
export { writeCoverage } from './coverage.ts'
export { wholeCentury } from './scope.ts'
export { writeCitations } from './write.ts'
