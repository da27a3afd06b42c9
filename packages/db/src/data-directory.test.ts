import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DataDirectoryInUse, holdDataDirectory } from './data-directory.ts'

const folder = mkdtempSync(join(tmpdir(), 'annals-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))
const gone = () => spawnSync(process.execPath, ['-e', '']).pid

describe('a data directory', () => {
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
      expect(refusal).toBeInstanceOf(DataDirectoryInUse)
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
    await expect(refused).rejects.toThrow(DataDirectoryInUse)
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
      expect(said.sort()).toEqual([...Array(5).fill('DataDirectoryInUse'), 'held'])
      for (const contender of contenders) contender.kill('SIGKILL')
    }
    expect(readdirSync(folder).filter((file) => /\.lock\.\d+$/.test(file))).toEqual([])
  })
})
