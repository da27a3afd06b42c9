/** The page of examples/timeline, built as its team would build it and served beside the real service. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { elsewhere, launch, watch } from './_browser.ts'
import { testService } from './_service.ts'

const { service } = await testService()
const root = join(import.meta.dirname, '..')
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

let folder: string
let browser: Browser
let origin: string
/** What the service answers instead, when it does. */
let instead: ((status: (code: number) => void) => void) | undefined
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname
  if (path === '/graphql') {
    if (instead) instead((code) => response.writeHead(code).end())
    else service(request, response)
    return
  }
  const file = join(folder, path === '/' ? 'index.html' : path)
  if (!existsSync(file)) response.writeHead(404).end()
  else response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file))
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annals-timeline-'))
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
  await promisify(execFile)(process.execPath, args, { cwd: join(root, 'examples/timeline') })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launch()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

test('shows a leader’s offices, finds another by a name in another script, and asks no other host', { timeout: 60_000 }, async () => {
  const tab = await browser.newPage()
  const { requests, errors } = watch(tab)
  await tab.goto(origin)
  await tab.getByRole('heading', { name: 'Kim Il-sung' }).waitFor()
  const premier = tab.getByRole('listitem').filter({ hasText: 'Premier of the DPRK' }).first()
  expect(await premier.textContent()).toContain('1948-09-09 to 1972-12-28')
  expect(await premier.getAttribute('title')).not.toBe('')
  const { width = 0 } = (await premier.locator('.certain').boundingBox()) ?? {}
  expect(width).toBeGreaterThan(100)

  await tab.getByRole('searchbox').pressSequentially('Сталин', { delay: 20 })
  await tab.getByRole('button', { name: /^Joseph Stalin/ }).click()
  await tab.getByRole('heading', { name: 'Joseph Stalin' }).waitFor()
  expect(await tab.getByRole('list', { name: 'Offices' }).textContent()).toMatch(/1953-03-05/)

  expect(elsewhere(requests, origin)).toEqual([])
  // Aborted searches are meant.
  expect(errors.filter((error) => !error.includes('net::ERR_ABORTED'))).toEqual([])
})

test('says what to do when the service is away', { timeout: 60_000 }, async () => {
  instead = (status) => status(404)
  const tab = await browser.newPage()
  await tab.goto(origin)
  expect(await tab.getByRole('alert').textContent()).toBe('The service is away. Try again later.')
  instead = undefined
})
