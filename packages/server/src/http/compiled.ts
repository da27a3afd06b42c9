import { compiledOperations } from '@annals/pothos-kysely'
import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { type Context, runStatement } from '../builder.ts'
import { budgetHeaders, type Charge, oweCompiling, rateLimited, type Till } from '../limits/charge.ts'
import { turn } from '../turn.ts'
import type { Answers } from './answers.ts'
import type { Asked, Executor } from './asked.ts'
import { answerHeaders } from './cors.ts'
import { requestIdHeader } from './observed.ts'

const compiled = compiledOperations<Context>({
  kysely: ({ database }) => database.kysely,
  run: runStatement,
  compiled: ({ charge }, text) => oweCompiling(charge, text),
})

/** Says who answered: memory, one statement for the whole operation, or graphql-js with a statement a root field. */
export const executorHeader = 'x-annals-executor'

/** A GET may be kept by anyone for a minute, and asked after by its tag from then on. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=600'

/**
 * Queries that compile are answered by their statement's text, which is remembered; everything else goes to graphql-js and is not.
 * Without `answers`, nothing is remembered.
 */
export function compiledLane(till: Till, answers: Answers | undefined): Plugin<Context & { request: Request }> {
  const keys = new WeakMap<Request, string>()
  const tagOf = (request: Request, from: Pick<Answers, 'tag'> | undefined) =>
    request.method === 'GET' ? from?.tag(new URL(request.url).search) : undefined
  return {
    onRequest({ request, url, endResponse }) {
      if (request.method !== 'GET' || !answers) return
      const tag = answers.tag(url.search)
      if (tag !== undefined && named(request.headers.get('if-none-match'), tag))
        endResponse(new Response(null, { status: 304, headers: { etag: tag, 'cache-control': cacheControl } }))
    },
    onParams({ params, request, context, setResult }) {
      if (!answers) return undefined
      const key = JSON.stringify([params.query, params.operationName, params.variables])
      keys.set(request, key)
      const answer = answers.get(key)
      // What a key made room for is not given to those without.
      if (!answer || answer.cost > till.allowance(request).operation) return undefined
      const { asked } = context as Partial<Context>
      const give = (charge: Charge) => {
        ;(context as { charge?: Charge }).charge = charge
        setResult(
          charge.taken?.granted === false ? rateLimited(charge) : finished(answer.text, charge, 'memory', tagOf(request, answers), asked),
        )
      }
      const charge = till.charge(request, context, answer.cost)
      return charge instanceof Promise ? charge.then(give) : give(charge)
    },
    onExecute({ executeFn, setExecuteFn, args: { contextValue } }) {
      const { request, asked, charge } = contextValue
      if (!charge) throw new Error('an operation is charged before it runs')
      setExecuteFn(async (args) => {
        const begun = answers?.begin()
        const data = await compiled(args)
        if (data === undefined) {
          // The whole of introspection, or of a long list, is executed without a pause.
          await turn()
          return executed(await executeFn(args), asked)
        }
        const { cost } = charge
        const text = `${data.slice(0, -1)},"extensions":{"cost":${cost}}}`
        const key = keys.get(request)
        if (key !== undefined) begun?.keep(key, { text, cost })
        return finished(text, charge, 'compiled', tagOf(request, begun), asked)
      })
    },
  }
}

/** Whether a list of tags has this one, weak or strong. */
const named = (list: string | null, tag: string) =>
  list?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag.replace(/^W\//, '')) ?? false

/** A result that Yoga passes through as it is, with all its headers: those set on a finished response cost more. */
function finished(text: string, charge: Charge, executor: Executor, tag: string | undefined, asked: Asked | undefined): ExecutionResult {
  const headers = {
    ...answerHeaders,
    ...budgetHeaders(charge),
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
