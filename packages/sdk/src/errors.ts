// Found on errors of another realm, or of a second copy of this package, where `instanceof` is false.
const brand = Symbol.for('@annals/sdk/error')

/** What every error of a request has. Messages and fields hold neither headers nor bodies nor the address. */
export abstract class AnnalsError extends Error {
  /** Which error it is, and so what to do about it. */
  abstract readonly kind: keyof ErrorKinds
  /** The service's id of the request, to be told to its operator; null when it gave none. */
  readonly requestId: string | null
  constructor(message: string, requestId: string | null = null) {
    super(message)
    this.requestId = requestId
    Object.defineProperty(this, brand, { value: true })
  }
}

/** The service could not be reached, or the connection was cut before the answer ended. Check the address and the network. */
export class NetworkError extends AnnalsError {
  override readonly name = 'NetworkError'
  readonly kind = 'network'
  /** The system's code, such as ECONNREFUSED; null where the platform tells none, as in browsers. */
  readonly code: string | null
  constructor(message: string, code: string | null) {
    super(message)
    this.code = code
  }
}

/** No whole answer within `timeout`. Ask for less, or allow more time. */
export class TimeoutError extends AnnalsError {
  override readonly name = 'TimeoutError'
  readonly kind = 'timeout'
  /** Milliseconds that were waited. */
  readonly timeout: number
  constructor(timeout: number) {
    super(`The service did not answer within ${timeout} ms.`)
    this.timeout = timeout
  }
}

/** What was heard of an answer that failed. */
interface Heard {
  /** HTTP status. */
  status: number
  requestId: string | null
  /** When the service asks to be tried again; null when it does not say. */
  retryAt: Date | null
}

/** An answer came, and it was an error. */
export abstract class AnswerError extends AnnalsError {
  /** HTTP status. */
  readonly status: number
  /** When the service asks to be tried again; null when it does not say. */
  readonly retryAt: Date | null
  constructor(message: string, { status, requestId, retryAt }: Heard) {
    super(message, requestId)
    this.status = status
    this.retryAt = retryAt
  }
}

/** The answer was not a GraphQL answer: a proxy's page, an outage, a wrong address. Check `status` and the address. */
export class HttpError extends AnswerError {
  override readonly name = 'HttpError'
  readonly kind = 'http'
  constructor(heard: Heard) {
    super(`The service answered with HTTP status ${heard.status} and no GraphQL result.`, heard)
  }
}

/** Too many requests. Wait until `retryAt`. */
export class RateLimitError extends AnswerError {
  override readonly name = 'RateLimitError'
  readonly kind = 'rate-limit'
  constructor(heard: Heard) {
    super(`Too many requests${heard.retryAt ? `; try again at ${heard.retryAt.toISOString()}` : ''}.`, heard)
  }
}

export interface GraphQLResponseErrorItem {
  message: string
  /** Where in the result; absent when the operation as a whole failed. */
  path?: (string | number)[]
  locations?: { line: number; column: number }[]
  /** `code` is stable: see the service's error codes. */
  extensions?: { code?: string; requestId?: string; [key: string]: unknown }
}

/** The service answered with errors. Look at `codes`: mostly the operation or a variable has to change. */
export class GraphQLResponseError extends AnswerError {
  override readonly name = 'GraphQLResponseError'
  readonly kind = 'graphql'
  readonly errors: readonly GraphQLResponseErrorItem[]
  /** The codes of the errors, each once. */
  readonly codes: readonly string[]
  /** Data of the fields that did not fail, of the document's result type but for nulls; null when there is none. */
  readonly data: unknown
  constructor(errors: readonly GraphQLResponseErrorItem[], data: unknown, heard: Heard) {
    const requestId = errors.map((error) => error.extensions?.requestId).find((id) => id !== undefined)
    super(errors.map((error) => error.message).join('\n'), { ...heard, requestId: requestId ?? heard.requestId })
    this.errors = errors
    this.codes = [...new Set(errors.flatMap((error) => error.extensions?.code ?? []))]
    this.data = data ?? null
  }
}

export interface ErrorKinds {
  network: NetworkError
  timeout: TimeoutError
  http: HttpError
  'rate-limit': RateLimitError
  graphql: GraphQLResponseError
}

/**
 * Whether a request failed so, in whatever realm or copy of this package. Without a kind: any of them, told apart by `error.kind`.
 * What a signal was aborted with is none of them: a request rejects with it as it is.
 */
export function isAnnalsError<Kind extends keyof ErrorKinds = keyof ErrorKinds>(error: unknown, kind?: Kind): error is ErrorKinds[Kind] {
  const candidate = error as (AnnalsError & { [brand]?: true }) | null | undefined
  return candidate?.[brand] === true && (kind === undefined || candidate.kind === kind)
}
