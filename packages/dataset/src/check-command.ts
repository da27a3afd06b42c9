/**
 * `npm run data:check [folder]`: every problem with file, line and mend, then what the dataset holds. Exit code 1 with problems.
 * `--against PATH` compares with the reference datasets there (`--verbose` lists, `--write` writes citations); `--coverage` writes docs/coverage.md.
 */
import { parseArgs } from 'node:util'
import { checkDataset, dataRoot, readDataset } from './dataset.ts'
import { folders } from './format.ts'

const usage = `npm run data:check -- [FOLDER] [--against PATH [--verbose] [--write]] [--coverage]
  FOLDER      a dataset, by default the curated one
  --against   compare it with the reference datasets in PATH; --verbose lists, --write writes the citations that agree
  --coverage  write docs/coverage.md`

/** Ends the command: what was asked cannot be done. */
function refuse(why: string): never {
  console.error(`${why}\n${usage}`)
  process.exit(2)
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        against: { type: 'string' },
        coverage: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return refuse((error as Error).message)
  }
}

const { values, positionals } = asked()
if (positionals.length > 1) refuse('One folder at a time.')
const root = positionals[0] ?? dataRoot
const dataset = await readDataset(root)
const problems = checkDataset(dataset)
// A folder that is not there, or another's, would pass: it has no problem.
if (dataset.entities.length + dataset.sources.length + problems.length === 0) refuse(`${root} holds no dataset.`)
for (const p of problems) console.log(`${p.file}:${p.line}:${p.column}: ${p.message}`)
const citations = dataset.claims.flatMap((c) => c.citations)
const counts: [string, number][] = [
  ...Object.entries(folders).map(([type, folder]): [string, number] => [folder, dataset.entities.filter((e) => e.type === type).length]),
  ['sources', dataset.sources.length],
  ['names', dataset.entities.reduce((sum, e) => sum + e.names.length, 0)],
  ['claims', dataset.claims.length],
  ['citations LOOKED_UP', citations.filter((c) => c.verification === 'LOOKED_UP').length],
  ['citations RECALLED', citations.filter((c) => c.verification === 'RECALLED').length],
]
for (const [what, count] of counts) console.log(`${what} ${count}`)
if (values.against) {
  const { compareAll, report, writeCitations } = await import('./against/index.ts')
  const comparisons = await compareAll(dataset, values.against).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
    return refuse(`${values.against} lacks a reference dataset: ${error.message}`)
  })
  for (const line of report(comparisons, values.verbose)) console.log(line)
  if (values.write) console.log(`citations written ${await writeCitations(root, comparisons)}`)
}
if (values.coverage) {
  const { writeCoverage } = await import('./against/index.ts')
  console.log(`wrote ${await writeCoverage(dataset)}`)
}
console.log(`problems ${problems.length}`)
if (problems.length > 0) process.exitCode = 1
