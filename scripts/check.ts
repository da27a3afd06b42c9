import { spawnSync } from 'node:child_process'
import { join, relative } from 'node:path'
import { generate, generatedFiles } from './generate.ts'

const root = join(import.meta.dirname, '..')

/** Returns what is wrong, or nothing. */
type Check = () => string | undefined

function command(line: string, tell?: (output: string) => void): Check {
  return () => {
    const run = spawnSync(line, { cwd: root, shell: true, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    if (run.status === 0) tell?.(run.stdout.trimEnd())
    return run.status === 0 ? undefined : `${line}\n${run.stdout}${run.stderr}${run.error?.message ?? ''}`
  }
}

// Contents are compared, not git's view of them: that would miss new files and fail in a tree with unrelated changes.
function generatedCodeIsCurrent(): string | undefined {
  const before = generatedFiles()
  const failures = generate()
  if (failures.length > 0) return failures.join('\n')
  const after = generatedFiles()
  const differences = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => `  ${before.has(path) ? (after.has(path) ? 'changed' : 'no longer generated') : 'missing'}: ${relative(root, path)}`)
  if (differences.length === 0) return undefined
  return `generated code was not up to date:\n${differences.join('\n')}\nRun \`npm run generate\` and keep what it wrote.`
}

const steps: [name: string, check: Check][] = [
  [
    'format, lint, package boundaries',
    command(`biome ci --error-on-warnings --max-diagnostics=50 --colors=${process.stdout.isTTY ? 'force' : 'off'}`),
  ],
  ['types', command('tsc --noEmit')],
  ['generated code up to date', generatedCodeIsCurrent],
  ['dataset valid', command('node packages/dataset/src/check-command.ts')],
  // Printed also when all is well: how the SDK compares with its peers is watched.
  ['SDK size', command('node packages/sdk/scripts/size.ts', console.log)],
  ['schema lint', command('eslint --max-warnings 0 schema.graphql')],
]

for (const [name, check] of steps) {
  const start = performance.now()
  const problem = check()
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5)
  console.log(`${problem === undefined ? 'ok  ' : 'FAIL'} ${seconds} s  ${name}`)
  if (problem === undefined) continue
  console.log(problem)
  process.exit(1)
}
