/**
 * A PostgreSQL server of one's own on loopback, to be stopped, filled and followed as one likes: made by initdb in a temporary directory,
 * removed at the end. Its data does not survive the machine's fall (fsync is off), only its own.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** Where PostgreSQL's programs are: `PG_BIN`, or the newest of the usual places. */
function programs(): string {
  const places = [
    process.env.PG_BIN ?? '',
    ...globSync('/usr/lib/postgresql/*/bin').sort((a, b) => b.localeCompare(a, 'en', { numeric: true })),
    spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim() ?? '',
  ]
  const found = places.find((place) => place !== '' && existsSync(join(place, 'initdb')))
  if (!found) throw new Error('no PostgreSQL server is installed here; name the directory of initdb in PG_BIN')
  return found
}

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`. */
function user(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const number = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [number('-u'), number('-g')]
  if (!uid || !gid) throw new Error('PostgreSQL cannot run as root, and there is no user "postgres"')
  return { uid, gid }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export class PostgresInstance {
  readonly port: number
  readonly #directory: string
  readonly #settings: string[]
  #process: ChildProcess | undefined
  readonly #atExit = () => {
    this.#process?.kill('SIGQUIT')
    rmSync(this.#directory, { recursive: true, force: true })
  }

  private constructor(directory: string, port: number, settings: Record<string, string>) {
    this.#directory = directory
    this.port = port
    this.#settings = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    process.once('exit', this.#atExit)
  }

  /** Makes a server and starts it. */
  static async create(settings: Record<string, string> = {}): Promise<PostgresInstance> {
    const instance = await PostgresInstance.#prepare(settings)
    instance.#program('initdb', [
      '-D',
      instance.#data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--wal-segsize=1',
    ])
    await instance.start()
    return instance
  }

  /** Makes a streaming replica of this server and starts it. */
  async replica(settings: Record<string, string> = {}): Promise<PostgresInstance> {
    const instance = await PostgresInstance.#prepare(settings)
    const from = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres']
    instance.#program('pg_basebackup', [...from, '-D', instance.#data, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'])
    await instance.start()
    return instance
  }

  static async #prepare(settings: Record<string, string>): Promise<PostgresInstance> {
    const directory = mkdtempSync(join(tmpdir(), 'annals-postgres-'))
    const { uid, gid } = user()
    if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid)
    return new PostgresInstance(directory, await freePort(), settings)
  }

  get #data(): string {
    return join(this.#directory, 'data')
  }

  /** The operating system's number of the server's first process. */
  get pid(): number {
    if (!this.#process?.pid) throw new Error('the server is stopped')
    return this.#process.pid
  }

  url(database = 'postgres'): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`
  }

  async start(): Promise<void> {
    const fixed = ['-D', this.#data, '-p', String(this.port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=']
    const quick = ['-c', 'fsync=off', '-c', 'shared_buffers=64MB', '-c', 'logging_collector=off']
    const child = spawn(join(programs(), 'postgres'), [...fixed, ...quick, ...this.#settings], {
      ...user(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let log = ''
    child.stderr.on('data', (text) => {
      log = `${log}${text}`.slice(-4000)
    })
    this.#process = child
    for (let attempt = 0; attempt < 600; attempt++) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended at once:\n${log}`)
      if (await this.answers()) return
      await setTimeout(50)
    }
    throw new Error(`PostgreSQL does not answer after 30 s:\n${log}`)
  }

  async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url(), connectionTimeoutMillis: 2000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  /** `immediate` is as if it were killed, and recovers from its log at the next start. */
  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const child = this.#process
    this.#process = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await ended
  }

  /** Stops it and removes all it had. */
  async remove(): Promise<void> {
    await this.stop('immediate')
    process.off('exit', this.#atExit)
    rmSync(this.#directory, { recursive: true, force: true, maxRetries: 5 })
  }

  /** How long a file may become by what connects from now on, in bytes; writing more fails as on a full disk. */
  limitFiles(bytes: number | 'unlimited'): void {
    const run = spawnSync('prlimit', ['--pid', String(this.pid), `--fsize=${bytes}:`], { ...user(), encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`prlimit failed: ${run.stderr}${run.error?.message ?? ''}`)
  }

  /** Runs a statement on a connection of its own. */
  async query(text: string, values: unknown[] = [], database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url(database) })
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }

  #program(name: string, args: string[]): void {
    const run = spawnSync(join(programs(), name), args, { ...user(), encoding: 'utf8', cwd: this.#directory })
    if (run.status !== 0) throw new Error(`${name} failed:\n${run.stdout}${run.stderr}${run.error?.message ?? ''}`)
  }
}
