import { fuzzyDateOf } from './lookup.ts'
import type { BenchQuery, Json } from './query.ts'
import { fuzzyDate, string } from './sql.ts'

const where = 'l.held_office and l.birth_latest >= $1 and l.birth_earliest <= $2'

export const filter: BenchQuery = {
  name: 'filter',
  title: 'Leaders born in a span who held office, youngest first, with totalCount',
  text: () => `query Filter($from: Date!, $to: Date!) {
  leaders(first: 20, filter: { birth: { gte: $from, lte: $to }, heldOffice: true }, orderBy: [{ field: BIRTH, direction: DESC }]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id name birth { edtf earliest latest } }
  }
}`,
  variables: () =>
    Array.from({ length: 40 }, (_, i) => ({
      from: `${1860 + i}-01-01`,
      to: `${1864 + i + (i % 5)}-${String((i % 12) + 1).padStart(2, '0')}-28`,
    })),
  floor: {
    sql: `select '{"data":{"leaders":{"totalCount":' || (select count(*)::text from leader l where ${where})
  || ',"pageInfo":{"hasNextPage":' || (count(*) > 20)::text
  || ',"endCursor":' || coalesce('"' || translate(encode(convert_to((array_agg('["' || birth_earliest || '","' || birth_latest || '","' || slug || '"]' order by n desc) filter (where n <= 20))[1], 'UTF8'), 'base64'), E'+/=\\n', '-_') || '"', 'null')
  || '},"nodes":[' || coalesce(string_agg(case when n <= 20 then '{"id":"' || global_id || '","name":' || ${string('name')} || ',"birth":' || ${fuzzyDate('birth')} || '}' end, ',' order by n), '') || ']}}}'
from (select e.global_id, e.slug, e.name, l.birth_edtf, l.birth_earliest, l.birth_latest, row_number() over (order by l.birth_earliest desc, l.birth_latest desc, e.slug) as n
  from leader l join entity e on e.id = l.id where ${where} order by l.birth_earliest desc, l.birth_latest desc, e.slug limit 21) l`,
    values: ({ from, to }) => [from, to],
  },
  postgraphile: {
    text: () => `query Filter($from: Date!, $to: Date!) {
  leaders: allLeaders(first: 20, orderBy: [BIRTH_EARLIEST_DESC, BIRTH_LATEST_DESC, SLUG_ASC],
    filter: { birthLatest: { greaterThanOrEqualTo: $from }, birthEarliest: { lessThanOrEqualTo: $to }, heldOffice: { equalTo: true } }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id: globalId name birthEdtf birthEarliest birthLatest }
  }
}`,
    answer: ({ leaders }: Json) => ({
      leaders: {
        ...leaders,
        nodes: leaders.nodes.map(({ birthEdtf, birthEarliest, birthLatest, ...leader }: Json) => ({
          ...leader,
          birth: fuzzyDateOf(birthEdtf, birthEarliest, birthLatest),
        })),
      },
    }),
  },
}
