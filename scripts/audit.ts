/** `npm run audit`: known vulnerabilities, high or critical, in what the service runs on. A registry that cannot be asked is no failure. */
import { spawnSync } from 'node:child_process'

const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=30000']
const run = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32', timeout: 60_000, maxBuffer: 64 * 1024 * 1024 })
const report = parse(run.stdout)
if (!report?.metadata) {
  console.log(
    `audit: not done, the registry does not answer it (${(report?.message ?? run.error?.message ?? run.stderr).trim().slice(0, 200)})`,
  )
  process.exit(0)
}
const { high, critical, total } = report.metadata.vulnerabilities
console.log(`audit: ${total} known vulnerabilities, ${high} high, ${critical} critical`)
for (const { name, severity, via } of Object.values(report.vulnerabilities))
  if (severity === 'high' || severity === 'critical')
    console.log(`  ${name} (${severity}): ${via.map((v) => (typeof v === 'string' ? `by ${v}` : `${v.title} ${v.url}`)).join('; ')}`)
process.exit(high + critical > 0 ? 1 : 0)

interface Report {
  message?: string
  metadata?: { vulnerabilities: { high: number; critical: number; total: number } }
  vulnerabilities: Record<string, { name: string; severity: string; via: (string | { title: string; url: string })[] }>
}
function parse(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report
  } catch {
    return undefined
  }
}
