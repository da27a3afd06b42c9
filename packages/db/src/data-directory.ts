/** A PGlite data directory: held by one process at a time, and whole or not there at all. */
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Another process has the directory open; two would destroy it. */
export class DataDirectoryInUse extends Error {
  override name = 'DataDirectoryInUse'
  constructor(directory: string, pid: number) {
    super(`the data directory ${directory} is in use by process ${pid}; stop that process, or name another directory in ANNALS_DATA_DIR`)
  }
}

/** Takes the directory for this process; gives back what releases it. A lock whose process is gone counts for nothing. */
export async function holdDataDirectory(directory: string): Promise<() => void> {
  await mkdir(dirname(directory), { recursive: true })
  const lock = `${directory}.lock`
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error
      const pid = holder(lock)
      if (pid !== process.pid && isRunning(pid)) throw new DataDirectoryInUse(directory, pid)
      removeStale(lock, pid)
    }
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}

/** The process in a lock; NaN when it was cut off before it wrote itself, or the lock is gone. */
function holder(lock: string): number {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10)
  } catch {
    return Number.NaN
  }
}

/** Of several that find the same stale lock one removes it; the others give back what they took if it is new. */
function removeStale(lock: string, pid: number): void {
  const taken = `${lock}.${process.pid}`
  try {
    renameSync(lock, taken)
    if (!Object.is(holder(taken), pid)) linkSync(taken, lock)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(taken, { force: true })
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false
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
