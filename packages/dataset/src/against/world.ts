/** The dataset as the comparison asks for it: polities by their codes, claims by ends, facts and citations. */
import type { ClaimRecord, Dataset, EntityRecord } from '../expand.ts'
import { stands } from '../lives.ts'

export interface World {
  entities: Map<string, EntityRecord>
  claims: readonly ClaimRecord[]
  /** Slugs of the polities that bear a code of the scheme, at whatever time. */
  polities: (scheme: 'COW' | 'GW', code: number) => Set<string>
  /** The entities of a type that bear an external id, exact or not. */
  bearers: (scheme: string, value: string) => EntityRecord[]
  /** Claims that cite a row of the source. */
  citing: (source: string, locator: string) => ClaimRecord[]
  /** All claims of one fact. */
  fact: (fact: string) => ClaimRecord[]
  /** Claims of a kind with this object. */
  about: (kind: ClaimRecord['kind'], object: string) => ClaimRecord[]
  /** Attribute claims of an entity by predicate. */
  attributes: (subject: string, predicate: string) => ClaimRecord[]
}

export function worldOf({ entities, claims }: Dataset): World {
  const bySlug = new Map(entities.map((e) => [e.slug, e]))
  const coded = new Map<string, Set<string>>()
  const code = (scheme: string, value: string, slug: string) => {
    const key = `${scheme} ${value}`
    coded.set(key, (coded.get(key) ?? new Set()).add(slug))
  }
  for (const e of entities) for (const { scheme, value } of e.externalIds) code(scheme, value, e.slug)
  for (const c of claims) if (c.own.predicate === 'SYSTEM_MEMBERSHIP') code(String(c.own.scheme), String(c.own.value), c.subject)
  const cited = grouped(claims.flatMap((c) => c.citations.map((x) => ({ key: `${x.source} ${x.locator}`, value: c }))))
  const facts = grouped(claims.map((c) => ({ key: c.fact, value: c })))
  const objects = grouped(claims.map((c) => ({ key: `${c.kind} ${c.object}`, value: c })))
  const predicates = grouped(claims.map((c) => ({ key: `${c.subject} ${c.own.predicate}`, value: c })))
  return {
    entities: bySlug,
    claims,
    polities: (scheme, value) => coded.get(`${scheme} ${value}`) ?? new Set(),
    bearers: (scheme, value) => [...(coded.get(`${scheme} ${value}`) ?? [])].map((slug) => bySlug.get(slug) as EntityRecord),
    citing: (source, locator) => cited.get(`${source} ${locator}`) ?? [],
    fact: (fact) => facts.get(fact) ?? [],
    about: (kind, object) => objects.get(`${kind} ${object}`) ?? [],
    attributes: (subject, predicate) => predicates.get(`${subject} ${predicate}`) ?? [],
  }
}

function grouped<T>(pairs: readonly { key: string; value: T }[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const { key, value } of pairs) {
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

/** Cites the row of the source as support. */
export function cites(c: ClaimRecord, source: string, locators: readonly string[]): boolean {
  return c.citations.some((x) => x.source === source && x.stance === 'SUPPORTS' && x.locator !== null && locators.includes(x.locator))
}

/** Whether another claim of its fact is shown before it. */
export function besides(c: ClaimRecord, world: World): boolean {
  const order = { PREFERRED: 0, NORMAL: 1, DEPRECATED: 2 }
  if (!stands(c)) return true
  return world.fact(c.fact).some((other) => other !== c && stands(other) && order[other.rank] < order[c.rank])
}
