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
