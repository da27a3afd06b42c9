import { polityKinds } from '@annals/db'
import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { AdherenceConnection } from '../adherence/adherence.ts'
import { builder, codeEnum } from '../builder.ts'
import { asOfArguments, shown } from '../claim/as-of.ts'
import { boundsOf } from '../claim/certain.ts'
import { byStart, startOrder } from '../claim/list.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { byInterval, bySlug, dateField, dayOrder, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Actor, Entity } from '../entity/refs.ts'
import { type EntityRow, entities, entityByGlobalId } from '../entity/source.ts'
import { sharedEventsOf } from '../event/shared.ts'
import { all, enumFilter } from '../filter.ts'
import { requireId } from '../node/id.ts'
import { Node } from '../node/node.ts'
import { holdingsOf, OfficeHolding, officeholderArguments } from '../office/holding.ts'
import { OfficeConnection } from '../office/ref.ts'
import { participationsOf } from '../participation/participation.ts'
import { RegimeConnection } from '../regime/ref.ts'
import { relationshipsOf } from '../relationship/relationship.ts'
import { TenureConnection } from '../tenure/tenure.ts'
import { FuzzyDate, FuzzyInterval, possibly } from '../time/fuzzy.ts'
import { DateRange, type DateRangeArg, overlaps } from '../time/span.ts'
import { WarConnection } from '../war/ref.ts'
import { Polity, PolityConnection } from './ref.ts'

export const PolityKind = codeEnum('PolityKind', 'What kind of polity.', polityKinds)
const inception = ({ polity: p }: EntityRow) => ({ edtf: p.inceptionEdtf, earliest: p.inceptionEarliest, latest: p.inceptionLatest })
const dissolution = ({ polity: p }: EntityRow) => ({
  edtf: p.dissolutionEdtf,
  earliest: p.dissolutionEarliest,
  latest: p.dissolutionLatest,
})

const SystemMembership = builder.objectRef<ClaimRow>('SystemMembership').implement({
  description: 'A span in which a scheme counts the polity as a member of the state system.',
  fields: (t) => ({
    scheme: t.sql({ type: 'String', sql: (c) => c.attribute.scheme, description: 'COW or GW.' }),
    code: t.sql({ type: 'String', sql: (c) => c.attribute.value, description: "The scheme's code of the polity." }),
    during: t.embed({ type: FuzzyInterval, value: (c) => c, description: 'When.' }),
  }),
})

/** The wars a polity took part in, by any standing claim that it did; with a span, that it did then. */
function warsOf(e: EntityRow, during: DateRangeArg | undefined) {
  const part = sql`p.subject_id = ${e.id} and p.kind = 'PARTICIPATION' and p.object_type = 'WAR' and p.fact_rank is not null and not p.negated`
  if (!during) return sql`select p.object_id from claim as p where ${part}`
  const then = (alias: string) => all(overlaps(boundsOf(alias), during))
  return sql`select p.object_id from claim as p join war as fought on fought.id = p.object_id
    where ${part} and case when p.start_kind = 'NOT_APPLICABLE' then ${then('fought')} else ${then('p')} end`
}

builder.objectType(Polity, {
  description: 'A state or another territory with a government of its own.',
  interfaces: [Node, Entity, Actor],
  fields: (t) => ({
    kind: t.sql({ type: PolityKind, sql: (e) => e.polity.polityKind, description: 'What kind of polity.' }),
    inception: t.embed({
      type: FuzzyDate,
      value: inception,
      when: (e) => sql`${e.polity.inceptionEdtf} is not null`,
      description: 'Best-ranked date it came into being; null when not recorded.',
    }),
    dissolution: t.embed({
      type: FuzzyDate,
      value: dissolution,
      when: (e) => sql`${e.polity.dissolutionEdtf} is not null`,
      description: 'Best-ranked date it ceased to be; null when it exists or none is recorded.',
    }),
    systemMemberships: t.many({
      type: SystemMembership,
      source: claims.only('attribute'),
      where: (c, e) =>
        sql`${c.subjectId} = ${e.id} and ${c.kind} = 'ATTRIBUTE' and ${c.attribute.predicate} = 'SYSTEM_MEMBERSHIP' and ${c.factRank} = 1 and not ${c.negated}`,
      order: startOrder,
      limit: 20,
      description: 'Membership of the state system by scheme, by start. At most 20.',
    }),
    regimes: t.page({
      type: RegimeConnection,
      source: entities.only('regime'),
      args: { at: t.arg({ type: 'Date', description: 'Only those that may hold on this day.' }) },
      where: (r, e, { at }) => [sql`${r.regime.polityId} = ${e.id}`, at && possibly(r.regime, at)],
      order: byInterval(({ regime: i }) => i),
      tie: { sql: (r) => r.slug, type: 'text' },
      description: 'Its regimes, by start.',
    }),
    offices: t.page({
      type: OfficeConnection,
      source: entities.only('office'),
      where: (o, e) =>
        // As one condition with `or`, PostgreSQL reads every office.
        sql`${o.office.ofId} in (select ${e.id} union all select id from organization where polity_id = ${e.id})`,
      ...bySlug,
      description: 'Offices of the polity and of organizations whose polity it is, by slug.',
    }),
    officeholders: t.many({
      type: OfficeHolding,
      ...holdingsOf<EntityRow, object>((e) => e.id),
      args: officeholderArguments(t.arg),
      description:
        'Who held its offices on a day, those of its organizations and effective leadership included, with how surely. At most 500.',
    }),
    leaders: t.page({
      type: TenureConnection,
      source: claims.only('tenure'),
      args: asOfArguments(t.arg),
      where: (c, e, args) => [sql`${c.objectId} = ${e.id} and ${c.kind} = 'TENURE'`, shown(c, args)],
      ...byStart,
      description: "Tenures of its effective leaders (Archigos' sense), by start.",
    }),
    wars: t.page({
      type: WarConnection,
      source: entities.only('war'),
      args: {
        during: t.arg({
          type: DateRange,
          description:
            'Only wars in which it may have been for a day of this span, or as `relation` says: by the dates of its participation, or where it has none by those of the war.',
        }),
      },
      where: (w, e, { during }) => sql`${w.id} in (${warsOf(e, during as DateRangeArg | undefined)})`,
      order: byInterval(({ war: i }) => i),
      tie: { sql: (w) => w.slug, type: 'text' },
      description: 'Wars it took part in, by start.',
    }),
    ideologies: t.page({
      type: AdherenceConnection,
      source: claims.only('adherence'),
      args: asOfArguments(t.arg),
      where: (c, e, args) => [
        sql`${c.kind} = 'ADHERENCE' and ${c.adherence.role} = 'OFFICIAL_IDEOLOGY' and ${c.subjectId} in (
          select id from regime where polity_id = ${e.id} union all select id from organization where polity_id = ${e.id})`,
        shown(c, args),
      ],
      ...byStart,
      description: 'Official ideologies of its regimes and organizations, by start; `adherent` says of which.',
    }),
    participations: t.page(participationsOf(t.arg)),
    relationships: t.page(relationshipsOf(t.arg)),
    sharedEvents: t.page(sharedEventsOf(t.arg)),
  }),
})

rootField('POLITY', Polity)
const PolityFilter = builder.filterType<EntityRow>()('PolityFilter', 'Which polities.', {
  ...entityFilters,
  kind: enumFilter('PolityKind', PolityKind)('By kind.', (e: EntityRow) => e.polity.polityKind),
  inception: dateField('By date of inception.', inception),
  dissolution: dateField('By date of dissolution.', dissolution),
})
const PolityOrder = builder.orderType<EntityRow>('PolityOrder', 'How to sort polities.', {
  ...entityOrders,
  INCEPTION: dayOrder('Earliest possible day of inception, then the latest.', inception),
})
builder.queryFields((t) => ({
  polities: t.page({
    type: PolityConnection,
    source: entities.only('polity'),
    filter: PolityFilter,
    orderBy: PolityOrder,
    ...bySlug,
    description: 'All polities, by slug.',
  }),
  officeholders: t.many({
    type: OfficeHolding,
    ...holdingsOf((_root, { polity }: { polity: Slot<string> }) => entityByGlobalId(polity.map((id) => requireId(id, ['Polity'])))),
    args: { polity: t.arg.id({ required: true, description: 'Id of the polity.' }), ...officeholderArguments(t.arg) },
    description:
      'Who held the offices of a polity on a day, those of its organizations and effective leadership included, with how surely. Empty when nothing is recorded. At most 500.',
  }),
}))
