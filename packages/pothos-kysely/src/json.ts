/** JSON written by Postgres as text: what `JSON.stringify` would give, byte for byte. */
import { type GraphQLLeafType, isEnumType } from 'graphql'
import { type Expression, type RawBuilder, sql } from 'kysely'

/** A piece of JSON text: constant, or an expression that gives text. */
export type Part = string | Expression<unknown>

/** Joins pieces into one text expression; neighbouring constants become one literal. */
export function text(parts: readonly Part[]): RawBuilder<string> {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part
    else if (part !== '') merged.push(part)
  }
  const pieces = merged.map((p) => (typeof p === 'string' ? sql`${sql.lit(p)}` : sql`${p}`))
  return pieces.length === 1 ? sql<string>`${pieces[0]}::text` : sql<string>`(${sql.join(pieces, sql.raw(' || '))})`
}

export const orNull = (expression: Expression<unknown>): RawBuilder<string> => sql`coalesce(${expression}, 'null')`

/** A leaf value as JSON text; null when the value is null. A custom scalar says how in `extensions.toJsonText`. */
export function leaf(type: GraphQLLeafType, value: Expression<unknown>): RawBuilder<string> {
  if (isEnumType(type)) return sql`('"' || ${value} || '"')`
  const custom = type.extensions.toJsonText as ((value: Expression<unknown>) => RawBuilder<string>) | undefined
  if (custom) return custom(value)
  if (type.name === 'Int' || type.name === 'Boolean') return sql`(${value})::text`
  return sql`to_json(${value})::text`
}

/** A list of leaf values, from a Postgres array. */
export const leafList = (value: Expression<unknown>): RawBuilder<string> => sql`array_to_json(${value})::text`
