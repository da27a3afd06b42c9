import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { Adherence } from '../adherence/adherence.ts'
import { builder } from '../builder.ts'
import { shown } from '../claim/as-of.ts'
import { boundsOf, certainty, certaintyAt, undisputed } from '../claim/certain.ts'
import { startOrder } from '../claim/list.ts'
import { Certainty } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { byInterval, bySlug } from '../entity/list.ts'
import { type EntityRow, entities, entitiesByGlobalId } from '../entity/source.ts'
import { Event } from '../event/ref.ts'
import { requireIds } from '../node/id.ts'
import { OfficeHolding } from '../office/holding.ts'
import { Participation } from '../participation/participation.ts'
import { Polity } from '../polity/ref.ts'
import { Regime } from '../regime/ref.ts'
import { certainly, possibly } from '../time/fuzzy.ts'

/** Whether every standing claim about when the event was certainly has it going on. */
const phaseCertainty = (v: EntityRow, at: Slot<string>) => {
  const dating = sql`o.subject_id = ${v.id} and o.id in (select id from attribute where predicate = 'DURING')`
  return certainty(sql`(${certainly(v.event, at)} and ${undisputed(dating, certainly(boundsOf('o'), at))})`)
}
const SnapshotPhase = builder.objectRef<{ phase: EntityRow; at: Slot<string> }>('SnapshotPhase').implement({
  description: 'A phase that a war was in on the day.',
  fields: (t) => ({
    certainty: t.sql({ type: Certainty, sql: ({ phase, at }) => phaseCertainty(phase, at), description: 'How surely on that day.' }),
    phase: t.embed({ type: Event, value: ({ phase }) => phase, description: 'The phase.' }),
  }),
})
const SnapshotParticipation = builder.objectRef<{ participation: ClaimRow; at: Slot<string> }>('SnapshotParticipation').implement({
  description: 'A war being fought or a treaty in force on the day, seen from one polity.',
  fields: (t) => ({
    certainty: t.sql({
      type: Certainty,
      sql: ({ participation, at }) => certaintyAt(participation, at),
      description: 'How surely on that day.',
    }),
    participation: t.embed({
      type: Participation,
      value: ({ participation }) => participation,
      description: 'The part the polity has in it.',
    }),
    phases: t.many({
      type: SnapshotPhase,
      source: entities.only('event'),
      where: (v, { participation, at }) => [
        sql`${v.event.partOfId} = ${participation.objectId} and ${v.event.eventKind} = 'PHASE'`,
        possibly(v.event, at),
      ],
      as: (phase, _args, { at }) => ({ phase, at }),
      order: [...byInterval(({ event }) => event), bySlug.tie],
      limit: 20,
      description: 'Phases the war may have been in, by start; several when they overlap, none for a treaty. At most 20.',
    }),
  }),
})
const SnapshotAdherence = builder.objectRef<{ adherence: ClaimRow; at: Slot<string> }>('SnapshotAdherence').implement({
  description: 'An official ideology on the day.',
  fields: (t) => ({
    certainty: t.sql({ type: Certainty, sql: ({ adherence, at }) => certaintyAt(adherence, at), description: 'How surely on that day.' }),
    adherence: t.embed({
      type: Adherence,
      value: ({ adherence }) => adherence,
      description: 'Which regime or organization held it officially.',
    }),
  }),
})

const PolitySnapshot = builder.objectRef<{ polity: EntityRow; at: Slot<string> }>('PolitySnapshot').implement({
  description: 'A polity as it stood on one day.',
  fields: (t) => ({
    polity: t.embed({ type: Polity, value: ({ polity }) => polity, description: 'The polity.' }),
    regimes: t.many({
      type: Regime,
      source: entities.only('regime'),
      where: (r, { polity, at }) => [sql`${r.regime.polityId} = ${polity.id}`, possibly(r.regime, at)],
      order: [...byInterval(({ regime }) => regime), bySlug.tie],
      limit: 20,
      description: 'Its regimes that may have held, by start; two on the day one follows another. At most 20.',
    }),
    leaders: t.many({
      type: OfficeHolding,
      source: claims.only('tenure'),
      where: (c, { polity, at }) => [sql`${c.kind} = 'TENURE' and ${c.objectId} = ${polity.id}`, shown(c, { at })],
      as: (tenure, _args, { at }) => ({ tenure, at }),
      order: startOrder,
      limit: 20,
      description: 'Its effective leaders, by start. At most 20.',
    }),
    wars: t.many({
      type: SnapshotParticipation,
      source: claims.only('participation'),
      where: (c, { polity, at }) => [
        sql`${c.kind} = 'PARTICIPATION' and ${c.subjectId} = ${polity.id} and ${c.objectType} = 'WAR'`,
        shown(c, { at }),
      ],
      as: (participation, _args, { at }) => ({ participation, at }),
      order: startOrder,
      limit: 50,
      description: 'Wars it may have been fighting, by start. At most 50.',
    }),
    treaties: t.many({
      type: SnapshotParticipation,
      source: claims.only('participation'),
      where: (c, { polity, at }) => [
        sql`${c.kind} = 'PARTICIPATION' and ${c.subjectId} = ${polity.id} and ${c.objectId} in (select id from treaty where start_kind <> 'NOT_APPLICABLE' and start_earliest <= ${at} and ${at} <= end_latest)`,
        shown(c, { at }),
      ],
      as: (participation, _args, { at }) => ({ participation, at }),
      order: startOrder,
      limit: 100,
      description: 'Treaties that may have been in force for it, by start. At most 100.',
    }),
    ideologies: t.many({
      type: SnapshotAdherence,
      source: claims.only('adherence'),
      where: (c, { polity, at }) => [
        sql`${c.kind} = 'ADHERENCE' and ${c.adherence.role} = 'OFFICIAL_IDEOLOGY' and ${c.subjectId} in (
          select id from regime where polity_id = ${polity.id} union all select id from organization where polity_id = ${polity.id})`,
        shown(c, { at }),
      ],
      as: (adherence, _args, { at }) => ({ adherence, at }),
      order: startOrder,
      limit: 50,
      description: 'What its regimes and organizations may have held officially, by start. At most 50.',
    }),
  }),
})

builder.queryField('snapshot', (t) =>
  t.many({
    type: PolitySnapshot,
    source: entities.only('polity'),
    args: {
      at: t.arg({ type: 'Date', required: true, description: 'The day.' }),
      polities: t.arg.idList({
        description:
          'Ids of polities, at most 100; unknown ones are left out. Absent: the first 100, by slug, that may have existed on the day.',
      }),
    },
    where: (e, _root, { at, polities }) =>
      polities
        ? sql`${e.id} = any(${entitiesByGlobalId(polities.map((ids) => requireIds(ids, ['Polity'])))})`
        : sql`coalesce(${e.polity.inceptionEarliest}, '-infinity') <= ${at} and ${at} <= coalesce(${e.polity.dissolutionLatest}, 'infinity')`,
    as: (polity, { at }) => ({ polity, at }),
    order: [bySlug.tie],
    limit: 100,
    oneEach: 'polities',
    description: 'Polities as they stood on one day, by slug: regimes, leaders, wars, treaties, official ideologies. At most 100.',
  }),
)
