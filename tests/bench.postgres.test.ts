/** The benchmark compares only peers that answer alike: a change of what the service answers has to reach them. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PostgresInstance } from '@annals/bench/postgres-instance'
import { afterAll, expect, it } from 'vitest'

const server = await PostgresInstance.create()
afterAll(() => server.remove())

const bench = join(import.meta.dirname, '../packages/bench/src/main.ts')

it('the floor and the peers answer every query of the benchmark as the service does', { timeout: 180_000 }, async () => {
  const options = [
    '--scale',
    'core',
    '--rounds',
    '1',
    '--duration',
    '0.1',
    '--warmup',
    '0.1',
    '--peers',
    'floor,annals,postgraphile,mercurius',
  ]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [bench, ...options], {
    env: { ...process.env, BENCH_DATABASE_URL: server.url() },
  })
  expect(stderr).toContain('core: floor, annals, postgraphile, mercurius agree')
  expect(stdout).toContain('above 1 is better')
})
