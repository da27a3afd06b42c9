/** Batched reads for the peers that load level by level: one prepared statement a level, whatever the number of parents. */
import pg from 'pg'
import { best, byStart, polityOf } from '../queries/sql.ts'
import { poolSize } from './peer.ts'

export interface FuzzyDate {
  edtf: string
  earliest: string
  latest: string
}
interface Ends {
  during: { start: { edtf: string } | null; end: { edtf: string } | null }
}
export interface EntityItem {
  key: number
  id: string
  name: string
}
export interface LeaderItem extends EntityItem {
  slug: string
  description: string
  birth: FuzzyDate | null
}
export interface RegimeItem extends EntityItem, Ends {}
export interface TenureItem extends Ends {
  id: string
  leader: number
  office: number | null
  polity: number | null
}
export interface AdherenceItem {
  role: string
  ideology: number
}
export interface RelationshipItem {
  kind: string
  from: number
  to: number
}
export interface NameItem {
  text: string
  lang: string
  kind: string
}
export interface ExternalIdItem {
  scheme: string
  value: string
  match: string
}
export interface BirthFilter {
  birth: { gte: string; lte: string }
  heldOffice: boolean
}
export interface Page<T> {
  nodes: T[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
export interface LeaderPage extends Page<LeaderItem> {
  filter: BirthFilter | undefined
}

type Row = Record<string, unknown>
const leaderColumns = 'e.id as key, e.global_id, e.slug, e.name, e.description, l.birth_edtf, l.birth_earliest::text, l.birth_latest::text'
const leader = (r: Row): LeaderItem => ({
  ...entity(r),
  slug: r.slug as string,
  description: r.description as string,
  birth:
    r.birth_edtf === null ? null : { edtf: r.birth_edtf as string, earliest: r.birth_earliest as string, latest: r.birth_latest as string },
})
const entity = (r: Row): EntityItem => ({ key: r.key as number, id: r.global_id as string, name: r.name as string })
const end = (edtf: unknown) => (edtf === null ? null : { edtf: edtf as string })
const during = (r: Row): Ends => ({ during: { start: end(r.start_edtf), end: end(r.end_edtf) } })
const filtered = 'l.held_office = $1 and l.birth_latest >= $2 and l.birth_earliest <= $3'
const perParent = (select: string) =>
  `select k.id as parent, x.* from unnest($1::int[]) as k (id) cross join lateral (${select} limit $2) x`
const claims = (columns: string, from: string, where: string) =>
  perParent(`select ${columns} from claim c ${from} where ${where} and ${best('c')} order by ${byStart('c')}`)
const tenures = (end: string) =>
  claims(
    `c.global_id, c.subject_id, o.id as office_id, c.start_edtf, c.end_edtf, ${polityOf('c')} as polity_id`,
    'left join office o on o.id = c.object_id left join organization g on g.id = o.of_id',
    `c.${end} = k.id and c.kind = 'TENURE'`,
  )
const tied = (end: string) =>
  `select c.subject_id, c.object_id, ${byStart('c')}, r.relationship_kind from claim c join relationship r on r.id = c.id
   where c.${end} = k.id and c.kind = 'RELATIONSHIP' and ${best('c')}`

export class History {
  private readonly pool: pg.Pool
  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize })
  }

  private async rows(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.pool.query({ name, text, values })).rows
  }
  /** Rows grouped by parent, in the order of the parents. */
  private async grouped<T>(
    name: string,
    text: string,
    parents: readonly number[],
    item: (r: Row) => T,
    rest: unknown[] = [],
  ): Promise<T[][]> {
    const groups = new Map<number, T[]>(parents.map((parent) => [parent, []]))
    for (const row of await this.rows(name, text, [[...groups.keys()], ...rest])) groups.get(row.parent as number)?.push(item(row))
    return parents.map((parent) => groups.get(parent) ?? [])
  }
  private async pages<T>(name: string, text: string, parents: readonly number[], first: number, item: (r: Row) => T): Promise<Page<T>[]> {
    return (await this.grouped(name, text, parents, item, [first + 1])).map((nodes) => page(nodes, first))
  }

  async leader(slug: string): Promise<LeaderItem | null> {
    const sql = `select ${leaderColumns} from entity e join leader l on l.id = e.id
      where e.id = coalesce((select id from entity where slug = $1), (select entity_id from entity_alias where slug = $1))`
    const [row] = await this.rows('leader', sql, [slug])
    return row ? leader(row) : null
  }
  async leaders(first: number, filter?: BirthFilter): Promise<LeaderPage> {
    const from = `select ${leaderColumns} from leader l join entity e on e.id = l.id`
    const rows = filter
      ? await this.rows(
          'leaders-filtered',
          `${from} where ${filtered} order by l.birth_earliest desc, l.birth_latest desc, e.slug limit $4`,
          [...conditions(filter), first + 1],
        )
      : await this.rows('leaders', `${from} where e.type = 'LEADER' order by e.slug limit $1`, [first + 1])
    const cursor = (l: LeaderItem) => Buffer.from(JSON.stringify([l.birth?.earliest, l.birth?.latest, l.slug])).toString('base64url')
    return { ...page(rows.map(leader), first, cursor), filter }
  }
  async countLeaders(filter: BirthFilter): Promise<number> {
    const [row] = await this.rows('leaders-count', `select count(*)::int as n from leader l where ${filtered}`, conditions(filter))
    return row?.n as number
  }
  /** Entities by key; null where there is none. */
  async entities(keys: readonly number[]): Promise<(EntityItem | null)[]> {
    const rows = await this.rows('entities', 'select id as key, global_id, name from entity where id = any($1::int[])', [
      [...new Set(keys)],
    ])
    const found = new Map(rows.map((r) => [r.key as number, entity(r)]))
    return keys.map((key) => found.get(key) ?? null)
  }
  names(parents: readonly number[]): Promise<NameItem[][]> {
    const sql = 'select entity_id as parent, text, lang, kind from name where entity_id = any($1::int[]) order by position'
    return this.grouped('names', sql, parents, ({ text, lang, kind }) => ({ text, lang, kind }) as unknown as NameItem)
  }
  externalIds(parents: readonly number[]): Promise<ExternalIdItem[][]> {
    const sql = 'select entity_id as parent, scheme, value, match from external_id where entity_id = any($1::int[]) order by scheme, value'
    return this.grouped('external-ids', sql, parents, ({ scheme, value, match }) => ({ scheme, value, match }) as unknown as ExternalIdItem)
  }
  tenures(of: 'leader' | 'office', parents: readonly number[], first: number): Promise<Page<TenureItem>[]> {
    const sql = tenures(of === 'leader' ? 'subject_id' : 'object_id')
    return this.pages(`tenures-of-${of}`, sql, parents, first, (r) => ({
      ...during(r),
      id: r.global_id as string,
      leader: r.subject_id as number,
      office: r.office_id as number | null,
      polity: r.polity_id as number | null,
    }))
  }
  regimes(polities: readonly number[], first: number): Promise<Page<RegimeItem>[]> {
    const sql = perParent(`select e.id as key, e.global_id, e.name, r.start_edtf, r.end_edtf from regime r join entity e on e.id = r.id
      where r.polity_id = k.id order by r.start_earliest, e.slug`)
    return this.pages('regimes', sql, polities, first, (r) => ({ ...entity(r), ...during(r) }))
  }
  adherences(leaders: readonly number[], first: number): Promise<Page<AdherenceItem>[]> {
    const sql = claims('c.object_id, a.role', 'join adherence a on a.id = c.id', `c.subject_id = k.id and c.kind = 'ADHERENCE'`)
    return this.pages('adherences', sql, leaders, first, (r) => ({ role: r.role as string, ideology: r.object_id as number }))
  }
  relationships(leaders: readonly number[], first: number): Promise<Page<RelationshipItem>[]> {
    const sql = perParent(`select * from (${tied('subject_id')} union all ${tied('object_id')}) c order by ${byStart('c')}`)
    return this.pages('relationships', sql, leaders, first, (r) => ({
      kind: r.relationship_kind as string,
      from: r.subject_id as number,
      to: r.object_id as number,
    }))
  }
}

const conditions = ({ birth, heldOffice }: BirthFilter) => [heldOffice, birth.gte, birth.lte]

function page<T>(rows: T[], first: number, cursor?: (item: T) => string): Page<T> {
  const nodes = rows.slice(0, first)
  const last = nodes.at(-1)
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: cursor && last ? cursor(last) : null } }
}
