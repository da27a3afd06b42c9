import { genders } from '@annals/db'
import { sql } from 'kysely'
import { adherencesOf } from '../adherence/adherence.ts'
import { bestValue } from '../attribute/projection.ts'
import { builder, codeEnum } from '../builder.ts'
import { asOfArguments, shown } from '../claim/as-of.ts'
import { byStart } from '../claim/list.ts'
import { claims } from '../claim/source.ts'
import { bySlug, dateField, dayOrder, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Actor, Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { sharedEventsOf } from '../event/shared.ts'
import { enumFilter } from '../filter.ts'
import { membershipsOf } from '../membership/membership.ts'
import { Node } from '../node/node.ts'
import { participationsOf } from '../participation/participation.ts'
import { relationshipsOf } from '../relationship/relationship.ts'
import { TenureConnection } from '../tenure/tenure.ts'
import { FuzzyDate } from '../time/fuzzy.ts'
import { Leader, LeaderConnection } from './ref.ts'

const Gender = codeEnum('Gender', 'Gender as sources give it.', genders)
const birth = ({ leader: l }: EntityRow) => ({ edtf: l.birthEdtf, earliest: l.birthEarliest, latest: l.birthLatest })
const death = ({ leader: l }: EntityRow) => ({ edtf: l.deathEdtf, earliest: l.deathEarliest, latest: l.deathLatest })

builder.objectType(Leader, {
  description: 'A person who held, contested or shaped power. `tenures` tells those who held office from those who did not.',
  interfaces: [Node, Entity, Actor],
  fields: (t) => ({
    gender: t.sql({ type: Gender, nullable: true, sql: (e) => e.leader.gender, description: 'Null when not stated.' }),
    birth: t.embed({
      type: FuzzyDate,
      value: birth,
      when: (e) => sql`${e.leader.birthEdtf} is not null`,
      description: 'Best-ranked date of birth; null when unknown. `claims` has the others.',
    }),
    death: t.embed({
      type: FuzzyDate,
      value: death,
      when: (e) => sql`${e.leader.deathEdtf} is not null`,
      description: 'Best-ranked date of death; null when alive or unknown.',
    }),
    birthPlace: t.sql({
      type: 'String',
      nullable: true,
      sql: (e) => bestValue(e.id, 'BIRTH_PLACE'),
      description: 'Best-ranked place of birth; null when unknown.',
    }),
    deathPlace: t.sql({
      type: 'String',
      nullable: true,
      sql: (e) => bestValue(e.id, 'DEATH_PLACE'),
      description: 'Best-ranked place of death; null when unknown.',
    }),
    heldOffice: t.sql({ type: 'Boolean', sql: (e) => e.leader.heldOffice, description: 'Whether any tenure is known: false for Marx.' }),
    tenures: t.page({
      type: TenureConnection,
      source: claims.only('tenure'),
      args: asOfArguments(t.arg),
      where: (c, e, args) => [sql`${c.subjectId} = ${e.id} and ${c.kind} = 'TENURE'`, shown(c, args)],
      ...byStart,
      description: 'Offices held and polities led, by start.',
    }),
    memberships: t.page(membershipsOf(t.arg)),
    adherences: t.page(adherencesOf(t.arg)),
    participations: t.page(participationsOf(t.arg)),
    relationships: t.page(relationshipsOf(t.arg)),
    sharedEvents: t.page(sharedEventsOf(t.arg)),
  }),
})

rootField('LEADER', Leader)

export const LeaderFilter = builder.filterType<EntityRow>()('LeaderFilter', 'Which leaders.', {
  ...entityFilters,
  birth: dateField('By date of birth.', birth),
  death: dateField('By date of death.', death),
  gender: enumFilter('Gender', Gender)('By gender.', (e: EntityRow) => e.leader.gender),
  heldOffice: {
    type: 'Boolean',
    description: 'Whether any tenure is known; `true` leaves out Marx.',
    sql: (e, value: boolean) => sql`${e.leader.heldOffice} = ${sql.lit(value)}`,
  },
})
const LeaderOrder = builder.orderType<EntityRow>('LeaderOrder', 'How to sort leaders.', {
  ...entityOrders,
  BIRTH: dayOrder('Earliest possible day of birth, then the latest.', birth),
  DEATH: dayOrder('Earliest possible day of death, then the latest.', death),
})
builder.queryField('leaders', (t) =>
  t.page({
    type: LeaderConnection,
    source: entities.only('leader'),
    filter: LeaderFilter,
    orderBy: LeaderOrder,
    ...bySlug,
    description: 'All leaders, by slug.',
  }),
)
