import { type Database, Overloaded } from '@annals/db'
import type { GraphiqlPage } from '@annals/graphiql'
import type { Plugin } from 'graphql-yoga'
import type { Metrics } from './metrics.ts'

const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

const respond = (body: BodyInit, type: string, headers: Record<string, string> = {}, status = 200) =>
  new Response(body, {
    status,
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', ...headers },
  })
const health = (status: string, code = 200) =>
  respond(JSON.stringify({ status }), 'application/json', { 'cache-control': 'no-store' }, code)

export interface PagesOptions {
  graphiql: GraphiqlPage
  database: Database
  metrics?: Metrics
  /** Whether the service is about to end: not ready for more, though it still answers. */
  draining?: () => boolean
}

/** What is fetched and not asked: GraphiQL's page and its files, whether the service is well, and its figures. */
export function pages({ graphiql, database, metrics, draining = () => false }: PagesOptions): Plugin {
  const ready = readiness(database)
  async function answer(url: URL, accept: string): Promise<Response | undefined> {
    if (url.pathname === '/health/live') return health('live')
    if (url.pathname === '/health/ready') {
      if (draining()) return health('draining', 503)
      return (await ready()) ? health('ready') : health('unavailable', 503)
    }
    if (url.pathname === '/metrics' && metrics) return respond(await metrics.text(), metrics.contentType, { 'cache-control': 'no-store' })
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
    onRequest({ request, url, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
      return answer(new URL(url.href), request.headers.get('accept') ?? '').then((response) => {
        if (response) endResponse(response)
      })
    },
  }
}

/** Asks the database once a second at most, whoever wants to know. */
function readiness(database: Database): () => Promise<boolean> {
  let known: { ready: Promise<boolean>; until: number } | undefined
  return () => {
    if (known && performance.now() < known.until) return known.ready
    const ready = database.run({ text: 'select 1 from dataset_release', values: [] }).then(
      (rows) => rows.length > 0,
      // An instance that is busy is no better replaced by the others, which then are busier.
      (error) => error instanceof Overloaded,
    )
    known = { ready, until: performance.now() + 1000 }
    return ready
  }
}
