/** Dated items of one or several entities in order: events, and the starts and ends of claims. */
import { type Row, type Slot, sources } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { Claim } from '../claim/refs.ts'
import { claims } from '../claim/source.ts'
import { Entity } from '../entity/refs.ts'
import { entities, entitiesByGlobalId } from '../entity/source.ts'
import { Event } from '../event/ref.ts'
import { entityIdTypes, requireIds } from '../node/id.ts'
import { FuzzyDate } from '../time/fuzzy.ts'

const TimelineItemKind = codeEnum('TimelineItemKind', 'What an item of a timeline tells.', {
  EVENT: 'An event that has one date.',
  EVENT_START: 'An event with two dates began.',
  EVENT_END: 'An event with two dates ended.',
  CLAIM: 'A claim that has one date: a birth, a signature, a meeting.',
  CLAIM_START: 'What a claim with two dates says began to hold.',
  CLAIM_END: 'What a claim with two dates says ceased to hold.',
})

interface Item {
  kind: string
  claimId: number | null
  eventId: number | null
  edtf: string
  earliest: string
  latest: string
  /** Unique among the items. */
  key: string
  /** Those of the entities asked for that it concerns. */
  askedIds: number[]
}
const items = sources<{ timelineItem: Item }>()('timelineItem')

const TimelineItem = builder.objectRef<Row<Item>>('TimelineItem').implement({
  description: 'Something dated in the life of an entity. Exactly one of `event` and `claim` is given.',
  fields: (t) => ({
    kind: t.sql({ type: TimelineItemKind, sql: (i) => i.kind, description: 'What it tells.' }),
    date: t.embed({ type: FuzzyDate, value: (i) => i, description: 'When; its place in the order is by earliest, latest, id.' }),
    event: t.one({
      type: Event,
      source: entities.only('event'),
      where: (e, i) => sql`${e.id} = ${i.eventId}`,
      description: 'The event; null for an item of a claim.',
    }),
    claim: t.one({
      type: Claim,
      source: claims,
      where: (c, i) => sql`${c.id} = ${i.claimId}`,
      description: 'The claim, best of its fact; null for an item of an event.',
    }),
    entities: t.many({
      type: Entity,
      source: entities,
      where: (e, i) => sql`${e.id} = any(${i.askedIds})`,
      order: [{ sql: (e) => e.slug, type: 'text' }],
      limit: 100,
      description: 'Which of the entities asked for it concerns, by slug. At most 100.',
    }),
  }),
})
const TimelineConnection = builder.connectionType('TimelineItem', TimelineItem)

interface Args {
  of: Slot<string[]>
  from?: Slot<string> | undefined
  to?: Slot<string> | undefined
  together?: boolean | null | undefined
}

/**
 * An event concerns who takes part in it, and whatever it is part of; a claim concerns its ends and what it is about. With `together` the
 * dates of a war or treaty concern its parties as well, whose participations are claims of one party each.
 */
const itemsOf = ({ of, from, to, together }: Args) => sql`(with recursive asked as materialized (
    select distinct id from unnest(${entitiesByGlobalId(of.map((ids) => requireIds(ids, entityIdTypes)))}) as given(id) where id is not null),
  touched(event_id, asked_id) as (
    select event.id, asked.id from asked join event on event.id = asked.id
    union select object_id, asked.id from asked join claim on subject_id = asked.id and kind = 'PARTICIPATION' and object_type = 'EVENT' and fact_rank = 1 and not negated
    union select event.id, asked.id from asked join event on event.part_of_id = asked.id
    union select event.id, touched.asked_id from touched join event on event.part_of_id = touched.event_id),
  concerned(claim_id, asked_id) as (
    select claim.id, asked.id from asked join claim on subject_id = asked.id
    union select claim.id, asked.id from asked join claim on object_id = asked.id
    union select claim_id, asked.id from asked join attribute_about on entity_id = asked.id
    ${
      together
        ? sql`union select dated.id, asked.id from asked join claim as part on part.subject_id = asked.id and part.kind = 'PARTICIPATION' and part.object_type in ('WAR', 'TREATY') and part.fact_rank = 1 and not part.negated
          join claim as dated on dated.subject_id = part.object_id and dated.kind = 'ATTRIBUTE' join attribute on attribute.id = dated.id and predicate in ('DURING', 'SIGNED', 'IN_FORCE')`
        : sql``
    }),
  dated as (
    select 'EVENT' as what, null::int as claim_id, event.id as event_id, entity.global_id, start_kind, end_kind,
      start_edtf, start_earliest, start_latest, end_edtf, end_earliest, end_latest, asked_ids
    from (select event_id, array_agg(asked_id) as asked_ids from touched group by event_id) as t join event on event.id = t.event_id join entity on entity.id = event.id
    union all
    select 'CLAIM', claim.id, null, claim.global_id, start_kind, end_kind, start_edtf, start_earliest, start_latest, end_edtf, end_earliest, end_latest, asked_ids
    from (select claim_id, array_agg(asked_id) as asked_ids from concerned group by claim_id) as t join claim on claim.id = t.claim_id
    where claim.fact_rank = 1 and not claim.negated and claim.object_type is distinct from 'EVENT'
      and not (claim.subject_type = 'EVENT' and exists (select from attribute where attribute.id = claim.id and predicate = 'DURING'))),
  item as (
    select what || case when start_edtf is distinct from end_edtf then '_START' else '' end as kind, claim_id, event_id, start_edtf as edtf, start_earliest as earliest, start_latest as latest,
      global_id || ' start' as key, asked_ids from dated where start_kind = 'KNOWN'
    union all
    select what || '_END', claim_id, event_id, end_edtf, end_earliest, end_latest, global_id || ' until', asked_ids from dated where end_kind = 'KNOWN' and start_edtf is distinct from end_edtf)
  select * from item where true
    ${together ? sql`and cardinality(asked_ids) = (select count(*) from asked)` : sql``}
    ${from ? sql`and latest >= ${from}` : sql``} ${to ? sql`and earliest <= ${to}` : sql``})`

builder.queryField('timeline', (t) =>
  t.page({
    type: TimelineConnection,
    source: items,
    args: {
      of: t.arg.idList({ required: true, description: 'Ids of entities of any type, at most 100; unknown ones add nothing.' }),
      from: t.arg({ type: 'Date', description: 'Only items that may be on this day or later. Absent: from the beginning.' }),
      to: t.arg({ type: 'Date', description: 'Only items that may be on this day or earlier. Absent: to the end.' }),
      kinds: t.arg({ type: [TimelineItemKind], description: 'Only items of these kinds.' }),
      together: t.arg.boolean({
        defaultValue: false,
        description: 'Only items that concern every one of the entities: what two states had with each other, wars and treaties included.',
      }),
    },
    from: (_root, args) => itemsOf(args),
    where: (i, _root, { kinds }) => kinds && sql`${i.kind} = any(${sql.val(kinds)}::text[])`,
    order: [
      { sql: (i) => i.earliest, type: 'date' },
      { sql: (i) => i.latest, type: 'date' },
    ],
    tie: { sql: (i) => i.key, type: 'text' },
    description:
      'What is dated about one or several entities, in order: events they take part in or consist of, and the starts and ends of their claims, the best of each fact. Ends that are open or unknown are no items.',
  }),
)
