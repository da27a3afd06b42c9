/** Lists of claims show one claim a fact; with a day, only facts that hold then. */
import type { SqlArg } from '@annals/pothos-kysely'
import type { ArgBuilder } from '@pothos/core'
import { type Expression, sql } from 'kysely'
import type { SchemaTypes } from '../builder.ts'
import { all } from '../filter.ts'
import { type Bounds, possibly } from '../time/fuzzy.ts'
import { DateRange, type DateRangeArg, overlaps } from '../time/span.ts'
import { boundsOf, isCertainAt, isCertainDuring } from './certain.ts'
import { Certainty, Rank, Status } from './refs.ts'
import type { ClaimRow } from './source.ts'

export type Arg = ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>>
/** The arguments of `asOfArguments` as declarations see them. */
export interface Shown {
  at?: SqlArg<string> | undefined
  mode?: 'CERTAIN' | 'POSSIBLE' | null | undefined
  ranks?: string[] | undefined
  statuses?: string[] | undefined
  during?: DateRangeArg | undefined
}

/**
 * Which claims a list shows: of each fact the best-ranked that is neither deprecated, refuted nor negated and, given a day or a span, may
 * hold then. `ranks` or `statuses` widen to every claim of those.
 */
export function shown(c: ClaimRow, { at, mode, ranks, statuses, during }: Shown): Expression<boolean> {
  const asked = (claim: Bounds) => [at && possibly(claim, at), ...(during ? overlaps(claim, during) : [])].filter((x) => x !== undefined)
  const holds = asked(c)
  const certain = mode === 'CERTAIN' ? [at && isCertainAt(c, at), during && isCertainDuring(c, during)] : []
  if (ranks || statuses)
    return all([
      ranks && sql<boolean>`${c.rank} = any(${sql.val(ranks)}::text[])`,
      statuses && sql<boolean>`${c.status} = any(${sql.val(statuses)}::text[])`,
      ...holds,
      ...certain,
    ])
  const best =
    holds.length === 0
      ? sql<boolean>`${c.factRank} = 1`
      : sql<boolean>`${c.factRank} is not null and not exists (select from claim as b where b.fact = ${c.fact} and b.fact_rank < ${c.factRank} and not b.negated and ${all(asked(boundsOf('b')))})`
  return all([sql<boolean>`not ${c.negated}`, best, ...holds, ...certain])
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
