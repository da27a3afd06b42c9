import { ideologyKinds } from '@annals/db'
import type { Row, Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { adherencesTo } from '../adherence/adherence.ts'
import { builder, codeEnum } from '../builder.ts'
import { asOfArguments, shown } from '../claim/as-of.ts'
import { byStart } from '../claim/list.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { Derivation, DerivationConnection } from '../derivation/derivation.ts'
import { bySlug, dateField, dayOrder, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { clientError } from '../errors.ts'
import { enumFilter } from '../filter.ts'
import { Node } from '../node/node.ts'
import { FuzzyDate } from '../time/fuzzy.ts'
import { Ideology, IdeologyConnection } from './ref.ts'

const IdeologyKind = codeEnum('IdeologyKind', 'What kind of ideas.', ideologyKinds)
const LineageDirection = codeEnum('LineageDirection', 'Which way to trace a lineage.', {
  ANCESTORS: 'What it comes from.',
  DESCENDANTS: 'What came from it.',
})
const emergence = ({ ideology: i }: EntityRow) => ({ edtf: i.emergenceEdtf, earliest: i.emergenceEarliest, latest: i.emergenceLatest })

type Step = ClaimRow & Row<{ depth: number; reached: number }>
const LineageStep = builder.objectRef<Step>('LineageStep').implement({
  description: 'One derivation on the way from an ideology to its ancestors or descendants.',
  fields: (t) => ({
    depth: t.sql({ type: 'Int', sql: (s) => s.depth, description: 'How many derivations from the start, 1 for the nearest.' }),
    ideology: t.one({
      type: Ideology,
      source: entities,
      nullable: false,
      where: (e, s) => sql`${e.id} = ${s.reached}`,
      description: 'The ideology reached by this step.',
    }),
    derivation: t.embed({ type: Derivation, value: (s) => s, description: 'The derivation, with kind, dates and citations.' }),
  }),
})
const maxDepth = 20
const depthOf = (depth: Slot<number>) =>
  depth.map((asked) => {
    if (asked < 1 || asked > maxDepth) throw clientError('BAD_ARGUMENT', `\`depth\` must be from 1 to ${maxDepth}, not ${asked}`)
    return asked
  })

builder.objectType(Ideology, {
  description: 'A body of political ideas, a doctrine or a strategic line.',
  interfaces: [Node, Entity],
  fields: (t) => ({
    kind: t.sql({ type: IdeologyKind, sql: (e) => e.ideology.ideologyKind, description: 'What kind of ideas.' }),
    emergence: t.embed({
      type: FuzzyDate,
      value: emergence,
      when: (e) => sql`${e.ideology.emergenceEdtf} is not null`,
      description: 'Best-ranked date it was first formulated; null when not recorded.',
    }),
    derivations: t.page({
      type: DerivationConnection,
      source: claims.only('derivation'),
      args: asOfArguments(t.arg),
      where: (c, e, args) => [sql`${c.subjectId} = ${e.id} and ${c.kind} = 'DERIVATION'`, shown(c, args)],
      ...byStart,
      description: 'What it comes from.',
    }),
    derivatives: t.page({
      type: DerivationConnection,
      source: claims.only('derivation'),
      args: asOfArguments(t.arg),
      where: (c, e, args) => [sql`${c.objectId} = ${e.id} and ${c.kind} = 'DERIVATION'`, shown(c, args)],
      ...byStart,
      description: 'What came from it.',
    }),
    lineage: t.many({
      type: LineageStep,
      source: claims.with<{ depth: number; reached: number }>(),
      args: {
        direction: t.arg({ type: LineageDirection, defaultValue: 'ANCESTORS', description: 'Toward ancestors or descendants.' }),
        depth: t.arg.int({ required: true, defaultValue: 10, description: `How far, 1 to ${maxDepth}.` }),
      },
      from: (e, { direction, depth }) => {
        const [near, far] = direction === 'DESCENDANTS' ? ['object_id', 'subject_id'] : ['subject_id', 'object_id']
        return sql`(with recursive steps(id, reached, depth, trail) as (
            select id, ${sql.ref(far as string)}, 1, array[${e.id}, ${sql.ref(far as string)}] from claim
            where ${sql.ref(near as string)} = ${e.id} and kind = 'DERIVATION' and fact_rank = 1 and not negated
          union all
            select c.id, c.${sql.ref(far as string)}, steps.depth + 1, trail || c.${sql.ref(far as string)} from steps join claim as c on c.${sql.ref(near as string)} = steps.reached
            where c.kind = 'DERIVATION' and c.fact_rank = 1 and not c.negated and steps.depth < ${depthOf(depth)} and c.${sql.ref(far as string)} <> all(trail)
        ) select claim.*, first.depth, first.reached from (select id, reached, min(depth) as depth from steps group by id, reached) as first join claim on claim.id = first.id)`
      },
      order: [
        { sql: (s) => s.depth, type: 'int4' },
        { sql: (s) => s.globalId, type: 'text' },
      ],
      limit: 200,
      description: 'Every derivation on the way to its ancestors (or descendants), nearest first, each once. At most 200.',
    }),
    adherences: t.page(adherencesTo(t.arg)),
  }),
})

rootField('IDEOLOGY', Ideology)
const IdeologyFilter = builder.filterType<EntityRow>()('IdeologyFilter', 'Which ideologies.', {
  ...entityFilters,
  kind: enumFilter('IdeologyKind', IdeologyKind)('By kind.', (e: EntityRow) => e.ideology.ideologyKind),
  emergence: dateField('By when it emerged.', emergence),
})
const IdeologyOrder = builder.orderType<EntityRow>('IdeologyOrder', 'How to sort ideologies.', {
  ...entityOrders,
  EMERGENCE: dayOrder('Earliest possible day it emerged, then the latest.', emergence),
})
builder.queryField('ideologies', (t) =>
  t.page({
    type: IdeologyConnection,
    source: entities.only('ideology'),
    filter: IdeologyFilter,
    orderBy: IdeologyOrder,
    ...bySlug,
    description: 'All ideologies, by slug.',
  }),
)
