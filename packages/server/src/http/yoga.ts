/** The service as one fetch handler: GraphQL, GraphiQL's page from the project's own bundle, and health. */
import { randomUUID } from 'node:crypto'
import type { Database } from '@annals/db'
import type { GraphiqlPage } from '@annals/graphiql'
import { GraphQLError } from 'graphql'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Context } from '../builder.ts'
import { errorCodes } from '../errors.ts'
import { schema } from '../schema.ts'
import type { Answers } from './answers.ts'
import { boundedDocuments, onlyJson } from './bodies.ts'
import { compiledLane } from './compiled.ts'
import { anyOrigin } from './cors.ts'
import { pages } from './pages.ts'
import { isUnavailable } from './unavailable.ts'

export interface ServiceOptions {
  database: Database
  logger: Logger
  graphiql: GraphiqlPage
  /** `graphql-js` keeps the compiled lane out, to compare the two. */
  executor?: 'compiled' | 'graphql-js'
  /** What remembers answers; absent: nothing is remembered. */
  answers?: Answers
}
export type Service = YogaServerInstance<Record<string, unknown>, Context>

export function createService({ database, logger, graphiql, executor = 'compiled', answers }: ServiceOptions): Service {
  return createYoga<Record<string, unknown>, Context>({
    schema,
    context: () => ({ database }),
    graphqlEndpoint: '/graphql',
    cors: false,
    multipart: false,
    graphiql: false,
    landingPage: false,
    batching: false,
    // Bodies are bounded where they are read; Yoga's way copies each through two streams.
    maxRequestBodySize: false,
    logging: false,
    maskedErrors: { maskError: (error) => maskError(error, logger) },
    plugins: [
      anyOrigin(),
      onlyJson(),
      boundedDocuments(),
      pages(graphiql, database),
      ...(executor === 'compiled' ? [compiledLane(answers)] : []),
    ],
  })
}

/** What the caller may know of an error: everything of a GraphQLError, of others only that it happened. */
function maskError(error: unknown, logger: Logger): Error {
  const original = error instanceof GraphQLError ? error.originalError : error
  if (error instanceof GraphQLError && (!original || original instanceof GraphQLError)) return error
  const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {}
  if (isUnavailable(original)) {
    logger.warn({ err: original }, 'the database does not answer')
    return new GraphQLError('The database does not answer; try again in a moment.', {
      ...place,
      extensions: { code: errorCodes.UNAVAILABLE, http: { status: 503, headers: { 'retry-after': '1' } } },
    })
  }
  const requestId = randomUUID()
  logger.error({ err: original, requestId, path: place.path }, 'unexpected error')
  return new GraphQLError('Unexpected error.', {
    ...place,
    extensions: { code: errorCodes.INTERNAL_SERVER_ERROR, requestId, http: { status: 500 } },
  })
}
