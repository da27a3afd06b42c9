import { type Browser, chromium, type Page } from 'playwright-core'

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Collects, from now on, the addresses the page and its workers ask for, and what it complains about (refusals by CSP are among them). */
export function watch(page: Page): { requests: string[]; errors: string[] } {
  const requests: string[] = []
  const errors: string[] = []
  // The context, not the page: workers' own requests show only there.
  page.context().on('request', (request) => requests.push(request.url()))
  page.on('websocket', (socket) => requests.push(socket.url()))
  page.on('requestfailed', (request) => errors.push(`${request.url()}: ${request.failure()?.errorText}`))
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { requests, errors }
}

/** The addresses that lead to the network outside of `origin`; data: and blob: addresses stay in the browser. */
export function elsewhere(requests: string[], origin: string): string[] {
  return requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url))
}

/** What an editor shows: Monaco draws only the lines in view, with no-break spaces and nothing between lines. */
export async function editorText(page: Page, editor: 'query' | 'result'): Promise<string> {
  const selector = editor === 'query' ? '.graphiql-query-editor' : '.result-window'
  const lines = page.locator(`${selector} .view-lines`)
  return ((await lines.textContent()) ?? '').replaceAll('\u00a0', ' ')
}
