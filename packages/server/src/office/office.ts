import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { asOfArguments, shown } from '../claim/as-of.ts'
import { byStart } from '../claim/list.ts'
import { Certainty } from '../claim/refs.ts'
import { claims } from '../claim/source.ts'
import { bySlug, dateField, dayOrder, entityField, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Actor, Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { enumFilter } from '../filter.ts'
import { Node } from '../node/node.ts'
import { TenureConnection } from '../tenure/tenure.ts'
import { FuzzyDate } from '../time/fuzzy.ts'
import { holdersOf, OfficeHolding, OfficeKind } from './holding.ts'
import { Office, OfficeConnection } from './ref.ts'

const established = ({ office: o }: EntityRow) => ({
  edtf: o.establishedEdtf,
  earliest: o.establishedEarliest,
  latest: o.establishedLatest,
})
const abolished = ({ office: o }: EntityRow) => ({ edtf: o.abolishedEdtf, earliest: o.abolishedEarliest, latest: o.abolishedLatest })

builder.objectType(Office, {
  description: 'A post that people hold one after another.',
  interfaces: [Node, Entity],
  fields: (t) => ({
    kind: t.sql({ type: OfficeKind, sql: (e) => e.office.officeKind, description: 'What kind of office.' }),
    of: t.one({
      type: Actor,
      source: entities,
      nullable: false,
      where: (o, e) => sql`${o.id} = ${e.office.ofId}`,
      description: 'The polity or organization it belongs to.',
    }),
    established: t.embed({
      type: FuzzyDate,
      value: established,
      when: (e) => sql`${e.office.establishedEdtf} is not null`,
      description: 'Best-ranked date it was set up; null when not recorded.',
    }),
    abolished: t.embed({
      type: FuzzyDate,
      value: abolished,
      when: (e) => sql`${e.office.abolishedEdtf} is not null`,
      description: 'Best-ranked date it was abolished; null when it exists or none is recorded.',
    }),
    tenures: t.page({
      type: TenureConnection,
      source: claims.only('tenure'),
      args: asOfArguments(t.arg),
      where: (c, e, args) => [sql`${c.objectId} = ${e.id} and ${c.kind} = 'TENURE'`, shown(c, args)],
      ...byStart,
      description: 'Everyone who held it, by start.',
    }),
    holder: t.many({
      type: OfficeHolding,
      ...holdersOf<EntityRow>(),
      args: {
        at: t.arg({ type: 'Date', required: true, description: 'The day.' }),
        mode: t.arg({
          type: Certainty,
          defaultValue: 'POSSIBLE',
          description: 'POSSIBLE: all who may have held it; CERTAIN: only who certainly did.',
        }),
      },
      description: 'Who held it on a day, with how surely: two on a handover day, none when vacant or not recorded. At most 100.',
    }),
  }),
})

rootField('OFFICE', Office)
const OfficeFilter = builder.filterType<EntityRow>()('OfficeFilter', 'Which offices.', {
  ...entityFilters,
  kind: enumFilter('OfficeKind', OfficeKind)('By kind.', (e: EntityRow) => e.office.officeKind),
  of: entityField('By the polity or organization it belongs to.', (e: EntityRow) => e.office.ofId, ['Polity', 'Organization']),
  established: dateField('By when it was set up.', established),
  abolished: dateField('By when it was abolished.', abolished),
})
const OfficeOrder = builder.orderType<EntityRow>('OfficeOrder', 'How to sort offices.', {
  ...entityOrders,
  ESTABLISHED: dayOrder('Earliest possible day it was set up, then the latest.', established),
})
builder.queryField('offices', (t) =>
  t.page({
    type: OfficeConnection,
    source: entities.only('office'),
    filter: OfficeFilter,
    orderBy: OfficeOrder,
    ...bySlug,
    description: 'All offices, by slug.',
  }),
)
