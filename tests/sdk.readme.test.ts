import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testService } from './_service.ts'

const service = await testService()
const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'packages/sdk/README.md'), 'utf8')
/** Each script with what it prints. */
const scripts = [...readme.matchAll(/^```ts\n(.*?)^```\n\n```text\n(.*?)^```$/gms)].map(([, code = '', printed = '']) => ({
  code,
  printed,
}))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annals-sdk-readme-'))
  for (const [i, { code }] of scripts.entries()) await writeFile(join(folder, `script-${i + 1}.ts`), code)
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
})
afterAll(() => rm(folder, { recursive: true }))

describe("the SDK's README", () => {
  it('has five scripts, each with what it prints', () => {
    expect(scripts).toHaveLength(5)
    expect(readme.match(/^```ts$/gm)).toHaveLength(5)
  })

  it.each(scripts.map((script, i) => [i + 1, script] as const))('prints what it shows: script %i', async (i, { printed }) => {
    vi.stubGlobal('fetch', service.fetch)
    const log = vi.spyOn(console, 'log').mockReturnValue()
    try {
      await import(join(folder, `script-${i}.ts`))
      expect(log.mock.calls.map(([line]) => `${line}\n`).join('')).toBe(printed)
    } finally {
      vi.restoreAllMocks()
      vi.unstubAllGlobals()
    }
  })

  it('has scripts that compile', { timeout: 30_000 }, async () => {
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.json'), include: ['*.ts'], exclude: [] }))
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  it('links to what is there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => join(root, 'packages/sdk', path ?? ''))
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) expect(() => readFileSync(link)).not.toThrow()
  })
})
