/** The whole service in process, over a fresh copy of the core, asked through the SDK. */

import type { Database } from '@annals/db'
import type { GraphiqlPage } from '@annals/graphiql'
import { type Client, createClient, type TypedDocument } from '@annals/sdk'
import { createService, type Service, type ServiceOptions } from '@annals/server'
import pino from 'pino'
import { coreDatabase } from './_database.ts'

// biome-ignore lint/suspicious/noExplicitAny: the answer of an operation written as text has no type of its own
export type Untyped = any
export interface TestService {
  service: Service
  client: Client
  fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** Any operation as text; throws what the SDK throws. */
  ask<Result = Untyped>(query: string, variables?: Record<string, unknown>): Promise<Result>
  /** Texts of the statements run since the last call. */
  statements(): string[]
  database: Database
}

export const noGraphiql: GraphiqlPage = { html: '<!doctype html><title>Annals</title>', asset: async () => undefined }

export function serviceOver(database: Database, options: Partial<ServiceOptions> = {}): TestService {
  const ran: string[] = []
  const watched: Database = {
    ...database,
    run: (statement) => {
      ran.push(statement.text)
      return database.run(statement)
    },
  }
  const service = createService({ database: watched, logger: pino({ level: 'error' }), graphiql: noGraphiql, ...options })
  const fetch = async (url: string, init: RequestInit = {}) => service.fetch(url, init)
  const client = createClient({ url: 'http://annals.test/graphql', fetch })
  return {
    service,
    client,
    fetch,
    ask: (query, variables = {}) => client.request({ toString: () => query } as TypedDocument<never, Record<string, unknown>>, variables),
    statements: () => ran.splice(0),
    database,
  }
}

export const testService = async (graphiql?: GraphiqlPage): Promise<TestService> =>
  serviceOver(await coreDatabase(), graphiql ? { graphiql } : {})
