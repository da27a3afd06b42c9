import { compiledOperations } from '@annals/pothos-kysely'
import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../builder.ts'

const compiled = compiledOperations<Context>({
  kysely: ({ database }) => database.kysely,
  run: ({ database }, statement) => database.run(statement),
})

/** Says which of the two executors answered: one statement for the whole operation, or graphql-js with one a root field. */
export const executorHeader = 'x-annals-executor'

/** Queries that compile are answered by their statement's text; everything else goes to graphql-js. */
export function compiledLane(): Plugin<Context & { request: Request }> {
  const ran = new WeakMap<Request, 'compiled' | 'graphql-js'>()
  return {
    onExecute({ executeFn, setExecuteFn, args: { contextValue } }) {
      setExecuteFn(async (args) => {
        const text = await compiled(args)
        ran.set(contextValue.request, text === undefined ? 'graphql-js' : 'compiled')
        return text === undefined ? executeFn(args) : finished(text)
      })
    },
    onResponse({ request, response }) {
      const executor = ran.get(request)
      if (executor) response.headers.set(executorHeader, executor)
    },
  }
}

/** A result that Yoga passes through as it is. */
const finished = (text: string) => ({ stringify: () => text }) as ExecutionResult
