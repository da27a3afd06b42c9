import type { BenchQuery, Json } from './query.ts'
import { best, bestAt, byStart, certainty, during, list, named, orNull, string } from './sql.ts'
import { dated } from './three.ts'

const citations = `(select ${list(
  `'{"source":{"id":"' || s.global_id || '","title":' || ${string('s.title')} || '},"locator":' || ${orNull(string('x.locator'))} || ',"stance":"' || x.stance || '"}'`,
  'x.position',
)} from citation x join source s on s.id = x.source_id where x.claim_id = c.id)`
const participations = `(select ${list(
  `'{"id":"' || c.global_id || '","role":"' || p.role || '","side":' || ${orNull(string('p.side'))} || ',"initiator":' || ${orNull('p.initiator::text')}
    || ',"during":' || ${during('c')} || ',"participant":' || ${named('a')}
    || ',"deaths":' || case when p.deaths_definition is null then 'null' else '{"low":' || ${orNull('p.deaths_low::text')} || ',"best":' || ${orNull('p.deaths_best::text')} || ',"high":' || ${orNull('p.deaths_high::text')} || '}' end
    || ',"citations":[' || ${citations} || ']}'`,
  byStart('c'),
)}
  from (select * from claim where object_id = e.id and kind = 'PARTICIPATION' and ${best('claim')} order by ${byStart('claim')} limit 50) c
  join participation p on p.id = c.id join entity a on a.id = c.subject_id)`
const phases = `(select ${list(`'{"id":"' || v.global_id || '","name":' || ${string('v.name')} || ',"during":' || ${during('v')} || '}'`, 'v.start_earliest, v.slug')}
  from (select x.global_id, x.name, x.slug, v.start_edtf, v.end_edtf, v.start_earliest from event v join entity x on x.id = v.id
    where v.part_of_id = e.id and v.event_kind = 'PHASE' order by v.start_earliest, x.slug limit 20) v)`
const heads = `(select ${list(`'{"certainty":"' || ${certainty('t', '$2::date')} || '","tenure":{"id":"' || t.global_id || '","leader":' || ${named('l')} || '}}'`, 't.start_earliest, t.global_id')}
  from claim t join entity l on l.id = t.subject_id where t.kind = 'TENURE' and t.object_id = c.subject_id and ${bestAt('t', '$2::date')})`
const leaders = `(select ${list(
  `'{"certainty":"' || ${certainty('c', '$2::date')} || '","participation":{"id":"' || c.global_id || '","participant":' || ${named('a')} || '},"leaders":[' || ${heads} || ']}'`,
  `coalesce(p.side, ''), c.global_id`,
)}
  from claim c join participation p on p.id = c.id join entity a on a.id = c.subject_id
  where c.object_id = e.id and c.kind = 'PARTICIPATION' and c.subject_type = 'POLITY' and ${bestAt('c', '$2::date')})`

const handMade = 'leaders on a day and their certainty would be hand-made SQL, not loaders'

export const war: BenchQuery = {
  name: 'war',
  title: 'The Korean War: participants with citations, phases, leaders on a day',
  text: () => `query War($slug: String!, $at: Date!) {
  war(by: { slug: $slug }) {
    id name during { start { edtf } end { edtf } }
    participations(first: 50) { nodes {
      id role side initiator during { start { edtf } end { edtf } } participant { id name } deaths { low best high }
      citations { source { id title } locator stance }
    } }
    phases(first: 20) { nodes { id name during { start { edtf } end { edtf } } } }
    leaders(at: $at) { certainty participation { id participant { id name } } leaders { certainty tenure { id leader { id name } } } }
  }
}`,
  variables: () => ['1950-06-25', '1950-10-25', '1951-07-10', '1953-03-06', '1953-07-27'].map((at) => ({ slug: 'korean-war', at })),
  floor: {
    sql: `select '{"data":{"war":' || coalesce((
  select '{"id":"' || e.global_id || '","name":' || ${string('e.name')} || ',"during":' || ${during('w')}
    || ',"participations":{"nodes":[' || ${participations} || ']},"phases":{"nodes":[' || ${phases} || ']},"leaders":[' || ${leaders} || ']}'
  from entity e join war w on w.id = e.id where e.id = coalesce((select id from entity where slug = $1), (select entity_id from entity_alias where slug = $1))
), 'null') || '}}'`,
    values: ({ slug, at }) => [slug, at],
  },
  leftOut: { mercurius: handMade, 'yoga-dataloader': handMade },
  postgraphile: {
    text: () => `query War($slug: String!, $at: Date!) {
  war: warBySlug(slug: $slug) {
    id: globalId name startEdtf endEdtf
    participations: participationsByWarId(first: 50, orderBy: [START_EARLIEST_ASC, START_LATEST_ASC, GLOBAL_ID_ASC]) { nodes {
      id: globalId role side initiator startEdtf endEdtf participant: actorByParticipantId { id: globalId name }
      deathsDefinition deathsLow deathsBest deathsHigh
      citations: citationsByClaimId(orderBy: POSITION_ASC) { nodes { source: sourceBySourceId { id: globalId title } locator stance } }
    } }
    phases: phasesByWarId(first: 20, orderBy: [START_EARLIEST_ASC, SLUG_ASC]) { nodes { id: globalId name startEdtf endEdtf } }
    leaders: belligerents(at: $at) { nodes {
      certainty id: globalId participant: actorByParticipantId { id: globalId name }
      leaders: leadersAt(at: $at) { nodes { certainty id: globalId leader: leaderByLeaderId { id: globalId name } } }
    } }
  }
}`,
    answer: ({ war: found }: Json) => ({
      war: {
        ...dated(found),
        participations: {
          nodes: found.participations.nodes.map(
            ({ deathsDefinition, deathsLow: low, deathsBest, deathsHigh: high, citations: cited, ...p }: Json) => ({
              ...dated(p),
              deaths: deathsDefinition === null ? null : { low, best: deathsBest, high },
              citations: cited.nodes,
            }),
          ),
        },
        phases: { nodes: found.phases.nodes.map(dated) },
        leaders: found.leaders.nodes.map(({ certainty: sure, id, participant, leaders: led }: Json) => ({
          certainty: sure,
          participation: { id, participant },
          leaders: led.nodes.map((l: Json) => ({ certainty: l.certainty, tenure: { id: l.id, leader: l.leader } })),
        })),
      },
    }),
  },
}
