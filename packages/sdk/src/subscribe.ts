import { readAnswer } from './answer.ts'
import { bodyOf, type Client, type RequestOptions, unreachable } from './client.ts'
import type { TypedDocument } from './document.ts'
import { isAnnalsError, NetworkError } from './errors.ts'
import { stopWith } from './stop.ts'

export interface SubscribeOptions extends RequestOptions {
  /** Milliseconds the service may be silent, its pings counted as sound; default 30,000, `Infinity` for no limit. */
  silence?: number
}

/**
 * The results of a subscription as they come, over server-sent events (GraphQL over SSE, distinct connections). Ends when the service
 * completes it; leaving the loop or aborting the signal unsubscribes. It does not subscribe again by itself: what was missed meanwhile
 * would be missed unseen. Throws the errors of `request`; a stream cut short is a NetworkError, a silent one a TimeoutError.
 */
export async function* subscribe<Result, Variables extends Record<string, unknown>>(
  client: Pick<Client, 'send'>,
  document: TypedDocument<Result, Variables>,
  variables: NoInfer<Variables>,
  { signal, silence = 30_000 }: SubscribeOptions = {},
): AsyncGenerator<Result, void, undefined> {
  signal?.throwIfAborted()
  const body = bodyOf(document, variables)
  const stop = stopWith(signal)
  try {
    const response = await stop.wait(client.send(body, { accept: 'text/event-stream', signal: stop.signal }), silence)
    // Refused, or answered at once by a service that does not stream.
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      yield readAnswer<Result>(response, await stop.wait(response.text(), silence))
      return
    }
    const reader = response.body.getReader()
    for await (const { event, data } of events(() => stop.wait(reader.read(), silence))) {
      if (event === 'complete') return
      if (event === 'next') yield readAnswer<Result>(response, data)
    }
    throw new NetworkError('The subscription was cut short.', null)
  } catch (cause) {
    if (stop.signal.aborted) throw stop.signal.reason
    throw isAnnalsError(cause) ? cause : unreachable(cause)
  } finally {
    stop.abort()
    stop.end()
  }
}

/** Events of a stream, https://html.spec.whatwg.org/multipage/server-sent-events.html; comments, which pings are, give none. */
async function* events(read: () => Promise<ReadableStreamReadResult<Uint8Array>>): AsyncGenerator<{ event: string; data: string }> {
  const decoder = new TextDecoder()
  let rest = ''
  let event = ''
  let data: string[] = []
  for (;;) {
    const { done, value } = await read()
    if (done) return
    // A line may end in CR LF, and the two may come apart.
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, field, text = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? []
      if (line === '') {
        if (event !== '' || data.length > 0) yield { event, data: data.join('\n') }
        event = ''
        data = []
      } else if (field === 'event') event = text
      else if (field === 'data') data.push(text)
    }
  }
}
