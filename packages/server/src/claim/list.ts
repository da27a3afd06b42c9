import { predicates } from '@annals/db'
import type { Order, Slot } from '@annals/pothos-kysely'
import type { OutputRef } from '@pothos/core'
import { type Expression, sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { entityByGlobalId } from '../entity/source.ts'
import { all } from '../filter.ts'
import { entityIdTypes, requireId } from '../node/id.ts'
import { byDay, possibly } from '../time/fuzzy.ts'
import { DateRange, type DateRangeArg, overlaps } from '../time/span.ts'
import { certainty, certaintyAt, isCertainDuring } from './certain.ts'
import { Certainty, Claim, ClaimKind, Confidence, Rank, Status } from './refs.ts'
import { type ClaimRow, claims, concerns } from './source.ts'

/** A connection of claims; each edge can say how surely its fact holds on the day the list was asked for. */
export const claimConnection = (name: string, node: OutputRef<ClaimRow>) =>
  builder.connectionType(name, node, (t) => ({
    certainty: t.sql({
      type: Certainty,
      nullable: true,
      sql: ({ row, args: { at, during } }) =>
        at ? certaintyAt(row, at as Slot<string>) : during ? certainty(isCertainDuring(row, during as DateRangeArg)) : sql`null::text`,
      description:
        'How surely, over every undeprecated claim about the fact: with `at`, that it holds on that day; else with `during`, that it stands so to that span. Null without either.',
    }),
  }))
export const ClaimConnection = claimConnection('Claim', Claim)

export const Predicate = codeEnum('Predicate', 'What an attribute says of its subject.', predicates)

const anyOf = (column: unknown, list: readonly string[]) => sql<boolean>`${column} = any(${sql.val([...list])}::text[])`
const entityId = (id: Slot<string>) => entityByGlobalId(id.map((value) => requireId(value, entityIdTypes)))

export const ClaimFilter = builder.filterType<ClaimRow>()('ClaimFilter', 'Which claims.', {
  about: {
    type: 'ID',
    description: 'Id of an entity: it stands at either end, or the claim is about it.',
    sql: (c, id: Slot<string>) => concerns(c, entityId(id)),
  },
  subject: { type: 'ID', description: 'Id of the subject.', sql: (c, id: Slot<string>) => sql`${c.subjectId} = ${entityId(id)}` },
  object: { type: 'ID', description: 'Id of the object.', sql: (c, id: Slot<string>) => sql`${c.objectId} = ${entityId(id)}` },
  kinds: { type: [ClaimKind], description: 'Of these kinds.', sql: (c, kinds: string[]) => anyOf(c.kind, kinds) },
  predicates: {
    type: [Predicate],
    description: 'Attributes with these predicates.',
    sql: (c, list: string[]) => sql`${c.id} in (select id from attribute where ${anyOf(sql.ref('attribute.predicate'), list)})`,
  },
  statuses: { type: [Status], description: 'Of these statuses.', sql: (c, list: string[]) => anyOf(c.status, list) },
  ranks: { type: [Rank], description: 'Of these ranks.', sql: (c, list: string[]) => anyOf(c.rank, list) },
  confidences: { type: [Confidence], description: 'Of these confidences.', sql: (c, list: string[]) => anyOf(c.confidence, list) },
  source: {
    type: 'ID',
    description: 'Id of a source that one of its citations names.',
    sql: (c, id: Slot<string>) =>
      sql`${c.id} in (select claim_id from citation join source on source.id = source_id where source.global_id = ${id.map((value) => requireId(value, ['Source']))})`,
  },
  heldBy: {
    type: 'ID',
    description: 'Id of the entity whose view it is.',
    sql: (c, id: Slot<string>) => sql`${c.heldById} = ${entityId(id)}`,
  },
  negated: {
    type: 'Boolean',
    description: 'Whether the source says that it is not so.',
    sql: (c, value: boolean) => (value ? sql`${c.negated}` : sql`not ${c.negated}`),
  },
  at: { type: 'Date', description: 'May hold on this day.', sql: (c, day: Slot<string>) => possibly(c, day) },
  during: {
    type: DateRange,
    description: 'May share a day with this span, or stand to it as `relation` says.',
    sql: (c, range: DateRangeArg) => all(overlaps(c, range)),
  },
})

const start: Order<ClaimRow> = { sql: (c) => c.startEarliest, type: 'date' }
const startLatest: Order<ClaimRow> = { sql: (c) => c.startLatest, type: 'date' }
const tie: Order<ClaimRow> = { sql: (c) => c.globalId, type: 'text' }
/** As clients ask for it: by one end, what that leaves equal by how late it may have begun or how early ended; what has no such date is last. */
export const knownStart: Order<ClaimRow> = {
  sql: (c) => byDay(c.startEarliest, c.startKind),
  type: 'date',
  finer: { sql: (c) => byDay(c.startLatest, c.startKind), type: 'date' },
}
export const knownEnd: Order<ClaimRow> = {
  sql: (c) => byDay(c.endLatest, c.endKind),
  type: 'date',
  finer: { sql: (c) => byDay(c.endEarliest, c.endKind), type: 'date' },
}
/** T5: by earliest start, latest start, id. */
export const byStart = { order: [start, startLatest], tie }
/** The same for a plain list. */
export const startOrder = [start, startLatest, tie]

export const ClaimOrder = builder.orderType<ClaimRow>('ClaimOrder', 'How to sort claims.', {
  START: { ...knownStart, description: 'Earliest possible start, then latest.' },
  END: { ...knownEnd, description: 'Latest possible end, then earliest; an open one counts as unknown.' },
  ID: { ...tie, description: 'Global id.' },
})

builder.queryFields((t) => ({
  claims: t.page({
    type: ClaimConnection,
    source: claims,
    filter: ClaimFilter,
    orderBy: ClaimOrder,
    ...byStart,
    description: 'All claims, deprecated and refuted ones included.',
  }),
}))

/** The relationships of an entity at either end and, when given, with another at the other: two index scans instead of an `or`. */
export const eitherEnd = (entity: Expression<number>, other?: Expression<number>) => {
  const at = (mine: string, theirs: string) =>
    sql`select claim.* from claim where ${sql.ref(mine)} = ${entity} and kind = 'RELATIONSHIP'${other ? sql` and ${sql.ref(theirs)} = ${other}` : sql``}`
  return sql`(${at('subject_id', 'object_id')} union all ${at('object_id', 'subject_id')})`
}
