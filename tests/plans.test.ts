/** No question about one thing, and no page, may read a whole table: it would be slow only once the data has grown. */
import type { Statement } from '@annals/db'
import { CompiledQuery, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { coreDatabase } from './_database.ts'
import { serviceOver } from './_service.ts'

const database = await coreDatabase()
let last: Statement | undefined
const service = serviceOver({
  ...database,
  run: (statement) => {
    last = statement
    return database.run(statement)
  },
})

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}

/** What a statement's plan reads from end to end, where PostgreSQL is made to avoid that if it can. */
async function wholeReads({ text, values }: Statement): Promise<string[]> {
  const [row] = await database.kysely.connection().execute(async (connection) => {
    await sql`set enable_seqscan = off`.execute(connection)
    const { rows } = await connection.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      CompiledQuery.raw(`explain (format json) ${text}`, [...values]),
    )
    await sql`reset enable_seqscan`.execute(connection)
    return rows
  })
  const plan = row?.['QUERY PLAN'] ?? (row as unknown as { queryPlan: [{ Plan: Plan }] }).queryPlan
  return reads(plan[0].Plan, false)
}

/** A scan in the order of an index ends early below a limit; every other needs a condition that the index answers. */
function reads(plan: Plan, limited: boolean): string[] {
  const type = plan['Node Type']
  const whole = type === 'Seq Scan' || (/^Index (Only )?Scan|Bitmap Index Scan/.test(type) && plan['Index Cond'] === undefined && !limited)
  const below = limited || type === 'Limit'
  return [
    ...(whole ? [`${type} of ${plan['Relation Name'] ?? plan['Index Name']}`] : []),
    ...(plan.Plans ?? []).flatMap((each) => reads(each, below)),
  ]
}

const dossier = `id name birth { edtf } names { text } externalIds { value }
  tenures(first: 10) { totalCount nodes { office { id name tenures(first: 5) { pageInfo { hasNextPage } nodes { leader { name } } } } polity { id regimes(first: 3) { nodes { name } } } citations { locator source { title } } alternatives { id } } }
  adherences(first: 10) { nodes { ideology { name } } } relationships(first: 10) { nodes { from { name } to { name } } }
  memberships(first: 10) { nodes { organization { name } } } participations(first: 10) { nodes { in { name } } } claims(first: 5) { totalCount nodes { id subject { name } } }`

describe('the plan of', () => {
  it.each([
    ['a leader by slug', `{ leader(by: {slug: "kim-il-sung"}) { ${dossier} } }`],
    ['a leader by id', `{ leader(by: {id: "Leader:kim-il-sung"}) { ${dossier} } }`],
    ['a leader by an external id', `{ leader(by: {externalId: {scheme: ARCHIGOS, value: "x"}}) { ${dossier} } }`],
    ['nodes by id', '{ nodes(ids: ["Leader:kim-il-sung", "Tenure:kim-il-sung/premier-1948"]) { id ... on Leader { name } } }'],
    ['a page of leaders with everything', `{ leaders(first: 20) { pageInfo { hasNextPage endCursor } nodes { ${dossier} } } }`],
    ['a page from the end', '{ leaders(last: 20) { nodes { name } } }'],
    ['a page of leaders by name', '{ leaders(first: 20, orderBy: [{field: NAME}]) { nodes { name } } }'],
    [
      'a page of leaders born in a span, youngest first',
      '{ leaders(first: 20, filter: {birth: {gte: "1900-01-01", lte: "1910-01-01"}, heldOffice: true}, orderBy: [{field: BIRTH, direction: DESC}]) { totalCount nodes { name } } }',
    ],
    ['a page of claims', '{ claims(first: 20) { nodes { id } } }'],
    ['a page of claims by a start that is known', '{ claims(first: 20, orderBy: [{field: START}]) { nodes { id } } }'],
    ['a page of tenures by the same', '{ tenures(first: 20, orderBy: [{field: START, direction: DESC}]) { nodes { id } } }'],
    ['the claims about a war', '{ claims(first: 20, filter: {about: "War:korean-war"}) { totalCount nodes { id } } }'],
    [
      "a war's page",
      `{ war(by: {slug: "korean-war"}) { participations(first: 50) { nodes { participant { name } citations { locator } } } phases(first: 20) { nodes { name } }
        leaders(at: "1950-06-25") { participation { participant { name } } leaders { certainty tenure { leader { name } } } } } }`,
    ],
    [
      'officeholders',
      '{ officeholders(polity: "Polity:dprk", at: "1950-06-25") { certainty tenure { leader { name } office { name } } } }',
    ],
    [
      'a snapshot',
      `{ snapshot(at: "1950-09-15", polities: ["Polity:dprk", "Polity:rok"]) { polity { name } regimes { name } leaders { certainty tenure { leader { name } } }
        wars { participation { in { name } } phases { certainty phase { name } } } treaties { participation { in { name } } } ideologies { adherence { ideology { name } } } } }`,
    ],
    [
      'lists in a span',
      `{ polity(by: {slug: "ussr"}) { leaders(during: {from: "1920-01-01", to: "1930-01-01"}) { edges { certainty node { id } } } wars(during: {from: "1940-01-01", to: "1940-12-31"}) { nodes { name } } } }`,
    ],
    ['what attributes are about', '{ claims(first: 20, filter: {kinds: [ATTRIBUTE]}) { nodes { ... on Attribute { about { name } } } } }'],
    ["a polity's offices", '{ polity(by: {slug: "dprk"}) { offices(first: 20) { totalCount nodes { name } } } }'],
    ["the polities' offices", '{ polities(first: 20) { nodes { offices(first: 20) { nodes { name } } } } }'],
    ['a search by name', '{ search(text: "kim il sun", first: 10) { edges { score matchedName { text } node { name } } } }'],
    ['where an ideology comes from', '{ ideology(by: {slug: "juche"}) { lineage { depth ideology { name } } } }'],
  ])('%s', async (_what, query) => {
    await service.ask(query)
    expect(await wholeReads(last as Statement)).toEqual([])
  })

  it('a question that no index answers is seen to', async () => {
    await service.ask('{ leaders(filter: {name: {contains: "zzz"}}) { totalCount } }')
    expect((await wholeReads(last as Statement)).length).toBeGreaterThan(0)
  })
})
