import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { byInterval, bySlug, dateField, dayOrder, entityField, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { enumFilter } from '../filter.ts'
import { Node } from '../node/node.ts'
import { participationsIn } from '../participation/participation.ts'
import { endOf, FuzzyInterval, possibly, startOf } from '../time/fuzzy.ts'
import { EventKind } from './kind.ts'
import { Event, EventConnection } from './ref.ts'

builder.objectType(Event, {
  description: 'Something that happened at a time: a battle, a phase of a war, a meeting, a speech, an election.',
  interfaces: [Node, Entity],
  fields: (t) => ({
    kind: t.sql({ type: EventKind, sql: (e) => e.event.eventKind, description: 'What kind of event.' }),
    during: t.embed({ type: FuzzyInterval, value: (e) => e.event, description: 'When, by the best-ranked claim.' }),
    place: t.sql({ type: 'String', nullable: true, sql: (e) => e.event.place, description: 'Best-ranked place; null when not recorded.' }),
    partOf: t.one({
      type: Entity,
      source: entities,
      where: (w, e) => sql`${w.id} = ${e.event.partOfId}`,
      description: 'The war or event it is part of; null when of none.',
    }),
    parts: t.page({
      type: EventConnection,
      source: entities.only('event'),
      where: (v, e) => sql`${v.event.partOfId} = ${e.id}`,
      order: byInterval(({ event: i }) => i),
      tie: { sql: (v) => v.slug, type: 'text' },
      description: 'Events that are part of it, by start.',
    }),
    participations: t.page(participationsIn(t.arg)),
  }),
})

rootField('EVENT', Event)
const EventFilter = builder.filterType<EntityRow>()('EventFilter', 'Which events.', {
  ...entityFilters,
  kind: enumFilter('EventKind', EventKind)('By kind.', (e: EntityRow) => e.event.eventKind),
  partOf: entityField('By the war or event it is part of.', (e: EntityRow) => e.event.partOfId, ['War', 'Event']),
  start: dateField('By start.', ({ event }) => startOf(event)),
  end: dateField('By end.', ({ event }) => endOf(event)),
  at: { type: 'Date', description: 'May have been going on on this day.', sql: (e, day: Slot<string>) => possibly(e.event, day) },
})
const EventOrder = builder.orderType<EntityRow>('EventOrder', 'How to sort events.', {
  ...entityOrders,
  START: dayOrder('Earliest possible start, then the latest.', ({ event }) => startOf(event)),
})
builder.queryField('events', (t) =>
  t.page({
    type: EventConnection,
    source: entities.only('event'),
    filter: EventFilter,
    orderBy: EventOrder,
    ...bySlug,
    description: 'All events, by slug.',
  }),
)
