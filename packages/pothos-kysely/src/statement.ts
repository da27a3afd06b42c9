/** From an expression of JSON text to a statement, and to what the database answers. */
import { createHash } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { Slot } from './slot.ts'
import type { PothosKyselyOptions } from './types.ts'

export interface Statement {
  name: string
  text: string
  /** Values, and slots whose values the variables say. */
  parameters: readonly unknown[]
}

export function statementOf(json: RawBuilder<string>, kysely: Kysely<unknown>): Statement {
  const { sql: text, parameters } = sql`select ${json}`.compile(kysely)
  // The same text has the same name, so that its plan is found again.
  return { name: createHash('sha256').update(text).digest('base64url').slice(0, 24), text, parameters }
}

/** Runs an expression once, under the variables it was compiled with, and gives its JSON. */
export async function fetchJson(options: PothosKyselyOptions<unknown>, context: unknown, json: RawBuilder<string>): Promise<unknown> {
  const { name, text, parameters } = statementOf(json, options.kysely(context))
  const values = parameters.map((p) => (p instanceof Slot ? p.current : p))
  const rows = await options.run(context, { name, text, values })
  return JSON.parse(rows[0]?.[0] as string)
}
