import { treatyKinds } from '@annals/db'
import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { bySlug, dateField, dayOrder, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { enumFilter } from '../filter.ts'
import { Node } from '../node/node.ts'
import { participationsIn } from '../participation/participation.ts'
import { FuzzyDate, FuzzyInterval, possibly } from '../time/fuzzy.ts'
import { Treaty, TreatyConnection } from './ref.ts'

const TreatyKind = codeEnum('TreatyKind', 'What kind of treaty.', treatyKinds)
const signed = ({ treaty: y }: EntityRow) => ({ edtf: y.signedEdtf, earliest: y.signedEarliest, latest: y.signedLatest })

builder.objectType(Treaty, {
  description: 'A written agreement between polities or armed forces.',
  interfaces: [Node, Entity],
  fields: (t) => ({
    kind: t.sql({ type: TreatyKind, sql: (e) => e.treaty.treatyKind, description: 'What kind of treaty.' }),
    signed: t.embed({
      type: FuzzyDate,
      value: signed,
      when: (e) => sql`${e.treaty.signedEdtf} is not null`,
      description: 'Best-ranked date of signature; null when not recorded.',
    }),
    inForce: t.embed({
      type: FuzzyInterval,
      value: (e) => e.treaty,
      description: 'When it was in force; NOT_APPLICABLE when not recorded.',
    }),
    parties: t.page(participationsIn(t.arg)),
  }),
})

rootField('TREATY', Treaty)
const TreatyFilter = builder.filterType<EntityRow>()('TreatyFilter', 'Which treaties.', {
  ...entityFilters,
  kind: enumFilter('TreatyKind', TreatyKind)('By kind.', (e: EntityRow) => e.treaty.treatyKind),
  signed: dateField('By date of signature.', signed),
  inForceAt: {
    type: 'Date',
    description: 'May have been in force on this day; treaties without a recorded term are left out.',
    sql: (e, day: Slot<string>) => sql`${e.treaty.startKind} <> 'NOT_APPLICABLE' and ${possibly(e.treaty, day)}`,
  },
})
const TreatyOrder = builder.orderType<EntityRow>('TreatyOrder', 'How to sort treaties.', {
  ...entityOrders,
  SIGNED: dayOrder('Earliest possible day of signature, then the latest.', signed),
})
builder.queryField('treaties', (t) =>
  t.page({
    type: TreatyConnection,
    source: entities.only('treaty'),
    filter: TreatyFilter,
    orderBy: TreatyOrder,
    ...bySlug,
    description: 'All treaties, by slug.',
  }),
)
