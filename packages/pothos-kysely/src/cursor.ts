import { createHash } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { type Expression, type RawBuilder, sql } from 'kysely'

/** A page asked for in a way that cannot be answered, or a cursor that is not of this list. `extensions.code` says which. */
export const pageErrors = { BAD_CURSOR: 'BAD_CURSOR', BAD_PAGE: 'BAD_PAGE' } as const

export const badPage = (message: string) => new GraphQLError(message, { extensions: { code: pageErrors.BAD_PAGE } })

const badCursor = (argument: string, reason: string) =>
  new GraphQLError(
    `\`${argument}\` ${reason}; use a cursor from the same list with the same filter, order and arguments, or leave it out`,
    {
      extensions: { code: pageErrors.BAD_CURSOR, argument },
    },
  )

/** What a cursor is bound to: the field and every argument but those of paging. */
export function binding(field: string, values: Record<string, unknown>): string {
  const { first: _first, last: _last, after: _after, before: _before, ...rest } = values
  return createHash('sha256')
    .update(JSON.stringify([field, rest]))
    .digest('base64url')
    .slice(0, 8)
}

/** What a row's cursor holds: a JSON list of the binding and the sort keys as text. */
export function cursorKeys(bound: Expression<string>, keys: readonly Expression<unknown>[]): RawBuilder<string> {
  const list = sql.join([sql`'["' || ${bound} || '"'`, ...keys.map((k) => sql`to_json((${k})::text)::text`)], sql.raw(` || ',' || `))
  return sql`(${list} || ']')`
}

/** Its text for clients: base64url. */
export const encodeCursor = (keys: Expression<unknown>): RawBuilder<string> =>
  sql`translate(encode(convert_to(${keys}, 'UTF8'), 'base64'), E'+/=\n', '-_')`

/** The sort keys in a cursor; throws BAD_CURSOR for one that is malformed or of another list. */
export function decodeCursor(argument: string, cursor: string, bound: string, keyCount: number): string[] {
  let decoded: unknown
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw badCursor(argument, 'is not a cursor')
  }
  if (!Array.isArray(decoded) || !decoded.every((d) => typeof d === 'string')) throw badCursor(argument, 'is not a cursor')
  if (decoded[0] !== bound || decoded.length !== keyCount + 1) throw badCursor(argument, 'is of another list')
  return decoded.slice(1)
}
