import { type Expression, sql } from 'kysely'
import { type ClaimRow, claims } from '../claim/source.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { LeaderFilter } from '../leader/leader.ts'
import { RegimeFilter } from '../regime/regime.ts'
import { TenureFilter } from '../tenure/list.ts'
import { regimeClassesOf } from '../tenure/regime-class.ts'
import { polityOf } from '../tenure/tenure.ts'
import { durationDays } from '../time/fuzzy.ts'
import { WarFilter } from '../war/war.ts'
import { type Facet, facetField } from './facet.ts'

const noId = sql`null::int`
const row = (value: unknown, { scheme = sql`null::text`, entity = noId, claim = noId }: Record<string, unknown> = {}) =>
  sql`select ${value} as value, ${scheme} as scheme, ${entity} as entity_id, ${claim} as claim_id`

/** The decade of a day in EDTF: 195X. */
const decade = (day: unknown) => {
  // Postgres counts 1 BC as -1, ISO 8601 as 0.
  const year = sql`(extract(year from ${day})::int + case when extract(year from ${day}) < 0 then 1 else 0 end)`
  return sql`case when isfinite(${day}) then case when ${year} < 0 then '-' else '' end || lpad((abs(${year}) / 10)::text, 3, '0') || 'X' end`
}
const best = (alias: string) => sql`${sql.ref(`${alias}.fact_rank`)} = 1 and not ${sql.ref(`${alias}.negated`)}`

/** Attributes of an entity with a predicate, by what `value` makes of each. */
const attributes = (e: EntityRow, predicate: string, value: unknown, scheme?: unknown) =>
  sql`(${row(value, { ...(scheme ? { scheme } : {}), claim: sql`k.id` })} from claim as k join attribute as a on a.id = k.id
    where k.subject_id = ${e.id} and k.kind = 'ATTRIBUTE' and ${best('k')} and a.predicate = ${sql.lit(predicate)})`
const ideologies = (e: EntityRow, roles: string) =>
  sql`(${row(sql`i.slug`, { entity: sql`i.id`, claim: sql`k.id` })} from claim as k join adherence as a on a.id = k.id join entity as i on i.id = k.object_id
    where k.subject_id = ${e.id} and k.kind = 'ADHERENCE' and ${best('k')} and a.role in (${sql.raw(roles)}))`
const entity = (id: Expression<number>, claim: unknown = noId) =>
  sql`(${row(sql`p.slug`, { entity: sql`p.id`, claim })} from entity as p where p.id = ${id})`

const startDecade = (what: string, predicate = 'DURING'): Facet<EntityRow> => ({
  description: `Decade of the earliest day ${what} can have begun.`,
  values: (e) => attributes(e, predicate, sql`case when k.start_kind = 'KNOWN' then ${decade(sql`k.start_earliest`)} end`),
})

facetField({
  field: 'leaderFacets',
  of: 'leaders',
  source: entities.only('leader'),
  filter: LeaderFilter,
  facets: {
    GENDER: { description: 'Gender as sources give it.', values: (e) => sql`(${row(e.leader.gender)})` },
    BIRTH_DECADE: {
      description: 'Decade of the earliest day of birth.',
      values: (e) => attributes(e, 'BIRTH', decade(sql`k.start_earliest`)),
    },
    POLITY: {
      description: 'Polity led in effect (Archigos).',
      values: (e) =>
        sql`(${row(sql`p.slug`, { entity: sql`p.id`, claim: sql`k.id` })} from claim as k join entity as p on p.id = k.object_id
          where k.subject_id = ${e.id} and k.kind = 'TENURE' and k.object_type = 'POLITY' and ${best('k')})`,
    },
    EXIT_MODE: {
      description: 'How effective leadership was left at least once (Archigos exit).',
      values: (e) =>
        sql`(${row(sql`t.exit_mode`, { claim: sql`k.id` })} from claim as k join tenure as t on t.id = k.id
          where k.subject_id = ${e.id} and k.kind = 'TENURE' and k.object_type = 'POLITY' and ${best('k')})`,
    },
    IDEOLOGY: {
      description: 'Ideology founded, developed or held; not those held in part or opposed.',
      values: (e) => ideologies(e, `'FOUNDER', 'THEORIST', 'ADHERENT'`),
    },
  },
})

facetField({
  field: 'regimeFacets',
  of: 'regimes',
  source: entities.only('regime'),
  filter: RegimeFilter,
  facets: {
    CLASS: {
      description: 'Class under a scheme, at any time of the regime.',
      values: (e) => attributes(e, 'CLASSIFICATION', sql`a.value`, sql`a.scheme`),
    },
    END_MODE: { description: 'How the regime ended (GWF).', values: (e) => attributes(e, 'END_MODE', sql`a.value`) },
    START_DECADE: startDecade('the regime'),
    POLITY: { description: 'Polity governed.', values: (e) => entity(e.regime.polityId) },
    IDEOLOGY: { description: 'Official ideology of the regime.', values: (e) => ideologies(e, `'OFFICIAL_IDEOLOGY'`) },
  },
})

facetField({
  field: 'tenureFacets',
  of: 'tenures',
  source: claims.only('tenure'),
  filter: TenureFilter,
  where: (c) => sql`${c.kind} = 'TENURE' and ${c.factRank} = 1 and not ${c.negated}`,
  days: durationDays,
  facets: {
    ENTRY_MODE: {
      description: 'How the tenure began (Archigos entry).',
      values: (c: ClaimRow) => sql`(${row(c.tenure.entryMode, { claim: c.id })})`,
    },
    EXIT_MODE: {
      description: 'How the tenure ended (Archigos exit).',
      values: (c: ClaimRow) => sql`(${row(c.tenure.exitMode, { claim: c.id })})`,
    },
    START_DECADE: {
      description: 'Decade of the earliest day the tenure can have begun.',
      values: (c: ClaimRow) => sql`(${row(sql`case when ${c.startKind} = 'KNOWN' then ${decade(c.startEarliest)} end`, { claim: c.id })})`,
    },
    POLITY: {
      description: 'Polity led, or that the office (or its organization) belongs to.',
      values: (c: ClaimRow) => entity(polityOf(c), c.id),
    },
    REGIME_CLASS: {
      description: 'Class, under each scheme, of the regime under which the tenure began; on the day of a change the new one.',
      values: (c: ClaimRow) => sql`(${row(sql`r.value`, { scheme: sql`r.scheme`, claim: c.id })} from ${regimeClassesOf(c)} as r)`,
    },
  },
})

facetField({
  field: 'warFacets',
  of: 'wars',
  source: entities.only('war'),
  filter: WarFilter,
  facets: {
    KIND: { description: 'Kind of war, by who fought.', values: (e) => sql`(${row(e.war.warKind)})` },
    ISSUE: { description: 'What the war was about (UCDP incompatibility).', values: (e) => attributes(e, 'ISSUE', sql`a.value`) },
    START_DECADE: startDecade('the war'),
    PARTICIPANT: {
      description: 'Polity that took part.',
      values: (e) =>
        sql`(${row(sql`p.slug`, { entity: sql`p.id`, claim: sql`k.id` })} from claim as k join entity as p on p.id = k.subject_id
          where k.object_id = ${e.id} and k.kind = 'PARTICIPATION' and k.subject_type = 'POLITY' and ${best('k')})`,
    },
  },
})
