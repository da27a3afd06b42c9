/** Anything that went wrong with a request. */
export class AnnalsError extends Error {
  override name = 'AnnalsError'
}

/** The answer was not a GraphQL answer. */
export class HttpError extends AnnalsError {
  override name = 'HttpError'
  /** HTTP status. */
  readonly status: number
  constructor(status: number, options?: ErrorOptions) {
    super(`The service answered with HTTP status ${status} and no GraphQL result.`, options)
    this.status = status
  }
}

export interface GraphQLResponseErrorItem {
  message: string
  path?: (string | number)[]
  locations?: { line: number; column: number }[]
  /** `code` is stable: see the service's error codes. */
  extensions?: { code?: string; requestId?: string; [key: string]: unknown }
}

/** The service answered with errors. */
export class GraphQLResponseError extends AnnalsError {
  override name = 'GraphQLResponseError'
  readonly errors: readonly GraphQLResponseErrorItem[]
  /** Data of the fields that did not fail; null or undefined when there is none. */
  readonly data: unknown
  /** HTTP status. */
  readonly status: number
  constructor(errors: readonly GraphQLResponseErrorItem[], data: unknown, status: number) {
    super(errors.map((e) => e.message).join('\n'))
    this.errors = errors
    this.data = data
    this.status = status
  }
}
