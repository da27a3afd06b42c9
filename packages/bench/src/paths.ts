/** `npm run bench -- --paths`: the search for paths beside recursive CTEs, on a made-up graph in a database of its own. */
import { connectPostgres, migrate } from '@annals/db'
import type pg from 'pg'
import { serverUrl, withClient } from './database.ts'
import { table } from './report.ts'
import { seed } from './synthetic.ts'

const name = 'annals_scratch_paths'
const [entities, claims] = [200_000, 1_000_000]
const asked = 300
/** A one-sided search may take seconds: fewer pairs, in the time that there is. */
const oneSidedSeconds = 40

const neighbours = (of: string) => `(
  select object_id as far from claim where subject_id = ${of} and kind = 'RELATIONSHIP' and fact_rank = 1 and not negated
  union all select subject_id from claim where object_id = ${of} and kind = 'RELATIONSHIP' and fact_rank = 1 and not negated)`
/** Entities by steps from one: every entity once a step, as UNION has it. */
const reached = (cte: string, end: string, depth: number) => `${cte}(id, steps) as (select ${end}::int, 0
  union select n.far, ${cte}.steps + 1 from ${cte} cross join lateral ${neighbours(`${cte}.id`)} as n where ${cte}.steps < ${depth})`

/** Each gives the shortest length from $1 to $2 up to six steps, or nothing; the service's also the path. */
const searches = {
  find_paths: `select cardinality(claims) from find_paths($1, $2, '{RELATIONSHIP}', '{}', '{}', null, '{CERTAIN,LIKELY,POSSIBLE,UNLIKELY}', null, 6, 1, 100000)`,
  'CTE from both ends': `with recursive ${reached('a', '$1', 3)}, ${reached('b', '$2', 3)} select min(a.steps + b.steps) from a join b using (id)`,
  'CTE from one end': `with recursive ${reached('a', '$1', 6)} select steps from a where id = $2 limit 1`,
}
type Search = keyof typeof searches
const each = Object.keys(searches) as Search[]

export async function measurePaths(): Promise<void> {
  const admin = (text: string) => withClient(serverUrl, (client) => client.query(text))
  await admin(`drop database if exists ${name}`)
  await admin(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`)
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
  try {
    const database = connectPostgres(url, { max: 1 })
    await migrate(database.kysely).finally(() => database.close())
    await withClient(url, async (client) => {
      const started = performance.now()
      await fill(client)
      console.log(`${entities} entities and ${claims} claims in ${((performance.now() - started) / 1000).toFixed(0)} s`)
      report(await measure(client))
    })
  } finally {
    await admin(`drop database if exists ${name}`)
  }
}

/** Subjects are even, objects uneven: a few have thousands of claims, as a war or a party has. */
async function fill(client: pg.Client): Promise<void> {
  const h = (salt: number) => `((hashint8extended(i, ${seed} + ${salt}) & 9223372036854775807) % 1000000007 / 1000000007.0)`
  await client.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'; set session_replication_role = replica")
  const indexes = await client.query(
    `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = 'claim'::regclass and not exists (select from pg_constraint where conindid = indexrelid)`,
  )
  for (const index of indexes.rows) await client.query(`drop index ${index.name}`)
  await client.query(`insert into entity (id, type, slug, name, description) overriding system value
    select i, 'LEADER', 'leader-' || i, 'Leader', '' from generate_series(1, ${entities}) as i`)
  await client.query(`insert into claim (kind, path, subject_id, subject_type, object_id, object_type, fact, fact_rank, rank, status, confidence, basis)
    select 'RELATIONSHIP', 'leader/' || i, a, 'LEADER', b, 'LEADER', 'fact-' || i, 1, 'NORMAL', 'ACCEPTED',
      (array['CERTAIN', 'LIKELY', 'POSSIBLE'])[1 + i % 3], 'DATASET_CODING'
    from (select i, 1 + floor(${entities} * ${h(1)})::int as a, 1 + floor(${entities} * ${h(2)} * ${h(2)})::int as b
      from generate_series(1::bigint, ${claims}) as i) as pair where a <> b`)
  for (const { definition } of indexes.rows) await client.query(definition)
  await client.query('reset session_replication_role')
  await client.query('vacuum analyze entity')
  await client.query('vacuum analyze claim')
}

interface Measured {
  times: Record<Search, number[]>
  lengths: number[]
}

async function measure(client: pg.Client): Promise<Measured> {
  const times: Measured['times'] = { find_paths: [], 'CTE from both ends': [], 'CTE from one end': [] }
  const lengths: number[] = []
  const time = async (search: Search, ends: [number, number]) => {
    const started = performance.now()
    const { rows } = await client.query<[number | null]>({ name: search, text: searches[search], values: ends, rowMode: 'array' } as never)
    return { took: performance.now() - started, length: rows[0]?.[0] ?? null }
  }
  const { rows: pairs } = await client.query(
    `select 1 + abs(hashint4extended(i, ${seed}) % ${entities})::int as a, 1 + abs(hashint4extended(-i, ${seed}) % ${entities})::int as b from generate_series(1, ${asked + 20}) as i`,
  )
  // A session's first searches make its plans.
  for (const { a, b } of pairs.slice(asked, asked + 10)) for (const search of each.slice(0, 2)) await time(search, [a, b])
  let left = oneSidedSeconds * 1000
  for (const { a, b } of pairs.slice(0, asked)) {
    const found: (number | null)[] = []
    for (const search of each) {
      if (search === 'CTE from one end' && left <= 0) continue
      const { took, length } = await time(search, [a, b])
      if (search === 'CTE from one end') left -= took
      times[search].push(took)
      found.push(length)
    }
    if (found.some((length) => length !== found[0])) throw new Error(`from ${a} to ${b}: ${each.join(', ')} find ${found.join(', ')}`)
    lengths.push(found[0] ?? Number.POSITIVE_INFINITY)
  }
  return { times, lengths }
}

function report({ times, lengths }: Measured): void {
  const at = (values: readonly number[], share: number) =>
    [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN
  const ours = times.find_paths
  const rows = each.map((search) => {
    const mine = times[search]
    // Pair by pair: the same question to both.
    const ratios = mine.map((took, i) => took / (ours[i] as number))
    return [search, at(mine, 0.5).toFixed(2), at(mine, 0.99).toFixed(2), at(ratios, 0.5).toFixed(1), String(mine.length)]
  })
  console.log(`\n${table([['', 'median ms', 'p99 ms', '× find_paths', 'pairs'], ...rows])}\n`)
  console.log(
    `Steps between the ends: ${[...new Set(lengths)]
      .sort()
      .map((n) => `${n}: ${lengths.filter((l) => l === n).length}`)
      .join(', ')}`,
  )
}
