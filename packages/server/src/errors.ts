import { pageErrors } from '@annals/pothos-kysely'
import { GraphQLError } from 'graphql'

/** Every `extensions.code` a client may meet beside GraphQL's own. They never change meaning. */
export const errorCodes = {
  ...pageErrors,
  /** A global id that is malformed or of the wrong type. */
  BAD_ID: 'BAD_ID',
  /** An argument out of its range. */
  BAD_ARGUMENT: 'BAD_ARGUMENT',
  /** The search for paths would look at too much. */
  PATH_BOUND: 'PATH_BOUND',
  /** The operation may cost more than one operation may; see `cost`, `maximum`, `path` and `first`. */
  COST_LIMIT: 'COST_LIMIT',
  /** The document or its variables exceed a limit of size; `limit` says which. */
  OPERATION_LIMIT: 'OPERATION_LIMIT',
  /** The client has used up its budget; `Retry-After` says when to come back. */
  RATE_LIMITED: 'RATE_LIMITED',
  /** The API key is malformed, unknown or revoked. */
  BAD_KEY: 'BAD_KEY',
  /** A variable, or an argument made of one, is not of its type. */
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  /** No trusted document has this id. */
  PERSISTED_QUERY_NOT_FOUND: 'PERSISTED_QUERY_NOT_FOUND',
  /** This service answers trusted documents only. */
  TRUSTED_DOCUMENTS_ONLY: 'TRUSTED_DOCUMENTS_ONLY',
  /** Anything unexpected; the log has it under the request id. */
  INTERNAL_SERVER_ERROR: 'INTERNAL_SERVER_ERROR',
  /** The database does not answer. */
  UNAVAILABLE: 'UNAVAILABLE',
  /** More is asked at once than the database has room for. */
  OVERLOADED: 'OVERLOADED',
  /** The question took longer than a statement may. */
  TIMEOUT: 'TIMEOUT',
} as const

export function clientError(code: keyof typeof errorCodes, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } })
}

/** Throws what a SQL function of ours says to the client (SQLSTATE ANNAL, with the code as its detail), anything else as it is. */
export function throwForClient(error: unknown): never {
  const { code, detail, message } = (error ?? {}) as { code?: unknown; detail?: keyof typeof errorCodes; message?: string }
  throw code === 'ANNAL' && detail && message ? clientError(detail, message) : error
}
