/** Lists of claims show one claim a fact; with a day, only facts that hold then, and how surely. */
import type { SqlArg } from '@annals/pothos-kysely'
import type { ArgBuilder } from '@pothos/core'
import { type Expression, sql } from 'kysely'
import type { SchemaTypes } from '../builder.ts'
import { certainly, conjunction, possibly } from '../time/fuzzy.ts'
import { DateRange, type DateRangeArg, overlaps } from '../time/span.ts'
import { isCertainDuring } from './during.ts'
import { Certainty, Rank, Status } from './refs.ts'
import type { ClaimRow } from './source.ts'

export type Arg = ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>>
type Day = SqlArg<string>
/** The arguments of `asOfArguments` as declarations see them. */
export interface Shown {
  at?: Day | undefined
  mode?: 'CERTAIN' | 'POSSIBLE' | null | undefined
  ranks?: string[] | undefined
  statuses?: string[] | undefined
  during?: DateRangeArg | undefined
}

const column = (alias: string, name: string) => sql.ref(`${alias}.${name}`)
/** Another claim about the same fact, under an alias of its own. */
const other = (alias: string) =>
  ({
    startEarliest: column(alias, 'startEarliest'),
    startLatest: column(alias, 'startLatest'),
    endEarliest: column(alias, 'endEarliest'),
    endLatest: column(alias, 'endLatest'),
  }) as unknown as ClaimRow

/** CERTAIN when this claim and every other standing claim about the fact hold on the day. */
const isCertain = (c: ClaimRow, at: Day) =>
  sql<boolean>`(${certainly(c, at)} and not exists (select from claim as o where o.fact = ${c.fact} and o.id <> ${c.id} and o.fact_rank is not null and (o.negated or not (${certainly(other('o'), at)}))))`

/** The certainty of a fact on a day, for an edge; null when no day was asked. */
export const certaintyAt = (c: ClaimRow, at: Day | undefined): Expression<string | null> =>
  at === undefined ? sql<null>`null::text` : sql<string>`case when ${isCertain(c, at)} then 'CERTAIN' else 'POSSIBLE' end`

/**
 * Which claims a list shows: of each fact the best-ranked that is neither deprecated, refuted nor negated and (given a day) may hold
 * then. `ranks` or `statuses` widen to every claim of those.
 */
export function shown(c: ClaimRow, { at, mode, ranks, statuses, during }: Shown): Expression<boolean> {
  const holds = at && possibly(c, at)
  const span = during ? overlaps(c, during) : []
  const certainSpan = during && mode === 'CERTAIN' ? isCertainDuring(c, during) : undefined
  if (ranks || statuses)
    return conjunction([
      ranks && sql<boolean>`${c.rank} = any(${sql.val(ranks)}::text[])`,
      statuses && sql<boolean>`${c.status} = any(${sql.val(statuses)}::text[])`,
      holds,
      ...span,
    ])
  const best =
    at === undefined
      ? sql<boolean>`${c.factRank} = 1`
      : sql<boolean>`${c.factRank} is not null and not exists (select from claim as b where b.fact = ${c.fact} and b.fact_rank < ${c.factRank} and not b.negated and ${possibly(other('b'), at)})`
  return conjunction([
    sql<boolean>`not ${c.negated}`,
    best,
    holds,
    at && mode === 'CERTAIN' ? isCertain(c, at) : undefined,
    ...span,
    certainSpan,
  ])
}

/** The arguments of every typed list of claims. */
export const asOfArguments = (arg: Arg) => ({
  at: arg({ type: 'Date', description: 'Only what may hold on this day; the edge says how surely. Absent: at any time.' }),
  mode: arg({
    type: Certainty,
    defaultValue: 'POSSIBLE',
    description: 'With `at` or `during`: POSSIBLE keeps all that may hold, CERTAIN only what certainly does.',
  }),
  during: arg({
    type: DateRange,
    description: 'Only what may stand so to this span: share a day with it unless `relation` says otherwise. The edge says how surely.',
  }),
  ranks: arg({ type: [Rank], description: 'Show every claim of these ranks instead of the best of each fact.' }),
  statuses: arg({ type: [Status], description: 'Show every claim of these statuses instead of the best of each fact.' }),
})
