/** Each request for an answer has an id, a line in the log, and a place in the metrics and traces. */
import { randomUUID } from 'node:crypto'
import type { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { errorCodes } from '../errors.ts'
import type { Answered, Asked } from './asked.ts'
import type { Metrics } from './metrics.ts'
import type { Tracing } from './tracing.ts'

export const requestIdHeader = 'x-request-id'
const goodId = /^[\w.:/+=-]{1,128}$/

/** What lay behind each masked error. */
export const causes = new WeakMap<Error, unknown>()

interface ObservedOptions {
  logger: Logger
  metrics?: Metrics
  tracing?: Tracing
}

/** Comes before whatever may refuse a request, so that what is refused is seen too. */
export function observed({ logger, metrics, tracing }: ObservedOptions): Plugin {
  const askedOf = (context: unknown) => (context as { asked?: Asked }).asked
  return {
    onRequest({ request, serverContext }) {
      const given = request.headers.get(requestIdHeader)
      const asked: Asked = {
        id: given !== null && goodId.test(given) ? given : randomUUID(),
        started: performance.now(),
        operation: null,
        executor: null,
        statements: [],
        codes: [],
        named: false,
        traceparent: tracing ? request.headers.get('traceparent') : null,
      }
      ;(serverContext as { asked?: Asked }).asked = asked
    },
    onParams({ params: { operationName, query }, context }) {
      const asked = askedOf(context)
      // The document is not parsed when the answer is remembered.
      if (asked) asked.operation = operationName ?? /^\s*query\s+([_A-Za-z]\w{0,99})/.exec(query ?? '')?.[1] ?? null
    },
    onResultProcess({ result, serverContext }) {
      const asked = askedOf(serverContext)
      const errors = (result as { errors?: readonly GraphQLError[] } | undefined)?.errors
      if (!asked || !errors) return
      for (const error of errors) {
        asked.codes.push(String(error.extensions?.code ?? 'NONE'))
        asked.cause ??= causes.get(error)
        if (error.extensions?.code === errorCodes.INTERNAL_SERVER_ERROR) error.extensions.requestId = asked.id
      }
    },
    onResponse({ request, response, serverContext }) {
      const asked = askedOf(serverContext)
      if (!asked) return
      if (!asked.named) response.headers.set(requestIdHeader, asked.id)
      const { status } = response
      const failed = status >= 500 || asked.codes.includes(errorCodes.INTERNAL_SERVER_ERROR)
      let statementMs = 0
      for (const { ms } of asked.statements) statementMs += ms
      const answered: Answered = {
        ...asked,
        status,
        outcome: status < 400 && asked.codes.length === 0 ? 'ok' : request.signal?.aborted ? 'abandoned' : failed ? 'failed' : 'refused',
        ms: performance.now() - asked.started,
        statementMs,
      }
      log(logger, answered)
      metrics?.count(answered)
      tracing?.record(answered)
    },
  }
}

const rounded = (ms: number) => Math.round(ms * 100) / 100

function log(logger: Logger, { id, operation, executor, status, outcome, ms, statements, statementMs, codes, cause }: Answered): void {
  const level = outcome !== 'failed' ? 'info' : status === 500 || status === 200 ? 'error' : 'warn'
  if (!logger.isLevelEnabled(level)) return
  logger[level](
    {
      requestId: id,
      operation,
      executor,
      status,
      ms: rounded(ms),
      statements: statements.length,
      statementMs: rounded(statementMs),
      ...(codes.length > 0 ? { outcome, codes: codes.slice(0, 5) } : {}),
      ...(level === 'error' && cause !== undefined ? { err: cause } : {}),
      // No stack: while the database is away there is such a line a request.
      ...(level === 'warn' && cause !== undefined ? { cause: (cause as Error).message || String((cause as { code?: unknown }).code) } : {}),
    },
    'answered',
  )
}
