/** The SQL that finds disagreements about an entity. */
import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { entityByGlobalId } from '../entity/source.ts'

const group = 'fact, min(subject_id) as subject_id, min(object_id) as object_id'

/** Dates that cannot be the same: the latest earliest day lies after the earliest latest one. */
const dates = (end: 'start' | 'end', known: string) => {
  const apart = `max(${end}_earliest) > min(${end}_latest)`
  const points = 'bool_and(start_edtf is not distinct from end_edtf)'
  const aspect = end === 'end' ? `'END'` : `case when ${points} then 'DATE' else 'START' end`
  return sql.raw(`select ${group}, ${aspect} as aspect,
      case when isfinite(max(${end}_earliest)) then max(${end}_earliest) - min(${end}_latest) end as difference, 'DAYS' as unit, array_agg(id) as claim_ids
    from about where ${known} and not negated group by fact having ${apart} ${end === 'end' ? `and not ${points}` : ''}`)
}
const quantities = (name: 'deaths' | 'troops') => {
  const [low, best, high] = ['low', 'best', 'high'].map((part) => `p.${name}_${part}`)
  const figure = `coalesce(${best}, ${low}, ${high})`
  return sql.raw(`select ${group}, '${name.toUpperCase()}', max(${figure}) - min(${figure}), 'PERSONS', array_agg(about.id)
    from about join participation as p on p.id = about.id where p.${name}_definition is not null and not negated
    group by fact having count(distinct (${low}, ${best}, ${high})) > 1`)
}
const codes = sql.raw(`select ${group}, code.aspect, null, null, array_agg(about.id)
    from about left join tenure as t on t.id = about.id left join participation as p on p.id = about.id left join attribute as a on a.id = about.id
    cross join lateral (values ('ENTRY_MODE', nullif(t.entry_mode, 'UNKNOWN')), ('EXIT_MODE', nullif(t.exit_mode, 'UNKNOWN')), ('EXIT_DETAIL', nullif(t.exit_detail, 'UNKNOWN')),
      ('FATE', t.fate), ('ROLE', p.role), ('OUTCOME', p.outcome), ('INITIATOR', p.initiator::text),
      ('VALUE', case when a.predicate not in ('BIRTH', 'DEATH', 'INCEPTION', 'DISSOLUTION', 'DURING', 'SIGNED', 'IN_FORCE') then a.value end)) as code(aspect, value)
    where code.value is not null and not negated group by fact, code.aspect having count(distinct code.value) > 1`)

export const disagreementsAbout = (id: Slot<string>) => sql`(with it as materialized (select ${entityByGlobalId(id)} as id),
  about as materialized (select claim.* from claim where fact in (
    select fact from claim where subject_id = (select id from it) union select fact from claim where object_id = (select id from it)
    union select fact from claim where id in (select claim_id from attribute_about where entity_id = (select id from it)))),
  apart as materialized (${dates('start', `start_kind = 'KNOWN'`)} union all ${dates('end', `end_kind in ('KNOWN', 'OPEN')`)}
    union all ${quantities('deaths')} union all ${quantities('troops')} union all ${codes}),
  -- A claim may also be contested as a whole.
  contested as (select ${sql.raw(group)}, 'TRUTH' as aspect, null::int as difference, null as unit, array_agg(id) as claim_ids from about group by fact
    having bool_or(negated) and bool_or(not negated) or fact not in (select fact from apart) and (bool_or(status in ('DISPUTED', 'REFUTED'))
      or exists (select from citation where claim_id = any(array_agg(about.id)) and stance = 'CONTRADICTS'))),
  -- Schemes state membership of the state system each as a fact of its own: compared spell by spell.
  spell as (select about.*, scheme, row_number() over (partition by subject_id, scheme order by start_earliest, start_latest, global_id) as n
    from about join attribute on attribute.id = about.id where predicate = 'SYSTEM_MEMBERSHIP' and fact_rank = 1 and not negated),
  spells as (select null as fact, subject_id, null::int as object_id, 'START' as aspect, max(start_earliest) - min(start_latest) as difference, 'DAYS' as unit, array_agg(id) as claim_ids
    from spell where start_kind = 'KNOWN' group by subject_id, n having max(start_earliest) > min(start_latest)
    union all select null, subject_id, null, 'END', case when isfinite(max(end_earliest)) then max(end_earliest) - min(end_latest) end, 'DAYS', array_agg(id)
    from spell where end_kind in ('KNOWN', 'OPEN') group by subject_id, n having max(end_earliest) > min(end_latest))
  select difference.*, coalesce(fact, (select min(fact) from claim where id = any(claim_ids)) || ' schemes') || ' ' || aspect as key
  from (select * from apart union all select * from contested union all select * from spells) as difference)`
