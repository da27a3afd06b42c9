/** The benchmark's databases, one a scale: made on first use and kept as long as what they are made of stays the same. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dataRoot, loadDataset, readDataset } from '@annals/dataset'
import { connectPostgres, migrate } from '@annals/db'
import pg from 'pg'
import { postgraphileViews } from './peers/postgraphile-views.ts'
import type { World } from './queries/query.ts'
import { fillSynthetic, type SyntheticScale, syntheticScales } from './synthetic.ts'

export const scales = ['core', ...(Object.keys(syntheticScales) as SyntheticScale[])] as const
export type Scale = (typeof scales)[number]

export const serverUrl = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

export interface BenchDatabase {
  scale: Scale
  url: string
  world: World
}

/** Opens the database of a scale, building it when it is missing or made of something else than now. */
export async function openBenchDatabase(scale: Scale): Promise<BenchDatabase> {
  const name = `annals_bench_${scale}`
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
  const wanted = await ingredients(scale)
  const exists = await withClient(
    serverUrl,
    async (client) => (await client.query('select from pg_database where datname = $1', [name])).rowCount,
  )
  const have = exists ? await withClient(url, madeOf) : undefined
  if (have !== wanted) {
    console.log(`building ${name}…`)
    const started = performance.now()
    await withClient(serverUrl, async (client) => {
      await client.query(`drop database if exists ${name}`)
      await client.query(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`)
    })
    await build(url, scale)
    await withClient(url, async (client) => {
      await client.query('create schema bench')
      await client.query('create table bench.made_of as select $1::text as hash', [wanted])
    })
    console.log(`built ${name} in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
  await withClient(url, (client) => client.query(postgraphileViews))
  return { scale, url, world: await withClient(url, chooseWorld) }
}

/** Fills an empty database. */
export async function build(url: string, scale: Scale): Promise<void> {
  const database = connectPostgres(url, { max: 2 })
  try {
    await migrate(database.kysely)
    await loadDataset(database, await readDataset(dataRoot))
  } finally {
    await database.close()
  }
  await withClient(url, async (client) => {
    if (scale !== 'core') await fillSynthetic(client, syntheticScales[scale])
    await client.query('vacuum analyze')
    // So that the first rounds do not pay for writing back what was just filled.
    await client.query('checkpoint').catch(() => undefined)
  })
}

async function madeOf(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query("select to_regclass('bench.made_of') is not null as built")
  return rows[0].built ? (await client.query('select hash from bench.made_of')).rows[0]?.hash : undefined
}

/** A hash of the migrations, the curated data and the generator. The large worlds show growth alone, for which an older core will do. */
async function ingredients(scale: Scale): Promise<string> {
  const hash = createHash('sha256').update(scale)
  const migrations = new URL('./migrations/', import.meta.resolve('@annals/db'))
  for (const file of (await readdir(migrations)).sort()) hash.update(await readFile(new URL(file, migrations)))
  if (scale === 'core' || scale === '10k')
    for (const entry of (await readdir(dataRoot, { recursive: true, withFileTypes: true })).sort(byPath))
      if (entry.isFile()) hash.update(await readFile(`${entry.parentPath}/${entry.name}`))
  if (scale !== 'core')
    for (const file of ['synthetic.ts', 'synthetic-claims.ts']) hash.update(await readFile(new URL(file, import.meta.url)))
  return hash.digest('hex')
}
const byPath = (a: { parentPath: string; name: string }, b: { parentPath: string; name: string }) =>
  `${a.parentPath}/${a.name}` < `${b.parentPath}/${b.name}` ? -1 : 1

/** What is asked about: spread over the whole world, the same in every run. */
export async function chooseWorld(client: pg.Client): Promise<World> {
  const slugs = async (type: string, count: number) =>
    (await client.query('select slug from entity where type = $1 order by hashtextextended(slug, 7) limit $2', [type, count])).rows.map(
      (row) => row.slug as string,
    )
  const [leaders, polities] = [await slugs('LEADER', 100), await slugs('POLITY', 50)]
  const { rows } = await client.query(
    "select folded from name where entity_id in (select id from entity where slug = any($1)) and folded ~ '^[a-z ]{9,24}$' and position = 0 order by folded limit 12",
    [leaders],
  )
  // A slip of the pen in each: two letters near the end change places.
  const searches = rows.map(({ folded }) => folded.replace(/(.)(.)(..)$/, '$2$1$3') as string)
  return { leaders, polities, searches: ['kim il sung', 'stalin', 'mao zedong', ...searches] }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
