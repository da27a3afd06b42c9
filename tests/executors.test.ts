import { schema } from '@annals/server'
import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { coreDatabase } from './_database.ts'
import { type Pools, type RandomOperation, randomOperation } from './_random-operation.ts'
import { serviceOver } from './_service.ts'

const database = await coreDatabase()
const compiled = serviceOver(database)
const walked = serviceOver(database, { executor: 'graphql-js' })

/** How many operations; a longer run: RANDOM_OPERATIONS=20000 npm test -- tests/executors.test.ts */
const runs = Number(process.env.RANDOM_OPERATIONS ?? 1500)

async function pools(): Promise<Pools> {
  const column = async (text: string) => (await database.run({ text, values: [] })).map((row) => String(row[0]))
  const some = async (table: string, where = 'true') =>
    column(`select global_id from ${table} where ${where} order by md5(global_id) limit 40`)
  const Polity = ['Polity:dprk', 'Polity:ussr', 'Polity:rok', ...(await some('entity', "type = 'POLITY'"))]
  const any = ['Leader:kim-il-sung', 'War:korean-war', 'Leader:nobody', 'no id', ...(await some('entity')), ...(await some('claim'))]
  // Ends of paths: some near each other, most not.
  const Connected = [
    'Leader:kim-il-sung',
    'Leader:vladimir-lenin',
    'Ideology:juche',
    'Leader:nobody',
    ...(await some('entity', "type <> 'REGIME'")),
  ]
  return {
    ids: { Polity, Source: await some('source'), Connected, any },
    slugs: [
      'kim-il-sung',
      'joseph-stalin',
      'korean-war',
      'juche',
      'dprk',
      'nobody',
      ...(await column('select slug from entity order by md5(slug) limit 60')),
    ],
    texts: ['Kim', '김일성', 'lenin', 'korea', 'x', '731', 'it\'s "quoted"', 'Leader', 'ussr'],
    days: ['1950-06-25', '1994-07-08', '1949-06-27', '1917-11-07', '1972-12-28', '2026-01-01', '0001-01-01', '-0043-03-15', '1848-02-29'],
  }
}

async function answers({ query, variables }: RandomOperation) {
  const init = { method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json' } }
  const url = 'http://annals.test/graphql'
  const [fast, slow] = [await compiled.fetch(url, init), await walked.fetch(url, init)]
  return { fast: await fast.text(), slow: await slow.text(), executor: fast.headers.get('x-annals-executor') }
}

interface Answer {
  data?: unknown
  errors?: { path?: unknown; extensions?: { code?: string } }[]
}
/** What of an answer with errors both must share: its data, and path and code of each error. */
const essence = (text: string) => {
  const { data, errors = [] } = JSON.parse(text) as Answer
  return { data, errors: errors.map((e) => `${JSON.stringify(e.path)} ${e.extensions?.code}`).sort() }
}

describe('the two executors', () => {
  it(`give the same bytes of data, and the same errors, for ${runs} random operations`, { timeout: 1_800_000 }, async () => {
    const known = await pools()
    const ran = { compiled: 0, 'graphql-js': 0, errors: 0, bytes: 0 }
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const operation = randomOperation(g, schema, known)
        fc.pre(validate(schema, parse(operation.query)).length === 0)
        const { fast, slow, executor } = await answers(operation)
        ran[executor === 'compiled' ? 'compiled' : 'graphql-js']++
        ran.bytes += fast.length
        if (executor === 'compiled') expect(fast, operation.query).toBe(slow)
        else {
          ran.errors += fast.includes('"errors"') ? 1 : 0
          expect(essence(fast), operation.query).toEqual(essence(slow))
        }
        expect(slow).not.toContain('INTERNAL_SERVER_ERROR')
      }),
      { numRuns: runs, maxSkipsPerRun: 20, ...(process.env.RANDOM_SEED ? { seed: Number(process.env.RANDOM_SEED) } : {}) },
    )
    console.info(`${ran.compiled} compiled, ${ran['graphql-js']} by graphql-js (${ran.errors} with errors), ${ran.bytes} bytes`)
    expect(ran.compiled).toBeGreaterThan(runs * 0.4)
  })
})
