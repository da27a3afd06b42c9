import { DatasetError, type LoadReport, loadDataset, readDataset } from '@annals/dataset'
import { migrate } from '@annals/db'
import { beforeAll, describe, expect, it } from 'vitest'
import { columns } from './_columns.ts'
import { coreDatabase, emptyDatabase } from './_database.ts'
import { edited, worldWith } from './_world.ts'

const db = await emptyDatabase()
const load = async (changes?: Parameters<typeof worldWith>[0]) => loadDataset(db, await worldWith(changes))
const rows = async (text: string) => await db.run({ text, values: [] })
// Keys come from no dataset.
const { apiKey: _, ...loaded } = columns
const tables = Object.keys(loaded).map((camel) => camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

/** Tables a load changed, with what it did there. */
const changes = ({ tables: all }: LoadReport) =>
  Object.fromEntries(
    Object.entries(all)
      .map(([table, counts]) => [table, Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))] as const)
      .filter(([, counts]) => Object.keys(counts).length > 0),
  )

/** Every row with the version PostgreSQL gave it: a row written again, even with the same values, differs. */
async function everything() {
  const all: Record<string, unknown> = {}
  for (const table of tables) all[table] = await rows(`SELECT ctid::text, xmin::text, to_jsonb(t)::text FROM ${table} t ORDER BY 3`)
  return all
}

beforeAll(async () => {
  await migrate(db.kysely)
})

describe('a first load', () => {
  it('fills every table', async () => {
    const report = await load()
    expect(report.changed).toBe(true)
    for (const table of tables) expect(await rows(`SELECT 1 FROM ${table} LIMIT 1`), table).toHaveLength(1)
    expect(await rows('SELECT version FROM dataset_release')).toEqual([[report.version]])
  })

  it('looks every slug up', async () => {
    expect(
      await rows(`SELECT c.global_id, s.global_id, o.global_id, h.global_id, c.fact FROM claim c JOIN entity s ON s.id = c.subject_id
        LEFT JOIN entity o ON o.id = c.object_id LEFT JOIN entity h ON h.id = c.held_by_id
        WHERE c.global_id IN ('Tenure:ada/president-1900', 'Attribute:ada/great') ORDER BY 1`),
    ).toEqual([
      ['Attribute:ada/great', 'Leader:ada', null, 'Organization:the-party', 'Attribute/ada/STATEMENT/great'],
      ['Tenure:ada/president-1900', 'Leader:ada', 'Office:president-of-arcadia', null, 'Tenure/ada/president-of-arcadia'],
    ])
    expect(await rows(`SELECT e.slug FROM attribute_about a JOIN entity e ON e.id = a.entity_id ORDER BY 1`)).toEqual([
      ['arcadia'],
      ['utopia'],
    ])
    expect(await rows(`SELECT s.slug, d.slug, s.author FROM source s JOIN source d ON d.id = s.derived_from_id`)).toEqual([
      ['codings', 'older-codings', 'Coder, A.; An institute'],
    ])
  })

  it('folds names for the search', async () => {
    expect(await rows(`SELECT text, folded, preferred FROM name WHERE folded LIKE 'ada%'`)).toEqual([['Ada Árvai', 'ada arvai', true]])
  })

  it('keeps the codings of a participation in columns', async () => {
    expect(
      await rows(`SELECT side, cow_side, ucdp_side, initiator, outcome, deaths_low, deaths_best, deaths_high, deaths_unit, deaths_definition
        FROM participation JOIN claim USING (id) WHERE path = 'arcadia/the-war'`),
    ).toEqual([['Arcadia', '1', 'A', true, 'STALEMATE', 5, 7, 9, 'persons', 'battle deaths']])
    expect(await rows(`SELECT obligations FROM participation WHERE obligations IS NOT NULL`)).toEqual([
      [['NON_AGGRESSION', 'CONSULTATION']],
    ])
  })

  it('projects the best claims onto plain fields', async () => {
    expect(
      await rows(
        `SELECT inception_edtf, inception_earliest, inception_latest, dissolution_edtf FROM polity JOIN entity USING (id) WHERE slug = 'arcadia'`,
      ),
    ).toEqual([['1900', '1900-01-01', '1900-12-31', null]])
    expect(await rows(`SELECT start_edtf, end_edtf, end_earliest, end_latest, end_mode FROM regime`)).toEqual([
      ['1900', '1950-06', '1950-06-01', '1950-06-30', 'COUP'],
    ])
    expect(await rows(`SELECT start_earliest, end_latest, issue, outcome FROM war`)).toEqual([
      ['1914-08-01', '1918-12-31', 'TERRITORY', 'Nobody won.'],
    ])
    expect(await rows(`SELECT start_earliest, place FROM event`)).toEqual([['1915-05-01', 'A hill']])
    expect(await rows(`SELECT signed_edtf, end_kind, end_latest FROM treaty`)).toEqual([['1918-11-11', 'OPEN', 'infinity']])
    expect(await rows(`SELECT established_edtf FROM office WHERE established_edtf IS NOT NULL`)).toEqual([['1900-01-01']])
    expect(await rows(`SELECT emergence_edtf, emergence_latest FROM ideology WHERE emergence_edtf IS NOT NULL`)).toEqual([
      ['190X', '1909-12-31'],
    ])
    expect(await rows(`SELECT dissolution_edtf FROM organization WHERE dissolution_edtf IS NOT NULL`)).toEqual([['1950']])
    expect(await rows(`SELECT slug, birth_edtf, death_edtf, held_office FROM leader JOIN entity USING (id) ORDER BY slug`)).toEqual([
      ['ada', '1870-05', '1940-03-05', true],
      ['bob', null, null, false],
      ['gaius', '-0099-07-12', '-0043-03-15', true],
    ])
  })

  it('closes open tenures at a death, and caps unknown ends (T3)', async () => {
    expect(
      await rows(
        `SELECT path, end_kind, end_edtf, end_earliest, end_latest FROM claim WHERE kind = 'TENURE' AND NOT negated ORDER BY path`,
      ),
    ).toEqual([
      ['ada/chair-1900', 'UNKNOWN', null, '1900-01-01', '1940-04-30'],
      ['ada/president-1900', 'KNOWN', '[1940-03-05..1940-04-30]', '1940-03-05', '1940-04-30'],
      ['gaius/leader', 'KNOWN', '-0043-03-15', '0044-03-15 BC', '0044-03-15 BC'],
    ])
  })

  it('stores years before our era', async () => {
    expect(await rows(`SELECT birth_earliest, extract(year FROM birth_earliest)::int FROM leader WHERE birth_edtf LIKE '-%'`)).toEqual([
      ['0100-07-12 BC', -100],
    ])
    expect(await rows(`SELECT start_earliest, start_latest FROM claim WHERE path = 'gaius/leader'`)).toEqual([
      ['0049-01-01 BC', '0049-12-31 BC'],
    ])
  })
})

describe('a second load', () => {
  it('touches no row when nothing changed', async () => {
    await load()
    const before = await everything()
    const report = await load()
    expect(report.changed).toBe(false)
    expect(changes(report)).toEqual({})
    expect(await everything()).toEqual(before)
  })

  it('takes no notice of the order of sections', async () => {
    const { version } = await load()
    const again = await load(
      edited('leaders/ada.yaml', 'description: A president.\ngender: FEMALE\n', 'gender: FEMALE\ndescription: A president.\n'),
    )
    expect(again).toMatchObject({ version, changed: false })
  })

  it('changes just the rows of an edited file, and keeps their ids', async () => {
    const first = await load()
    const ids = await rows(`SELECT id, global_id FROM claim UNION ALL SELECT id, global_id FROM entity ORDER BY 2`)
    const report = await load({
      ...edited('leaders/ada.yaml', 'A president.', 'A former president.'),
      ...edited('events/the-battle.yaml', '1915-05', '1915-06'),
    })
    // The participation in the battle has no dates of its own and follows the battle's.
    expect(changes(report)).toEqual({ entity: { updated: 1 }, claim: { updated: 2 }, attribute: { updated: 1 }, event: { derived: 1 } })
    expect(await rows(`SELECT id, global_id FROM claim UNION ALL SELECT id, global_id FROM entity ORDER BY 2`)).toEqual(ids)
    expect(report.version).not.toBe(first.version)
    expect((await load()).version).toBe(first.version)
  })

  it('takes away what a removed file held', async () => {
    await load()
    const report = await load({ 'events/the-battle.yaml': undefined })
    expect(changes(report)).toEqual({
      entity: { deleted: 1 },
      event: { deleted: 1 },
      name: { deleted: 1 },
      claim: { deleted: 3 },
      attribute: { deleted: 2 },
      participation: { deleted: 1 },
      citation: { deleted: 4 },
    })
    expect(await rows(`SELECT slug FROM entity WHERE slug = 'the-battle'`)).toEqual([])
  })

  it('takes away a polity together with all that rests on it', async () => {
    await load()
    const gone = [
      'polities/arcadia',
      'regimes/first-republic',
      'organizations/the-party',
      'organizations/the-youth',
      'offices/president-of-arcadia',
    ]
    const also = ['offices/chair-of-the-party', 'leaders/ada', 'leaders/bob', 'wars/the-war', 'events/the-battle', 'treaties/the-peace']
    const report = await load(Object.fromEntries([...gone, ...also].map((file) => [`${file}.yaml`, undefined])))
    expect(report.tables.entity?.deleted).toBe(11)
    expect(await rows('SELECT slug FROM entity ORDER BY 1')).toEqual([['arcadism'], ['gaius'], ['new-arcadism'], ['utopia']])
  })

  it('lets a slug name an entity of another type', async () => {
    await load()
    const party = 'names: [{ en: Utopia }]\ndescription: Now a movement.\nkind: MOVEMENT\n'
    const tenure = edited('leaders/gaius.yaml', 'polity: utopia', 'polity: arcadia')
    const report = await load({ 'polities/utopia.yaml': undefined, 'organizations/utopia.yaml': party, ...tenure })
    expect(changes(report)).toMatchObject({ entity: { inserted: 1, deleted: 1 }, polity: { deleted: 1 }, organization: { inserted: 1 } })
    expect(await rows(`SELECT global_id FROM entity WHERE slug = 'utopia' OR slug LIKE 'retired%'`)).toEqual([['Organization:utopia']])
    expect(await rows(`SELECT subject_type FROM claim WHERE path = 'utopia/the-war'`)).toEqual([['ORGANIZATION']])
  })

  it('moves an alias to another entity', async () => {
    await load()
    const moved = {
      ...edited('leaders/ada.yaml', 'aliases: [ada-arvai]\n', ''),
      ...edited('leaders/bob.yaml', 'names:', 'aliases: [ada-arvai]\nnames:'),
    }
    expect(changes(await load(moved))).toEqual({ entity_alias: { updated: 1 } })
  })

  it('waits for another loader', async () => {
    await load()
    const dataset = await worldWith(edited('leaders/ada.yaml', 'A president.', 'President twice.'))
    const reports = await Promise.all([loadDataset(db, dataset), loadDataset(db, dataset)])
    expect(reports.map((r) => r.changed).toSorted()).toEqual([false, true])
  })
})

describe('the claims of one fact', () => {
  const death = (alternatives: string) =>
    edited(
      'leaders/ada.yaml',
      'alternatives: { other: { date: 1940-04, status: DISPUTED, cite: { codings: row-4 } } }',
      `alternatives: { ${alternatives} }`,
    )
  const ranks = () => rows(`SELECT substr(path, 11), fact_rank FROM claim WHERE fact = 'Attribute/ada/DEATH' ORDER BY fact_rank, path`)

  it('are ranked: what stands, then preferred, status, confidence and date', async () => {
    await load(
      death(`
      a: { date: 1941, negated: true, rank: PREFERRED, cite: recalled },
      b: { date: 1941, status: REFUTED, reasonForRank: Wrong., cite: recalled },
      c: { date: 1941, rank: DEPRECATED, reasonForRank: Wrong., cite: recalled },
      d: { date: 1941, status: UNVERIFIED, confidence: CERTAIN, cite: recalled },
      e: { date: 1941, status: DISPUTED, confidence: POSSIBLE, cite: recalled },
      f: { date: 1941, status: DISPUTED, cite: recalled },
      g: { date: 1940-01, cite: recalled },
      h: { date: 1941, cite: { codings: true } },
      i: { date: 1942, status: DISPUTED, rank: PREFERRED, cite: recalled }`),
    )
    expect(await ranks()).toEqual([
      ['i', 1],
      ['h', 2],
      ['g', 3],
      ['', 4],
      ['f', 5],
      ['e', 6],
      ['d', 7],
      ['a', 8],
      ['b', null],
      ['c', null],
    ])
    expect(await rows(`SELECT death_edtf FROM leader JOIN entity USING (id) WHERE slug = 'ada'`)).toEqual([['1942']])
  })

  it('are ranked anew when one is refuted', async () => {
    await load()
    const report = await load(edited('leaders/ada.yaml', 'date: 1940-03-05,', 'date: 1940-03-05, status: REFUTED, reasonForRank: Wrong.,'))
    expect(await ranks()).toEqual([
      ['other', 1],
      ['', null],
    ])
    expect(report.tables.leader).toMatchObject({ derived: 1 })
    expect(await rows(`SELECT death_edtf FROM leader JOIN entity USING (id) WHERE slug = 'ada'`)).toEqual([['1940-04']])
  })
})

describe('a load that fails', () => {
  it('names the problems of an unsound dataset and changes nothing', async () => {
    await load()
    const before = await everything()
    const unsound = load(edited('leaders/bob.yaml', 'office: president-of-arcadia', 'office: president-of-acadia'))
    await expect(unsound).rejects.toBeInstanceOf(DatasetError)
    await expect(unsound).rejects.toMatchObject({ problems: [{ file: 'leaders/bob.yaml', line: 4 }] })
    await expect(unsound).rejects.toThrow('leaders/bob.yaml:4:3: no entity "president-of-acadia" in offices/ or polities/; did you mean')
    expect(await everything()).toEqual(before)
  })

  it('at its very end leaves the old data whole: a claim that lost its citations', async () => {
    await load()
    const before = await everything()
    const dataset = await worldWith(edited('leaders/ada.yaml', 'A president.', 'Changed.'))
    for (const claim of dataset.claims) if (claim.id === 'Tenure:ada/president-1900') claim.citations = []
    await expect(loadDataset(db, dataset)).rejects.toThrow('claim Tenure:ada/president-1900 has no citation')
    expect(await everything()).toEqual(before)
  })
})

it('reports its progress to the end', async () => {
  const seen: [number, number][] = []
  await loadDataset(db, await worldWith(), { onProgress: (done, total) => seen.push([done, total]) })
  expect(seen.map(([done]) => done)).toEqual(seen.map((_, i) => i + 1))
  expect(seen.at(-1)?.[0]).toBe(seen[0]?.[1])
})

describe('the core', async () => {
  const core = await coreDatabase()

  it('is loaded, and loading it again changes nothing', async () => {
    const report = await loadDataset(core, await readDataset())
    expect(changes(report)).toEqual({})
    expect(await core.run({ text: 'SELECT version FROM dataset_release', values: [] })).toEqual([[report.version]])
  })

  it('shows at most one claim of a fact first', async () => {
    const text = 'SELECT fact FROM claim WHERE fact_rank = 1 GROUP BY fact HAVING count(*) > 1'
    expect(await core.run({ text, values: [] })).toEqual([])
  })

  it('has no tenure that outlives its holder', async () => {
    // Sources may differ on the death: the latest of those that stand.
    const text = `SELECT c.global_id FROM claim c WHERE c.kind = 'TENURE' AND c.status <> 'REFUTED' AND c.end_earliest > (
      SELECT max(d.end_latest) FROM claim d JOIN attribute a ON a.id = d.id
      WHERE d.subject_id = c.subject_id AND a.predicate = 'DEATH' AND d.fact_rank IS NOT NULL)`
    expect(await core.run({ text, values: [] })).toEqual([])
  })
})
