/** `npm start`: opens the database, prepares it, serves, and says where. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { graphiqlPage } from '@annals/graphiql'
import pino from 'pino'
import { told } from './failure.ts'
import { drainable } from './http/drain.ts'
import { openDatabase, prepareDatabase } from './open-database.ts'
import { readSettings } from './settings.ts'

async function main(): Promise<void> {
  const settings = readSettings()
  // A line a request: written many at a time. What is still held when the process ends is written then.
  const destination = pino.destination({ dest: 2, sync: false, minLength: 16_000, periodicFlush: 500 })
  const logger = pino({ level: settings.LOG_LEVEL, base: null }, destination)
  process.on('exit', () => destination.flushSync())
  // The service is imported while the database opens.
  const [database, graphiql, annals] = await Promise.all([openDatabase(settings), graphiqlPage(), import('./index.ts')])
  await prepareDatabase(database)
  const answers = settings.CACHE_MB > 0 ? new annals.Answers(settings.CACHE_MB * 1024 * 1024) : undefined
  await answers?.follow(database)
  const tracing = settings.OTEL_EXPORTER_OTLP_ENDPOINT
    ? (await import('./http/tracing.ts')).openTracing(settings.OTEL_EXPORTER_OTLP_ENDPOINT)
    : undefined
  const rates = settings.RATE_LIMIT === 'on'
  const buckets = !rates ? undefined : settings.REDIS_URL ? annals.redisBuckets(settings.REDIS_URL, logger) : annals.memoryBuckets()
  const drain = drainable()
  const service = annals.createService({
    database,
    logger,
    graphiql,
    metrics: new annals.Metrics(database, answers),
    draining: drain.draining,
    proxies: settings.TRUST_PROXY,
    trusted: annals.readTrustedDocuments(settings.TRUSTED_DOCUMENTS_FILE, settings.TRUSTED_DOCUMENTS === 'only'),
    ...(answers ? { answers } : {}),
    ...(buckets ? { buckets } : {}),
    ...(tracing ? { tracing } : {}),
  })
  const server = annals.httpServer(drain.wrap(service))
  server.listen(settings.PORT, settings.HOST)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST
  console.log(`Annals answers at http://${host}:${port}/graphql (${database.kind === 'pglite' ? `PGlite in ${settings.ANNALS_DATA_DIR}` : 'PostgreSQL'})
Open it in a browser for GraphiQL, or ask:

curl http://${host}:${port}/graphql -H 'content-type: application/json' \\
  -d '{"query":"{ officeholders(polity: \\"Polity:dprk\\", at: \\"1994-07-08\\") { certainty tenure { leader { name } office { name } } } }"}'
`)
  const stop = (delayMs: number) => async () => {
    if (drain.draining()) return
    logger.info('draining')
    const cut = await drain.end(server, delayMs, settings.SHUTDOWN_GRACE_MS)
    if (cut > 0) logger.warn({ cut }, 'requests were cut off')
    // Neither a database nor a collector that does not answer may keep the process.
    setTimeout(() => process.exit(0), 2000).unref()
    await Promise.allSettled([database.close(), tracing?.close(), buckets?.close()])
    process.exit(0)
  }
  process.on('SIGTERM', stop(settings.SHUTDOWN_DELAY_MS))
  // At a terminal nobody balances.
  process.on('SIGINT', stop(0))
}

main().catch((error) => {
  console.error(told(error))
  process.exit(1)
})
