import { join } from 'node:path'
import { type Dataset, expand } from './expand.ts'
import { type Problem, readFiles } from './read.ts'
import { check } from './rules.ts'

/** The folder of the curated history. */
export const dataRoot: string = join(import.meta.dirname, '../data')

/** Reads the YAML below `root` and expands it to records. What is wrong with a file is in `problems`; it throws only when `root` cannot be listed. */
export async function readDataset(root: string = dataRoot): Promise<Dataset> {
  return expand(await readFiles(root))
}

/** Everything to mend before the dataset may be loaded, by file and line; empty when it is sound. */
export function checkDataset(dataset: Dataset): Problem[] {
  return [...dataset.problems, ...check(dataset)].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
}
