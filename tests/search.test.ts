/** Names: leaders drawn at random, each asked for by each of their names, and by each with a slip of the pen. */
import { SearchDocument } from '@annals/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testService } from './_service.ts'

const service = await testService()
const seed = Number(process.env.RANDOM_SEED ?? 1994)

interface Named {
  id: string
  names: string[]
}
const { rows } = await service.database.kysely
  .selectFrom('entity')
  .innerJoin('name', 'name.entityId', 'entity.id')
  .select(['entity.globalId', 'name.text'])
  .where('entity.type', '=', 'LEADER')
  .orderBy('entity.slug')
  .execute()
  .then((all) => ({ rows: Map.groupBy(all, (row) => row.globalId) }))
const leaders: Named[] = [...rows].map(([id, names]) => ({ id, names: names.map((n) => n.text) }))
// PGlite plans every search anew: there a fifth of them is drawn.
const count = service.database.kind === 'postgres' ? 100 : 20
const drawn = fc.sample(fc.uniqueArray(fc.constantFrom(...leaders), { minLength: count, maxLength: count }), {
  seed,
  numRuns: 1,
})[0] as Named[]

const found = async (text: string) => {
  const { search } = await service.client.request(SearchDocument, { text, types: ['LEADER'], first: 10 })
  return search.edges.map((edge) => edge.node.id)
}

/** One letter wrong, missing or too many, or two neighbours exchanged. */
const slip = (name: string) =>
  fc
    .tuple(
      fc.constantFrom('wrong', 'missing', 'extra', 'exchanged'),
      fc.nat(name.length - 2),
      fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
    )
    .map(([kind, at, letter]) => {
      const rest = name.slice(at + 1)
      if (kind === 'wrong') return name.slice(0, at) + letter + rest
      if (kind === 'missing') return name.slice(0, at) + rest
      if (kind === 'extra') return name.slice(0, at) + letter + name.slice(at)
      return name.slice(0, at) + rest.charAt(0) + name.charAt(at) + rest.slice(1)
    })

describe('search', () => {
  it('finds leaders by each of their names', async () => {
    const missed: string[] = []
    for (const { id, names } of drawn) for (const name of names) if (!(await found(name)).includes(id)) missed.push(`${id} by ${name}`)
    expect(missed).toEqual([])
  })

  it('finds them by each alphabetic name of five letters or more with one typing error', async () => {
    const missed: string[] = []
    let asked = 0
    for (const { id, names } of drawn)
      for (const name of names.filter(
        (n) => /^\p{L}[\p{L} .'’-]{3,}\p{L}$/u.test(n) && !/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Kana}/u.test(n),
      ))
        for (const wrong of fc.sample(slip(name), { seed: seed + asked, numRuns: 2 })) {
          asked++
          if (!(await found(wrong)).includes(id)) missed.push(`${id} by ${wrong} (${name})`)
        }
    expect(asked).toBeGreaterThan(4 * count)
    expect(missed).toEqual([])
  })
})
