/** The service as one fetch handler: GraphQL, GraphiQL's page from the project's own bundle, and health. */
import { Abandoned, type Database, isCut, isUnavailable, Overloaded } from '@annals/db'
import type { GraphiqlPage } from '@annals/graphiql'
import { type DocumentNode, GraphQLError } from 'graphql'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Context } from '../builder.ts'
import { errorCodes } from '../errors.ts'
import { Keys } from '../key/keys.ts'
import { holders } from '../key/plugin.ts'
import type { Buckets } from '../limits/buckets.ts'
import { Till } from '../limits/charge.ts'
import { limiting } from '../limits/plugin.ts'
import { schema } from '../schema.ts'
import type { Answers } from './answers.ts'
import { boundedDocuments, onlyJson } from './bodies.ts'
import { compiledLane } from './compiled.ts'
import { anyOrigin } from './cors.ts'
import type { Metrics } from './metrics.ts'
import { causes, observed } from './observed.ts'
import { pages } from './pages.ts'
import type { Tracing } from './tracing.ts'
import { noTrustedDocuments, type TrustedDocuments, trustedDocuments } from './trusted.ts'

export interface ServiceOptions {
  database: Database
  logger: Logger
  graphiql: GraphiqlPage
  /** `graphql-js` keeps the compiled lane out, to compare the two. */
  executor?: 'compiled' | 'graphql-js'
  /** What remembers answers; absent: nothing is remembered. */
  answers?: Answers
  /** What counts and times requests, shown at `/metrics`; absent: nothing is counted. */
  metrics?: Metrics
  /** Where requests are traced to. */
  tracing?: Tracing
  /** Whether the service is about to end. */
  draining?: () => boolean
  /** What limits rates; absent: nothing does. */
  buckets?: Buckets
  /** How many proxies before the service are trusted to name the client. Default 0: the client is whoever connects. */
  proxies?: number
  /** The trusted documents by their SHA-256, and whether no others are answered. */
  trusted?: TrustedDocuments
}
export type Service = YogaServerInstance<Record<string, unknown>, Context>

export function createService(options: ServiceOptions): Service {
  const { database, logger, executor = 'compiled', answers, buckets, proxies = 0, trusted = noTrustedDocuments } = options
  const till = new Till(buckets, proxies)
  return createYoga<Record<string, unknown>, Context>({
    schema,
    context: () => ({ database }),
    graphqlEndpoint: '/graphql',
    cors: false,
    multipart: false,
    graphiql: false,
    landingPage: false,
    batching: false,
    parserAndValidationCache: { documentCache: remembered<DocumentNode>(1_000_000), errorCache: remembered<Error>(200_000) },
    extraParamNames: ['documentId'],
    // Bodies are bounded where they are read; Yoga's way copies each through two streams.
    maxRequestBodySize: false,
    logging: false,
    maskedErrors: { maskError: (error) => maskError(error) },
    plugins: [
      anyOrigin(),
      pages(options),
      observed(options),
      onlyJson(),
      boundedDocuments(),
      holders(new Keys(database), till, logger),
      trustedDocuments(trusted),
      limiting(till),
      ...(executor === 'compiled' ? [compiledLane(till, answers)] : []),
    ],
  })
}

/** Documents by their text, which may have so many characters in all: each takes a hundred bytes once it is parsed. */
const remembered = <V extends object>(characters: number) =>
  new LRUCache<string, V>({ max: 1024, maxSize: characters, sizeCalculation: (_value, text) => text.length + 1 })

const retry = { 'retry-after': '1' }

/** What the caller may know of an error: everything of a GraphQLError, of others only that it happened. The log has its cause. */
function maskError(error: unknown): Error {
  const original = error instanceof GraphQLError ? error.originalError : error
  if (error instanceof GraphQLError && (!original || original instanceof GraphQLError)) return error
  const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {}
  const masked = (code: keyof typeof errorCodes, message: string, http: { status: number; headers?: Record<string, string> }) =>
    new GraphQLError(message, { ...place, extensions: { code: errorCodes[code], http } })
  const shown =
    original instanceof Overloaded
      ? masked('OVERLOADED', 'Too much is asked at once; try again in a moment.', { status: 503, headers: retry })
      : isUnavailable(original)
        ? masked('UNAVAILABLE', 'The database does not answer; try again in a moment.', { status: 503, headers: retry })
        : isCut(original) || original instanceof Abandoned
          ? masked('TIMEOUT', 'This takes longer than it may; ask for less.', { status: 504 })
          : masked('INTERNAL_SERVER_ERROR', 'Unexpected error.', { status: 500 })
  causes.set(shown, original)
  return shown
}
