/** Plain fields that show the best-ranked attribute claim. */

import type { predicates } from '@annals/db'
import { type Expression, type RawBuilder, sql } from 'kysely'

/** The value of the best claim of a predicate about an entity. */
export const bestValue = (entity: Expression<number>, predicate: keyof typeof predicates): RawBuilder<string | null> =>
  sql`(select a.value from claim as c join attribute as a on a.id = c.id where c.subject_id = ${entity} and c.kind = 'ATTRIBUTE' and a.predicate = ${sql.lit(predicate)} and c.fact_rank = 1 and not c.negated order by c.global_id limit 1)`
