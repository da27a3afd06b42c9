import type { Tables } from '@annals/db'
import { sources } from '@annals/pothos-kysely'
import { type Expression, sql } from 'kysely'

/** Claims, with the table of whatever kind a row is. */
export const claims = sources<Tables>()('claim', {
  tenure: 'tenure',
  membership: 'membership',
  adherence: 'adherence',
  derivation: 'derivation',
  participation: 'participation',
  relationship: 'relationship',
  attribute: 'attribute',
})
export type ClaimRow = NonNullable<(typeof claims)['row']>

/** The key of the claim with this global id, or with a former slug of its subject in it. */
export const claimByGlobalId = (id: Expression<string>) => sql<number>`coalesce((select id from claim where global_id = ${id}),
  (select id from claim where global_id = split_part(${id}, ':', 1) || ':' || (select slug from entity where id = (
    select entity_id from entity_alias where slug = split_part(split_part(${id}, ':', 2), '/', 1))) || '/' || split_part(${id}, '/', 2)))`

/** The claim has the entity at either end, or is about it. */
export const concerns = (c: ClaimRow, entity: Expression<number>) => sql<boolean>`${c.id} in (
  select id from claim where subject_id = ${entity} union select id from claim where object_id = ${entity} union select claim_id from attribute_about where entity_id = ${entity})`
