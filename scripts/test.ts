import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

const root = join(import.meta.dirname, '..')
const databaseUrl = process.env.TEST_DATABASE_URL

/** Returns why the server does not answer, or nothing. */
async function databaseProblem(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    await client.query('select 1')
  } catch (error) {
    // Node tells a refused connection to several addresses by a code alone.
    return (error as Error).message || String((error as NodeJS.ErrnoException).code)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function withoutPassword(url: string): string {
  return url.replace(/(\/\/[^:/@]*):[^@]*@/, '$1:***@')
}

function runVitest(): { passed: number; failed: number } {
  const folder = mkdtempSync(join(tmpdir(), 'annals-test-'))
  const file = join(folder, 'report.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)]
  const run = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit' })
  const report: Report | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  if (report === undefined) return { passed: 0, failed: 1 }
  // A file that could not be loaded has failed without a test of its own to say so.
  const files = report.testResults.filter((r) => r.status === 'failed' && !r.assertionResults.some((a) => a.status === 'failed'))
  const failed = report.numFailedTests + files.length
  // Vitest is red for more than failed tests (an error outside any test, no tests at all): the count never hides that.
  return { passed: report.numPassedTests, failed: run.status === 0 ? failed : Math.max(failed, 1) }
}

function finish({ passed, failed }: { passed: number; failed: number }): never {
  if (failed === 0 && passed === 0) console.log('No test ran.')
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 ? 1 : 0)
}

if (databaseUrl) {
  const problem = await databaseProblem(databaseUrl)
  if (problem !== undefined) {
    console.log(`TEST_DATABASE_URL is set, but PostgreSQL does not answer at ${withoutPassword(databaseUrl)}: ${problem}`)
    console.log('No test was run. Start that server, or unset TEST_DATABASE_URL to test on PGlite alone.')
    finish({ passed: 0, failed: 1 })
  }
}

const result = runVitest()
console.log()
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
if (!existsSync(chromium))
  console.log(`No browser at ${chromium} (CHROMIUM_PATH): the browser's tests ${process.env.CI ? 'failed' : 'were not tried'}.`)
if (!databaseUrl) {
  console.log(
    'PostgreSQL was not tried, only PGlite: TEST_DATABASE_URL is not set. To try both, name a server where databases may be created:',
  )
  console.log('  TEST_DATABASE_URL=postgres://postgres@127.0.0.1:5432/postgres npm test')
}
finish(result)
