/** This service as `npm start` serves it, over a PostgreSQL. */
import { connectPostgres, type Database } from '@annals/db'
import { createService, type ServiceOptions } from '@annals/server'
import pino from 'pino'
import { listen, poolSize, type Serve } from './peer.ts'

// Options that this version of the service may not have yet.
type Options = ServiceOptions & { executor?: 'compiled' | 'graphql-js'; cache?: boolean }
const graphiql = { html: '<!doctype html><title>Annals</title>', asset: async () => undefined }
const probe = (port: number) =>
  fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ leaders(first: 1) { nodes { id } } }' }),
  })

async function start(databaseUrl: string, settings: Pick<Options, 'executor' | 'cache'>) {
  const database = connectPostgres(databaseUrl, { max: poolSize })
  const statements = { run: 0 }
  // To find out whether answers are remembered.
  const counted: Database = {
    ...database,
    run(statement) {
      statements.run++
      return database.run(statement)
    },
  }
  const options: Options = { database: counted, logger: pino({ level: 'info' }, pino.destination(2)), graphiql, ...settings }
  return { port: await listen(createService(options)), statements }
}

export const serveCompiled: Serve = async ({ databaseUrl }) => (await start(databaseUrl, { executor: 'compiled', cache: false })).port

export const serveGraphqlJs: Serve = async ({ databaseUrl }) => {
  const { port } = await start(databaseUrl, { executor: 'graphql-js', cache: false })
  const executor = (await probe(port)).headers.get('x-annals-executor')
  return executor === 'compiled' ? 'this version of the service has only the compiled executor' : port
}

export const serveCached: Serve = async ({ databaseUrl }) => {
  const { port, statements } = await start(databaseUrl, { cache: true })
  await (await probe(port)).text()
  const before = statements.run
  await (await probe(port)).text()
  return statements.run > before ? 'this version of the service has no response cache' : port
}
