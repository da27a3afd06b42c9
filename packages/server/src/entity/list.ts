/** What lists of entities share: their keys, name and dates in filters and orders. */
import type { Order, Slot } from '@annals/pothos-kysely'
import { type Expression, sql } from 'kysely'
import { builder } from '../builder.ts'
import { all, stringField } from '../filter.ts'
import { requireId, requireIds } from '../node/id.ts'
import { byDay, type DateBounds, FuzzyDateFilter, type FuzzyIntervalColumns, fuzzyDateCondition } from '../time/fuzzy.ts'
import { type EntityRow, entitiesByGlobalId, entityByGlobalId } from './source.ts'

export const IdFilter = builder.inputType('IdFilter', {
  description: 'Conditions on an id.',
  fields: (t) => ({
    eq: t.id({ description: 'Is this one.' }),
    in: t.idList({ description: 'Is one of these, at most 100.' }),
  }),
})
type IdFilterArg = { eq?: Slot<string>; in?: Slot<string[]> }

/** A filter on a reference to an entity: `column` holds its row. */
export const entityField = <R>(description: string, column: (row: R) => Expression<unknown>, allowed?: readonly string[]) => ({
  type: IdFilter,
  description,
  sql: (row: R, f: IdFilterArg) =>
    all([
      f.eq && sql<boolean>`${column(row)} = ${entityByGlobalId(f.eq.map((id) => requireId(id, allowed)))}`,
      f.in && sql<boolean>`${column(row)} = any(${entitiesByGlobalId(f.in.map((ids) => requireIds(ids, allowed)))})`,
    ]),
})

/** The filters of every entity. */
export const entityFilters = {
  id: entityField('By global id.', (e: EntityRow) => e.id),
  slug: stringField('By slug.', (e: EntityRow) => e.slug),
  name: stringField('By display name.', (e: EntityRow) => e.name),
}

/** A filter on a fuzzy date with columns `<name>Earliest` and `<name>Latest`. */
export const dateField = (description: string, columns: (e: EntityRow) => DateBounds) => ({
  type: FuzzyDateFilter,
  description,
  sql: (e: EntityRow, f: Parameters<typeof fuzzyDateCondition>[1]) => fuzzyDateCondition(columns(e), f),
})

type DescribedOrder = Order<EntityRow> & { description: string }
const slug: DescribedOrder = { sql: (e) => e.slug, type: 'text', description: 'Slug.' }
/** The orders of every entity. */
export const entityOrders = {
  SLUG: slug,
  NAME: { sql: (e: EntityRow) => e.name, type: 'text', description: 'Display name, by code point.' },
} satisfies Record<string, DescribedOrder>
/** T5: by the earliest day, then the latest. */
export const dayOrder = (description: string, day: (e: EntityRow) => DateBounds): DescribedOrder => ({
  sql: (e) => byDay(day(e).earliest, day(e).kind),
  type: 'date',
  finer: { sql: (e) => byDay(day(e).latest, day(e).kind), type: 'date' },
  description,
})

/** How lists of entities go unless asked otherwise: by slug. */
export const bySlug = { order: [], tie: slug }

/** T5: by earliest start, latest start; the list's tie is the id. */
export const byInterval = (
  interval: (e: EntityRow) => Pick<FuzzyIntervalColumns, 'startEarliest' | 'startLatest' | 'startKind'>,
): Order<EntityRow>[] => [
  { sql: (e) => byDay(interval(e).startEarliest, interval(e).startKind), type: 'date' },
  { sql: (e) => interval(e).startLatest, type: 'date' },
]
