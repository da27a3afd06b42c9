/** Spans a client asks about: days, or the interval of a claim; and how an interval may, or certainly does, stand to one. */
import { claimNames } from '@annals/db'
import type { SqlArg } from '@annals/pothos-kysely'
import { type Expression, sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { claimByGlobalId } from '../claim/source.ts'
import { clientError } from '../errors.ts'
import { requireId } from '../node/id.ts'
import type { Bounds } from './fuzzy.ts'

const spanRelations = {
  ANY: 'Shares a day with the span.',
  WHOLE: 'Holds from the first day of the span to its last.',
  BEFORE: 'Began before the span and ended by its first day: whoever handed over on that day came before.',
  AFTER: 'Began on the last day of the span or later, and ended after it.',
} as const
const SpanRelation = codeEnum('SpanRelation', 'How something stands to a span of days.', spanRelations)

export const DateRange = builder.inputType('DateRange', {
  description: 'A span of days, both ends included: from `from` to `to`, either of which may be left out, or that of a claim.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'First day; absent: from the beginning.' }),
    to: t.field({ type: 'Date', description: 'Last day; absent: to the end.' }),
    claim: t.id({
      description: 'Id of a claim: its interval, fuzzy ends and all. Excludes `from` and `to`; an unknown claim finds nothing.',
    }),
    relation: t.field({ type: SpanRelation, required: true, defaultValue: 'ANY', description: 'How to stand to the span.' }),
  }),
})
export type DateRangeArg = SqlArg<{
  from?: string | null
  to?: string | null
  claim?: string | null
  relation?: keyof typeof spanRelations | null
}>

function boundsOf({ from, to, claim }: DateRangeArg): Bounds {
  if (claim && (from || to)) throw clientError('BAD_ARGUMENT', '`claim` excludes `from` and `to`; give the one or the others')
  if (claim) {
    const id = claim.map((value) => requireId(value, Object.values(claimNames)))
    const bound = (column: string) => sql<string>`(select ${sql.ref(column)} from claim where id = ${claimByGlobalId(id)})`
    return {
      startEarliest: bound('start_earliest'),
      startLatest: bound('start_latest'),
      endEarliest: bound('end_earliest'),
      endLatest: bound('end_latest'),
    }
  }
  const first = from ?? sql<string>`'-infinity'::date`
  const last = to ?? sql<string>`'infinity'::date`
  return { startEarliest: first, startLatest: first, endEarliest: last, endLatest: last }
}

/** T1 for spans: the interval may stand so to the span. */
export function overlaps(i: Bounds, range: DateRangeArg): (Expression<boolean> | undefined)[] {
  const s = boundsOf(range)
  switch (range.relation) {
    case 'WHOLE':
      return [sql<boolean>`${i.startEarliest} <= ${s.startLatest}`, sql<boolean>`${i.endLatest} >= ${s.endEarliest}`]
    case 'BEFORE':
      return [sql<boolean>`${i.startEarliest} < ${s.startLatest}`, sql<boolean>`${i.endEarliest} <= ${s.startLatest}`]
    case 'AFTER':
      return [sql<boolean>`${i.startLatest} >= ${s.endEarliest}`, sql<boolean>`${i.endLatest} > ${s.endEarliest}`]
    default:
      // A bound that was not given would only keep an index from being used.
      return [
        range.claim || range.to ? sql<boolean>`${i.startEarliest} <= ${s.endLatest}` : undefined,
        range.claim || range.from ? sql<boolean>`${i.endLatest} >= ${s.startEarliest}` : undefined,
      ]
  }
}

/** T1 for spans: the interval stands so to the span whatever the fuzzy ends of both turn out to be. */
export function certainlyOverlaps(i: Bounds, range: DateRangeArg): Expression<boolean> {
  const s = boundsOf(range)
  switch (range.relation) {
    case 'WHOLE':
      return sql<boolean>`(${i.startLatest} <= ${s.startEarliest} and ${i.endEarliest} >= ${s.endLatest})`
    case 'BEFORE':
      return sql<boolean>`(${i.startLatest} < ${s.startEarliest} and ${i.endLatest} <= ${s.startEarliest})`
    case 'AFTER':
      return sql<boolean>`(${i.startEarliest} >= ${s.endLatest} and ${i.endEarliest} > ${s.endLatest})`
    default:
      return sql<boolean>`(${i.startLatest} <= ${s.endEarliest} and ${i.endEarliest} >= ${s.startLatest})`
  }
}
