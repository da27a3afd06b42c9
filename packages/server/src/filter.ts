/** Conditions, and filters of plain values, the same for every type. */
import type { SqlArg } from '@annals/pothos-kysely'
import type { EnumRef } from '@pothos/core'
import { type Expression, sql } from 'kysely'
import { builder } from './builder.ts'

/** All conditions that are given; none: true. */
export function all(conditions: readonly (Expression<boolean> | undefined)[]): Expression<boolean> {
  const given = conditions.filter((c) => c !== undefined)
  if (given.length === 0) return sql.lit(true)
  return sql<boolean>`(${sql.join(
    given.map((c) => sql`(${c})`),
    sql.raw(' and '),
  )})`
}

export const StringFilter = builder.inputType('StringFilter', {
  description: 'Conditions on a text; all given ones must hold. Case counts.',
  fields: (t) => ({
    eq: t.string({ description: 'Is exactly this.' }),
    in: t.stringList({ description: 'Is one of these, at most 100.' }),
    startsWith: t.string({ description: 'Begins with this.' }),
    contains: t.string({ description: 'Contains this.' }),
  }),
})
type StringFilterArg = SqlArg<{ eq?: string | null; in?: string[] | null; startsWith?: string | null; contains?: string | null }>

/** A filter on a text column. */
export const stringField = <R>(description: string, column: (row: R) => Expression<unknown>) => ({
  type: StringFilter,
  description,
  sql: (row: R, f: StringFilterArg) =>
    all([
      f.eq && sql<boolean>`${column(row)} = ${f.eq}`,
      f.in && sql<boolean>`${column(row)} = any(${f.in})`,
      f.startsWith && sql<boolean>`starts_with(${column(row)}, ${f.startsWith})`,
      f.contains && sql<boolean>`strpos(${column(row)}, ${f.contains}) > 0`,
    ]),
})

/** An input type `<Name>Filter` for an enum. */
export function enumFilter(name: string, ref: EnumRef<never, string>) {
  const input = builder.inputType(`${name}Filter`, {
    description: `Conditions on a ${name}.`,
    fields: (t) => ({
      eq: t.field({ type: ref, description: 'Is this.' }),
      in: t.field({ type: [ref], description: 'Is one of these.' }),
    }),
  })
  return <R>(description: string, column: (row: R) => Expression<unknown>) => ({
    type: input,
    description,
    sql: (row: R, f: { eq?: string; in?: string[] }) =>
      all([
        f.eq === undefined ? undefined : sql<boolean>`${column(row)} = ${f.eq}`,
        f.in && sql<boolean>`${column(row)} = any(${sql.val(f.in)}::text[])`,
      ]),
  })
}
