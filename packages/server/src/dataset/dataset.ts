import type { Tables } from '@annals/db'
import { type Row, sources } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { Polity } from '../polity/ref.ts'

const releases = sources<Tables>()('datasetRelease')
type Release = NonNullable<(typeof releases)['row']>
const count = (from: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from ${from})`
const entityCount = (type: string) => count(sql`entity where type = ${sql.lit(type)}`)

const DatasetCounts = builder.objectRef<Release>('DatasetCounts').implement({
  description: 'How much the dataset holds.',
  fields: (t) => ({
    leaders: t.sql({ type: 'Int', sql: () => entityCount('LEADER'), description: 'Leaders.' }),
    polities: t.sql({ type: 'Int', sql: () => entityCount('POLITY'), description: 'Polities.' }),
    regimes: t.sql({ type: 'Int', sql: () => entityCount('REGIME'), description: 'Regimes.' }),
    organizations: t.sql({ type: 'Int', sql: () => entityCount('ORGANIZATION'), description: 'Organizations.' }),
    offices: t.sql({ type: 'Int', sql: () => entityCount('OFFICE'), description: 'Offices.' }),
    ideologies: t.sql({ type: 'Int', sql: () => entityCount('IDEOLOGY'), description: 'Ideologies.' }),
    wars: t.sql({ type: 'Int', sql: () => entityCount('WAR'), description: 'Wars.' }),
    events: t.sql({ type: 'Int', sql: () => entityCount('EVENT'), description: 'Events.' }),
    treaties: t.sql({ type: 'Int', sql: () => entityCount('TREATY'), description: 'Treaties.' }),
    sources: t.sql({ type: 'Int', sql: () => count(sql`source`), description: 'Sources.' }),
    claims: t.sql({ type: 'Int', sql: () => count(sql`claim`), description: 'Claims.' }),
    citationsLookedUp: t.sql({
      type: 'Int',
      sql: () => count(sql`citation where claim_id is not null and verification = 'LOOKED_UP'`),
      description: 'Citations of claims whose source was read for the fact.',
    }),
    citationsRecalled: t.sql({
      type: 'Int',
      sql: () => count(sql`citation where claim_id is not null and verification = 'RECALLED'`),
      description: 'Citations of claims that rest on general knowledge.',
    }),
  }),
})

interface Decade {
  decade: number
  existed: number
  led: number
  ruled: number
}
const decades = sources<{ decade: Decade }>()('decade')
const DecadeCoverage = builder.objectRef<Row<Decade>>('DecadeCoverage').implement({
  description:
    'How many days of a decade are covered. Days without a leader or a regime are not covered, which does not mean that nobody led.',
  fields: (t) => ({
    decade: t.sql({ type: 'Int', sql: (d) => d.decade, description: 'Its first year: 1950 for 1950–1959.' }),
    existed: t.sql({
      type: 'Int',
      sql: (d) => d.existed,
      description:
        'Days on which the polity may have existed: as a member of a state system (COW, Gleditsch and Ward), of others from inception to dissolution.',
    }),
    led: t.sql({ type: 'Int', sql: (d) => d.led, description: 'Of these, days for which an effective leader is recorded.' }),
    ruled: t.sql({ type: 'Int', sql: (d) => d.ruled, description: 'Of these, days for which a regime is recorded.' }),
  }),
})

/** Days of a polity by decade, by all that stands: sets of days as multiranges, their lengths within the decade. docs/coverage.md has the same. */
function decadesOf(c: Covered) {
  const span = sql`daterange(start_earliest, end_latest, '[]')`
  const days = (set: ReturnType<typeof sql>) =>
    sql`(select coalesce(sum(upper(r) - lower(r)), 0)::int from unnest(${set} * existed * datemultirange(daterange(make_date(decade, 1, 1), make_date(decade + 10, 1, 1)))) as r)`
  const standing = (subject: unknown, predicate: string) =>
    sql`from claim join attribute using (id) where subject_id = ${subject} and claim.kind = 'ATTRIBUTE' and predicate = ${sql.lit(predicate)} and fact_rank is not null and not negated`
  return sql`(select decade, ${days(sql`'{(,)}'::datemultirange`)} as existed, ${days(sql`led`)} as led, ${days(sql`ruled`)} as ruled from (
    select datemultirange(daterange(coalesce((select min(start_earliest) ${standing(c.id, 'INCEPTION')}), '-infinity'),
          coalesce((select max(end_latest) ${standing(c.id, 'DISSOLUTION')}), 'infinity'), '[]'))
        * coalesce((select range_agg(${span}) ${standing(c.id, 'SYSTEM_MEMBERSHIP')}), '{(,)}') as existed,
      coalesce((select range_agg(${span}) from claim
        where object_id = ${c.id} and kind = 'TENURE' and fact_rank is not null and not negated and start_kind <> 'NOT_APPLICABLE'), '{}') as led,
      coalesce((select range_agg(${span}) ${standing(sql`any(array(select id from regime where polity_id = ${c.id}))`, 'DURING')} and start_kind <> 'NOT_APPLICABLE'), '{}') as ruled
  ) as days, generate_series(1900, 1990, 10) as decade)`
}

type Covered = EntityRow & Row<{ leaders: number; claims: number; firstDay: string | null; lastDay: string | null }>
const PolityCoverage = builder.objectRef<Covered>('PolityCoverage').implement({
  description: 'What the dataset covers of a polity. Outside the span nothing is recorded, which does not mean that nothing happened.',
  fields: (t) => ({
    polity: t.embed({ type: Polity, value: (c) => c, description: 'The polity.' }),
    leaders: t.sql({ type: 'Int', sql: (c) => c.leaders, description: 'Tenures of effective leaders recorded, one a fact.' }),
    from: t.sql({
      type: 'Date',
      nullable: true,
      sql: (c) => c.firstDay,
      description: 'First day an effective leader is recorded for; null when none is.',
    }),
    to: t.sql({
      type: 'Date',
      nullable: true,
      sql: (c) => c.lastDay,
      description: 'Last day an effective leader is recorded for; null when none is, or when one still leads.',
    }),
    claims: t.sql({ type: 'Int', sql: (c) => c.claims, description: 'Claims with the polity at either end.' }),
    decades: t.many({
      type: DecadeCoverage,
      source: decades,
      from: decadesOf,
      where: (d) => sql`${d.existed} > 0`,
      order: [{ sql: (d) => d.decade, type: 'int4' }],
      limit: 10,
      description: 'The decades of 1900–1999 in which it may have existed. At most 10.',
    }),
  }),
})

const Dataset = builder.objectRef<Release>('Dataset').implement({
  description: 'The dataset this service answers from.',
  fields: (t) => ({
    version: t.sql({ type: 'String', sql: (r) => r.version, description: 'Changes exactly when the content changes.' }),
    loadedAt: t.sql({ type: 'DateTime', sql: (r) => r.loadedAt, description: 'When this version was loaded here.' }),
    counts: t.embed({ type: DatasetCounts, value: (r) => r, description: 'How much it holds.' }),
    coverage: t.many({
      type: PolityCoverage,
      source: entities.with<{ leaders: number; claims: number; firstDay: string | null; lastDay: string | null }>(),
      from: () => sql`(select entity.*, led.leaders, led.first_day, led.last_day, (select count(*)::int from claim where subject_id = entity.id or object_id = entity.id) as claims
        from entity left join lateral (
          select count(*)::int as leaders, min(start_earliest) as first_day, max(end_latest) as last_day
          from claim where object_id = entity.id and kind = 'TENURE' and fact_rank = 1 and not negated) as led on true
        where entity.type = 'POLITY')`,
      order: [{ sql: (c) => c.slug, type: 'text' }],
      limit: 500,
      // Every claim is counted.
      cost: 5000,
      description: 'What is covered, by polity. At most 500.',
    }),
  }),
})

builder.queryField('dataset', (t) =>
  t.one({ type: Dataset, source: releases, description: 'The dataset this service answers from; null before the first load.' }),
)
