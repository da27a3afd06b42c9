/**
 * Around `npm pack`: before, builds `dist` and writes the package.json that is published, whose exports lead there; after (`--undo`),
 * puts back the one that leads to the sources. What runs inside the repository needs no build.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const [manifest, saved] = [join(root, 'package.json'), join(root, 'package.json.saved')]

// Also when an earlier run was killed between the two.
if (existsSync(saved)) renameSync(saved, manifest)

if (!process.argv.includes('--undo')) {
  build()
  const text = readFileSync(manifest, 'utf8')
  writeFileSync(saved, text)
  const { private: _, scripts: _scripts, devDependencies: _devDependencies, exports, ...rest } = JSON.parse(text)
  const built = Object.fromEntries(Object.entries(exports as Record<string, string>).map(([path, target]) => [path, builtTarget(target)]))
  writeFileSync(manifest, `${JSON.stringify({ ...rest, exports: built }, null, 2)}\n`)
}

function build(): void {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const tsc = spawnSync('tsc -p tsconfig.build.json', { cwd: root, stdio: 'inherit', shell: true })
  if (tsc.status !== 0) process.exit(1)
  const generated = (file: string) => join(root, 'dist/generated', file)
  for (const file of ['schema.graphql', 'trusted-documents.json']) cpSync(join(root, 'src/generated', file), generated(file))
  // Only a type, which the compiler would blow up to twice its size.
  cpSync(join(root, 'src/generated/introspection.ts'), generated('introspection.d.ts'))
  writeFileSync(generated('introspection.js'), 'export {}\n')
  // The compiler leaves the sources' extensions in declarations.
  for (const file of globSync(join(root, 'dist/**/*.d.ts')))
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/((?:from |import\()['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js'))
}

function builtTarget(target: string): string | { types: string; default: string } {
  const path = target.replace('./src/', './dist/')
  return path.endsWith('.ts') ? { types: path.replace(/\.ts$/, '.d.ts'), default: path.replace(/\.ts$/, '.js') } : path
}
