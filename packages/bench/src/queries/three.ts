import type { BenchQuery, Json } from './query.ts'
import { best, byStart, during, list, named, orNull, polityOf, string } from './sql.ts'

export const duringOf = (start: string | null, end: string | null) => ({ start: start && { edtf: start }, end: end && { edtf: end } })

const regimes = `(select ${list(`'{"id":"' || r.global_id || '","name":' || ${string('r.name')} || ',"during":' || ${during('r')} || '}'`, 'r.start_earliest, r.slug')}
  from (select e.global_id, e.name, e.slug, r.start_edtf, r.end_edtf, r.start_earliest from regime r join entity e on e.id = r.id
    where r.polity_id = p.id order by r.start_earliest, e.slug limit 3) r)`
const tenures = `(select ${list(
  `'{"id":"' || c.global_id || '","during":' || ${during('c')} || ',"office":' || ${orNull(named('oe'))}
    || ',"polity":' || ${orNull(`'{"id":"' || p.global_id || '","name":' || ${string('p.name')} || ',"regimes":{"nodes":[' || ${regimes} || ']}}'`)} || '}'`,
  byStart('c'),
)}
  from (select * from claim where subject_id = e.id and kind = 'TENURE' and ${best('claim')} order by ${byStart('claim')} limit 10) c
  left join office o on o.id = c.object_id left join entity oe on oe.id = o.id left join organization g on g.id = o.of_id
  left join entity p on p.id = ${polityOf('c')})`
const adherences = `(select ${list(`'{"role":"' || a.role || '","ideology":' || ${named('i')} || '}'`, byStart('c'))}
  from (select * from claim where subject_id = e.id and kind = 'ADHERENCE' and ${best('claim')} order by ${byStart('claim')} limit 10) c
  join adherence a on a.id = c.id join entity i on i.id = c.object_id)`
const end = (column: string) =>
  `select id, subject_id, object_id, ${byStart('claim')} from claim where ${column} = e.id and kind = 'RELATIONSHIP' and ${best('claim')}`
const relationships = `(select ${list(
  `'{"kind":"' || r.relationship_kind || '","from":' || ${named('f')} || ',"to":' || ${named('t')} || '}'`,
  byStart('c'),
)}
  from (select * from (${end('subject_id')} union all ${end('object_id')}) both_ends order by ${byStart('both_ends')} limit 10) c
  join relationship r on r.id = c.id join entity f on f.id = c.subject_id join entity t on t.id = c.object_id)`

const order = '[START_EARLIEST_ASC, START_LATEST_ASC, GLOBAL_ID_ASC]'

export const three: BenchQuery = {
  name: 'three',
  title: '20 leaders: tenures, polities and regimes, ideologies, relationships',
  text: () => `query Three {
  leaders(first: 20) { nodes {
    id slug name
    tenures(first: 10) { nodes {
      id during { start { edtf } end { edtf } }
      office { id name }
      polity { id name regimes(first: 3) { nodes { id name during { start { edtf } end { edtf } } } } }
    } }
    adherences(first: 10) { nodes { role ideology { id name } } }
    relationships(first: 10) { nodes { kind from { id name } to { id name } } }
  } }
}`,
  variables: () => [{}],
  floor: {
    sql: `select '{"data":{"leaders":{"nodes":[' || ${list(
      `'{"id":"' || e.global_id || '","slug":"' || e.slug || '","name":' || ${string('e.name')} || ',"tenures":{"nodes":[' || ${tenures}
  || ']},"adherences":{"nodes":[' || ${adherences} || ']},"relationships":{"nodes":[' || ${relationships} || ']}}'`,
      'e.slug',
    )} || ']}}}'
from (select * from entity where type = 'LEADER' order by slug limit 20) e`,
    values: () => [],
  },
  postgraphile: {
    text: () => `query Three {
  leaders: allLeaders(first: 20, orderBy: SLUG_ASC) { nodes {
    id: globalId slug name
    tenures: tenuresByLeaderId(first: 10, orderBy: ${order}) { nodes {
      id: globalId startEdtf endEdtf
      office: officeByOfficeId { id: globalId name }
      polity: polityByPolityId { id: globalId name
        regimes: regimesByPolityId(first: 3, orderBy: [START_EARLIEST_ASC, SLUG_ASC]) { nodes { id: globalId name startEdtf endEdtf } } }
    } }
    adherences: adherencesByLeaderId(first: 10, orderBy: ${order}) { nodes { role ideology: ideologyByIdeologyId { id: globalId name } } }
    relationships: relationshipEndsByActorId(first: 10, orderBy: ${order}) { nodes {
      kind from: actorByFromId { id: globalId name } to: actorByToId { id: globalId name } } }
  } }
}`,
    answer: ({ leaders }: Json) => ({
      leaders: {
        nodes: leaders.nodes.map((leader: Json) => ({
          ...leader,
          tenures: {
            nodes: leader.tenures.nodes.map((t: Json) => ({
              ...dated(t),
              polity: t.polity && { ...t.polity, regimes: { nodes: t.polity.regimes.nodes.map(dated) } },
            })),
          },
        })),
      },
    }),
  },
}

/** `startEdtf endEdtf` → `during { start { edtf } end { edtf } }` */
export const dated = ({ startEdtf, endEdtf, ...rest }: Json): Json => ({ ...rest, during: duringOf(startEdtf, endEdtf) })
