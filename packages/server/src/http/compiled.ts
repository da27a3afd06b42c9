import { compiledOperations } from '@annals/pothos-kysely'
import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { type Context, runStatement } from '../builder.ts'
import type { Answers } from './answers.ts'
import type { Asked, Executor } from './asked.ts'
import { corsHeaders } from './cors.ts'
import { requestIdHeader } from './observed.ts'

const compiled = compiledOperations<Context>({
  kysely: ({ database }) => database.kysely,
  run: runStatement,
})

/** Says who answered: memory, one statement for the whole operation, or graphql-js with a statement a root field. */
export const executorHeader = 'x-annals-executor'

/** A GET may be kept by anyone for a minute, and asked after by its tag from then on. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=600'

/**
 * Queries that compile are answered by their statement's text, which is remembered; everything else goes to graphql-js and is not.
 * Without `answers`, nothing is remembered.
 */
export function compiledLane(answers: Answers | undefined): Plugin<Context & { request: Request }> {
  const keys = new WeakMap<Request, string>()
  const tagOf = (request: Request, from: Pick<Answers, 'tag'> | undefined) =>
    request.method === 'GET' ? from?.tag(new URL(request.url).search) : undefined
  return {
    onRequest({ request, url, endResponse }) {
      if (request.method !== 'GET' || !answers) return
      const tag = answers.tag(url.search)
      if (tag !== undefined && request.headers.get('if-none-match') === tag)
        endResponse(new Response(null, { status: 304, headers: { etag: tag, 'cache-control': cacheControl } }))
    },
    onParams({ params, request, setResult, context }) {
      if (!answers) return
      const key = JSON.stringify([params.query, params.operationName, params.variables])
      keys.set(request, key)
      const text = answers.get(key)
      if (text !== undefined) setResult(finished(text, 'memory', tagOf(request, answers), (context as Partial<Context>).asked))
    },
    onExecute({ executeFn, setExecuteFn, args: { contextValue } }) {
      const { request, asked } = contextValue
      setExecuteFn(async (args) => {
        const begun = answers?.begin()
        const text = await compiled(args)
        if (text === undefined) return executed(await executeFn(args), asked)
        const key = keys.get(request)
        if (key !== undefined) begun?.keep(key, text)
        return finished(text, 'compiled', tagOf(request, begun), asked)
      })
    },
  }
}

/** A result that Yoga passes through as it is, with all its headers: those set on a finished response cost more. */
function finished(text: string, executor: Executor, tag: string | undefined, asked: Asked | undefined): ExecutionResult {
  const headers = {
    ...corsHeaders,
    [executorHeader]: executor,
    'content-length': String(Buffer.byteLength(text)),
    ...(tag === undefined ? {} : { etag: tag, 'cache-control': cacheControl }),
    ...(asked ? { [requestIdHeader]: asked.id } : {}),
  }
  if (asked) Object.assign(asked, { executor, named: true })
  return { stringify: () => text, extensions: { http: { headers } } } as ExecutionResult
}

function executed(result: ExecutionResult, asked: Asked | undefined): ExecutionResult {
  if (asked) asked.executor = 'graphql-js'
  return { ...result, extensions: { ...result.extensions, http: { headers: { [executorHeader]: 'graphql-js' satisfies Executor } } } }
}
