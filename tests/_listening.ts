/** The service behind a real port, as `npm start` has it. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Database } from '@annals/db'
import { createService, type ServiceOptions } from '@annals/server'
import pino from 'pino'
import { afterAll } from 'vitest'
import { noGraphiql } from './_service.ts'

export interface Listening {
  origin: string
  ask(query: string, init?: RequestInit): Promise<Response>
}

export async function listening(database: Database, options: Partial<ServiceOptions> = {}): Promise<Listening> {
  const service = createService({ database, logger: pino({ level: 'silent' }), graphiql: noGraphiql, ...options })
  const server = createServer(service).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    ask: (query, init = {}) =>
      fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        ...init,
      }),
  }
}
