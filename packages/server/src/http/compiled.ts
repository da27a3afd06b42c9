import { compiledOperations } from '@annals/pothos-kysely'
import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../builder.ts'
import type { Answers } from './answers.ts'

const compiled = compiledOperations<Context>({
  kysely: ({ database }) => database.kysely,
  run: ({ database }, statement) => database.run(statement),
})

/** Says who answered: memory, one statement for the whole operation, or graphql-js with a statement a root field. */
export const executorHeader = 'x-annals-executor'
type Executor = 'memory' | 'compiled' | 'graphql-js'

/** A GET may be kept by anyone for a minute, and asked after by its tag from then on. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=600'

/**
 * Queries that compile are answered by their statement's text, which is remembered; everything else goes to graphql-js and is not.
 * Without `answers`, nothing is remembered.
 */
export function compiledLane(answers: Answers | undefined): Plugin<Context & { request: Request }> {
  const ran = new WeakMap<Request, Executor>()
  const keys = new WeakMap<Request, string>()
  return {
    onRequest({ request, url, endResponse }) {
      if (request.method !== 'GET' || !answers) return
      const tag = answers.tag(url.search)
      if (tag !== undefined && request.headers.get('if-none-match') === tag)
        endResponse(new Response(null, { status: 304, headers: { etag: tag, 'cache-control': cacheControl } }))
    },
    onParams({ params, request, setResult }) {
      if (!answers) return
      const key = JSON.stringify([params.query, params.operationName, params.variables])
      keys.set(request, key)
      const text = answers.get(key)
      if (text === undefined) return
      ran.set(request, 'memory')
      setResult(finished(text))
    },
    onExecute({ executeFn, setExecuteFn, args: { contextValue } }) {
      const { request } = contextValue
      setExecuteFn(async (args) => {
        const keep = answers?.begin()
        const text = await compiled(args)
        ran.set(request, text === undefined ? 'graphql-js' : 'compiled')
        if (text === undefined) return executeFn(args)
        const key = keys.get(request)
        if (key !== undefined) keep?.(key, text)
        return finished(text)
      })
    },
    onResponse({ request, response }) {
      const executor = ran.get(request)
      if (!executor) return
      response.headers.set(executorHeader, executor)
      const tag = request.method === 'GET' && executor !== 'graphql-js' ? answers?.tag(new URL(request.url).search) : undefined
      if (tag === undefined) return
      response.headers.set('etag', tag)
      response.headers.set('cache-control', cacheControl)
    },
  }
}

/** A result that Yoga passes through as it is. */
const finished = (text: string) => ({ stringify: () => text }) as ExecutionResult
