/** `npm run bench -- --memory N`: whether memory stays flat over N operations of which no two are alike. */
import { openBenchDatabase } from './database.ts'
import type { Bench } from './main.ts'
import { type RunningPeer, startPeer } from './process.ts'
import { table } from './report.ts'

const steps = 10
const atOnce = 16
const fields = ['id', 'slug', 'name', 'description', 'heldOffice', 'birth { edtf }', 'names { text }', 'tenures(first: 3) { nodes { id } }']

/** The n-th operation: its own selection, aliases and name, so that parsing, validating, compiling and preparing all start anew. */
function operation(n: number, slugs: readonly string[]): string {
  const chosen = fields.filter((_, i) => n & (1 << i))
  return `query Q${n} { leader(by: { slug: "${slugs[n % slugs.length]}" }) { ${['__typename', ...chosen].map((f, i) => `a${i}_${n}: ${f}`).join(' ')} } }`
}

export async function measureMemory({ options, admin, running }: Bench, total: number): Promise<void> {
  const database = await openBenchDatabase(options.scales[0] ?? 'core')
  const peer = (await startPeer('annals', database, admin)) as RunningPeer
  running.push(peer)
  const rows: string[][] = [['operations', 'Node MB', 'PostgreSQL backends MB', 'ms each']]
  for (let step = 0; step <= steps; step++) {
    const started = performance.now()
    const from = step === 0 ? 0 : ((step - 1) * total) / steps
    // The first thousand fill the caches, and are what the rest is held against.
    const count = step === 0 ? 1000 : total / steps
    const next = { n: from + (step === 0 ? total : 0) }
    const end = next.n + count
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next.n < end) {
          const body = JSON.stringify({ query: operation(next.n++, database.world.leaders) })
          const response = await fetch(peer.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
          const text = await response.text()
          if (response.status !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 300))
        }
      }),
    )
    const { node, postgres } = await peer.memory()
    const megabytes = (bytes: number | null) => (bytes === null ? '–' : (bytes / 2 ** 20).toFixed(0))
    rows.push([
      String(step === 0 ? count : from + count),
      megabytes(node),
      megabytes(postgres),
      ((performance.now() - started) / count).toFixed(2),
    ])
  }
  console.log(
    `Resident memory over ${total} operations, no two alike, ${atOnce} at a time (the first row: another thousand, to warm up)\n${table(rows)}`,
  )
}
