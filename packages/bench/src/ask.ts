/** Requests of a query for a peer, and its answers in our shape. */
import { isDeepStrictEqual } from 'node:util'
import type { RunningPeer } from './process.ts'
import { type BenchQuery, type Json, operationName, type Variables } from './queries/query.ts'

/** The body of a request for each set of variables. */
export function bodies(query: BenchQuery, { name, database: { world } }: RunningPeer): string[] {
  const translation = name === 'postgraphile' ? query.postgraphile : undefined
  const text = (translation ?? query).text(world)
  const body = (variables: Variables) =>
    // The floor knows its statements by name.
    name === 'floor'
      ? { operationName: operationName(query), variables }
      : { query: text, operationName: operationName(query), variables: translation?.variables?.(variables) ?? variables }
  return query.variables(world).map((variables) => JSON.stringify(body(variables)))
}

/** The peer's answer in our shape; throws when it has errors. */
export async function ask(query: BenchQuery, peer: RunningPeer, body: string): Promise<Json> {
  const response = await fetch(peer.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${peer.name} answers ${query.name} with ${response.status}: ${text.slice(0, 500)}`)
  const { data, errors } = JSON.parse(text) as { data?: Json; errors?: Json[] }
  if (errors || !data) throw new Error(`${peer.name} answers ${query.name} with errors: ${JSON.stringify(errors).slice(0, 500)}`)
  return peer.name === 'postgraphile' ? query.postgraphile.answer(data, peer.database.world) : data
}

/** Throws unless all peers answer the query alike, for every set of variables (at most 20 of them). */
export async function checkAgreement(query: BenchQuery, peers: readonly RunningPeer[]): Promise<void> {
  const [first, ...others] = peers
  if (!first) return
  const sets = query.variables(first.database.world).length
  for (let i = 0; i < Math.min(sets, 20); i++) {
    const expected = canonical(await ask(query, first, bodies(query, first)[i] as string))
    for (const peer of others) {
      const answer = canonical(await ask(query, peer, bodies(query, peer)[i] as string))
      if (!isDeepStrictEqual(answer, expected))
        throw new Error(
          `${peer.name} and ${first.name} disagree on ${query.name}, variables ${JSON.stringify(query.variables(peer.database.world)[i])}: ${difference(answer, expected)}`,
        )
    }
  }
}

/** Cursors are each peer's own: only whether there is one can be compared. */
function canonical(value: Json): Json {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value === 'number') return Number(value.toPrecision(12))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, key === 'endCursor' ? typeof v : canonical(v)]))
}

/** Where two answers first differ. */
function difference(a: Json, b: Json, path = ''): string {
  if (typeof a === 'object' && typeof b === 'object' && a && b)
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      if (!isDeepStrictEqual(a[key], b[key])) return difference(a[key], b[key], `${path}.${key}`)
  return `${path}: ${JSON.stringify(a)?.slice(0, 300)} against ${JSON.stringify(b)?.slice(0, 300)}`
}
