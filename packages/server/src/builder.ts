import type { Database, Statement } from '@annals/db'
import pothosKysely from '@annals/pothos-kysely'
import SchemaBuilder from '@pothos/core'
import { throwForClient } from './errors.ts'
import type { Asked } from './http/asked.ts'
import { type Charge, oweCompiling } from './limits/charge.ts'

/** What every operation carries: the database it reads, reached through the context so that building the schema needs none. */
export interface Context {
  database: Database
  /** What the operation is charged, from before it runs. */
  charge?: Charge
  /** The request that asks; its statements are counted there, and cancelled when it goes. */
  asked?: Asked
  request?: Request
}

/** From what cost on an operation may hold the database for long. */
const dear = 50_000

/** Runs a statement of an operation. */
export async function runStatement({ database, asked, charge, request }: Context, statement: Statement): Promise<unknown[][]> {
  const started = performance.now()
  try {
    return await database.run(charge && charge.cost >= dear ? { ...statement, dear: true } : statement, request?.signal)
  } finally {
    asked?.statements.push({ started, ms: performance.now() - started })
  }
}

export interface SchemaTypes {
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    Date: { Input: string; Output: string }
    EDTF: { Input: string; Output: string }
    DateTime: { Input: string; Output: string }
    JSON: { Input: unknown; Output: unknown }
  }
}

export type Builder = InstanceType<typeof SchemaBuilder<SchemaTypes>>

export const builder: Builder = new SchemaBuilder<SchemaTypes>({
  plugins: [pothosKysely],
  defaultFieldNullability: false,
  pothosKysely: {
    kysely: (context) => context.database.kysely,
    run: (context, statement) => runStatement(context, statement).catch(throwForClient),
    compiled: ({ charge }, text) => oweCompiling(charge, text),
  },
})

builder.queryType({
  description:
    'Questions about modern political history. Every list is bounded; every claim carries its sources, rank, status and confidence.',
})

/** An enum of a closed list, each value with the description the list gives it. */
export function codeEnum<L extends Record<string, string>>(name: string, description: string, list: L) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(Object.entries(list).map(([value, says]) => [value, { value, description: says }])) as {
      [V in keyof L & string]: { value: V; description: string }
    },
  })
}
