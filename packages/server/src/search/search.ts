import { foldName } from '@annals/db'
import type { Row, Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { EntityType, Name, names } from '../entity/entity.ts'
import { Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { clientError } from '../errors.ts'

type Found = EntityRow & Row<{ score: number; nameId: number }>

const SearchConnection = builder.connectionType<Found>(
  'Search',
  Entity as never,
  (t) => ({
    score: t.sql({ type: 'Float', sql: ({ row }) => row.score, description: 'How well the name matches, 0 to 1; 1 is the same name.' }),
    matchedName: t.one({
      type: Name,
      source: names,
      nullable: false,
      where: (n, { row }) => sql`${n.id} = ${row.nameId}`,
      description: 'The name that matched best.',
    }),
  }),
  { one: 'an entity found', many: 'entities found' },
)

const fold = (text: Slot<string>) =>
  text.map((given) => {
    const folded = foldName(given)
    if (folded === '' || given.length > 200)
      throw clientError('BAD_ARGUMENT', '`text` must have a letter or digit and at most 200 characters')
    return folded
  })

/** Types whose names are mostly made of others' names: who asks for Stalin does not mean a note of his. */
const namedAfterOthers = ['EVENT', 'OFFICE', 'ORGANIZATION', 'REGIME', 'TREATY', 'WAR']

builder.queryField('search', (t) =>
  t.page({
    type: SearchConnection,
    source: entities.with<{ score: number; nameId: number }>(),
    args: {
      text: t.arg.string({ required: true, description: 'A name in any script, with or without accents, hyphens and slight errors.' }),
      types: t.arg({ type: [EntityType], description: 'Only entities of these types.' }),
    },
    // The best name of each entity: the same, one with these words, one that begins so, one that is alike or has a word that is, or a
    // short one but for one slip.
    from: (_root, { text, types }) => {
      const folded = fold(text)
      return sql`(select entity.*, best.score - case when best.score between 0.9 and 0.999 and entity.type = any(${sql.val(namedAfterOthers)}::text[]) then 0.1 else 0 end as score, best.name_id from (
        select distinct on (entity_id) entity_id, name_id, score::float8
        from (select entity_id, id as name_id, preferred, position, case
            when folded = ${folded} then 1
            when strpos(' ' || folded || ' ', ' ' || ${folded} || ' ') > 0 then 0.9 + 0.09 * char_length(${folded}) / char_length(folded)
            when starts_with(folded, ${folded}) then 0.8 + 0.09 * char_length(${folded}) / char_length(folded)
            else least(0.79, greatest(similarity(folded, ${folded}), 0.9 * word_similarity(${folded}, folded))) end as score
          from name
          where folded = ${folded} or (folded >= ${folded} and folded < ${folded} || chr(1114111)) or folded % ${folded} or ${folded} <% folded
          union all select entity_id, id, preferred, position, 0.7 from name where slips(folded) && slips(${folded})) as alike
        order by entity_id, score desc, preferred desc, position
      ) as best join entity on entity.id = best.entity_id ${types ? sql`where entity.type = any(${sql.val(types)}::text[])` : sql``})`
    },
    order: [{ sql: (e) => e.score, type: 'float8', descending: true }],
    tie: { sql: (e) => e.globalId, type: 'text' },
    // A short text is like half of all names.
    cost: 5000,
    description:
      'Entities by any of their names, best match first. A text without a letter or digit, or over 200 characters, is the error BAD_ARGUMENT.',
  }),
)
