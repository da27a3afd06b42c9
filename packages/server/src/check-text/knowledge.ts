/** What texts are checked by: all names, kept while the dataset stays the same, and the claims of the entities a text names. */
import type { Database, Statement } from '@annals/db'
import type { Known } from './name-rules.ts'
import { Lexicon } from './names.ts'

/** A claim as far as a check needs it. Days compare as texts: '' is before all, '~' after all. */
export interface KnownClaim {
  globalId: string
  kind: string
  subject: number
  object: number | undefined
  heldBy: number | undefined
  toward: number | undefined
  about: number[]
  fact: string
  /** Neither deprecated nor refuted. */
  standing: boolean
  /** The one a list shows for its fact. */
  shown: boolean
  negated: boolean
  status: string
  reason: string | undefined
  /** Predicate, role or kind of relationship, by the kind of claim. */
  what: string
  value: string
  startKnown: boolean
  endKnown: boolean
  start: [string, string]
  end: [string, string]
}

interface Names {
  version: string
  lexicon: Lexicon
}
const kept = new WeakMap<Database, Promise<Names>>()

/** The names of the dataset as it was last seen; read again when that is the version given as stale. */
export async function lexiconOf(database: Database, stale?: string): Promise<Names> {
  const known = kept.get(database)
  if (known) {
    const names = await known
    if (names.version !== stale || kept.get(database) !== known) return kept.get(database) ?? names
  }
  const reading = readNames(database)
  kept.set(database, reading)
  // What failed is not kept: the next call tries again.
  reading.catch(() => kept.get(database) === reading && kept.delete(database))
  return reading
}

async function readNames(database: Database): Promise<Names> {
  const rows = await database.run({ text: namesOf, values: [] })
  const known = new Map<number, Known>()
  const names = (rows as NameColumns[]).map(([, id, globalId, type, name, text, folded, kind, lang, preferred]) => {
    const entity = known.get(id) ?? { id, globalId, type, name }
    known.set(id, entity)
    return { entity, text, folded, kind, lang, preferred }
  })
  return { version: String(rows[0]?.[0] ?? ''), lexicon: new Lexicon(names) }
}
type NameColumns = [version: string, id: number, globalId: string, type: string, name: string, ...[string, string, string, string, boolean]]
const namesOf = `select (select version from dataset_release), e.id, e.global_id, e.type, e.name, n.text, n.folded, n.kind, n.lang, n.preferred
  from name as n join entity as e on e.id = n.entity_id order by e.id, n.position`

/** Every claim with one of these entities at an end or about it, and the version of the dataset it is from. */
export async function claimsOf(
  run: (statement: Statement) => Promise<unknown[][]>,
  ids: readonly number[],
): Promise<{ version: string; claims: KnownClaim[] }> {
  const rows = await run({ name: 'check-text-claims', text: claimsAbout, values: [[...ids]] })
  const [version, json] = rows[0] ?? []
  return { version: String(version ?? ''), claims: (JSON.parse(json as string) as Row[]).map(claim) }
}
const claimsAbout = `select (select version from dataset_release), (select coalesce(json_agg(json_build_array(
    c.global_id, c.kind, c.subject_id, c.object_id, c.held_by_id, r.toward_id,
    (select json_agg(entity_id) from attribute_about as x where x.claim_id = c.id), c.fact, c.fact_rank, c.negated, c.status, c.reason_for_rank,
    coalesce(a.predicate, r.relationship_kind, m.role, p.role, ad.role, d.derivation_kind, ''), coalesce(a.value, m.title, r.aspect, ''),
    c.start_kind = 'KNOWN', c.end_kind = 'KNOWN', c.start_earliest, c.start_latest, c.end_earliest, c.end_latest) order by c.global_id), '[]')::text
  from claim as c left join attribute as a on a.id = c.id left join relationship as r on r.id = c.id left join membership as m on m.id = c.id
    left join participation as p on p.id = c.id left join adherence as ad on ad.id = c.id left join derivation as d on d.id = c.id
  where c.id in (select id from claim where subject_id = any($1::int[]) union select id from claim where object_id = any($1::int[])
    union select claim_id from attribute_about where entity_id = any($1::int[])))`

type Row = [
  ...[string, string, number, number | null, number | null, number | null, number[] | null, string, number | null, boolean, string],
  ...[string | null, string, string, boolean, boolean, string, string, string, string],
]
function claim([
  globalId,
  kind,
  subject,
  object,
  heldBy,
  toward,
  about,
  fact,
  factRank,
  negated,
  status,
  reason,
  what,
  value,
  ...dates
]: Row): KnownClaim {
  const [startKnown, endKnown, ...days] = dates
  const [a, b, c, d] = days.map(comparable) as [string, string, string, string]
  return {
    globalId,
    kind,
    subject,
    object: object ?? undefined,
    heldBy: heldBy ?? undefined,
    toward: toward ?? undefined,
    about: about ?? [],
    fact,
    standing: factRank !== null,
    shown: factRank === 1,
    negated,
    status,
    reason: reason ?? undefined,
    what,
    value,
    startKnown,
    endKnown,
    start: [a, b],
    end: [c, d],
  }
}

/** No text is dated before Christ here, so what lies there need only come first. */
const comparable = (day: string) => (day === 'infinity' ? '~' : day === '-infinity' ? '' : day.endsWith('BC') ? `!${day}` : day)
