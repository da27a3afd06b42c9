/** The packed tarball, installed in an empty project and run by every runtime there is. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../../..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const folder = mkdtempSync(join(tmpdir(), 'annals-sdk-'))
const app = join(folder, 'app')
let tarball = ''

// Asks once in vain, then for two pages, then for a stream, then for what is refused.
const script = `
import { createClient, isAnnalsError, LeadersDocument, paginate, subscribe } from '@annals/sdk'
import { datasetVersion } from '@annals/sdk/operations'

export async function smoke(url) {
  const client = createClient({ url })
  const { dataset } = await datasetVersion(client)
  const lines = [dataset.version]
  for await (const { name } of paginate(client, LeadersDocument, { first: 1 }, { path: 'leaders' })) lines.push(name)
  for await (const { count } of subscribe(client, 'subscription { count }', {})) lines.push(count)
  try {
    await client.request('{ refused }')
  } catch (error) {
    lines.push(isAnnalsError(error, 'graphql') ? error.codes[0] : String(error))
  }
  return lines.join(' ')
}
`
const printed = 'v1 Kim 김 1 2 NO'

let failed = false
const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.setHeader('content-type', request.url === '/bundle.js' ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(
      request.url === '/bundle.js'
        ? readFileSync(join(app, 'bundle.js'))
        : '<p>waiting</p><script type="module" src="/bundle.js"></script>',
    )
    return
  }
  let body = ''
  for await (const chunk of request) body += chunk
  const { query, variables } = JSON.parse(body)
  const give = (answer: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  failed = !failed && query.includes('DatasetVersion')
  if (failed) response.writeHead(503, { 'retry-after': '0' }).end('away')
  else if (query.includes('DatasetVersion')) give({ data: { dataset: { version: 'v1' } } })
  else if (query.includes('Leaders')) {
    const last = variables.after === 'A'
    give({ data: { leaders: { pageInfo: { hasNextPage: !last, endCursor: last ? 'B' : 'A' }, nodes: [{ name: last ? '김' : 'Kim' }] } } })
  } else if (query.includes('subscription')) {
    const event = (count: number) => `event: next\ndata: {"data":{"count":${count}}}\n\n`
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`${event(1)}${event(2)}event: complete\ndata:\n\n`)
  } else give({ errors: [{ message: 'no', extensions: { code: 'NO' } }] }, 400)
})
let origin = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // A copy, since packing rewrites package.json for a moment, and other tests read it.
  const source = join(folder, 'source')
  const skipped = ['node_modules', 'dist']
  cpSync(join(import.meta.dirname, '..'), source, { recursive: true, filter: (path) => !skipped.includes(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await run('npm', ['pack', '--pack-destination', folder], { cwd: source })
  expect(readFileSync(join(source, 'package.json'), 'utf8')).toBe(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  rmSync(join(folder, 'node_modules'))
  tarball = join(folder, 'annals-sdk-0.1.0.tgz')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(app, 'smoke.js'), script)
  writeFileSync(join(app, 'main.js'), `import { smoke } from './smoke.js'\nconsole.log(await smoke('${origin}/graphql'))\n`)
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: app })
}, 120_000)
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The Node of whoever has no other, which is not the one of this repository. */
const systemNode = () =>
  process.env.PATH?.split(delimiter)
    .filter((path) => !path.includes('node_modules'))
    .map((path) => join(path, 'node'))
    .find(existsSync)

describe('the tarball', () => {
  it('brings no other package', () => {
    const lock = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8'))
    expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/@annals/sdk'])
    expect(JSON.parse(readFileSync(join(app, 'node_modules/@annals/sdk/package.json'), 'utf8'))).not.toHaveProperty('dependencies')
  })
  it('is well made', { timeout: 60_000 }, async () => {
    await run(bin('publint'), ['run', tarball, '--strict'])
    // The schema is a text and no module.
    await run(bin('attw'), [tarball, '--profile', 'esm-only', '--exclude-entrypoints', './schema.graphql'])
  })
  it('type-checks in a strict project of its own', { timeout: 60_000 }, async () => {
    writeFileSync(
      join(app, 'types.ts'),
      `import { createClient, LeaderDossierDocument, type EDTF } from '@annals/sdk'
import type { introspection } from '@annals/sdk/introspection'
import trusted from '@annals/sdk/trusted-documents.json' with { type: 'json' }
const { leader } = await createClient({ url: '/' }).request(LeaderDossierDocument, { slug: 'x' })
export const birth: EDTF | undefined = leader?.birth?.edtf
export const query: introspection['query'] = 'Query'
export const texts: string[] = Object.values(trusted)
// @ts-expect-error: the slug is required
await createClient({ url: '/' }).request(LeaderDossierDocument)
`,
    )
    await run(bin('tsc'), ['--noEmit', '--strict', '--module', 'nodenext', '--resolveJsonModule', '--target', 'es2022', 'types.ts'], {
      cwd: app,
    })
  })
})

describe('an installed client', () => {
  it.each([
    ['the repository’s Node', process.execPath, []],
    ['the system’s Node', systemNode(), []],
    ['Bun', bin('bun'), ['run']],
    ['Deno', bin('deno'), ['run', '--allow-net', '--no-prompt']],
  ])('runs on %s', { timeout: 30_000 }, async (_name, program, args) => {
    const { stdout, stderr } = await run(program ?? 'node', [...args, 'main.js'], {
      cwd: app,
      env: { ...process.env, DENO_NO_UPDATE_CHECK: '1' },
    })
    expect(`${stdout}${stderr}`.trim()).toBe(printed)
  })

  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  it.runIf(existsSync(chromium) || process.env.CI)('runs bundled in a browser', { timeout: 60_000 }, async () => {
    await build({
      stdin: {
        contents: `import { smoke } from './smoke.js'\ndocument.querySelector('p').textContent = await smoke('/graphql')`,
        resolveDir: app,
      },
      bundle: true,
      minify: true,
      format: 'esm',
      outfile: join(app, 'bundle.js'),
    })
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', `--user-data-dir=${join(folder, 'profile')}`]
    const { stdout } = await run(chromium, [...args, '--virtual-time-budget=10000', '--dump-dom', `${origin}/`])
    expect(stdout).toContain(`<p>${printed}</p>`)
  })
})
