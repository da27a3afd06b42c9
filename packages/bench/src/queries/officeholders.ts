import type { BenchQuery, Json } from './query.ts'
import { bestAt, byStart, certainty, list, named, orNull } from './sql.ts'

const at = '$2::date'
const handMade = 'offices of a polity and of its organizations on a day, with certainty, would be hand-made SQL, not loaders'

export const officeholders: BenchQuery = {
  name: 'officeholders',
  title: 'Officeholders of 50 polities on a day, by aliases',
  text: ({ polities }) => `query Officeholders($at: Date!) {
${polities.map((slug, i) => `  p${i}: officeholders(polity: "Polity:${slug}", at: $at) { certainty tenure { id leader { id name } office { id name } } }`).join('\n')}
}`,
  variables: () => ['1945-08-15', '1950-06-25', '1953-07-27', '1961-05-16', '1994-07-08'].map((day) => ({ at: day })),
  floor: {
    sql: `select '{"data":{' || string_agg('"p' || asked.i - 1 || '":[' || (
  select ${list(
    `'{"certainty":"' || ${certainty('c', at)} || '","tenure":{"id":"' || c.global_id || '","leader":' || ${named('l')} || ',"office":' || ${orNull(named('oe'))} || '}}'`,
    byStart('c'),
  )}
  from claim c join entity l on l.id = c.subject_id left join entity oe on oe.id = c.object_id and oe.type = 'OFFICE'
  where c.kind = 'TENURE' and ${bestAt('c', at)} and c.object_id in (
    select p.id union all select o.id from office o where o.of_id = p.id
    union all select o.id from organization g join office o on o.of_id = g.id where g.polity_id = p.id)
) || ']', ',' order by asked.i) || '}}'
from unnest($1::text[]) with ordinality as asked (slug, i) join entity p on p.slug = asked.slug`,
    values: (variables, { polities }) => [polities, variables.at],
  },
  leftOut: { mercurius: handMade, 'yoga-dataloader': handMade },
  // Fifty aliases cost PostGraphile fifty statements; its users would ask for the polities as a list, which costs one.
  postgraphile: {
    text: ({ polities }) => `query Officeholders($at: Date!) {
  polities: allPolities(filter: { slug: { in: ${JSON.stringify(polities)} } }) {
    nodes { slug officeholders(at: $at) { nodes { certainty id: globalId leader: leaderByLeaderId { id: globalId name } office: officeByOfficeId { id: globalId name } } } }
  }
}`,
    answer: ({ polities }: Json, world) => {
      const bySlug = new Map<string, Json>(polities.nodes.map((p: Json) => [p.slug, p.officeholders.nodes]))
      const held = (slug: string) => bySlug.get(slug)?.map(({ certainty: sure, ...tenure }: Json) => ({ certainty: sure, tenure }))
      return Object.fromEntries(world.polities.map((slug, i) => [`p${i}`, held(slug)]))
    },
  },
}
