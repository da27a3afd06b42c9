import type { BenchQuery, Json } from './query.ts'
import { alike, named, string } from './sql.ts'

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
from (${alike} order by score desc, global_id limit 10) best join name n on n.id = best.name_id`,
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
