import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createDataDirectory, DataDirectoryError, holdDataDirectory } from './data-directory.ts'

const folder = mkdtempSync(join(tmpdir(), 'annals-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))
const gone = () => spawnSync(process.execPath, ['-e', '']).pid

describe('a data directory, held', () => {
  it('is held until it is released', async () => {
    const directory = join(folder, 'one')
    const release = await holdDataDirectory(directory)
    expect(readFileSync(`${directory}.lock`, 'utf8')).toBe(`${process.pid} ${hostname()}`)
    release()
    expect(existsSync(`${directory}.lock`)).toBe(false)
  })

  it('that another process holds is refused, by that process', async () => {
    const directory = join(folder, 'two')
    const other = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'])
    try {
      writeFileSync(`${directory}.lock`, `${other.pid} ${hostname()}`)
      const refusal = await holdDataDirectory(directory).catch((error) => error)
      expect(refusal).toBeInstanceOf(DataDirectoryError)
      expect(refusal.message).toContain(`process ${other.pid}`)
      expect(readFileSync(`${directory}.lock`, 'utf8')).toBe(`${other.pid} ${hostname()}`)
    } finally {
      other.kill()
    }
  })

  it('of another host is refused even under this process id, as two containers on one volume have it', async () => {
    const lock = join(folder, 'host.lock')
    writeFileSync(lock, `${process.pid} another-container`)
    const refused = holdDataDirectory(join(folder, 'host'))
    await expect(refused).rejects.toThrow(DataDirectoryError)
    await expect(refused).rejects.toThrow(`process ${process.pid} on another-container`)
    await expect(refused).rejects.toThrow(`remove ${lock}`)
  })

  it.each([
    ['whose holder is gone', `${gone()} ${hostname()}`],
    ['whose holder was cut off before it wrote itself', ''],
    ['with something else in its lock', 'nonsense'],
    ['with no process in its lock', `0 ${hostname()}`],
  ])('%s is free', async (_name, lock) => {
    const directory = join(folder, 'three')
    writeFileSync(`${directory}.lock`, lock)
    const release = await holdDataDirectory(directory)
    expect(readFileSync(`${directory}.lock`, 'utf8')).toBe(`${process.pid} ${hostname()}`)
    release()
  })

  it('goes to one of several that find a stale lock at once', async () => {
    const script = `import { holdDataDirectory } from ${JSON.stringify(join(import.meta.dirname, 'data-directory.ts'))}
      while (Date.now() < Number(process.argv[2]));
      await holdDataDirectory(process.argv[1]).then(() => console.log('held'), (error) => console.log(error.name))
      setTimeout(() => 0, 3000)`
    for (const name of ['four', 'five', 'six']) {
      const directory = join(folder, name)
      writeFileSync(`${directory}.lock`, `${gone()} ${hostname()}`)
      const at = String(Date.now() + 1000)
      const contenders = Array.from({ length: 6 }, () =>
        spawn(process.execPath, ['--input-type=module', '-e', script, directory, at], { stdio: ['ignore', 'pipe', 'inherit'] }),
      )
      const said = await Promise.all(contenders.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()))
      expect(said.sort()).toEqual([...Array(5).fill('DataDirectoryError'), 'held'])
      for (const contender of contenders) contender.kill('SIGKILL')
    }
    expect(readdirSync(folder).filter((file) => /\.lock\.\d+$/.test(file))).toEqual([])
  })
})

const make = async (draft: string) => {
  await mkdir(draft)
  await writeFile(join(draft, 'PG_VERSION'), '18')
}

describe('a data directory, made', () => {
  it('is where there is nothing, or an empty folder, and kept where it is', async () => {
    await mkdir(join(folder, 'empty'))
    for (const name of ['new', 'empty', 'empty']) await createDataDirectory(join(folder, name), make)
    expect(await readdir(join(folder, 'new'))).toEqual(['PG_VERSION'])
    expect(await readdir(join(folder, 'empty'))).toEqual(['PG_VERSION'])
  })

  it('is never in place of what somebody has there', async () => {
    await mkdir(join(folder, 'letters'))
    await writeFile(join(folder, 'letters/mine.txt'), 'mine')
    await writeFile(join(folder, 'file'), 'mine')
    for (const name of ['letters', 'file'])
      await expect(createDataDirectory(join(folder, name), make)).rejects.toThrow(/holds something .* ANNALS_DATA_DIR/)
    expect(await readFile(join(folder, 'letters/mine.txt'), 'utf8')).toBe('mine')
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine')
  })

  it('that cannot be made is told of with the setting that names it', async () => {
    await writeFile(join(folder, 'plain'), '')
    await expect(holdDataDirectory(join(folder, 'plain/below'))).rejects.toThrow(/cannot be made .* ANNALS_DATA_DIR/)
  })
})
