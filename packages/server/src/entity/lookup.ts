/** Finding one entity of a type: by id, slug (a former one too) or an identifier elsewhere. */
import { entityNames, type entityTypes } from '@annals/db'
import type { Slot } from '@annals/pothos-kysely'
import type { OutputRef } from '@pothos/core'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { requireId } from '../node/id.ts'
import { IdScheme } from './entity.ts'
import { type EntityRow, entities, entityByGlobalId } from './source.ts'

const ExternalIdBy = builder.inputType('ExternalIdBy', {
  description: 'An identifier in another dataset.',
  fields: (t) => ({
    scheme: t.field({ type: IdScheme, required: true, description: 'Whose identifier it is.' }),
    value: t.string({ required: true, description: 'The identifier, exactly.' }),
  }),
})
export const EntityBy = builder.inputType('EntityBy', {
  description: 'How to find an entity or a source: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    slug: t.string({ description: 'Slug; a former one finds the entity as well.' }),
    externalId: t.field({
      type: ExternalIdBy,
      description: 'An identifier elsewhere. When several entities share it, an EXACT match goes before a CLOSE and a BROAD one.',
    }),
  }),
})

type By = {
  id?: Slot<string> | undefined
  slug?: Slot<string> | undefined
  externalId?: { scheme: string; value: Slot<string> } | undefined
}

/** The root field of one entity of a type. */
export function rootField(type: keyof typeof entityTypes, ref: OutputRef<EntityRow>) {
  const name = entityNames[type]
  const found = ({ id, slug, externalId }: By) => {
    if (id) return entityByGlobalId(id.map((value) => requireId(value, [name])))
    if (slug) return sql`coalesce((select id from entity where slug = ${slug}), (select entity_id from entity_alias where slug = ${slug}))`
    return sql`(select x.entity_id from external_id as x join entity as e on e.id = x.entity_id
      where x.scheme = ${externalId?.scheme} and x.value = ${externalId?.value} and e.type = ${sql.lit(type)}
      order by array_position(array['EXACT', 'CLOSE', 'BROAD'], x.match), e.slug limit 1)`
  }
  builder.queryField(name.toLowerCase(), (t) =>
    t.one({
      type: ref,
      source: entities.only(name.toLowerCase() as 'leader'),
      args: { by: t.arg({ type: EntityBy, required: true, description: 'Which.' }) },
      where: (e, _root, { by }) => sql`${e.id} = ${found(by)}`,
      description: `One ${name.toLowerCase()}; null when there is none.`,
    }),
  )
}
