/** `npm run data:check [folder]`: every problem with file, line and mend, then what the dataset holds. Exit code 1 with problems. */
import { checkDataset, dataRoot, readDataset } from './dataset.ts'
import { folders } from './format.ts'

const dataset = await readDataset(process.argv[2] ?? dataRoot)
const problems = checkDataset(dataset)
for (const p of problems) console.log(`${p.file}:${p.line}:${p.column}: ${p.message}`)
const citations = dataset.claims.flatMap((c) => c.citations)
const counts: [string, number][] = [
  ...Object.entries(folders).map(([type, folder]): [string, number] => [folder, dataset.entities.filter((e) => e.type === type).length]),
  ['sources', dataset.sources.length],
  ['names', dataset.entities.reduce((sum, e) => sum + e.names.length, 0)],
  ['claims', dataset.claims.length],
  ['citations LOOKED_UP', citations.filter((c) => c.verification === 'LOOKED_UP').length],
  ['citations RECALLED', citations.filter((c) => c.verification === 'RECALLED').length],
  ['problems', problems.length],
]
for (const [what, count] of counts) console.log(`${what} ${count}`)
if (problems.length > 0) process.exitCode = 1
