/** `npm run demo:replica`: two instances of the service over a primary and a streaming replica, all made here, and what they do at each step. */
import { setTimeout } from 'node:timers/promises'
import { dataRoot, loadDataset, readDataset } from '@annals/dataset'
import { connectPostgres, migrate } from '@annals/db'
import { PostgresInstance } from './postgres-instance.ts'
import { type ServiceProcess, startService } from './service-process.ts'

const question = '{ dataset { version } leader(by: {slug: "kim-il-sung"}) { description } }'

async function ask({ origin }: ServiceProcess): Promise<{ status: number; by: string; tag: string; version: string; description: string }> {
  const response = await fetch(`${origin}/graphql?${new URLSearchParams({ query: question })}`)
  const { data } = await response.json()
  const header = (name: string) => response.headers.get(name) ?? '–'
  return {
    status: response.status,
    by: header('x-annals-executor'),
    tag: header('etag'),
    version: data?.dataset.version ?? '–',
    description: data?.leader.description ?? '–',
  }
}

/** How many questions reached a server, by its own account of the sessions' last statements. */
async function asking(server: PostgresInstance): Promise<number | string> {
  if (!(await server.answers())) return 'away'
  const [row] = await server.query(
    `select count(*)::int as n from pg_stat_activity where query like '%"data"%' and pid <> pg_backend_pid() and query_start > now() - interval '1500 ms'`,
  )
  return (row as { n: number }).n
}

async function figure({ origin }: ServiceProcess, name: string): Promise<string> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  return (
    text
      .split('\n')
      .find((line) => line.startsWith(name))
      ?.split(' ')[1] ?? '–'
  )
}

async function main(): Promise<void> {
  const step = (text: string) => console.log(`\n== ${text}`)
  const servers: PostgresInstance[] = []
  const services: ServiceProcess[] = []
  try {
    step('a primary, with the curated dataset')
    const primary = await PostgresInstance.create()
    servers.push(primary)
    const loader = connectPostgres(primary.url())
    await migrate(loader.kysely)
    const dataset = await readDataset(dataRoot)
    const first = await loadDataset(loader, dataset)
    console.log(`primary on port ${primary.port}, dataset ${first.version}`)

    step('a replica of it, by pg_basebackup')
    const replica = await primary.replica()
    servers.push(replica)
    const [streaming] = await primary.query('select state, sync_state from pg_stat_replication')
    console.log(`replica on port ${replica.port}, ${JSON.stringify(streaming)}`)

    step('two instances, asked in turn')
    const settings = { DATABASE_URL: primary.url(), DATABASE_REPLICA_URLS: replica.url() }
    services.push(...(await Promise.all([startService(settings), startService(settings)])))
    const show = async () => {
      for (const [i, service] of services.entries()) {
        const { status, by, version, tag, description } = await ask(service)
        const usable = await figure(service, 'annals_replica_usable')
        const lag = await figure(service, 'annals_replica_lag_seconds')
        console.log(
          `instance ${i + 1}: ${status} by ${by}, dataset ${version}, tag ${tag.slice(0, 18)}…, replica usable ${usable}, lag ${lag} s: ${description.slice(0, 60)}`,
        )
      }
      // Questions of which no two are alike, so that memory answers none.
      for (let n = 0; n < 40; n++)
        await fetch(`${services[n % 2]?.origin}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: `{ leaders(first: 2) { nodes { x${Date.now()}_${n}: name } } }` }),
        })
      console.log(`sessions that were just asked: primary ${await asking(primary)}, replica ${await asking(replica)}`)
    }
    // The instances compare the servers once a second.
    await setTimeout(2500)
    await show()
    await show()

    step('the replica stops replaying, and a changed dataset is loaded')
    await replica.query('select pg_wal_replay_pause()')
    const entity = dataset.entities.find(({ slug }) => slug === 'kim-il-sung')
    if (!entity) throw new Error('the dataset has no kim-il-sung')
    entity.read.data.description = `Changed. ${entity.read.data.description}`
    const second = await loadDataset(loader, dataset)
    console.log(
      `dataset ${second.version} on the primary; the replica has ${JSON.stringify(await replica.query('select version from dataset_release'))}`,
    )
    await setTimeout(2500)
    await show()
    await show()

    step('it replays again')
    await replica.query('select pg_wal_replay_resume()')
    await setTimeout(2500)
    await show()

    step('the replica is killed')
    await replica.stop('immediate')
    await show()

    step('it is back, and the primary is killed')
    await replica.start()
    await setTimeout(2500)
    await loader.close()
    await primary.stop('immediate')
    await setTimeout(2500)
    for (const [i, service] of services.entries()) {
      const { status, by, version, tag } = await ask(service)
      console.log(`instance ${i + 1}: ${status} by ${by}, dataset ${version}, tag ${tag}: answered, and not remembered`)
    }

    step('all back')
    await primary.start()
    await setTimeout(3000)
    await show()
    console.log(`\nended with ${(await Promise.all(services.splice(0).map((service) => service.stop()))).join(', ')}`)
  } finally {
    for (const service of services) await service.stop()
    for (const server of servers) await server.remove()
  }
}

await main()
