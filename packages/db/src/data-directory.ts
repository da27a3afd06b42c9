/** A PGlite data directory: held by one process at a time, and whole or not there at all. */
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'

/** Another process has the directory open; two would destroy it. */
export class DataDirectoryInUse extends Error {
  override name = 'DataDirectoryInUse'
  constructor(directory: string, pid: number, host: string) {
    const elsewhere = host === hostname() ? '' : ` on ${host}`
    const gone = elsewhere && ` (if that machine or container is gone, remove ${directory}.lock)`
    super(
      `the data directory ${directory} is in use by process ${pid}${elsewhere}; stop that process${gone}, or name another directory in ANNALS_DATA_DIR`,
    )
  }
}

/**
 * Takes the directory for this process; gives back what releases it. A lock whose process is gone counts for nothing, unless
 * it was of another host, whose processes cannot be seen: containers on one volume often even have the same process id.
 */
export async function holdDataDirectory(directory: string): Promise<() => void> {
  await mkdir(dirname(directory), { recursive: true })
  const lock = `${directory}.lock`
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(lock, `${process.pid} ${hostname()}`, { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error
      const found = contents(lock)
      const [, pid, host] = /^(\d+) (.+)$/.exec(found) ?? []
      // One without a process was cut off before it wrote itself.
      if (pid && host && (host !== hostname() || (Number(pid) !== process.pid && isRunning(Number(pid)))))
        throw new DataDirectoryInUse(directory, Number(pid), host)
      removeStale(lock, found)
    }
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}

/** Process and host in a lock; empty when it is gone. */
function contents(lock: string): string {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}

/** Of several that find the same stale lock one removes it; the others give back what they took if it is new. */
function removeStale(lock: string, found: string): void {
  const taken = `${lock}.${process.pid}`
  try {
    renameSync(lock, taken)
    if (contents(taken) !== found) linkSync(taken, lock)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(taken, { force: true })
  }
}

function isRunning(pid: number): boolean {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Creates the directory unless it is there: elsewhere first, so that one cut off half-way is never opened. */
export async function createDataDirectory(directory: string, create: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(join(directory, 'PG_VERSION'))) return
  const draft = `${directory}.draft`
  await rm(draft, { recursive: true, force: true })
  await create(draft)
  await rm(directory, { recursive: true, force: true })
  await rename(draft, directory)
}
