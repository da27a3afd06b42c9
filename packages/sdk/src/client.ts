import { readAnswer } from './answer.ts'
import { type Rest, type TypedDocument, textOf } from './document.ts'
import { isAnnalsError, NetworkError } from './errors.ts'
import { stopWith } from './stop.ts'

export interface ClientOptions {
  /** The service's endpoint, as in `https://annals.example/graphql`; in a browser it may be relative. */
  url: string
  /** What sends requests; default: the platform's `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** Sent with every request. */
  headers?: Record<string, string>
  /** How often a query may be asked again after a failure that may pass; default 2. Mutations are never sent twice. */
  retry?: number
  /** Milliseconds an attempt may take, the whole answer included; default 30,000, `Infinity` for no limit. */
  timeout?: number
  /** Told of every HTTP response, those that are asked again included: for logs and measurements. */
  onResponse?: (seen: SeenResponse) => void
}
export interface SeenResponse {
  /** HTTP status. */
  status: number
  headers: Headers
  /** 1, and one more for each time the query was asked again. */
  attempt: number
  /** Milliseconds from sending to the end of the answer. */
  duration: number
}
export interface RequestOptions {
  /** Ends the request when aborted; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
}
export interface Client {
  /**
   * Runs one operation and gives its data, plain and typed by the document. A query is asked again when the network fails, and on the
   * statuses 429, 502, 503 and 504 (but for what took the service too long: TIMEOUT), after the time that Retry-After names (up to 30 seconds) or a random one that grows.
   * Rejects with one of the errors that `isAnnalsError` tells apart, or with the signal's reason.
   */
  request<Result, Variables extends Record<string, unknown>>(
    document: TypedDocument<Result, Variables>,
    ...rest: Rest<NoInfer<Variables>, RequestOptions>
  ): Promise<Result>
  /** Sends one operation, once, and gives the response as it comes; what `subscribe` is made of. Rejects with what `fetch` rejects with. */
  send(body: string, options: { accept: string; signal: AbortSignal }): Promise<Response>
}

const accept = 'application/graphql-response+json, application/json;q=0.9'
const passing = [429, 502, 503, 504]
/** The longest time to wait before asking again, in milliseconds. */
const longestPause = 30_000

/** A client of one service. Throws a TypeError on an address with a password in it and on headers that are none. */
export function createClient(options: ClientOptions): Client {
  const { url, fetch = globalThis.fetch, headers = {}, retry = 2, timeout = 30_000, onResponse } = options
  // Refused here, in words of our own: `fetch` would put the secret into its message.
  if (/^[^/]*\/\/[^/?#]*@/.test(url)) throw new TypeError('The url may not hold a user or password; send them in `headers`.')
  try {
    new Headers(headers)
  } catch {
    throw new TypeError('The `headers` are not valid HTTP headers.')
  }

  const client: Client = {
    async request<Result, Variables>(
      document: TypedDocument<Result, Variables>,
      ...[variables, { signal } = {}]: [variables?: unknown, options?: RequestOptions]
    ): Promise<Result> {
      const body = bodyOf(document, variables)
      const mayRepeat = !/\b(mutation|subscription)\b/.test(textOf(document))
      for (let attempt = 1; ; attempt++) {
        try {
          return await ask(body, attempt, signal)
        } catch (error) {
          const pause = attempt <= retry && mayRepeat ? pauseAfter(error, attempt) : undefined
          if (pause === undefined || pause > longestPause) throw error
          await sleep(pause, signal)
        }
      }
    },
    send: async (body, { accept, signal }) =>
      fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json', accept }, body, signal }),
  }

  async function ask<Result>(body: string, attempt: number, signal: AbortSignal | undefined): Promise<Result> {
    signal?.throwIfAborted()
    const stop = stopWith(signal)
    const start = performance.now()
    let response: Response
    let text: string
    try {
      const sent = client.send(body, { accept, signal: stop.signal })
      ;[response, text] = await stop.wait(
        sent.then(async (response) => [response, await response.text()] as const),
        timeout,
      )
    } catch (cause) {
      throw stop.signal.aborted ? stop.signal.reason : unreachable(cause)
    } finally {
      stop.end()
    }
    onResponse?.({ status: response.status, headers: response.headers, attempt, duration: performance.now() - start })
    return readAnswer<Result>(response, text)
  }
  return client
}

export const bodyOf = (document: TypedDocument<unknown, never>, variables: unknown) =>
  JSON.stringify({ query: textOf(document), variables })

/** The cause itself is left out: it may hold the address and headers. */
export function unreachable(cause: unknown): NetworkError {
  const { code, cause: inner } = (cause ?? {}) as { code?: unknown; cause?: { code?: unknown } }
  const name = inner?.code ?? code
  return new NetworkError('The service could not be reached, or the connection was cut.', typeof name === 'string' ? name : null)
}

/** How long to wait before asking again, in milliseconds; undefined: it would fail again. */
function pauseAfter(error: unknown, attempt: number): number | undefined {
  if (!isAnnalsError(error) || error.kind === 'timeout') return undefined
  // The service cut it, and would again.
  if (error.kind === 'graphql' && error.codes.includes('TIMEOUT')) return undefined
  const jitter = Math.random() * 200 * 2 ** attempt
  if (error.kind === 'network') return jitter
  if (!passing.includes(error.status)) return undefined
  return error.retryAt ? Math.max(0, error.retryAt.getTime() - Date.now()) + jitter : jitter
}

async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
