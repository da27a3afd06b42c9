import type { IncomingMessage } from 'node:http'
import { type DocumentNode, GraphQLError, parse } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { documentLimits, operationLimit } from '../limits/document.ts'
import { turn } from '../turn.ts'

/** The longest request body, in bytes. */
const maxBody = 256 * 1024
/** How much of a longer one is read, and dropped, so that who sends it hears why it is refused: a connection that is closed before takes the answer with it. */
const mostDropped = 16 * 1024 * 1024
/** From how many characters on a body waits for its turn. */
const longBody = 1000
const refusal = (status: number, message: string, headers: Record<string, string> = {}) =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status, headers } } })

/** Only JSON bodies, which other sites cannot send unasked as they can forms, and of bounded size. */
export function onlyJson(): Plugin {
  return {
    onRequest({ request, endResponse }) {
      if (request.method !== 'POST') return
      const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
      if (type === 'application/json') return
      const error = { message: 'Send the operation as application/json.', extensions: { code: 'BAD_REQUEST' } }
      const headers = { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' }
      endResponse(new Response(JSON.stringify({ errors: [error] }), { status: 415, headers }))
    },
    onRequestParse({ request, url, serverContext, requestParser, setRequestParser }) {
      if (request.method === 'GET' && requestParser)
        setRequestParser((asked) => {
          for (const name of ['variables', 'extensions']) readable(name, url.searchParams.get(name))
          return requestParser(asked)
        })
      if (request.method !== 'POST') return
      // From Node's own request where there is one: a stream of the Fetch API costs more than all the rest of a request.
      const { req } = serverContext as { req?: IncomingMessage }
      setRequestParser(async () => {
        const body = await (req ? fromNode(req) : fromFetch(request))
        // To parse and check what is long takes milliseconds, also where it is refused then.
        if (body.length > longBody) await turn()
        return parameters(body)
      })
    },
  }
}

/** Throws for a parameter of a GET that is no JSON, which Yoga takes for a failure of its own. */
function readable(name: string, text: string | null): void {
  try {
    JSON.parse(text || '{}')
  } catch {
    throw refusal(400, `\`${name}\` is not JSON; write {"name": value, …} and encode it for an address.`)
  }
}

function parameters(body: string): GraphQLParams {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw refusal(400, 'The body is not JSON; send {"query": …, "variables": …}.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusal(400, 'The body must be one JSON object, {"query": …, "variables": …}; batches are not taken.')
  return value as GraphQLParams
}

const tooLong = () => refusal(413, `A request has at most ${maxBody / 1024} kB.`, { connection: 'close' })

/** The length need not be announced and must not be believed. */
function fromNode(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size <= maxBody) return chunks.push(chunk)
      chunks.length = 0
      if (size <= mostDropped) return
      request.pause()
      request.removeAllListeners('data')
      reject(tooLong())
    })
    request.on('end', () => {
      if (size > maxBody) return reject(tooLong())
      resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8'))
    })
    request.on('error', reject)
  })
}

async function fromFetch(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBody) throw tooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export function boundedDocuments(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => boundedParse(source as string, options))
    },
  }
}

/** Nesting some thousand tokens would overflow the parser's stack. */
export function boundedParse(source: string, options?: object): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: documentLimits.tokens.most })
  } catch (error) {
    // graphql-js tells this from other syntax errors by its message alone.
    throw error instanceof GraphQLError && error.message.includes(`more that ${documentLimits.tokens.most} tokens`)
      ? operationLimit('tokens')
      : error
  }
}
