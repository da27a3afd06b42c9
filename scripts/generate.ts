import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')

// In this order: the SDK's types are generated from schema.graphql. No network, no database, no server.
const generators = [
  { needs: 'packages/server/src/print-schema.ts', command: 'node packages/server/src/print-schema.ts', output: 'schema.graphql' },
  {
    needs: 'packages/sdk/codegen.ts',
    command: 'graphql-codegen --config packages/sdk/codegen.ts',
    output: 'packages/sdk/src/generated/**/*',
  },
  {
    needs: 'examples/timeline/codegen.ts',
    command: 'cd examples/timeline && graphql-codegen --config codegen.ts',
    output: 'examples/timeline/src/generated/**/*',
  },
  { needs: 'packages/sdk/scripts/api.ts', command: 'node packages/sdk/scripts/api.ts', output: 'packages/sdk/API.md' },
  {
    needs: 'packages/dataset/src/json-schema-command.ts',
    command: 'node packages/dataset/src/json-schema-command.ts',
    output: 'packages/dataset/schema/*.json',
  },
  { needs: 'scripts/questions.ts', command: 'node scripts/questions.ts', output: 'docs/questions.md' },
]

type Files = Map<string, string>

function read(patterns: string[]): Files {
  const files = globSync(patterns, { cwd: root, withFileTypes: true }).filter((file) => file.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name)).sort()
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}

export function generatedFiles(): Files {
  return read(generators.map((generator) => generator.output))
}

/** Runs every generator; returns what went wrong, a text a generator. */
export function generate(): string[] {
  const failures: string[] = []
  for (const { needs, command, output } of generators) {
    if (!existsSync(join(root, needs))) {
      failures.push(`${output} was not generated: ${needs} is not there`)
      continue
    }
    // Emptied first, so that a file nothing generates any more does not live on; put back when the generator fails.
    const before = read([output])
    for (const path of before.keys()) rmSync(path)
    const run = spawnSync(command, { cwd: root, shell: true, encoding: 'utf8' })
    if (run.status === 0) continue
    for (const [path, text] of before) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    failures.push(`${output} was not generated: ${command}\n${run.stdout}${run.stderr}`.trim())
  }
  return failures
}

if (import.meta.main) {
  const failures = generate()
  for (const failure of failures) console.error(failure)
  if (failures.length > 0) process.exit(1)
  for (const path of generatedFiles().keys()) console.log(path.slice(root.length + 1))
}
