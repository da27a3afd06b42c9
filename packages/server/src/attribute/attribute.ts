import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { Predicate } from '../claim/list.ts'
import { Claim } from '../claim/refs.ts'
import type { ClaimRow } from '../claim/source.ts'
import { Entity } from '../entity/refs.ts'
import { entities } from '../entity/source.ts'
import { Node } from '../node/node.ts'
import { FuzzyDate } from '../time/fuzzy.ts'

export const Attribute = builder.objectRef<ClaimRow>('Attribute').implement({
  description: 'An entity has a literal value: a date, a place, a class under a scheme, or a statement about it.',
  interfaces: [Node, Claim],
  fields: (t) => ({
    predicate: t.sql({ type: Predicate, sql: (c) => c.attribute.predicate, description: 'What the value says.' }),
    value: t.sql({
      type: 'String',
      sql: (c) => c.attribute.value,
      description: 'The value as text: an EDTF date, a place, a code, a sentence.',
    }),
    scheme: t.sql({
      type: 'String',
      nullable: true,
      sql: (c) => c.attribute.scheme,
      description: 'Whose coding the value is; null for none.',
    }),
    date: t.embed({
      type: FuzzyDate,
      value: (c) => ({ edtf: c.startEdtf, earliest: c.startEarliest, latest: c.startLatest }),
      when: (c) => sql`${c.attribute.predicate} in ('BIRTH', 'DEATH', 'INCEPTION', 'DISSOLUTION', 'SIGNED') and ${c.startKind} = 'KNOWN'`,
      description: 'The value as a date; null unless the predicate is a date.',
    }),
    about: t.many({
      type: Entity,
      source: entities,
      where: (e, c) =>
        // As one condition with `or`, PostgreSQL reads every entity.
        sql`${e.id} in (select ${c.subjectId} union all select entity_id from attribute_about where claim_id = ${c.id})`,
      order: [{ sql: (e) => e.slug, type: 'text' }],
      limit: 100,
      description: 'The entities it concerns, the subject among them. At most 100.',
    }),
  }),
})
