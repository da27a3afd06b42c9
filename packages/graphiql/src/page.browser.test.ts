import { mkdtemp } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { buildSchema, execute, parse } from 'graphql'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorText, elsewhere, launch, watch } from './_browser.ts'
import { graphiqlPage } from './index.ts'
import { tabs } from './tabs.ts'

const csp = "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'; img-src 'self' data:; font-src 'self' data:"

const schema = buildSchema(`
  "Which entity"
  input EntityBy { slug: String }
  type Leader { id: ID! name: String! }
  type Query { leader(by: EntityBy!): Leader }
`)
const rootValue = { leader: { id: 'Leader:kim-il-sung', name: 'Kim Il-sung' } }

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  const { html, asset } = await graphiqlPage()
  server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    if (path === '/graphql' && request.method === 'POST') {
      const { query, operationName } = (await json(request)) as { query: string; operationName?: string }
      // Not validated: executing passes over the fields that this small schema lacks.
      const result = await execute({ schema, document: parse(query), rootValue, operationName })
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
    } else if (path === '/graphql') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp }).end(html)
    } else {
      const file = await asset(path.replace('/graphiql/', ''))
      if (file) response.writeHead(200, { 'content-type': file.type, 'content-security-policy': csp }).end(file.body)
      else response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launch()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

test('opens on a question and answers it, without asking any other host', { timeout: 60_000 }, async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const { requests, errors } = watch(page)
  const start = performance.now()
  await page.goto(`${origin}/graphql`)

  await page.getByRole('button', { name: 'Hide GraphiQL Explorer' }).waitFor()
  await expect.poll(() => editorText(page, 'query'), { timeout: 20_000 }).toContain('query KimIlSung')
  await page.locator('.graphiql-explorer-root').getByText('leader', { exact: true }).first().waitFor()
  const ready = Math.round(performance.now() - start)
  expect(await editorText(page, 'query')).toContain(tabs[0]?.query.split('\n')[0])
  expect(await page.getByRole('tab').count()).toBe(tabs.length)

  await page.getByRole('button', { name: /^Execute query/ }).click()
  await expect.poll(() => editorText(page, 'result'), { timeout: 20_000 }).toContain('"name": "Kim Il-sung"')
  await page
    .locator('.graphiql-query-editor .view-line span', { hasText: /^query$/ })
    .and(page.locator('[class^="mtk"]'))
    .waitFor()

  const screenshot = join(await mkdtemp(join(tmpdir(), 'annals-graphiql-')), 'page.png')
  await page.screenshot({ path: screenshot })
  console.info(`GraphiQL was ready after ${ready} ms; screenshot: ${screenshot}`)

  for (const [index, { query }] of tabs.entries()) {
    await page.getByRole('tab').nth(index).click()
    await expect.poll(() => editorText(page, 'query')).toContain(query.split('\n')[0])
  }
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
  await page.locator('.graphiql-doc-explorer').getByText('Query').first().waitFor()
  expect(elsewhere(requests, origin)).toEqual([])
  expect(errors).toEqual([])
})

test('knows its own files and no others', async () => {
  const { html, asset } = await graphiqlPage()
  const script = /src="\/graphiql\/([^"]+\.js)"/.exec(html)?.[1]
  expect(await asset(script ?? '')).toMatchObject({ type: 'text/javascript; charset=utf-8', immutable: true })
  expect(await asset('../index.html')).toBeUndefined()
  expect(await asset('assets/../../../package.json')).toBeUndefined()
})
