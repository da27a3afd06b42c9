import type { Tables } from '@annals/db'
import { type Row, sources } from '@annals/pothos-kysely'
import { type Expression, sql } from 'kysely'

/** Entities, with the table of whatever type a row is. */
export const entities = sources<Tables>()(
  'entity',
  {
    leader: 'leader',
    polity: 'polity',
    regime: 'regime',
    organization: 'organization',
    office: 'office',
    ideology: 'ideology',
    war: 'war',
    event: 'event',
    treaty: 'treaty',
  },
  { kind: { column: 'type', of: (join) => join.toUpperCase() } },
)
export type EntityRow = NonNullable<(typeof entities)['row']>
export type NameRow = Row<Tables['name']>

/** The row with this global id, or with the slug as a former one. */
export const entityByGlobalId = (id: Expression<string>) => sql<number>`coalesce((select id from entity where global_id = ${id}),
  (select id from entity where id = (select entity_id from entity_alias where slug = split_part(${id}, ':', 2)) and type = upper(split_part(${id}, ':', 1))))`
/** The same of several, as an array. */
export const entitiesByGlobalId = (ids: Expression<string[]>) =>
  sql<number[]>`array(select ${entityByGlobalId(sql.ref('given.id'))} from unnest(${ids}) as given(id))`
