/** This service as `npm start` serves it, over a PostgreSQL. */
import { connectPostgres } from '@annals/db'
import { Answers, createService, Metrics, type ServiceOptions } from '@annals/server'
import pino from 'pino'
import { listen, poolSize, type Serve } from './peer.ts'

const graphiql = { html: '<!doctype html><title>Annals</title>', asset: async () => undefined }

async function start(databaseUrl: string, settings: Pick<ServiceOptions, 'executor'> & { remember?: boolean } = {}): Promise<number> {
  const { remember, ...options } = settings
  const database = connectPostgres(databaseUrl, { max: poolSize })
  const answers = remember ? new Answers(64 * 1024 * 1024) : undefined
  await answers?.follow(database)
  // The line a request costs what it costs there; nobody reads it.
  const logger = pino(
    { level: 'info', base: null },
    pino.destination({ dest: '/dev/null', sync: false, minLength: 16_000, periodicFlush: 500 }),
  )
  const metrics = new Metrics(database, answers)
  return listen(createService({ database, logger, graphiql, metrics, ...options, ...(answers ? { answers } : {}) }))
}

export const serveCompiled: Serve = ({ databaseUrl }) => start(databaseUrl)
export const serveGraphqlJs: Serve = ({ databaseUrl }) => start(databaseUrl, { executor: 'graphql-js' })
export const serveCached: Serve = ({ databaseUrl }) => start(databaseUrl, { remember: true })
