import { stances, type Tables, verifications } from '@annals/db'
import { sources } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { Source } from '../source/source.ts'
import { bibliography } from '../source/table.ts'

const Stance = codeEnum('Stance', 'What the source says of the claim.', stances)
const Verification = codeEnum('Verification', 'Whether the source was read for this fact.', verifications)

export const citations = sources<Tables>()('citation')
export const Citation = builder.objectRef<NonNullable<(typeof citations)['row']>>('Citation').implement({
  description: 'That a source bears on a claim or name, and where in it.',
  fields: (t) => ({
    source: t.one({
      type: Source,
      source: bibliography,
      nullable: false,
      where: (s, c) => sql`${s.id} = ${c.sourceId}`,
      description: 'The source.',
    }),
    locator: t.sql({
      type: 'String',
      nullable: true,
      sql: (c) => c.locator,
      description: 'Where in the source: a row id, an article, an address. Null: the source as a whole, or nothing was looked up.',
    }),
    quote: t.sql({
      type: 'String',
      nullable: true,
      sql: (c) => c.quote,
      description: "The source's own words, short; null when not quoted.",
    }),
    stance: t.sql({ type: Stance, sql: (c) => c.stance, description: 'What the source says of the claim.' }),
    verification: t.sql({ type: Verification, sql: (c) => c.verification, description: 'Whether the source was read for this fact.' }),
  }),
})
