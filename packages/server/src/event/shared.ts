/** The field `sharedEvents` of an actor: where two met, derived from what both took part in. */
import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import type { Arg } from '../claim/as-of.ts'
import { byInterval } from '../entity/list.ts'
import { type EntityRow, entities, entityByGlobalId } from '../entity/source.ts'
import { requireId } from '../node/id.ts'
import { EventKind } from './kind.ts'
import { EventConnection } from './ref.ts'

const tookPart = (v: EntityRow, actor: unknown) =>
  sql<boolean>`exists (select from claim where subject_id = ${actor} and object_id = ${v.id} and kind = 'PARTICIPATION' and fact_rank = 1 and not negated)`

export const sharedEventsOf = (arg: Arg) => ({
  type: EventConnection,
  source: entities.only('event'),
  args: {
    with: arg.id({ required: true, description: 'Id of the other actor. An empty list then means: no shared event is recorded.' }),
    kinds: arg({ type: [EventKind], description: 'Only events of these kinds: MEETING, VISIT and CONFERENCE for "they met".' }),
  },
  where: (v: EntityRow, e: EntityRow, args: { with: Slot<string>; kinds?: string[] | undefined }) => [
    tookPart(v, e.id),
    tookPart(v, entityByGlobalId(args.with.map((id) => requireId(id, ['Leader', 'Polity', 'Organization'])))),
    args.kinds && sql<boolean>`${v.event.eventKind} = any(${sql.val(args.kinds)}::text[])`,
  ],
  order: byInterval(({ event: i }) => i),
  tie: { sql: (v: EntityRow) => v.slug, type: 'text' },
  description: 'Events that both this actor and another took part in, by start; `participations` of each tells as what.',
})
