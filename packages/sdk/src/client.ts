import { AnnalsError, GraphQLResponseError, type GraphQLResponseErrorItem, HttpError } from './errors.ts'

/** A document that knows the types of its result and variables: those shipped here, or of any generator of typed documents as text. */
export interface TypedDocument<Result, Variables> {
  __apiType?: (variables: Variables) => Result
  toString(): string
}
export interface ClientOptions {
  /** The service's endpoint, as in `https://annals.example/graphql`. */
  url: string
  /** What sends requests; default: the platform's `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** Sent with every request. */
  headers?: Record<string, string>
}
export interface RequestOptions {
  /** Ends the request when aborted; the promise then rejects with the signal's reason. */
  signal?: AbortSignal
}
export interface Client {
  /**
   * Runs one operation and gives its data, plain and typed by the document.
   * Rejects with a `GraphQLResponseError` when the answer has errors (partial data is on it), a `HttpError` when it is not a
   * GraphQL answer, and an `AnnalsError` when the service cannot be reached.
   */
  request<Result, Variables extends Record<string, unknown>>(
    document: TypedDocument<Result, Variables>,
    ...rest: Record<string, never> extends Variables
      ? [variables?: Variables, options?: RequestOptions]
      : [variables: Variables, options?: RequestOptions]
  ): Promise<Result>
}

interface Answer {
  data?: unknown
  errors?: GraphQLResponseErrorItem[]
}

export function createClient({ url, fetch = globalThis.fetch, headers = {} }: ClientOptions): Client {
  return {
    async request(document, ...[variables, options]) {
      const init: RequestInit = {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9' },
        body: JSON.stringify({ query: String(document), variables }),
        ...(options?.signal ? { signal: options.signal } : {}),
      }
      let response: Response
      try {
        response = await fetch(url, init)
      } catch (cause) {
        if (options?.signal?.aborted) throw options.signal.reason
        throw new AnnalsError('The service could not be reached.', { cause })
      }
      const answer = await readAnswer(response, options?.signal)
      if (answer.errors && answer.errors.length > 0) throw new GraphQLResponseError(answer.errors, answer.data, response.status)
      return answer.data as never
    },
  }
}

async function readAnswer(response: Response, signal: AbortSignal | undefined): Promise<Answer> {
  let answer: unknown
  try {
    answer = await response.json()
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    throw new HttpError(response.status, { cause })
  }
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer)) throw new HttpError(response.status)
  return answer as Answer
}
