/** How surely a fact stands to a span, judged over all standing claims about it, as `as-of.ts` judges a day. */
import { type Expression, sql } from 'kysely'
import { certainlyOverlaps, type DateRangeArg } from '../time/span.ts'
import type { ClaimRow } from './source.ts'

const other = (name: string) => sql.ref<string>(`o.${name}`)
const others = {
  startEarliest: other('startEarliest'),
  startLatest: other('startLatest'),
  endEarliest: other('endEarliest'),
  endLatest: other('endLatest'),
}

/** This claim and every other standing claim about the fact certainly stand so to the span. */
export const isCertainDuring = (c: ClaimRow, during: DateRangeArg): Expression<boolean> =>
  sql<boolean>`(${certainlyOverlaps(c, during)} and not exists (select from claim as o where o.fact = ${c.fact} and o.id <> ${c.id} and o.fact_rank is not null and (o.negated or not ${certainlyOverlaps(others, during)})))`

export const certaintyDuring = (c: ClaimRow, during: DateRangeArg): Expression<string> =>
  sql<string>`case when ${isCertainDuring(c, during)} then 'CERTAIN' else 'POSSIBLE' end`
