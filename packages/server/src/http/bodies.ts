import { parse } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** The longest request body, in bytes. */
const maxBody = 256 * 1024
/** The most tokens of a document: honest ones have a few hundred, and nesting some thousands overflows the parser's stack. */
const maxTokens = 2000

const refuse = (status: number, message: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })

/** Only JSON bodies, which other sites cannot send unasked as they can forms, and of bounded size. */
export function onlyJson(): Plugin {
  return {
    async onRequest({ request, endResponse, setRequest, fetchAPI }) {
      if (request.method !== 'POST') return
      const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
      if (type !== 'application/json')
        return endResponse(refuse(415, 'Send the operation as application/json.', { accept: 'application/json' }))
      // Read here, since a length need not be announced and must not be believed.
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength
        if (size > maxBody) return endResponse(refuse(413, `A request has at most ${maxBody / 1024} kB.`))
        chunks.push(chunk)
      }
      setRequest(
        new fetchAPI.Request(request.url, {
          method: 'POST',
          headers: request.headers,
          body: Buffer.concat(chunks),
          signal: request.signal,
        }),
      )
    },
  }
}

export function boundedDocuments(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source as string, { ...options, maxTokens }))
    },
  }
}
