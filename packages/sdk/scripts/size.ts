/** What the client weighs in an app, in kB of gzip, minified, beside its peers: `npm run size -w @annals/sdk`. Fails over the limits. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import * as operations from '../src/generated/functions.ts'

const root = join(import.meta.dirname, '..')
const sdk = JSON.stringify(join(root, 'src/index.ts'))
const functions = JSON.stringify(join(root, 'src/generated/functions.ts'))

async function size(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external: ['crypto', 'node:*'],
    target: 'es2022',
    write: false,
    logLevel: 'error',
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000
}

const core = `export { createClient, isAnnalsError } from ${sdk}`
const withSse = `export { createClient, isAnnalsError, subscribe } from ${sdk}`
const whole = await size(core)
const perOperation = await Promise.all(
  Object.keys(operations).map(async (name) => [name, (await size(`${core}\nexport { ${name} } from ${functions}`)) - whole] as const),
)
const [heaviest, most] = perOperation.reduce((a, b) => (a[1] > b[1] ? a : b))

const own: [what: string, kB: number, limit: number][] = [
  ['core: createClient, errors, retries', whole, 3],
  ['core and subscribe', await size(withSse), 5],
  ['core and paginate', await size(`${core}\nexport { paginate } from ${sdk}`), 5],
  [`the heaviest operation (${heaviest}), more`, most, 0.4],
]
const require = createRequire(import.meta.url)
const peers = await Promise.all(
  [
    ['@linear/sdk', 'LinearClient'],
    ['@octokit/graphql', 'graphql'],
    ['@shopify/graphql-client', 'createGraphQLClient'],
  ].map(async ([name, main]) => {
    const { version } = require(join(root, '../../node_modules', name as string, 'package.json'))
    return [`${name} ${version}: ${main}`, await size(`export { ${main} } from '${name}'`)] as const
  }),
)

const line = (what: string, kB: number, note = '') => console.log(`${kB.toFixed(2).padStart(7)} kB  ${what}${note}`)
for (const [what, kB, limit] of own) line(what, kB, kB > limit ? `  OVER ${limit} kB` : `  (at most ${limit})`)
for (const [what, kB] of peers) line(what, kB)
if (own.some(([, kB, limit]) => kB > limit)) process.exit(1)
