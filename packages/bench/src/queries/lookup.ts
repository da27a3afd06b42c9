import type { BenchQuery, Json } from './query.ts'
import { code, fuzzyDate, list, string } from './sql.ts'

export const fuzzyDateOf = (edtf: string | null, earliest: string | null, latest: string | null) =>
  edtf === null ? null : { edtf, earliest, latest }

export const lookup: BenchQuery = {
  name: 'lookup',
  title: 'One leader by slug: birth, names, identifiers',
  text: () => `query Lookup($slug: String!) {
  leader(by: { slug: $slug }) {
    id slug name description
    birth { edtf earliest latest }
    names { text lang kind }
    externalIds { scheme value match }
  }
}`,
  variables: ({ leaders }) => leaders.map((slug) => ({ slug })),
  floor: {
    sql: `select '{"data":{"leader":' || coalesce((
  select '{"id":"' || e.global_id || '","slug":"' || e.slug || '","name":' || ${string('e.name')} || ',"description":' || ${string('e.description')}
    || ',"birth":' || ${fuzzyDate('l.birth')}
    || ',"names":[' || (select ${list(`'{"text":' || ${string('n.text')} || ',"lang":' || ${string('n.lang')} || ',"kind":"' || n.kind || '"}'`, 'n.position')}
      from name n where n.entity_id = e.id)
    || '],"externalIds":[' || (select ${list(`'{"scheme":' || ${code('x.scheme')} || ',"value":' || ${string('x.value')} || ',"match":"' || x.match || '"}'`, 'x.scheme, x.value')}
      from external_id x where x.entity_id = e.id) || ']}'
  from entity e join leader l on l.id = e.id
  where e.id = coalesce((select id from entity where slug = $1), (select entity_id from entity_alias where slug = $1))
), 'null') || '}}'`,
    values: ({ slug }) => [slug],
  },
  postgraphile: {
    text: () => `query Lookup($slug: String!) {
  leader: leaderBySlug(slug: $slug) {
    id: globalId slug name description birthEdtf birthEarliest birthLatest
    names: namesByEntityId(orderBy: POSITION_ASC) { nodes { text lang kind } }
    externalIds: externalIdsByEntityId(orderBy: [SCHEME_ASC, VALUE_ASC]) { nodes { scheme value match } }
  }
}`,
    answer: ({ leader: { birthEdtf, birthEarliest, birthLatest, names, externalIds, ...leader } }: Json) => ({
      leader: {
        ...leader,
        birth: fuzzyDateOf(birthEdtf, birthEarliest, birthLatest),
        names: names.nodes,
        externalIds: externalIds.nodes,
      },
    }),
  },
}
