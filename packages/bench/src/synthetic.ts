/**
 * A made-up world beside the core, by set-based SQL: everything about row `i` follows from a hash of `i` and the seed, so that the
 * same scale is the same world everywhere. Ids are handed out in blocks, which lets each table be filled by one statement.
 */
import type { Client } from 'pg'
import { type ClaimBlock, claimBlocks } from './synthetic-claims.ts'

export const syntheticScales = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 } as const
export type SyntheticScale = keyof typeof syntheticScales

export const seed = 20_261_124

const syllables =
  'ka ro mi ten sa lu vo dan pe chi nor ba zu kel ti mar go shi ran de fu lo bek ya sen tor ul ne jin po gar wi hes ama tal ik dro vey os lin'
const tables = [
  'entity leader polity regime organization office ideology war event name external_id',
  'claim tenure adherence relationship participation attribute citation',
]
  .join(' ')
  .split(' ')

/** How many of each there are, for so many leaders. */
function counts(leaders: number) {
  const polities = leaders / 50
  return {
    leaders,
    polities,
    regimes: polities * 3,
    organizations: polities,
    offices: polities * 4,
    ideologies: Math.max(20, leaders / 500),
    wars: leaders / 500,
    phases: (leaders / 500) * 3,
  }
}

/** Fills a database that holds the core. Without triggers: foreign keys and citations hold by the way rows are made. */
export async function fillSynthetic(client: Client, leaders: number): Promise<void> {
  const n = counts(leaders)
  const { rows } = await client.query(
    'select (select max(id) from entity) as entity, (select max(id) from claim) as claim, (select id from source order by id limit 1) as source',
  )
  let next = rows[0].entity + 1
  const block = (size: number) => {
    const first = next
    next += size
    return first
  }
  const at = {
    leader: block(n.leaders),
    polity: block(n.polities),
    regime: block(n.regimes),
    organization: block(n.organizations),
    office: block(n.offices),
    ideology: block(n.ideologies),
    war: block(n.wars),
    event: block(n.phases),
  }
  const indexes = (
    await client.query(
      `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
      [tables],
    )
  ).rows
  await client.query(
    "set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'; set session_replication_role = replica",
  )
  await client.query(functions)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const statement of [...entities(n, at), ...claims(claimBlocks(n, at), rows[0].claim + 1, rows[0].source)])
    await client.query(statement)
  for (const { definition } of indexes) await client.query(definition)
  for (const table of ['entity', 'claim'])
    await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`)
  await client.query('reset session_replication_role')
}

// h(i, salt, n): 0 to n - 1, the same for the same i and salt.
const functions = `
  create function pg_temp.h(i bigint, salt int, n int) returns int language sql immutable
    return ((hashint8extended(i, ${seed} + salt) & 9223372036854775807) % n)::int;
  create function pg_temp.s(i bigint, salt int) returns text language sql immutable
    return (string_to_array('${syllables}', ' '))[1 + pg_temp.h(i, salt, 40)];
  create function pg_temp.given(i bigint, salt int) returns text language sql immutable
    return pg_temp.s(i, salt) || pg_temp.s(i, salt + 1);
  create function pg_temp.family(i bigint, salt int) returns text language sql immutable
    return pg_temp.s(i, salt + 2) || pg_temp.s(i, salt + 3) || case pg_temp.h(i, salt + 4, 3) when 0 then pg_temp.s(i, salt + 5) else '' end;
  create function pg_temp.title(i bigint, salt int) returns text language sql immutable
    return initcap(pg_temp.given(i, salt) || ' ' || pg_temp.family(i, salt))`

const series = (count: number) => `from generate_series(0::bigint, ${count - 1}) as i`
const span = 'start_edtf, end_edtf, start_kind, end_kind, start_earliest, start_latest, end_earliest, end_latest'
const known = (start: string, end: string) => `(${start})::text, (${end})::text, 'KNOWN', 'KNOWN', ${start}, ${start}, ${end}, ${end}`

export type Counts = ReturnType<typeof counts>
/** The first id of each type of entity. */
export type Blocks = Record<'leader' | 'polity' | 'regime' | 'organization' | 'office' | 'ideology' | 'war' | 'event', number>

function entities(n: Counts, at: Blocks): string[] {
  const salts = { leader: 10, polity: 20, regime: 30, organization: 40, office: 50, ideology: 60, war: 70, event: 80 }
  const sizes = {
    leader: n.leaders,
    polity: n.polities,
    regime: n.regimes,
    organization: n.organizations,
    office: n.offices,
    ideology: n.ideologies,
    war: n.wars,
    event: n.phases,
  }
  const suffix = {
    leader: '',
    polity: 'land',
    regime: ' Regime',
    organization: ' Union',
    office: ' Office',
    ideology: 'ism',
    war: ' War',
    event: ' Phase',
  }
  const insert = (type: keyof Blocks) => `
    insert into entity (id, type, slug, name, description) overriding system value
    select ${at[type]} + i, '${type.toUpperCase()}', replace(lower(pg_temp.title(i, ${salts[type]})), ' ', '-') || '-${type[0]}' || i,
      pg_temp.title(i, ${salts[type]}) || '${suffix[type]}', 'Made up for the benchmark, number ' || i || '.' ${series(sizes[type])}`
  const birth = `date '1850-01-01' + pg_temp.h(i, 1, 40000)`
  const era = (step: string) => `date '1900-01-01' + (i % 3)::int * 15000 + pg_temp.h(i, 2, 9000)${step}`
  return [
    ...(Object.keys(sizes) as (keyof Blocks)[]).map(insert),
    `insert into leader (id, gender, held_office, birth_edtf, birth_earliest, birth_latest, death_edtf, death_earliest, death_latest)
     select ${at.leader} + i, case pg_temp.h(i, 3, 8) when 0 then 'FEMALE' else 'MALE' end, i % 10 <> 9, b::text, b, b, d::text, d, d
     from (select i, ${birth} as b, ${birth} + 20000 + pg_temp.h(i, 4, 12000) as d ${series(n.leaders)}) x`,
    `insert into polity (id, polity_kind) select ${at.polity} + i, 'STATE' ${series(n.polities)}`,
    `insert into regime (id, polity_id, ${span}) select ${at.regime} + i, ${at.polity} + i / 3, ${known(era(''), era(' + 6000'))} ${series(n.regimes)}`,
    `insert into organization (id, organization_kind, polity_id) select ${at.organization} + i, 'PARTY', ${at.polity} + i ${series(n.organizations)}`,
    `insert into office (id, office_kind, of_id, of_type)
     select ${at.office} + i, (array['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'MINISTER', 'PARTY_LEADER'])[1 + i % 4],
       case i % 4 when 3 then ${at.organization} else ${at.polity} end + i / 4, case i % 4 when 3 then 'ORGANIZATION' else 'POLITY' end ${series(n.offices)}`,
    `insert into ideology (id, ideology_kind) select ${at.ideology} + i, 'IDEOLOGY' ${series(n.ideologies)}`,
    `insert into war (id, war_kind, ${span}) select ${at.war} + i, 'INTERSTATE', ${known(era(''), era(' + 1500'))} ${series(n.wars)}`,
    `insert into event (id, event_kind, part_of_id, part_of_type, ${span})
     select ${at.event} + i, 'PHASE', ${at.war} + i / 3, 'WAR', ${known(era(''), era(' + 400'))} ${series(n.phases)}`,
    `insert into name (entity_id, position, text, folded, lang, script, kind, preferred)
     select id, 0, name, lower(name), 'en', 'Latn', 'COMMON', true from entity where id >= ${at.leader}`,
    `insert into name (entity_id, position, text, folded, lang, script, kind, preferred)
     select ${at.leader} + i, 1, pg_temp.title(i, 90), lower(pg_temp.title(i, 90)), 'en', 'Latn', 'VARIANT', false ${series(n.leaders)}`,
    `insert into external_id (entity_id, scheme, value, match) select ${at.leader} + i, 'ARCHIGOS', 'MADE-UP-' || i, 'EXACT' ${series(n.leaders)}`,
  ]
}

/** Statements that fill the claims and their subtypes, with a citation each. */
function claims(blocks: readonly ClaimBlock[], firstClaim: number, source: number): string[] {
  let first = firstClaim
  const statements: string[] = []
  for (const { kind, key, size, subject, object, columns, values, alternativeTo, ...block } of blocks) {
    const start = block.start ?? `date '1900-01-01' + pg_temp.h(i, 5, 40000)`
    const end = `${start} + ${block.last ?? '200 + pg_temp.h(i, 6, 4000)'}`
    const [objectId, objectType] = object ? [object[0], `'${object[1]}'`] : ['null::int', 'null']
    const fact = `'${kind.toLowerCase()}:made-up-${alternativeTo ?? key}-' || i`
    statements.push(
      `insert into claim (id, kind, path, subject_id, subject_type, object_id, object_type, fact, fact_rank, rank, status, confidence, basis, ${span})
       overriding system value
       select ${first} + i, '${kind}', 'made-up/${key}-' || i, ${subject[0]}, '${subject[1]}', ${objectId}, ${objectType}, ${fact}, ${alternativeTo ? 2 : 1},
         'NORMAL', 'ACCEPTED', 'LIKELY', 'DATASET_CODING', ${known(start, end)} ${series(size)}`,
      `insert into ${kind.toLowerCase()} (id, ${columns}) select ${first} + i, ${values} ${series(size)}`,
    )
    first += size
  }
  return [
    ...statements,
    `insert into citation (claim_id, position, source_id, stance, verification)
     select id, 0, ${source}, 'SUPPORTS', 'RECALLED' from claim where id >= ${firstClaim}`,
  ]
}
