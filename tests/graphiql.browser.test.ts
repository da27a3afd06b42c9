import { mkdtemp } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphiqlPage, tabs } from '@annals/graphiql'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorText, elsewhere, launch, watch } from './_browser.ts'
import { testService } from './_service.ts'

const page = await graphiqlPage()
const { service } = await testService(page)

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  server = createServer(service)
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
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const { requests, errors } = watch(tab)
  const start = performance.now()
  await tab.goto(`${origin}/graphql`)

  await tab.getByRole('button', { name: 'Hide GraphiQL Explorer' }).waitFor()
  await expect.poll(() => editorText(tab, 'query'), { timeout: 20_000 }).toContain('query KimIlSung')
  await tab.locator('.graphiql-explorer-root').getByText('leader', { exact: true }).first().waitFor()
  const ready = Math.round(performance.now() - start)
  expect(await editorText(tab, 'query')).toContain(tabs[0]?.query.split('\n')[0])
  expect(await tab.getByRole('tab').count()).toBe(tabs.length)

  await tab.getByRole('button', { name: /^Execute query/ }).click()
  await expect.poll(() => editorText(tab, 'result'), { timeout: 20_000 }).toContain('"name": "Kim Il-sung"')
  await tab
    .locator('.graphiql-query-editor .view-line span', { hasText: /^query$/ })
    .and(tab.locator('[class^="mtk"]'))
    .waitFor()

  const screenshot = join(await mkdtemp(join(tmpdir(), 'annals-graphiql-')), 'page.png')
  await tab.screenshot({ path: screenshot })
  console.info(`GraphiQL was ready after ${ready} ms; screenshot: ${screenshot}`)

  for (const [index, { query }] of tabs.entries()) {
    await tab.getByRole('tab').nth(index).click()
    await expect.poll(() => editorText(tab, 'query')).toContain(query.split('\n')[0])
  }
  await tab.getByRole('button', { name: 'Show Documentation Explorer' }).click()
  await tab.locator('.graphiql-doc-explorer').getByText('Query').first().waitFor()
  expect(elsewhere(requests, origin)).toEqual([])
  expect(errors).toEqual([])
})

test('knows its own files and no others', async () => {
  const script = /src="\/graphiql\/([^"]+\.js)"/.exec(page.html)?.[1]
  expect(await page.asset(script ?? '')).toMatchObject({ type: 'text/javascript; charset=utf-8' })
  expect(await page.asset('../index.html')).toBeUndefined()
  expect(await page.asset('assets/../../../package.json')).toBeUndefined()
})
