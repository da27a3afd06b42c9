/** Under what class of regime a tenure began. */
import { type RawBuilder, sql } from 'kysely'
import type { ClaimRow } from '../claim/source.ts'
import { polityOf } from './tenure.ts'

/**
 * The class under each scheme of the regime that began last by the tenure's first day: on the day of a coup the new one. Columns scheme, value,
 * claim_id.
 */
export const regimeClassesOf = (c: ClaimRow): RawBuilder<unknown> => sql`(select distinct on (a.scheme) a.scheme, a.value, k.id as claim_id
  from (select id from regime where polity_id = ${polityOf(c)} and start_earliest <= ${c.startLatest} and ${c.startEarliest} <= end_latest
    order by start_earliest desc, id limit 1) as r
  join claim as k on k.subject_id = r.id and k.kind = 'ATTRIBUTE' and k.fact_rank = 1 and not k.negated and k.start_earliest <= ${c.startLatest} and ${c.startEarliest} <= k.end_latest
  join attribute as a on a.id = k.id and a.predicate = 'CLASSIFICATION'
  order by a.scheme, k.start_earliest desc, k.global_id)`
