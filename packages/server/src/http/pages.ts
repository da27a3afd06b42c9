import type { Database } from '@annals/db'
import type { GraphiqlPage } from '@annals/graphiql'
import type { Plugin } from 'graphql-yoga'

const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

const respond = (body: BodyInit, type: string, headers: Record<string, string> = {}, status = 200) =>
  new Response(body, {
    status,
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', ...headers },
  })
const health = (status: string, code = 200) =>
  respond(JSON.stringify({ status }), 'application/json', { 'cache-control': 'no-store' }, code)

/** What is fetched and not asked: GraphiQL's page and its files, and whether the service is well. */
export function pages(graphiql: GraphiqlPage, database: Database): Plugin {
  async function answer(url: URL, accept: string): Promise<Response | undefined> {
    if (url.pathname === '/health/live') return health('live')
    if (url.pathname === '/health/ready') return (await isReady(database)) ? health('ready') : health('unavailable', 503)
    if (url.pathname === '/') return new Response(null, { status: 302, headers: { location: '/graphql' } })
    if (url.pathname.startsWith('/graphiql/')) {
      const asset = await graphiql.asset(url.pathname.slice('/graphiql/'.length))
      if (!asset) return respond('Not found', 'text/plain', {}, 404)
      return respond(Buffer.from(asset.body), asset.type, { 'cache-control': 'public, max-age=31536000, immutable' })
    }
    if (url.pathname === '/graphql' && accept.includes('text/html') && !url.searchParams.has('query'))
      return respond(graphiql.html, 'text/html; charset=utf-8', {
        'content-security-policy': contentSecurityPolicy,
        'cache-control': 'no-cache',
      })
    return undefined
  }
  return {
    async onRequest({ request, url, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      const response = await answer(new URL(url.href), request.headers.get('accept') ?? '')
      if (response) endResponse(response)
    },
  }
}

const isReady = (database: Database) =>
  database.run({ text: 'select 1 from dataset_release', values: [] }).then(
    (rows) => rows.length > 0,
    () => false,
  )
