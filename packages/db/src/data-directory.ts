/** A PGlite data directory: held by one process at a time, and whole or not there at all. */
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'

/** The directory cannot be used; the message says why, and what to do. */
export class DataDirectoryError extends Error {
  override name = 'DataDirectoryError'
  constructor(directory: string, why: string, mend = '') {
    super(`the data directory ${directory} ${why}; ${mend}name another directory in ANNALS_DATA_DIR`)
  }
}

/**
 * Takes the directory for this process, since two would destroy it; gives back what releases it. A lock whose process is gone counts for
 * nothing, unless it was of another host, whose processes cannot be seen: containers on one volume often even have the same process id.
 */
export async function holdDataDirectory(directory: string): Promise<() => void> {
  const lock = `${directory}.lock`
  try {
    await mkdir(dirname(directory), { recursive: true })
    takeLock(directory, lock)
  } catch (error) {
    if (error instanceof DataDirectoryError) throw error
    throw new DataDirectoryError(directory, `cannot be made (${(error as Error).message})`)
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}

function takeLock(directory: string, lock: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(lock, `${process.pid} ${hostname()}`, { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error
      const found = contents(lock)
      const [, pid, host] = /^(\d+) (.+)$/.exec(found) ?? []
      const used = `is in use by process ${pid}`
      if (host && host !== hostname())
        throw new DataDirectoryError(
          directory,
          `${used} on ${host}`,
          `stop that process (if that machine or container is gone, remove ${lock}), or `,
        )
      // A lock without a process was cut off before it was written.
      if (pid && Number(pid) !== process.pid && isRunning(Number(pid)))
        throw new DataDirectoryError(directory, used, 'stop that process, or ')
      removeStale(lock, found)
    }
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

/**
 * Creates the directory unless it is there: elsewhere first, so that one cut off half-way is never opened. What is there and no database
 * belongs to somebody: it stays.
 */
export async function createDataDirectory(directory: string, create: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(join(directory, 'PG_VERSION'))) return
  const isThere = existsSync(directory)
  if (isThere && (await readdir(directory).catch(() => ['a file']))[0] !== undefined)
    throw new DataDirectoryError(directory, 'holds something that is no database of this service', 'empty it, or ')
  const draft = `${directory}.draft`
  await rm(draft, { recursive: true, force: true })
  await create(draft)
  if (isThere) await rmdir(directory)
  await rename(draft, directory)
}
