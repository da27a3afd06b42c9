import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testService } from './_service.ts'

const { service, ask } = await testService()
const server = createServer(service)
const root = join(import.meta.dirname, '..')
let url = ''
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annals-examples-'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

const run = (script: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'examples', script), ...args], { env: { ...process.env, ANNALS_URL: url } })

describe('the dossier', { timeout: 60_000 }, () => {
  it('is of the leader who is meant, with offices and sources', async () => {
    const { stdout } = await run('dossier/dossier.ts', '김일성')
    expect(stdout).toMatch(/^Kim Il-sung \(1912-04-15 – 1994-07-08\)\n/)
    expect(stdout).toMatch(/^1948-09-09 to 1972-12-28 {2}Premier of the DPRK\n {4}\S/m)
    expect(stdout).toMatch(/Archigos: A Data Set on Leaders.*PRK-1948/)
  })
  it('says when there is none, and when there is no service', async () => {
    await expect(run('dossier/dossier.ts', 'qqqqqqqq xxxxxxxx')).rejects.toMatchObject({ code: 1, stderr: 'No such leader.\n' })
    const elsewhere = promisify(execFile)(process.execPath, [join(root, 'examples/dossier/dossier.ts')], {
      env: { ...process.env, ANNALS_URL: url.replace('/graphql', '/nowhere') },
    })
    await expect(elsewhere).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^The service answered with HTTP status 404/) })
  })
})

describe('the export', { timeout: 60_000 }, () => {
  const count = async (about: string) =>
    (await ask('query ($about: ID) { claims(filter: { about: $about, kinds: [TENURE] }) { totalCount } }', { about })).claims.totalCount

  it('writes every tenure once, as CSV', async () => {
    const file = join(folder, 'tenures.csv')
    const { stderr } = await run('export/export.ts', file, 'Leader:kim-il-sung')
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\r\n')
    const total = await count('Leader:kim-il-sung')
    expect(total).toBeGreaterThan(5)
    expect(lines).toHaveLength(total + 1)
    expect(lines[0]).toMatch(/^id,leader,name,office,polity,start,/)
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(total + 1)
    expect(stderr).toContain(`${total} of ${total}`)
  })
  it('writes a long list as NDJSON, over many pages', async () => {
    const file = join(folder, 'tenures.ndjson')
    await run('export/export.ts', file)
    const rows = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const { claims } = await ask('{ claims(filter: { kinds: [TENURE] }) { totalCount } }')
    expect(rows).toHaveLength(claims.totalCount)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    for (const { sources } of rows) expect(sources).not.toBe('')
  })
})
