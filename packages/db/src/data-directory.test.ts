import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataDirectoryInUse, holdDataDirectory } from './data-directory.ts'

let folder: string
let directory: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'annals-lock-'))
  directory = join(folder, 'pglite')
  lock = `${directory}.lock`
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a data directory is held until it is released', async () => {
  const release = await holdDataDirectory(directory)
  expect(readFileSync(lock, 'utf8')).toBe(`${process.pid} ${hostname()}`)
  release()
  expect(existsSync(lock)).toBe(false)
})

test('a lock of a running process is respected, of one that is gone not', async () => {
  writeFileSync(lock, `${process.ppid} ${hostname()}`)
  await expect(holdDataDirectory(directory)).rejects.toThrow(
    `in use by process ${process.ppid}; stop that process, or name another directory in ANNALS_DATA_DIR`,
  )
  // Beyond the most that a process id can be.
  writeFileSync(lock, `${2 ** 30} ${hostname()}`)
  const release = await holdDataDirectory(directory)
  release()
})

test('a lock of another host is respected even under this process id, as two containers on one volume have it', async () => {
  writeFileSync(lock, `${process.pid} another-container`)
  const refused = holdDataDirectory(directory)
  await expect(refused).rejects.toThrow(DataDirectoryInUse)
  await expect(refused).rejects.toThrow(`process ${process.pid} on another-container`)
  await expect(refused).rejects.toThrow(`remove ${lock}`)
  expect(existsSync(lock)).toBe(true)
})
