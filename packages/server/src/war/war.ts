import { intensities, warIssues, warKinds } from '@annals/db'
import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { shown } from '../claim/as-of.ts'
import { certaintyAt } from '../claim/certain.ts'
import { startOrder } from '../claim/list.ts'
import { Certainty, Claim } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { byInterval, bySlug, dateField, dayOrder, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { EventConnection } from '../event/ref.ts'
import { enumFilter } from '../filter.ts'
import { Node } from '../node/node.ts'
import { Participation, participationsIn } from '../participation/participation.ts'
import { Tenure } from '../tenure/tenure.ts'
import { endOf, FuzzyInterval, possibly, startOf } from '../time/fuzzy.ts'
import { deathsOf } from './deaths.ts'
import { leaderChangesOf } from './leader-changes.ts'
import { War, WarConnection } from './ref.ts'

export const WarKind = codeEnum('WarKind', 'What kind of war, by who fought.', warKinds)
const WarIssue = codeEnum('WarIssue', 'What a war was about (UCDP incompatibility).', warIssues)
const Intensity = codeEnum('Intensity', 'Intensity of a conflict in a year (UCDP).', intensities)

const YearIntensity = builder.objectRef<ClaimRow>('WarIntensity').implement({
  description: 'The intensity of a war in a year or span, as a dataset codes it.',
  fields: (t) => ({
    during: t.embed({ type: FuzzyInterval, value: (c) => c, description: 'The year or span.' }),
    level: t.sql({ type: Intensity, sql: (c) => c.attribute.value, description: 'The level.' }),
    claim: t.embed({ type: Claim, value: (c) => c, description: 'The claim behind it, with its citations.' }),
  }),
})

/** Two claims of one row set: the belligerent's participation and its leader's tenure. */
interface Belligerent {
  participation: ClaimRow
  at: Slot<string>
}
const BelligerentLeader = builder.objectRef<{ tenure: ClaimRow; at: Slot<string> }>('BelligerentLeader').implement({
  description: 'Who led a belligerent on the day.',
  fields: (t) => ({
    certainty: t.sql({ type: Certainty, sql: ({ tenure, at }) => certaintyAt(tenure, at), description: 'How surely.' }),
    tenure: t.embed({ type: Tenure, value: ({ tenure }) => tenure, description: 'The effective leadership.' }),
  }),
})
const BelligerentLeaders = builder.objectRef<Belligerent>('BelligerentLeaders').implement({
  description: 'A belligerent on a day of a war, with whoever led it then.',
  fields: (t) => ({
    certainty: t.sql({
      type: Certainty,
      sql: ({ participation, at }) => certaintyAt(participation, at),
      description: 'How surely it took part on the day.',
    }),
    participation: t.embed({
      type: Participation,
      value: ({ participation }) => participation,
      description: "The polity's part in the war.",
    }),
    leaders: t.many({
      type: BelligerentLeader,
      source: claims.only('tenure'),
      where: (c, { participation, at }) => [sql`${c.kind} = 'TENURE' and ${c.objectId} = ${participation.subjectId}`, shown(c, { at })],
      as: (tenure, _args, { at }) => ({ tenure, at }),
      order: startOrder,
      limit: 20,
      description: 'Effective leaders on the day: two on a handover day, none when not recorded. At most 20.',
    }),
  }),
})

builder.objectType(War, {
  description: 'An armed conflict with battle deaths.',
  interfaces: [Node, Entity],
  fields: (t) => ({
    kind: t.sql({ type: WarKind, sql: (e) => e.war.warKind, description: 'What kind of war.' }),
    parent: t.one({
      type: War,
      source: entities,
      where: (w, e) => sql`${w.id} = ${e.war.parentId}`,
      description: 'The wider war it is part of; null when of none.',
    }),
    during: t.embed({ type: FuzzyInterval, value: (e) => e.war, description: 'When, by the best-ranked claim.' }),
    issue: t.sql({ type: WarIssue, nullable: true, sql: (e) => e.war.issue, description: 'What it was about; null when not coded.' }),
    outcome: t.sql({
      type: 'String',
      nullable: true,
      sql: (e) => e.war.outcome,
      description: 'How it ended, in our words; null when not recorded. COW codes outcomes a participant.',
    }),
    intensity: t.many({
      type: YearIntensity,
      source: claims.only('attribute'),
      where: (c, e) =>
        sql`${c.subjectId} = ${e.id} and ${c.kind} = 'ATTRIBUTE' and ${c.attribute.predicate} = 'INTENSITY' and ${c.factRank} = 1 and not ${c.negated}`,
      order: startOrder,
      limit: 100,
      description: 'Intensity by year. At most 100.',
    }),
    participations: t.page(participationsIn(t.arg)),
    phases: t.page({
      type: EventConnection,
      source: entities.only('event'),
      where: (v, e) => sql`${v.event.partOfId} = ${e.id} and ${v.event.eventKind} = 'PHASE'`,
      order: byInterval(({ event: i }) => i),
      tie: { sql: (v) => v.slug, type: 'text' },
      description: 'Its phases, by start.',
    }),
    events: t.page({
      type: EventConnection,
      source: entities.only('event'),
      where: (v, e) => sql`${v.event.partOfId} = ${e.id}`,
      order: byInterval(({ event: i }) => i),
      tie: { sql: (v) => v.slug, type: 'text' },
      description: 'Its phases, battles and other events, by start.',
    }),
    leaders: t.many({
      type: BelligerentLeaders,
      source: claims.only('participation'),
      args: { at: t.arg({ type: 'Date', required: true, description: 'The day.' }) },
      where: (c, e, { at }) => [
        sql`${c.objectId} = ${e.id} and ${c.kind} = 'PARTICIPATION' and ${c.subjectType} = 'POLITY'`,
        shown(c, { at }),
      ],
      as: (participation, { at }) => ({ participation, at }),
      order: [
        { sql: (c) => sql`coalesce(${c.participation.side}, '')`, type: 'text' },
        { sql: (c) => c.globalId, type: 'text' },
      ],
      limit: 100,
      description: 'The polities that took part on the day, by side, with their effective leaders. At most 100.',
    }),
    leaderChanges: t.page(leaderChangesOf),
    deaths: t.many(deathsOf),
  }),
})

rootField('WAR', War)
export const WarFilter = builder.filterType<EntityRow>()('WarFilter', 'Which wars.', {
  ...entityFilters,
  kind: enumFilter('WarKind', WarKind)('By kind.', (e: EntityRow) => e.war.warKind),
  start: dateField('By start.', ({ war }) => startOf(war)),
  end: dateField('By end.', ({ war }) => endOf(war)),
  at: { type: 'Date', description: 'May have been fought on this day.', sql: (e, day: Slot<string>) => possibly(e.war, day) },
})
const WarOrder = builder.orderType<EntityRow>('WarOrder', 'How to sort wars.', {
  ...entityOrders,
  START: dayOrder('Earliest possible start, then the latest.', ({ war }) => startOf(war)),
})
builder.queryField('wars', (t) =>
  t.page({
    type: WarConnection,
    source: entities.only('war'),
    filter: WarFilter,
    orderBy: WarOrder,
    ...bySlug,
    description: 'All wars, by slug.',
  }),
)
