/** The dead of a war, summed over its participants, one sum a definition. */
import { type Row, sources } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { byStart } from '../claim/list.ts'
import { claims } from '../claim/source.ts'
import type { EntityRow } from '../entity/source.ts'
import { ParticipationConnection } from '../participation/participation.ts'
import { Source } from '../source/source.ts'
import { bibliography } from '../source/table.ts'

interface Deaths {
  definition: string
  unit: string
  low: number | null
  best: number | null
  high: number | null
  counted: number
  claimIds: number[]
}
const deaths = sources<{ warDeaths: Deaths }>()('warDeaths')

const WarDeaths = builder.objectRef<Row<Deaths>>('WarDeaths').implement({
  description:
    'The dead of a war under one definition: the sum over the participants that a source counts so. Sums under two definitions are not to be added or averaged.',
  fields: (t) => ({
    definition: t.sql({ type: 'String', sql: (d) => d.definition, description: 'What is counted as one, and by whom.' }),
    unit: t.sql({ type: 'String', sql: (d) => d.unit, description: 'What is counted, mostly persons.' }),
    low: t.sql({
      type: 'Int',
      nullable: true,
      sql: (d) => d.low,
      description: 'Sum of lower bounds, a best figure standing for one; null when a participant has neither.',
    }),
    best: t.sql({ type: 'Int', nullable: true, sql: (d) => d.best, description: 'Sum of best figures; null when a participant has none.' }),
    high: t.sql({
      type: 'Int',
      nullable: true,
      sql: (d) => d.high,
      description: 'Sum of upper bounds, a best figure standing for one; null when a participant has neither.',
    }),
    participants: t.sql({
      type: 'Int',
      sql: (d) => d.counted,
      description: 'How many participants are summed, each once however often it took part; those that nobody counted so are left out.',
    }),
    sources: t.many({
      type: Source,
      source: bibliography,
      where: (s, d) => sql`${s.id} in (select source_id from citation where claim_id = any(${d.claimIds}))`,
      order: [{ sql: (s) => s.slug, type: 'text' }],
      limit: 50,
      description: 'The sources of the figures. At most 50.',
    }),
    claims: t.page({
      type: ParticipationConnection,
      source: claims.only('participation'),
      where: (c, d) => sql`${c.id} = any(${d.claimIds})`,
      ...byStart,
      description: 'The participations summed, each with its figure and citations.',
    }),
  }),
})

/** Of each participant the best-ranked standing claim that counts so. */
export const deathsOf = {
  type: WarDeaths,
  source: deaths,
  from: (
    war: EntityRow,
  ) => sql`(select deaths_definition as definition, deaths_unit as unit, count(distinct subject_id)::int as counted, array_agg(id) as claim_ids,
      case when count(coalesce(deaths_low, deaths_best)) = count(*) then sum(coalesce(deaths_low, deaths_best))::int end as low,
      case when count(deaths_best) = count(*) then sum(deaths_best)::int end as best,
      case when count(coalesce(deaths_high, deaths_best)) = count(*) then sum(coalesce(deaths_high, deaths_best))::int end as high
    from (select distinct on (c.fact, p.deaths_definition, p.deaths_unit) c.id, c.subject_id, p.deaths_definition, p.deaths_unit, p.deaths_low, p.deaths_best, p.deaths_high
      from claim as c join participation as p on p.id = c.id
      where c.object_id = ${war.id} and c.kind = 'PARTICIPATION' and c.fact_rank is not null and not c.negated and p.deaths_definition is not null
      order by c.fact, p.deaths_definition, p.deaths_unit, c.fact_rank) as counted
    group by deaths_definition, deaths_unit)`,
  order: [
    { sql: (d: Row<Deaths>) => d.counted, type: 'int4', descending: true },
    { sql: (d: Row<Deaths>) => sql`${d.definition} collate "C"`, type: 'text' },
    { sql: (d: Row<Deaths>) => sql`${d.unit} collate "C"`, type: 'text' },
  ],
  limit: 100,
  description: 'Its dead by definition, the one with most participants first. At most 100.',
}
