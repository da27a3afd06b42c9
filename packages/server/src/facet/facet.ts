/** How many of a list have each value of something: one row a value, with the claims that say so. */
import { type FilterRef, filterCondition, type Row, Scope, type Source, sources } from '@annals/pothos-kysely'
import { type Expression, type RawBuilder, sql } from 'kysely'
import { builder } from '../builder.ts'
import { byStart, ClaimConnection } from '../claim/list.ts'
import { claims } from '../claim/source.ts'
import { Entity } from '../entity/refs.ts'
import { entities } from '../entity/source.ts'

interface Count {
  value: string
  scheme: string | null
  entityId: number | null
  counted: number
  definition: string
  claimIds: number[]
  timed: number
  medianDays: number | null
  shortestDays: number | null
  longestDays: number | null
}
const counts = sources<{ facetCount: Count }>()('facetCount')

const FacetDurations = builder.objectRef<Row<Count>>('FacetDurations').implement({
  description:
    'How long the tenures counted lasted: days from start to end, both counted, of those with both ends known to the day. Tenures that still hold or have a fuzzy end are left out, which shortens all three.',
  fields: (t) => ({
    tenures: t.sql({ type: 'Int', sql: (f) => f.timed, description: 'How many of them have a known duration, at least 1.' }),
    medianDays: t.sql({
      type: 'Float',
      sql: (f) => f.medianDays,
      description: 'Median in days; between the middle two when they are even in number.',
    }),
    shortestDays: t.sql({ type: 'Int', sql: (f) => f.shortestDays, description: 'The shortest, in days.' }),
    longestDays: t.sql({ type: 'Int', sql: (f) => f.longestDays, description: 'The longest, in days.' }),
  }),
})

const FacetCount = builder.objectRef<Row<Count>>('FacetCount').implement({
  description: 'How many of a list have one value. Those without any value are in no count, those with several in several.',
  fields: (t) => ({
    value: t.sql({
      type: 'String',
      sql: (f) => f.value,
      description: 'The value: a code, a decade in EDTF (`195X`), the slug of an entity.',
    }),
    scheme: t.sql({ type: 'String', nullable: true, sql: (f) => f.scheme, description: 'Whose coding the value is; null for none.' }),
    entity: t.one({
      type: Entity,
      source: entities,
      where: (e, f) => sql`${e.id} = ${f.entityId}`,
      description: 'The entity that the value is; null for codes and decades.',
    }),
    count: t.sql({ type: 'Int', sql: (f) => f.counted, description: 'How many, each once.' }),
    definition: t.sql({ type: 'String', sql: (f) => f.definition, description: 'What is counted under the value.' }),
    durations: t.embed({
      type: FacetDurations,
      value: (f) => f,
      when: (f) => sql`${f.timed} > 0`,
      description: 'How long they lasted; null unless tenures are counted, and one of them has a known duration.',
    }),
    claims: t.page({
      type: ClaimConnection,
      source: claims,
      where: (c, f) => sql`${c.id} = any(${f.claimIds})`,
      ...byStart,
      description: 'The claims that are counted, with their citations; none where no single claim says the value.',
    }),
  }),
})

/** Gives the values of a row: a query with columns value, scheme, entity_id and claim_id, each null where it does not apply. */
export interface Facet<R> {
  description: string
  values: (row: R) => RawBuilder<unknown>
}

/** A root field that counts the rows of a source by one of its facets. */
export function facetField<R extends { id: Expression<number> }>(options: {
  field: string
  of: string
  source: Source<R>
  filter: FilterRef<R>
  where?: (row: R) => Expression<boolean>
  days?: (row: R) => Expression<number | null>
  facets: Record<string, Facet<R>>
}): void {
  const { field, of, source, filter, where, days, facets } = options
  const By = builder.enumType(`${field.charAt(0).toUpperCase()}${field.slice(1, -1)}`, {
    description: `What ${of} can be counted by.`,
    values: Object.fromEntries(Object.entries(facets).map(([code, { description }]) => [code, { description }])),
  })
  builder.queryField(field, (t) =>
    t.many({
      type: FacetCount,
      source: counts,
      args: {
        by: t.arg({ type: By, required: true, description: 'By what to count.' }),
        filter: t.arg({ type: filter.input, description: 'Which to count; all conditions must hold.' }),
      },
      from: (_root, args) => {
        const facet = facets[args.by as unknown as string] as Facet<R>
        const scope = new Scope(source, 'counted')
        const kept = sql.join(
          [where?.(scope.row), filterCondition(filter.filters, args.filter, scope.row), sql`true`].filter((c) => c !== undefined),
          sql` and `,
        )
        const values = facet.values(scope.row)
        const length = days?.(scope.row) ?? sql`null::int`
        const id = scope.row.id
        return sql`(select value, scheme, entity_id, count(*)::int as counted, ${sql.lit(facet.description)} as definition, array_agg(claim_id) filter (where claim_id is not null) as claim_ids,
            count(days)::int as timed, percentile_cont(0.5) within group (order by days) as median_days, min(days) as shortest_days, max(days) as longest_days
          from (select distinct on (f.value, f.scheme, f.entity_id, ${id}) f.*, ${length} as days from ${scope.from()} cross join lateral ${values} as f
            where ${kept} and f.value is not null order by f.value, f.scheme, f.entity_id, ${id}, f.claim_id) as one
          group by value, scheme, entity_id)`
      },
      order: [
        { sql: (f) => f.counted, type: 'int4', descending: true },
        { sql: (f) => sql`coalesce(${f.scheme}, '') collate "C"`, type: 'text' },
        { sql: (f) => sql`${f.value} collate "C"`, type: 'text' },
      ],
      limit: 500,
      cost: 5000,
      description: `How many ${of} there are by something, the most first. At most 500 values.`,
    }),
  )
}
