/** How surely a fact holds on a day, stands to a span, or is otherwise so: one rule, over all standing claims about it. */
import type { SqlArg } from '@annals/pothos-kysely'
import { type Expression, sql } from 'kysely'
import { type Bounds, certainly } from '../time/fuzzy.ts'
import { certainlyOverlaps, type DateRangeArg } from '../time/span.ts'
import type { ClaimRow } from './source.ts'

/** The days of a claim under an alias. */
export const boundsOf = (alias: string): Bounds => ({
  startEarliest: sql.ref(`${alias}.startEarliest`),
  startLatest: sql.ref(`${alias}.startLatest`),
  endEarliest: sql.ref(`${alias}.endEarliest`),
  endLatest: sql.ref(`${alias}.endLatest`),
})

/** Of the standing claims that `about` says of `o`, none is negated and `holds` is true of each. */
export const undisputed = (about: Expression<unknown>, holds: Expression<boolean>) =>
  sql<boolean>`not exists (select from claim as o where ${about} and o.fact_rank is not null and (o.negated or not (${holds})))`

/** A standing claim is among those judged; one that does not stand makes nothing certain. */
const isCertain = (c: ClaimRow, holds: (claim: Bounds) => Expression<boolean>) =>
  sql<boolean>`(${c.factRank} is not null and ${undisputed(sql`o.fact = ${c.fact}`, holds(boundsOf('o')))})`
export const isCertainAt = (c: ClaimRow, at: SqlArg<string>) => isCertain(c, (claim) => certainly(claim, at))
export const isCertainDuring = (c: ClaimRow, during: DateRangeArg) => isCertain(c, (claim) => certainlyOverlaps(claim, during))

export const certainty = (certain: Expression<boolean>) => sql<string>`case when ${certain} then 'CERTAIN' else 'POSSIBLE' end`
/** The certainty of a fact on a day. */
export const certaintyAt = (c: ClaimRow, at: SqlArg<string>) => certainty(isCertainAt(c, at))
