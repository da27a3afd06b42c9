/** Pieces of the floor's statements: JSON written as text, which PostgreSQL does faster than its JSON functions. */

export const string = (x: string): string => `to_json(${x})::text`
/** A code, slug, id or EDTF date, which never needs escaping; null when null. */
export const code = (x: string): string => `coalesce('"' || ${x} || '"', 'null')`
/** A day; unbounded ones are null. */
export const day = (d: string): string => code(`nullif(nullif(${d}, 'infinity'), '-infinity')::text`)
export const fuzzyDate = (name: string): string =>
  `coalesce('{"edtf":"' || ${name}_edtf || '","earliest":' || ${day(`${name}_earliest`)} || ',"latest":' || ${day(`${name}_latest`)} || '}', 'null')`
const end = (edtf: string) => `coalesce('{"edtf":"' || ${edtf} || '"}', 'null')`
/** `during { start { edtf } end { edtf } }` */
export const during = (c: string): string => `'{"start":' || ${end(`${c}.start_edtf`)} || ',"end":' || ${end(`${c}.end_edtf`)} || '}'`
/** `{ id name }` of an entity. */
export const named = (e: string): string => `'{"id":"' || ${e}.global_id || '","name":' || ${string(`${e}.name`)} || '}'`
export const orNull = (x: string): string => `coalesce(${x}, 'null')`
/** Aggregates rows to the inside of a JSON list. */
export const list = (item: string, order: string): string => `coalesce(string_agg(${item}, ',' order by ${order}), '')`
export const byStart = (c: string): string => `${c}.start_earliest, ${c}.start_latest, ${c}.global_id`
/** The claim to show for its fact, at any time. */
export const best = (c: string): string => `${c}.fact_rank = 1 and not ${c}.negated`
const possibly = (c: string, at: string) => `${c}.start_earliest <= ${at} and ${at} <= ${c}.end_latest`
const certainly = (c: string, at: string) => `${c}.start_latest <= ${at} and ${at} <= ${c}.end_earliest`
/** The claim to show for its fact on a day: the best-ranked that may hold then. */
export const bestAt = (c: string, at: string): string =>
  `not ${c}.negated and ${c}.fact_rank is not null and ${possibly(c, at)} and not exists (
    select from claim b where b.fact = ${c}.fact and b.fact_rank < ${c}.fact_rank and not b.negated and ${possibly('b', at)})`
/** CERTAIN when every standing claim about the fact holds on the day. */
export const certainty = (c: string, at: string): string =>
  `case when ${certainly(c, at)} and not exists (select from claim o where o.fact = ${c}.fact and o.id <> ${c}.id
    and o.fact_rank is not null and (o.negated or not (${certainly('o', at)}))) then 'CERTAIN' else 'POSSIBLE' end`
/** The polity a tenure belongs to, with its office and organization joined as `o` and `g`. */
export const polityOf = (c: string): string =>
  `case when ${c}.object_type = 'POLITY' then ${c}.object_id when o.of_type = 'POLITY' then o.of_id else g.polity_id end`
/** Entities with a name like the folded `$1`, with that name and how well it matches: `name_id`, `entity_id`, `global_id`, `name`, `score`. */
export const alike = `select e.id as entity_id, e.global_id, e.name, best.name_id,
    best.score - case when best.score between 0.9 and 0.999 and e.type in ('EVENT', 'OFFICE', 'ORGANIZATION', 'REGIME', 'TREATY', 'WAR') then 0.1 else 0 end as score
  from (select distinct on (n.entity_id) n.entity_id, n.name_id, n.score::float8 from (
      select entity_id, id as name_id, preferred, position, case when folded = $1 then 1
        when strpos(' ' || folded || ' ', ' ' || $1 || ' ') > 0 then 0.9 + 0.09 * char_length($1) / char_length(folded)
        when starts_with(folded, $1) then 0.8 + 0.09 * char_length($1) / char_length(folded)
        else least(0.79, greatest(similarity(folded, $1), 0.9 * word_similarity($1, folded))) end as score
      from public.name where folded = $1 or (folded >= $1 and folded < $1 || chr(1114111)) or folded % $1 or $1 <% folded
      union all select entity_id, id, preferred, position, 0.7 from public.name where slips(folded) && slips($1)) n
    order by n.entity_id, n.score desc, n.preferred desc, n.position) best join public.entity e on e.id = best.entity_id`
