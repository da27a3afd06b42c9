/** The benchmark's child processes, one a peer and one for load, and the CPU time that they and their PostgreSQL backends used. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import type { BenchDatabase } from './database.ts'
import type { Job, Load } from './load.ts'
import type { PeerName } from './queries/query.ts'

export interface RunningPeer {
  name: PeerName
  url: string
  database: BenchDatabase
  /** CPU seconds used so far; null where they cannot be read (not Linux, PostgreSQL on another machine). */
  cpu(): Promise<{ node: number | null; postgres: number | null }>
  /** Bytes resident, of the peer and of its backends apart from what they share; null where they cannot be read. */
  memory(): Promise<{ node: number | null; postgres: number | null }>
  /** Waits until no peer's backend works any more: what a client gave up waiting for may go on for long. */
  quiet(): Promise<void>
  stop(): Promise<void>
}

const path = (file: string) => new URL(file, import.meta.url)
// What a session of every peer has in common, whatever it connects with.
const sessionOptions = '-c pg_trgm.similarity_threshold=0.45 -c pg_trgm.word_similarity_threshold=0.55 -c datestyle=ISO -c timezone=UTC'

/** Starts a peer; a string instead says why it cannot take part. */
export async function startPeer(name: PeerName, database: BenchDatabase, admin: pg.Client): Promise<RunningPeer | string> {
  const application = `bench_${database.scale}_${name}`
  const child = fork(path('./peer-main.ts'), [name, database.url, JSON.stringify(database.world)], {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production', PGAPPNAME: application, PGOPTIONS: sessionOptions },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const started = await firstMessage<number | string>(child, `peer ${name}`)
  const stop = () => end(child)
  if (typeof started === 'string') {
    await stop()
    return started
  }
  return {
    name,
    url: `http://127.0.0.1:${started}/graphql`,
    database,
    stop,
    async quiet() {
      const active = "from pg_stat_activity where application_name like 'bench\\_%' and state = 'active'"
      for (let idle = 0, tries = 0; idle < 2; tries++) {
        // Nobody waits for these any more: after two seconds they are cancelled.
        const { rowCount } = await admin.query(tries < 100 ? `select pid ${active}` : `select pg_cancel_backend(pid) ${active}`)
        idle = rowCount === 0 ? idle + 1 : 0
        await setTimeout(20)
      }
    },
    cpu: () => ofAll(cpuSeconds),
    memory: () => ofAll(residentBytes),
  }

  async function ofAll(read: (pid: number, program?: string) => Promise<number | null>) {
    const { rows } = await admin.query('select pid from pg_stat_activity where application_name = $1', [application])
    const known = (await Promise.all(rows.map(({ pid }) => read(pid, 'postgres')))).filter((s) => s !== null)
    return { node: await read(child.pid as number), postgres: known.length > 0 ? known.reduce((a, b) => a + b, 0) : null }
  }
}

export interface LoadProcess {
  run(job: Job): Promise<Load>
  stop(): Promise<void>
}
export function startLoad(): LoadProcess {
  const child = fork(path('./load.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    run: (job) => {
      child.send(job)
      return firstMessage<Load>(child, 'the load generator')
    },
    stop: () => end(child),
  }
}

async function firstMessage<T>(child: ChildProcess, who: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`${who} ended with code ${code}`))
    child.once('exit', gone)
    child.once('message', (message) => {
      child.off('exit', gone)
      resolve(message as T)
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const ticksPerSecond = 100

/** User and system time of a process, with all its threads; null when it cannot be read or is another program. */
export async function cpuSeconds(pid: number, program?: string): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? []
  if (rest === undefined || (program !== undefined && name !== program)) return null
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Memory of a process that it shares with no other, as the system counts it, with its files. */
export async function residentBytes(pid: number, program?: string): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const value = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1])
  const [anonymous, file] = [value('RssAnon'), value('RssFile')]
  if (Number.isNaN(anonymous) || (program !== undefined && !status.startsWith(`Name:\t${program}`))) return null
  return (anonymous + (program === undefined ? file : 0)) * 1024
}
