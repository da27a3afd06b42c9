/** From an expression of JSON text to a statement, and to what the database answers. */
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { Slot } from './slot.ts'
import type { PothosKyselyOptions } from './types.ts'

export interface Statement {
  name: string
  text: string
  /** Values, and slots whose values the variables say. */
  parameters: readonly unknown[]
}

export function statementOf<Context>(json: RawBuilder<string>, options: PothosKyselyOptions<Context>, context: Context): Statement {
  const { sql: text, parameters } = sql`select ${json}`.compile(options.kysely(context))
  options.compiled?.(context, text)
  // The same text has the same name, so that its plan is found again.
  return { name: createHash('sha256').update(text).digest('base64url').slice(0, 24), text, parameters }
}

/** How many statements of one operation run at once that graphql-js asks for. */
const lanes = 4
const queues = new WeakMap<object, { asked: number; last: Promise<unknown>[]; over: boolean }>()

/**
 * Runs an expression once, under the variables it was compiled with, and gives its JSON. It is compiled and run in its turn among those of
 * the same context: one operation with a hundred root fields shall not take every connection. Once one that is `needed` has failed, the
 * operation is answered by null: what is still to come is neither compiled nor run, and never settles, since nobody listens.
 */
export function fetchJson(
  options: PothosKyselyOptions<unknown>,
  context: object,
  json: () => RawBuilder<string>,
  needed = false,
): Promise<unknown> {
  const queue = queues.get(context) ?? { asked: 0, last: [], over: false }
  queues.set(context, queue)
  const lane = queue.asked++ % lanes
  const before = queue.last[lane] ?? Promise.resolve()
  const fetched = before.then(async () => {
    if (queue.over) return new Promise(() => undefined)
    const { name, text, parameters } = statementOf(json(), options, context)
    const values = parameters.map((p) => (p instanceof Slot ? p.current : p))
    const rows = await options.run(context, { name, text, values })
    return JSON.parse(rows[0]?.[0] as string) as unknown
  })
  // Whether one fails is nothing to the next.
  queue.last[lane] = fetched.catch(() => {
    if (needed) queue.over = true
  })
  return fetched
}
