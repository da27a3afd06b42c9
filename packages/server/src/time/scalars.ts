import { firstYear, postgresDay } from '@annals/db'
import { GraphQLError } from 'graphql'
import { sql } from 'kysely'
import { builder } from '../builder.ts'

const isoDay = /^(-?\d{4})-(\d{2})-(\d{2})$/

/** Whether an ISO 8601 day exists in the proleptic Gregorian calendar. */
function isDay(text: string): boolean {
  const [, year, month, day] = isoDay.exec(text) ?? []
  if (year === undefined) return false
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function parseDay(value: unknown): string {
  if (typeof value === 'string' && isDay(value) && Number(value.slice(0, -6)) >= firstYear) return value
  throw new GraphQLError(`${JSON.stringify(value)} is not a day; write YYYY-MM-DD, as in "1950-06-25", from year ${firstYear} on`)
}

builder.scalarType('Date', {
  description: 'A day, `YYYY-MM-DD`, proleptic Gregorian with astronomical years (year 0000 is 1 BCE).',
  serialize: (value) => value as string,
  parseValue: parseDay,
  extensions: {
    sqlType: 'date',
    fromInput: postgresDay,
    // An unbounded day is infinite in the table and null in an answer.
    toJsonText: (
      d: Parameters<typeof sql>[1],
    ) => sql`case when isfinite(${d}) then '"' || case when ${d} >= '0001-01-01'::date then to_char(${d}, 'YYYY-MM-DD')
      when extract(year from ${d}) = -1 then to_char(${d}, '"0000"-MM-DD')
      else '-' || lpad((-1 - extract(year from ${d})::int)::text, 4, '0') || to_char(${d}, '-MM-DD') end || '"' end`,
  },
})
builder.scalarType('EDTF', {
  description:
    'A date in Extended Date/Time Format (ISO 8601-2): `1950-06-25`, `1950-06`, `195X`, `1950~` (about), `1950?` (uncertain), `[a,b]` or `[a..b]` (one of), `a/b` (some day between).',
  serialize: (value) => value as string,
})
builder.scalarType('DateTime', {
  description: 'An instant in UTC, RFC 3339.',
  serialize: (value) => value as string,
  extensions: {
    toJsonText: (t: Parameters<typeof sql>[1]) => sql`'"' || to_char(${t} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '"'`,
  },
})
