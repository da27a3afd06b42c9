import type { BenchQuery, Json } from './query.ts'
import { bestAt, byStart, certainty, list, named, orNull } from './sql.ts'

const at = '$2::date'
const handMade = 'offices of a polity and of its organizations on a day, with certainty, would be hand-made SQL, not loaders'

export const officeholders: BenchQuery = {
  name: 'officeholders',
  title: 'Officeholders of 50 polities on a day, with certainty',
  text: () => `query Officeholders($polities: [String!]!, $at: Date!) {
  polities(first: 50, filter: { slug: { in: $polities } }) {
    nodes { slug officeholders(at: $at) { certainty tenure { id leader { id name } office { id name } } } }
  }
}`,
  variables: ({ polities }) => ['1945-08-15', '1950-06-25', '1953-07-27', '1961-05-16', '1994-07-08'].map((at) => ({ polities, at })),
  floor: {
    sql: `select '{"data":{"polities":{"nodes":[' || ${list(
      `'{"slug":"' || p.slug || '","officeholders":[' || (
  select ${list(
    `'{"certainty":"' || ${certainty('c', at)} || '","tenure":{"id":"' || c.global_id || '","leader":' || ${named('l')} || ',"office":' || ${orNull(named('oe'))} || '}}'`,
    byStart('c'),
  )}
  from claim c join entity l on l.id = c.subject_id left join entity oe on oe.id = c.object_id and oe.type = 'OFFICE'
  where c.kind = 'TENURE' and ${bestAt('c', at)} and c.object_id in (
    select p.id union all select o.id from office o where o.of_id = p.id
    union all select o.id from organization g join office o on o.of_id = g.id where g.polity_id = p.id)
) || ']}'`,
      'p.slug',
    )} || ']}}}'
from entity p where p.type = 'POLITY' and p.slug = any($1::text[])`,
    values: ({ polities, at: day }) => [polities, day],
  },
  leftOut: { mercurius: handMade, 'yoga-dataloader': handMade },
  postgraphile: {
    text: () => `query Officeholders($polities: [String!]!, $at: Date!) {
  polities: allPolities(first: 50, orderBy: SLUG_ASC, filter: { slug: { in: $polities } }) {
    nodes { slug officeholders(at: $at) { nodes { certainty id: globalId leader: leaderByLeaderId { id: globalId name } office: officeByOfficeId { id: globalId name } } } }
  }
}`,
    answer: ({ polities: { nodes } }: Json) => ({
      polities: {
        nodes: nodes.map(({ slug, officeholders: held }: Json) => ({
          slug,
          officeholders: held.nodes.map(({ certainty: sure, ...tenure }: Json) => ({ certainty: sure, tenure })),
        })),
      },
    }),
  },
}
