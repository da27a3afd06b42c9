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
      description: 'What is covered, by polity. At most 500.',
    }),
  }),
})

builder.queryField('dataset', (t) =>
  t.one({ type: Dataset, source: releases, description: 'The dataset this service answers from; null before the first load.' }),
)
