/** Paths by hand, to hold `paths` against: every claim in memory, every simple path enumerated. */
import type { Database } from '@annals/db'

export interface Asked {
  at?: string | undefined
  kinds?: string[] | undefined
  statuses?: string[] | undefined
  minConfidence?: string | undefined
}
interface Edge {
  subject: string
  object: string
  kind: string
  role: string | null
  fact: string
  factRank: number | null
  negated: boolean
  rank: string
  status: string
  confidence: string
  start: string
  end: string
}
export interface FoundPath {
  entities: string[]
  weakest: string
}

const surestFirst = ['CERTAIN', 'LIKELY', 'POSSIBLE', 'UNLIKELY']
const standard = ['TENURE', 'LEADERSHIP', 'AUTHORSHIP', 'DERIVATION', 'PARTICIPATION', 'RELATIONSHIP']

export async function readEdges(database: Database): Promise<Edge[]> {
  const text = `select json_build_object('subject', s.global_id, 'object', o.global_id, 'kind', c.kind, 'role', coalesce(m.role, a.role),
      'fact', c.fact, 'factRank', c.fact_rank, 'negated', c.negated, 'rank', c.rank, 'status', c.status, 'confidence', c.confidence,
      'start', replace(c.start_earliest::text, '-infinity', '0000'), 'end', replace(c.end_latest::text, 'infinity', '9999'))::text
    from claim as c join entity as s on s.id = subject_id join entity as o on o.id = object_id
    left join membership as m on m.id = c.id left join adherence as a on a.id = c.id`
  return (await database.run({ text, values: [] })).map(([row]) => JSON.parse(row as string) as Edge)
}

/** For each entity its neighbours with the confidence, 0 the surest, of the surest claim between the two. */
export function graphOf(
  edges: readonly Edge[],
  { at, kinds = standard, statuses, minConfidence }: Asked,
): Map<string, Map<string, number>> {
  const holds = (e: Edge) => at === undefined || (e.start <= at && at <= e.end)
  const ofKind = ({ kind, role }: Edge) =>
    kinds.includes(kind) ||
    (kind === 'MEMBERSHIP' && kinds.includes('LEADERSHIP') && role !== 'MEMBER') ||
    (kind === 'ADHERENCE' && kinds.includes('AUTHORSHIP') && (role === 'FOUNDER' || role === 'THEORIST'))
  const standing = edges.filter((e) => !e.negated && holds(e))
  // Of each fact the best that may hold; without a day the best, which must not be a negated one.
  const best = new Map<string, number>()
  for (const e of at === undefined ? edges : standing)
    if (e.factRank !== null) best.set(e.fact, Math.min(e.factRank, best.get(e.fact) ?? Infinity))
  const shown = (e: Edge) =>
    statuses ? statuses.includes(e.status) && (e.rank !== 'DEPRECATED' || e.status === 'REFUTED') : e.factRank === best.get(e.fact)
  const graph = new Map<string, Map<string, number>>()
  const surest = minConfidence === undefined ? 3 : surestFirst.indexOf(minConfidence)
  for (const e of standing) {
    const strength = surestFirst.indexOf(e.confidence)
    if (!ofKind(e) || !shown(e) || strength > surest) continue
    for (const [near, far] of [
      [e.subject, e.object],
      [e.object, e.subject],
    ] as const) {
      const around = graph.get(near) ?? new Map<string, number>()
      graph.set(near, around.set(far, Math.min(strength, around.get(far) ?? 3)))
    }
  }
  return graph
}

/** Steps from an entity to every other, by plain breadth-first search. */
export function distances(graph: ReturnType<typeof graphOf>, from: string): Map<string, number> {
  const steps = new Map([[from, 0]])
  for (const [near, length] of steps) for (const far of graph.get(near)?.keys() ?? []) if (!steps.has(far)) steps.set(far, length + 1)
  return steps
}

/** The first paths in the order that `paths` promises. */
export function pathsByHand(graph: ReturnType<typeof graphOf>, from: string, to: string, maxLength: number, first: number): FoundPath[] {
  const left = distances(graph, to)
  const found: FoundPath[] = []
  for (let length = left.get(from) ?? Infinity; length <= maxLength && found.length < first; length++) {
    const whole: { entities: string[]; weakest: number }[] = []
    const walk = (entities: string[], weakest: number) => {
      const here = entities.at(-1) as string
      const rest = length - entities.length + 1
      if (here === to) {
        if (rest === 0) whole.push({ entities, weakest })
        return
      }
      for (const [next, strength] of graph.get(here) ?? [])
        if ((left.get(next) ?? Infinity) <= rest - 1 && !entities.includes(next)) walk([...entities, next], Math.max(weakest, strength))
    }
    walk([from], 0)
    const key = (path: string[]) => path.join('\u0000')
    whole.sort((a, b) => a.weakest - b.weakest || (key(a.entities) < key(b.entities) ? -1 : 1))
    found.push(...whole.slice(0, first - found.length).map((p) => ({ entities: p.entities, weakest: surestFirst[p.weakest] as string })))
  }
  return found
}
