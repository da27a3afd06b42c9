/** Belligerents whose leader changed during a war, and how. */
import { type Row, sources } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { certainty, undisputed } from '../claim/certain.ts'
import { Certainty } from '../claim/refs.ts'
import { claims } from '../claim/source.ts'
import type { EntityRow } from '../entity/source.ts'
import { Participation } from '../participation/participation.ts'
import { Tenure } from '../tenure/tenure.ts'
import { FuzzyDate } from '../time/fuzzy.ts'

interface Change {
  participationId: number
  fromId: number | null
  toId: number | null
  edtf: string
  earliest: string
  latest: string
  certain: boolean
  key: string
}
const changes = sources<{ leaderChange: Change }>()('leaderChange')

const LeaderChange = builder.objectRef<Row<Change>>('LeaderChange').implement({
  description: 'A belligerent came under another effective leader while it took part in a war.',
  fields: (t) => ({
    participation: t.one({
      type: Participation,
      source: claims.only('participation'),
      nullable: false,
      where: (c, x) => sql`${c.id} = ${x.participationId}`,
      description: "The belligerent's part in the war.",
    }),
    from: t.one({
      type: Tenure,
      source: claims.only('tenure'),
      where: (c, x) => sql`${c.id} = ${x.fromId}`,
      description: 'The leadership that ended, with how in `exitMode`; null when none before is recorded.',
    }),
    to: t.one({
      type: Tenure,
      source: claims.only('tenure'),
      where: (c, x) => sql`${c.id} = ${x.toId}`,
      description: 'The leadership that began, with how in `entryMode`; null when none after is recorded.',
    }),
    date: t.embed({ type: FuzzyDate, value: (x) => x, description: 'First day of the new leadership; without one, last day of the old.' }),
    certainty: t.sql({
      type: Certainty,
      sql: (x) => certainty(x.certain),
      description: 'How surely the change fell within the belligerence, over every undeprecated claim about the tenure that dates it.',
    }),
  }),
})
const LeaderChangeConnection = builder.connectionType('LeaderChange', LeaderChange)

const standing = (alias: string) =>
  sql`${sql.ref(`${alias}.kind`)} = 'TENURE' and ${sql.ref(`${alias}.fact_rank`)} = 1 and not ${sql.ref(`${alias}.negated`)}`
/** Whether the tenure's `end` certainly, or possibly, falls within the belligerence. */
const within = (tenure: string, end: 'start' | 'end', how: 'certainly' | 'possibly') => {
  const [first, last] = [sql.ref(`${tenure}.${end}_earliest`), sql.ref(`${tenure}.${end}_latest`)]
  return how === 'certainly'
    ? sql<boolean>`(p.start_latest <= ${first} and ${last} <= p.end_earliest)`
    : sql<boolean>`(p.start_earliest <= ${last} and ${first} <= p.end_latest)`
}
const isCertain = (end: 'start' | 'end') => undisputed(sql`o.fact = c.fact`, within('o', end, 'certainly'))

/**
 * Leaders of one polity in the order in which they began: a change is where one follows another, or none. A belligerence is no longer
 * than its war.
 */
export const leaderChangesOf = {
  type: LeaderChangeConnection,
  source: changes,
  from: (war: EntityRow) => sql`(with p as (
      select claim.id, subject_id, global_id, greatest(claim.start_earliest, war.start_earliest) as start_earliest, greatest(claim.start_latest, war.start_latest) as start_latest,
        least(claim.end_earliest, war.end_earliest) as end_earliest, least(claim.end_latest, war.end_latest) as end_latest
      from claim join war on war.id = object_id
      where object_id = ${war.id} and kind = 'PARTICIPATION' and subject_type = 'POLITY' and fact_rank = 1 and not negated),
    led as (select claim.id, object_id, row_number() over w as n from claim
      where ${standing('claim')} and object_id in (select subject_id from p)
      window w as (partition by object_id order by start_earliest, start_latest, global_id))
    select p.id as participation_id, f.id as from_id, t.id as to_id, c.start_edtf as edtf, c.start_earliest as earliest, c.start_latest as latest,
      ${isCertain('start')} as certain, p.global_id || ' ' || c.global_id as key
    from p join led as t on t.object_id = p.subject_id join claim as c on c.id = t.id left join led as f on f.object_id = t.object_id and f.n = t.n - 1
    where c.start_kind = 'KNOWN' and ${within('c', 'start', 'possibly')}
    union all
    select p.id, f.id, null, c.end_edtf, c.end_earliest, c.end_latest, ${isCertain('end')}, p.global_id || ' ' || c.global_id || ' end'
    from p join led as f on f.object_id = p.subject_id join claim as c on c.id = f.id
    where c.end_kind = 'KNOWN' and ${within('c', 'end', 'possibly')} and not exists (select from led as t where t.object_id = f.object_id and t.n > f.n))`,
  order: [
    { sql: (x: Row<Change>) => x.earliest, type: 'date' },
    { sql: (x: Row<Change>) => x.latest, type: 'date' },
  ],
  tie: { sql: (x: Row<Change>) => x.key, type: 'text' },
  description:
    'Belligerents whose effective leader may have changed while they took part, on its first and last day included, by date, with how the one left and the other came.',
}
