/** Regimes by Geddes, Wright and Frantz, as REIGN continues them (regime_list.csv): dates m/d/yyyy, and a number after the case's name. */
import type { ClaimRecord } from '../expand.ts'
import { type Comparison, coded, comparison, dated, endOf, type Field, judge, startOf } from './comparison.ts'
import { type Days, fullDate, meet } from './days.ts'
import { firstDay, lastDay } from './scope.ts'
import { cell, numeric, type Row, readTable } from './table.ts'
import type { World } from './world.ts'

const source = 'reign-2021-3'
const censored = '2020-12-31'

const types: Record<string, string> = {
  'party-based': 'PARTY',
  party: 'PARTY',
  personal: 'PERSONAL',
  military: 'MILITARY',
  monarchy: 'MONARCHY',
  oligarchy: 'OLIGARCHY',
  'indirect military': 'INDIRECT_MILITARY',
  'party-personal': 'PARTY_PERSONAL',
  'party-military': 'PARTY_MILITARY',
  'military-personal': 'MILITARY_PERSONAL',
  'party-personal-military': 'PARTY_PERSONAL_MILITARY',
  presidential: 'PRESIDENTIAL',
  parliamentary: 'PARLIAMENTARY',
  'foreign-occupied': 'OCCUPIED',
  warlordism: 'WARLORDISM',
}

/** One regime of a country. */
export interface Spell {
  code: number
  name: string
  type: string | undefined
  start: Days | undefined
  /** Undefined when it stood at the end of the data. */
  end: Days | undefined
}

export async function readGwf(folder: string): Promise<Spell[]> {
  return (await readTable(folder, 'regime_list.csv')).map(spell)
}

function spell(row: Row): Spell {
  const end = fullDate(cell(row, 'gwf_enddate'))
  const type = cell(row, 'gwf_regimetype') ?? ''
  return {
    code: numeric(row, 'cowcode') ?? 0,
    name: cell(row, 'gwf_casename') ?? '',
    type: types[type] ?? (type.startsWith('provisional') ? 'PROVISIONAL' : undefined),
    start: fullDate(cell(row, 'gwf_startdate')),
    end: end?.latest === censored ? undefined : end,
  }
}

/** Compares the classifications of our regimes with the list, for the polities whose regimes are here. */
export function compareGwf(spells: readonly Spell[], world: World): Comparison[] {
  const result = comparison('GWF regimes, by REIGN')
  const byPolity = Map.groupBy([...world.entities.values()], (e) => (e.read.type === 'REGIME' ? e.read.data.polity : ''))
  for (const s of spells) {
    const polities = [...world.polities('COW', s.code)]
    const regimes = polities.flatMap((p) => byPolity.get(p) ?? []).map((e) => e.slug)
    if (regimes.length === 0 || !meet(s, { start: { earliest: firstDay, latest: firstDay }, end: { earliest: lastDay, latest: lastDay } }))
      continue
    const all = regimes.flatMap((slug) => world.attributes(slug, 'CLASSIFICATION')).filter((c) => c.own.scheme !== 'ANNALS')
    const cited = all.filter((c) => c.citations.some((x) => x.source === source && x.locator === s.name))
    const claims = cited.length > 0 ? cited : all.filter((c) => long(c, s))
    judge(result, world, { source, ids: [s.name], label: `${s.code} ${s.name}` }, claims, fieldsOf(s))
  }
  const names = new Set(spells.map((s) => s.name))
  for (const c of world.claims)
    if (c.own.predicate === 'CLASSIFICATION' && c.citations.some((x) => x.source === source && !names.has(x.locator ?? '')))
      result.missingThere.push(`${c.locate().file}:${c.locate().line} ${c.id}`)
  return [result]
}

/** More than the touch of a handover. */
const long = (c: ClaimRecord, s: Spell) =>
  meet(c.during, s) && c.during.end?.latest !== s.start?.earliest && c.during.start?.earliest !== s.end?.latest

function fieldsOf(s: Spell): Field[] {
  const fields: Field[] = []
  if (s.type) fields.push(coded('type', s.type, (c) => c.own.value))
  if (s.start) fields.push(dated('start', s.start, startOf))
  if (s.end) fields.push(dated('end', s.end, endOf))
  return fields
}
