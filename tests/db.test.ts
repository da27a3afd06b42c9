import * as db from '@annals/db'
import { migrate, migrateDown, type Selected, type Tables } from '@annals/db'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { columns } from './_columns.ts'
import { emptyDatabase } from './_database.ts'

const database = await emptyDatabase()
const rows = async (text: string) => (await database.run({ text, values: [] })) as string[][]

/** Everything the migrations make, as PostgreSQL describes it. */
async function introspection() {
  const ours = `relnamespace = 'public'::regnamespace AND relname NOT LIKE 'kysely%'`
  return {
    columns: await rows(
      `SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::text, a.attidentity::text, a.attgenerated::text,
         pg_get_expr(d.adbin, d.adrelid), co.collname
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum LEFT JOIN pg_collation co ON co.oid = a.attcollation
       WHERE relkind = 'r' AND ${ours} ORDER BY c.relname, a.attnum`,
    ),
    constraints: await rows(
      `SELECT c.relname, conname, pg_get_constraintdef(k.oid), condeferrable::text, condeferred::text
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE ${ours} ORDER BY 1, 2`,
    ),
    indexes: await rows(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%' ORDER BY 1`),
    triggers: await rows(
      `SELECT c.relname, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal AND ${ours} ORDER BY 1, 2`,
    ),
    functions: await rows(
      `SELECT proname, prosrc FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
    ),
    views: await rows(`SELECT relname FROM pg_class WHERE relkind IN ('v', 'm', 'S', 'c') AND ${ours} ORDER BY 1`),
  }
}

describe('the migrations', () => {
  it('go up, down and up again to the same database', async () => {
    const before = await introspection()
    const ran = await migrate(database.kysely)
    const first = await introspection()
    expect(first.columns.length).toBeGreaterThan(200)
    expect(await migrateDown(database.kysely)).toEqual(ran.toReversed())
    expect(await introspection()).toEqual(before)
    expect(await migrate(database.kysely)).toEqual(ran)
    expect(await introspection()).toEqual(first)
  })

  it('have nothing to do a second time', async () => {
    expect(await migrate(database.kysely)).toEqual([])
  })
})

describe('the table types', () => {
  it('have the columns of the database', async () => {
    const types: Record<string, string> = {
      text: 'string',
      date: 'string',
      integer: 'number',
      smallint: 'number',
      boolean: 'boolean',
      'text[]': 'string[]',
      'timestamp with time zone': 'Date',
    }
    const camel = (snake: string) => snake.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const found: Record<string, Record<string, string>> = {}
    for (const [table, column, type, notNull, identity, generated, value] of (await introspection()).columns as [
      string,
      string,
      ...string[],
    ][]) {
      const written = identity || generated ? ' always' : value === null ? '' : ' default'
      const described = `${types[type as string] ?? type}${notNull === 'true' ? '' : '?'}${written}`
      found[camel(table)] = { ...found[camel(table)], [camel(column)]: described }
    }
    expect(found).toEqual(columns)
  })
})

/** A column whose CHECK is a list of codes. Compiles only when the column's type is exactly those codes. */
function coded<T extends keyof Tables, C extends keyof Tables[T] & string, L extends Record<string, string>>(
  table: T,
  column: C,
  codes: [NonNullable<Selected<Tables[T][C]>>] extends [keyof L & string]
    ? [keyof L & string] extends [NonNullable<Selected<Tables[T][C]>>]
      ? L
      : never
    : never,
): [string, string[]] {
  const snake = (camel: string) => camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return [`${snake(table)}.${snake(column)}`, Object.keys(codes)]
}
const intervals = (['claim', 'name', 'regime', 'war', 'event', 'treaty'] as const).flatMap((table) => [
  coded(table, 'startKind', db.dateKinds),
  coded(table, 'endKind', db.dateKinds),
])
const codedColumns = [
  ...intervals,
  coded('apiKey', 'tier', db.keyTiers),
  coded('source', 'type', db.sourceTypes),
  coded('entity', 'type', db.entityTypes),
  coded('leader', 'gender', db.genders),
  coded('polity', 'polityKind', db.polityKinds),
  coded('regime', 'endMode', db.regimeEndModes),
  coded('organization', 'organizationKind', db.organizationKinds),
  coded('office', 'officeKind', db.officeKinds),
  coded('ideology', 'ideologyKind', db.ideologyKinds),
  coded('war', 'warKind', db.warKinds),
  coded('war', 'issue', db.warIssues),
  coded('event', 'eventKind', db.eventKinds),
  coded('treaty', 'treatyKind', db.treatyKinds),
  coded('claim', 'kind', db.claimKinds),
  coded('claim', 'rank', db.ranks),
  coded('claim', 'status', db.statuses),
  coded('claim', 'confidence', db.confidences),
  coded('claim', 'basis', db.bases),
  coded('tenure', 'entryMode', db.entryModes),
  coded('tenure', 'exitMode', db.exitModes),
  coded('tenure', 'exitDetail', db.exitDetails),
  coded('tenure', 'fate', db.fates),
  coded('tenure', 'holding', db.holdings),
  coded('membership', 'role', db.membershipRoles),
  coded('adherence', 'role', db.adherenceRoles),
  coded('derivation', 'derivationKind', db.derivationKinds),
  coded('participation', 'role', db.participationRoles),
  coded('participation', 'outcome', db.warOutcomes),
  coded('relationship', 'relationshipKind', db.relationshipKinds),
  coded('attribute', 'predicate', db.predicates),
  coded('name', 'kind', db.nameKinds),
  coded('externalId', 'scheme', db.idSchemes),
  coded('externalId', 'match', db.idMatches),
  coded('citation', 'stance', db.stances),
  coded('citation', 'verification', db.verifications),
]
/** Lists of entity types that a reference may point to: a part of a code list, said by the type. */
const ends = ['office.of_type', 'event.part_of_type']

describe('the CHECKs', () => {
  it('list the codes of the code lists, all of them and no others', async () => {
    const found = new Map<string, string[]>()
    for (const [table, , definition] of (await introspection()).constraints as [string, string, string][]) {
      const [, column, list] = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition) ?? []
      if (column && list && !ends.includes(`${table}.${column}`))
        found.set(
          `${table}.${column}`,
          [...list.matchAll(/'([^']*)'::text/g)].map(([, code]) => code as string),
        )
    }
    const sorted = (lists: Iterable<[string, string[]]>) =>
      Object.fromEntries([...lists].map(([column, codes]) => [column, codes.toSorted()]))
    expect(sorted(found)).toEqual(sorted(codedColumns))
  })

  it('list the obligations', async () => {
    const [, , definition] =
      (await introspection()).constraints.find(([table, , d]) => table === 'participation' && d?.includes('<@')) ?? []
    expect([...(definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code).toSorted()).toEqual(
      Object.keys(db.obligations).toSorted(),
    )
  })
})

describe('the database refuses', () => {
  beforeAll(async () => {
    await sql`INSERT INTO source (slug, type, title) VALUES ('some-data', 'dataset', 'Some data')`.execute(database.kysely)
    await sql`INSERT INTO entity (type, slug, name, description)
      VALUES ('LEADER', 'someone', 'Someone', ''), ('POLITY', 'somewhere', 'Somewhere', ''), ('IDEOLOGY', 'something', 'Something', '')`.execute(
      database.kysely,
    )
  })
  const id = (slug: string) => sql.raw(`(SELECT id FROM entity WHERE slug = '${slug}')`)
  const insertClaim = (kind: string, object = 'somewhere', objectType = 'POLITY', more = '') =>
    sql`WITH claim AS (
      INSERT INTO claim (kind, path, subject_id, subject_type, object_id, object_type, fact, rank, status, confidence, basis)
      VALUES (${kind}, 'someone/x', ${id('someone')}, 'LEADER', ${id(object)}, ${objectType}, 'f', 'NORMAL', 'ACCEPTED', 'LIKELY', 'INFERRED') RETURNING id)
      ${sql.raw(more || 'SELECT FROM claim')}`.execute(database.kysely)
  const cited = `INSERT INTO citation (claim_id, source_id, position, stance, verification) SELECT claim.id, source.id, 0, 'SUPPORTS', 'LOOKED_UP' FROM claim, source`

  it('a claim without a citation', async () => {
    await expect(insertClaim('TENURE')).rejects.toThrow('claim Tenure:someone/x has no citation')
  })

  it('the last citation of a claim going', async () => {
    await insertClaim('TENURE', 'somewhere', 'POLITY', cited)
    await expect(sql`DELETE FROM citation`.execute(database.kysely)).rejects.toThrow('has no citation')
    await sql`DELETE FROM claim`.execute(database.kysely)
    expect(await rows('SELECT id FROM citation')).toEqual([])
  })

  it('a claim whose ends its kind does not allow', async () => {
    await expect(insertClaim('TENURE', 'something', 'IDEOLOGY', cited)).rejects.toThrow('violates check constraint')
    await expect(insertClaim('TENURE', 'something', 'POLITY', cited)).rejects.toThrow('violates foreign key constraint')
  })

  it('a row in the table of another type', async () => {
    await expect(sql`INSERT INTO leader (id) VALUES (${id('somewhere')})`.execute(database.kysely)).rejects.toThrow('foreign key')
    await expect(sql`INSERT INTO leader (id, type) VALUES (${id('somewhere')}, 'POLITY')`.execute(database.kysely)).rejects.toThrow('check')
  })

  it('an interval that ends before it starts', async () => {
    await expect(
      sql`INSERT INTO war (id, war_kind, start_earliest, end_latest) VALUES (${id('someone')}, 'INTERSTATE', '1950-01-01', '1949-01-01')`.execute(
        database.kysely,
      ),
    ).rejects.toThrow('check constraint')
  })
})
