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

/** The sort keys in a cursor, of these types; throws BAD_CURSOR for one that is malformed or of another list. */
export function decodeCursor(argument: string, cursor: string, bound: string, types: readonly string[]): string[] {
  let decoded: unknown
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw badCursor(argument, 'is not a cursor')
  }
  if (!Array.isArray(decoded) || !decoded.every((d) => typeof d === 'string')) throw badCursor(argument, 'is not a cursor')
  const [binding, ...keys] = decoded
  if (binding !== bound || keys.length !== types.length) throw badCursor(argument, 'is of another list')
  if (!keys.every((key, i) => isKey[types[i] ?? '']?.(key) ?? true)) throw badCursor(argument, 'is not a cursor')
  return keys
}

const whole = (most: number) => (text: string) => /^-?\d+$/.test(text) && Math.abs(Number(text)) <= most
/** Whether a text is one of a type, so that a cursor somebody changed is not an error of the database. */
const isKey: Record<string, (text: string) => boolean> = {
  text: (text) => !text.includes('\0'),
  date: isDay,
  int2: whole(32_767),
  int4: whole(2_147_483_647),
  int8: whole(Number.MAX_SAFE_INTEGER),
  float8: (text) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text),
}

/** As PostgreSQL writes a day: `0044-03-15 BC`, from 4713 BC on, or an infinite one. */
function isDay(text: string): boolean {
  if (text === 'infinity' || text === '-infinity') return true
  const [, year, month, day, era] = /^(\d{4})-(\d\d)-(\d\d)( BC)?$/.exec(text) ?? []
  if (Number(year) < 1 || (era && Number(year) > 4713)) return false
  const read = new Date(0)
  read.setUTCFullYear(era ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day))
  return read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(day)
}
