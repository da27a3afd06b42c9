import type { BenchQuery } from './query.ts'
import { best, byStart, during, named, orNull, string } from './sql.ts'

// A page of claims: one row more than asked tells whether there is a next page.
const page = (where: string, size: number) =>
  `(select *, row_number() over (order by ${byStart('claim')}) as n from claim where ${where} and ${best('claim')} order by ${byStart('claim')} limit ${size + 1}) c`
const connection = (size: number, item: string) =>
  `'{"pageInfo":{"hasNextPage":' || (count(*) > ${size})::text || '},"nodes":[' || coalesce(string_agg(case when c.n <= ${size} then ${item} end, ',' order by c.n), '') || ']}'`

const adherences = `(select ${connection(3, `'{"role":"' || a.role || '","ideology":' || ${named('i')} || '}'`)}
  from ${page(`subject_id = le.id and kind = 'ADHERENCE'`, 3)} join adherence a on a.id = c.id join entity i on i.id = c.object_id)`
const holders = `(select ${connection(
  5,
  `'{"id":"' || c.global_id || '","during":' || ${during('c')} || ',"leader":{"id":"' || le.global_id || '","name":' || ${string('le.name')} || ',"adherences":' || ${adherences} || '}}'`,
)}
  from ${page(`object_id = oe.id and kind = 'TENURE'`, 5)} join entity le on le.id = c.subject_id)`
const tenures = `(select ${connection(
  5,
  `'{"id":"' || c.global_id || '","office":' || ${orNull(`'{"id":"' || oe.global_id || '","name":' || ${string('oe.name')} || ',"tenures":' || ${holders} || '}'`)} || '}'`,
)}
  from ${page(`subject_id = e.id and kind = 'TENURE'`, 5)} left join entity oe on oe.id = c.object_id and oe.type = 'OFFICE')`

const order = '[START_EARLIEST_ASC, START_LATEST_ASC, GLOBAL_ID_ASC]'

export const five: BenchQuery = {
  name: 'five',
  title: 'Five levels, a paged connection in every list',
  text: () => `query Five {
  leaders(first: 10) {
    pageInfo { hasNextPage }
    nodes { id name tenures(first: 5) {
      pageInfo { hasNextPage }
      nodes { id office { id name tenures(first: 5) {
        pageInfo { hasNextPage }
        nodes { id during { start { edtf } end { edtf } } leader { id name adherences(first: 3) {
          pageInfo { hasNextPage }
          nodes { role ideology { id name } }
        } } }
      } } }
    } }
  }
}`,
  variables: () => [{}],
  floor: {
    sql: `select '{"data":{"leaders":{"pageInfo":{"hasNextPage":' || (count(*) > 10)::text || '},"nodes":[' || coalesce(string_agg(
  case when e.n <= 10 then '{"id":"' || e.global_id || '","name":' || ${string('e.name')} || ',"tenures":' || ${tenures} || '}' end, ',' order by e.n), '') || ']}}}'
from (select *, row_number() over (order by slug) as n from entity where type = 'LEADER' order by slug limit 11) e`,
    values: () => [],
  },
  postgraphile: {
    text: () => `query Five {
  leaders: allLeaders(first: 10, orderBy: SLUG_ASC) {
    pageInfo { hasNextPage }
    nodes { id: globalId name tenures: tenuresByLeaderId(first: 5, orderBy: ${order}) {
      pageInfo { hasNextPage }
      nodes { id: globalId office: officeByOfficeId { id: globalId name tenures: tenuresByOfficeId(first: 5, orderBy: ${order}) {
        pageInfo { hasNextPage }
        nodes { id: globalId startEdtf endEdtf leader: leaderByLeaderId { id: globalId name adherences: adherencesByLeaderId(first: 3, orderBy: ${order}) {
          pageInfo { hasNextPage }
          nodes { role ideology: ideologyByIdeologyId { id: globalId name } }
        } } }
      } } }
    } }
  }
}`,
    answer: (data) => withDuring(data),
  },
}

/** `startEdtf endEdtf` → `during` at any depth. */
function withDuring(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDuring)
  if (typeof value !== 'object' || value === null) return value
  const { startEdtf, endEdtf, ...rest } = value as Record<string, unknown>
  const inner = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, withDuring(v)]))
  if (startEdtf === undefined) return inner
  return { ...inner, during: { start: startEdtf ? { edtf: startEdtf } : null, end: endEdtf ? { edtf: endEdtf } : null } }
}
