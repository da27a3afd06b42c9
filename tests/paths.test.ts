import { GraphQLResponseError, PathsDocument, type PathsQuery } from '@annals/sdk'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Asked, distances, graphOf, pathsByHand, readEdges } from './_graph.ts'
import { testService } from './_service.ts'

const service = await testService()
type Variables = Parameters<NonNullable<(typeof PathsDocument)['__apiType']>>[0]
type Found = PathsQuery['paths'][number]

const find = async (from: string, to: string, more: Partial<Variables> = {}) =>
  (await service.client.request(PathsDocument, { from, to, ...more })).paths
const code = (variables: Variables) =>
  service.client.request(PathsDocument, variables).then(
    () => 'no error',
    (error) => (error as GraphQLResponseError).errors[0]?.extensions?.code,
  )

const slug = (id: string) => id.split(':')[1]
function kindOf(claim: Found['steps'][number]['claim']): string {
  if (claim.__typename === 'Membership') return claim.membershipRole
  if (claim.__typename === 'Adherence') return claim.adherenceRole
  if (claim.__typename === 'Participation') return claim.participationRole
  if (claim.__typename === 'Derivation') return claim.derivationKind
  if (claim.__typename === 'Relationship') return claim.relationshipKind
  return claim.__typename
}
/** A path as one reads it: `a –KIND→ b ←KIND– c`. */
const read = ({ steps }: Found) =>
  steps.reduce(
    (text, { to, direction, claim }) => `${text} ${direction === 'FORWARD' ? `–${kindOf(claim)}→` : `←${kindOf(claim)}–`} ${slug(to.id)}`,
    `${slug(steps[0]?.from.id ?? '')}`,
  )

describe('the ways between two people', () => {
  const [kim, lenin, stalin] = ['Leader:kim-il-sung', 'Leader:vladimir-lenin', 'Leader:joseph-stalin']

  it('lead from Kim Il-sung to Lenin by Stalin, in no step', async () => {
    const [first] = await find(kim, lenin)
    expect(first && read(first)).toBe('kim-il-sung ←PATRON_OF– joseph-stalin –SERVED_UNDER→ vladimir-lenin')
    expect(first).toMatchObject({ length: 2, weakestConfidence: 'CERTAIN' })
    expect(await find(kim, lenin, { maxLength: 1 })).toEqual([])
  })

  it('lead from Kim Il-sung to Lenin by ideas alone', async () => {
    const [first] = await find(kim, lenin, { kinds: ['AUTHORSHIP', 'DERIVATION'] })
    expect(first && read(first)).toBe('kim-il-sung –FOUNDER→ juche –ADAPTATION_OF→ marxism-leninism ←THEORIST– vladimir-lenin')
  })

  it('lead from Kim Jong-il to Stalin by his father', async () => {
    const [first, ...others] = await find('Leader:kim-jong-il', stalin)
    expect(first && read(first)).toBe('kim-jong-il ←PARENT_OF– kim-il-sung ←PATRON_OF– joseph-stalin')
    expect(others.map((p) => p.length)).toEqual([3, 3])
    expect(await find('Leader:kim-jong-il', stalin, { maxLength: 1 })).toEqual([])
  })

  it('are the same backwards', async () => {
    const [there, back] = [await find(kim, lenin, { first: 10 }), await find(lenin, kim, { first: 10 })]
    const reversed = (p: Found) => p.steps.map((s) => `${s.claim.id} ${s.direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD'}`).toReversed()
    const shortest = (paths: Found[]) => paths.filter((p) => p.length === 2)
    expect(
      shortest(back)
        .map((p) => p.steps.map((s) => `${s.claim.id} ${s.direction}`).join())
        .sort(),
    ).toEqual(
      shortest(there)
        .map((p) => reversed(p).join())
        .sort(),
    )
  })

  it('join, come to no entity twice, are each of other entities, and cite every step', async () => {
    const paths = await find(kim, 'Leader:harry-truman', { first: 10 })
    expect(paths).toHaveLength(10)
    for (const { length, steps } of paths) {
      expect(steps).toHaveLength(length)
      const on = [kim, ...steps.map((s) => s.to.id)]
      expect(on.at(-1)).toBe('Leader:harry-truman')
      expect(steps.map((s) => s.from.id)).toEqual(on.slice(0, -1))
      expect(new Set(on).size).toBe(on.length)
      for (const { claim } of steps) expect(claim.citations.length).toBeGreaterThan(0)
    }
    expect(new Set(paths.map((p) => p.steps.map((s) => s.to.id).join())).size).toBe(10)
  })

  it('are found by one statement', async () => {
    service.statements()
    await find(kim, lenin, { at: '1950-06-25', minConfidence: 'LIKELY', statuses: ['ACCEPTED'] })
    expect(service.statements()).toHaveLength(1)
  })
})

describe('what carries a path', () => {
  it('is on a day what may hold then, undated claims too', async () => {
    const [kim, stalin] = ['Leader:kim-il-sung', 'Leader:joseph-stalin']
    const direct = async (at: string) => (await find(kim, stalin, { at, maxLength: 1, kinds: ['RELATIONSHIP'] })).map(read)
    expect(await direct('1950-06-25')).toEqual(['kim-il-sung ←PATRON_OF– joseph-stalin'])
    expect(await direct('1953-03-06')).toEqual([])
    const [father] = await find(kim, 'Leader:kim-jong-il', { at: '1990-01-01', maxLength: 1, kinds: ['RELATIONSHIP'] })
    expect(father && read(father)).toBe('kim-il-sung –PARENT_OF→ kim-jong-il')
  })

  it('is on a day another claim of the fact when the best does not hold yet', async () => {
    const on = async (at: string) =>
      (await find('Leader:kim-il-sung', 'Office:chairman-of-wpk', { at, maxLength: 1 })).map((p) => p.steps[0]?.claim.during.start?.edtf)
    expect([await on('1949-06-27'), await on('1966-10-12'), await on('1966-10-13')]).toEqual([['1949-06-24'], ['1949-06-24'], []])
  })

  it('is of several claims between two the surest', async () => {
    const step = async (minConfidence?: 'CERTAIN') =>
      (await find('Leader:kim-il-sung', 'Leader:joseph-stalin', { maxLength: 1, ...(minConfidence ? { minConfidence } : {}) })).map(read)
    expect(await step()).toEqual(['kim-il-sung ←PATRON_OF– joseph-stalin'])
    expect(await step('CERTAIN')).toEqual(await step())
    expect(await find('Leader:lavrentiy-beria', 'Leader:kim-il-sung', { maxLength: 1, minConfidence: 'LIKELY' })).toEqual([])
    const [unsure] = await find('Leader:lavrentiy-beria', 'Leader:kim-il-sung', { maxLength: 1 })
    expect(unsure?.weakestConfidence).toBe('POSSIBLE')
  })

  it('is no refuted claim unless asked for, and no negated one', async () => {
    const mollet = ['Leader:guy-mollet', 'Organization:radical-party-france'] as const
    expect(await find(...mollet, { maxLength: 1, kinds: ['MEMBERSHIP'] })).toEqual([])
    expect(await find(...mollet, { maxLength: 1, kinds: ['MEMBERSHIP'], statuses: ['ACCEPTED', 'DISPUTED'] })).toEqual([])
    const [refuted] = await find(...mollet, { maxLength: 1, kinds: ['MEMBERSHIP'], statuses: ['REFUTED'] })
    expect(refuted?.steps[0]?.claim.status).toBe('REFUTED')
    const statuses = ['ACCEPTED', 'DISPUTED', 'REFUTED', 'UNVERIFIED'] as const
    expect(await find('Leader:kim-il-sung', 'Ideology:maoism', { maxLength: 1, kinds: ['ADHERENCE'], statuses: [...statuses] })).toEqual([])
  })

  it('is a plain membership or adherence only when its kind is asked for', async () => {
    const party = ['Leader:kim-il-sung', 'Organization:cpc'] as const
    expect(await find(...party, { maxLength: 1 })).toEqual([])
    expect(await find(...party, { maxLength: 1, kinds: ['LEADERSHIP'] })).toEqual([])
    expect((await find(...party, { maxLength: 1, kinds: ['MEMBERSHIP'] })).map(read)).toEqual(['kim-il-sung –MEMBER→ cpc'])
    const ideas = ['Leader:kim-il-sung', 'Leader:vladimir-lenin'] as const
    expect((await find(...ideas, { kinds: ['ADHERENCE'], first: 1 })).map(read)).toEqual([
      'kim-il-sung –ADHERENT→ marxism-leninism ←THEORIST– vladimir-lenin',
    ])
  })

  it('is an office that both held, an event that both took part in', async () => {
    const [office] = await find('Leader:kim-il-sung', 'Leader:kim-jong-il', { kinds: ['TENURE'] })
    expect(office?.steps.map((s) => [s.claim.__typename, s.direction])).toEqual([
      ['Tenure', 'FORWARD'],
      ['Tenure', 'BACKWARD'],
    ])
    const [event] = await find('Leader:kim-il-sung', 'Leader:joseph-stalin', { kinds: ['PARTICIPATION'] })
    expect([event?.length, event?.steps[0]?.to.__typename]).toEqual([2, 'Event'])
  })

  it('is nothing of no kind', async () => {
    expect(await find('Leader:kim-il-sung', 'Leader:joseph-stalin', { kinds: [] })).toEqual([])
  })
})

describe('a path that cannot be', () => {
  const kim = 'Leader:kim-il-sung'
  it('is an empty list for an id that is not known', async () => {
    expect(await find(kim, 'Leader:nobody')).toEqual([])
    expect(await find('Leader:nobody', 'Leader:nobody')).toEqual([])
  })
  it.each([
    ['BAD_ID', { to: 'nobody' }],
    ['BAD_ID', { to: 'Claim:kim-il-sung' }],
    ['BAD_ID', { to: 'Source:archigos-4-1' }],
    ['BAD_ID', { to: 'Tenure:kim-il-sung/premier-1948' }],
    ['BAD_ARGUMENT', { to: kim }],
    ['BAD_ARGUMENT', { to: 'Leader:joseph-stalin', maxLength: 0 }],
    ['BAD_ARGUMENT', { to: 'Leader:joseph-stalin', maxLength: 7 }],
    ['BAD_ARGUMENT', { to: 'Leader:joseph-stalin', first: 0 }],
    ['BAD_ARGUMENT', { to: 'Leader:joseph-stalin', first: 11 }],
  ])('is the error %s for %j', async (expected, variables) => {
    expect(await code({ from: kim, ...variables })).toBe(expected)
  })
})

describe('held against every claim in memory', async () => {
  const edges = await readEdges(service.database)
  const entities = [...new Set(edges.flatMap((e) => [e.subject, e.object]))].sort()
  const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
  const pair = { from: fc.constantFrom(...entities), to: fc.constantFrom(...entities) }
  const asked: fc.Arbitrary<Asked> = fc.record({
    at: some('1950-06-25', '1917-11-07', '1972-12-28', '1941-12-07'),
    kinds: some(['MEMBERSHIP', 'ADHERENCE', 'DERIVATION'], ['RELATIONSHIP', 'TENURE'], ['PARTICIPATION'], ['LEADERSHIP', 'RELATIONSHIP']),
    statuses: some(['ACCEPTED'], ['REFUTED', 'DISPUTED', 'ACCEPTED'], ['DISPUTED']),
    minConfidence: some('CERTAIN', 'LIKELY', 'POSSIBLE'),
  })
  const brief = (asked: Asked) => Object.fromEntries(Object.entries(asked).filter(([, v]) => v !== undefined)) as Partial<Variables>
  const seed = process.env.RANDOM_SEED ? { seed: Number(process.env.RANDOM_SEED) } : {}

  it('has the shortest length between any two', { timeout: 300_000 }, async () => {
    const graph = graphOf(edges, {})
    const seen = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(pair.from, pair.to, async (from, to) => {
        fc.pre(from !== to)
        const steps = distances(graph, from).get(to) ?? Infinity
        const [shortest] = await find(from, to, { first: 1 })
        expect(shortest?.length ?? Infinity).toBe(steps <= 6 ? steps : Infinity)
        seen.set(steps, (seen.get(steps) ?? 0) + 1)
      }),
      { numRuns: 100, ...seed },
    )
    expect(seen.size).toBeGreaterThan(3)
  })

  it('has exactly the first paths, in order, whatever is asked', { timeout: 300_000 }, async () => {
    let found = 0
    // Ends two or three steps apart, which random pairs seldom are.
    await fc.assert(
      fc.asyncProperty(
        pair.from,
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        asked,
        fc.integer({ min: 1, max: 10 }),
        async (from, turns, asked, first) => {
          const graph = graphOf(edges, asked)
          const to = turns.reduce((here, turn) => {
            const around = [...(graph.get(here)?.keys() ?? [])]
            return around[turn % (around.length || 1)] ?? here
          }, from)
          fc.pre(from !== to)
          const maxLength = 4
          const paths = await find(from, to, { ...brief(asked), first, maxLength })
          expect(paths.map((p) => ({ entities: [from, ...p.steps.map((s) => s.to.id)], weakest: p.weakestConfidence }))).toEqual(
            pathsByHand(graph, from, to, maxLength, first),
          )
          found += paths.length
        },
      ),
      { numRuns: 100, maxSkipsPerRun: 200, ...seed },
    )
    expect(found).toBeGreaterThan(50)
  })
})

describe('a search too wide', () => {
  // Two who are told about 120,000 times.
  beforeAll(async () => {
    const run = (text: string) => service.database.run({ text, values: [] })
    await run(
      "insert into entity (type, slug, name, description) select 'LEADER', slug, slug, '' from unnest(array['gossip', 'idol', 'hermit']) as slug",
    )
    await run('alter table claim disable trigger claim_cited')
    await run(`insert into claim (kind, path, subject_id, subject_type, object_id, object_type, fact, fact_rank, rank, status, confidence, basis)
      select 'RELATIONSHIP', 'gossip/' || i, a.id, 'LEADER', b.id, 'LEADER', 'gossip-' || i, 1, 'NORMAL', 'ACCEPTED', 'LIKELY', 'INFERRED'
      from entity as a, entity as b, generate_series(1, 120000) as i where a.slug = 'gossip' and b.slug = 'idol'`)
    await run('alter table claim enable trigger claim_cited')
  }, 120_000)

  it('is the error PATH_BOUND, which fewer kinds mend', async () => {
    const variables = { from: 'Leader:gossip', to: 'Leader:hermit' }
    const error = await service.client.request(PathsDocument, variables).catch((e) => e)
    expect(error).toBeInstanceOf(GraphQLResponseError)
    expect(error.errors).toMatchObject([{ path: ['paths'], extensions: { code: 'PATH_BOUND' } }])
    expect(error.message).toContain('fewer `kinds`')
    expect(await find(variables.from, variables.to, { kinds: ['TENURE', 'PARTICIPATION'] })).toEqual([])
  })
})
