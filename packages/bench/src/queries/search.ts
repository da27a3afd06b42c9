import type { BenchQuery, Json } from './query.ts'
import { named, string } from './sql.ts'

const handMade = 'ranking names by likeness would be the same hand-made SQL under another name'

export const search: BenchQuery = {
  name: 'search',
  title: 'Fuzzy search by name',
  text: () => `query Search($text: String!) {
  search(text: $text, first: 10) { edges { score matchedName { text } node { id name } } }
}`,
  variables: ({ searches }) => searches.map((text) => ({ text })),
  floor: {
    sql: `select '{"data":{"search":{"edges":[' || coalesce(string_agg('{"score":' || ${string('score')} || ',"matchedName":{"text":' || ${string('n.text')} || '},"node":' || ${named('best')} || '}', ',' order by score desc, global_id), '') || ']}}}'
from (select best.score, best.name_id, e.global_id, e.name from (
    select distinct on (entity_id) entity_id, name_id, score::float8 from (
    select entity_id, id as name_id, preferred, position, case when folded = $1 then 1
      when starts_with(folded, $1) then 0.8 + 0.19 * char_length($1) / char_length(folded)
      else least(0.79, greatest(similarity(folded, $1), 0.9 * word_similarity($1, folded))) end as score
    from name where folded = $1 or (folded >= $1 and folded < $1 || chr(1114111)) or folded % $1 or $1 <% folded
    union all select entity_id, id, preferred, position, 0.7 from name where slips(folded) && slips($1)) alike
    order by entity_id, score desc, preferred desc, position
  ) best join entity e on e.id = best.entity_id order by best.score desc, e.global_id limit 10) best join name n on n.id = best.name_id`,
    values: ({ text }) => [text],
  },
  leftOut: { mercurius: handMade, 'yoga-dataloader': handMade },
  postgraphile: {
    text: () => `query Search($text: String!) {
  search: findByName(text: $text, first: 10) { nodes { score matched: nameByNameId { text } entity: entityByEntityId { id: globalId name } } }
}`,
    answer: ({ search: found }: Json) => ({
      search: { edges: found.nodes.map(({ score, matched, entity }: Json) => ({ score, matchedName: matched, node: entity })) },
    }),
  },
}
