/** Archigos 4.1: effective leaders, one row a spell. Its country codes are Gleditsch–Ward numbers, whatever the header says. */
import type { ClaimRecord } from '../expand.ts'
import { type Comparison, coded, comparison, dated, endOf, type Field, judge, startOf } from './comparison.ts'
import { type Days, fullDate, meet, partial, print } from './days.ts'
import { effective, firstDay, lastDay, leaderSpan } from './scope.ts'
import { cell, numeric, type Row, readTable } from './table.ts'
import type { World } from './world.ts'

const source = 'archigos-4-1'
const censored = '2015-12-31'

const entries: Record<string, string> = {
  Regular: 'REGULAR',
  Irregular: 'IRREGULAR',
  'Foreign Imposition': 'FOREIGN_IMPOSITION',
  Unknown: 'UNKNOWN',
}
const exits: Record<string, string> = {
  Regular: 'REGULAR',
  Irregular: 'IRREGULAR',
  Foreign: 'FOREIGN',
  'Natural Death': 'NATURAL_DEATH',
  'Retired Due to Ill Health': 'ILL_HEALTH',
  Suicide: 'SUICIDE',
  'Still in Office': 'STILL_IN_OFFICE',
  Unknown: 'UNKNOWN',
}
const details: Record<string, string> = {
  Regular: 'REGULAR',
  'Popular Protest, without Foreign Support': 'DOMESTIC_POPULAR_PROTEST_WITHOUT_FOREIGN_SUPPORT',
  'Popular Protest, with Foreign Support': 'DOMESTIC_POPULAR_PROTEST_WITH_FOREIGN_SUPPORT',
  'Removed by Rebels, without Foreign Support': 'DOMESTIC_REBEL_FORCES_WITHOUT_FOREIGN_SUPPORT',
  'Removed by Rebels, with Foreign Support': 'DOMESTIC_REBEL_FORCES_WITH_FOREIGN_SUPPORT',
  'Removed by Military, without Foreign Support': 'DOMESTIC_MILITARY_ACTORS_WITHOUT_FOREIGN_SUPPORT',
  'Removed by Military, with Foreign Support': 'DOMESTIC_MILITARY_ACTORS_WITH_FOREIGN_SUPPORT',
  'Removed by Other Government Actors, without Foreign Support': 'OTHER_GOVERNMENT_ACTORS_WITHOUT_FOREIGN_SUPPORT',
  'Removed by Other Government Actors, with Foreign Support': 'OTHER_GOVERNMENT_ACTORS_WITH_FOREIGN_SUPPORT',
  'Assassination by Unsupported Individual': 'ASSASSINATION_BY_UNSUPPORTED_INDIVIDUAL',
  'Removed through Threat of Foreign Force': 'FOREIGN_STATE',
  'Removed in Military Power Struggle Short of Coup': 'POWER_STRUGGLE_WITHIN_MILITARY',
  'Irregular, Other': 'OTHER',
  Unknown: 'UNKNOWN',
}
const fates: Record<string, string> = {
  OK: 'OK',
  Exile: 'EXILE',
  Imprisonment: 'IMPRISONMENT',
  Death: 'DEATH',
  Suicide: 'SUICIDE',
  'Missing: Natural Death within Six Months of Losing Office': 'NATURAL_DEATH',
  'Missing: No Information Found': 'MISSING',
}

/** One spell of an effective leader. */
export interface Spell {
  obsid: string
  leadid: string
  name: string
  code: number
  start: Days | undefined
  /** Undefined while in office at the end of the data. */
  end: Days | undefined
  entry: string | undefined
  exit: string | undefined
  exitDetail: string | undefined
  fate: string | undefined
  birth: Days | undefined
  death: Days | undefined
}

export async function readArchigos(folder: string): Promise<Spell[]> {
  return (await readTable(folder, 'Archigos_4.1.csv')).map(spell)
}

function spell(row: Row): Spell {
  const open = row.exit === 'Still in Office' || row.enddate === censored
  return {
    obsid: cell(row, 'obsid') ?? '',
    leadid: cell(row, 'leadid') ?? '',
    name: cell(row, 'leader') ?? '',
    code: numeric(row, 'ccode') ?? 0,
    start: fullDate(cell(row, 'startdate')),
    end: open ? undefined : fullDate(cell(row, 'enddate')),
    entry: entries[row.entry ?? ''],
    exit: exits[row.exit ?? ''],
    exitDetail: details[row.exitcode ?? ''],
    fate: fates[row.posttenurefate ?? ''],
    birth: fullDate(cell(row, 'borndate')) ?? partial(numeric(row, 'yrborn')),
    death: fullDate(cell(row, 'deathdate')) ?? partial(numeric(row, 'yrdied')),
  }
}

/** Compares every spell in the core's coverage, and the births and deaths the rows carry. */
export function compareArchigos(spells: readonly Spell[], world: World): Comparison[] {
  const tenures = comparison('Archigos, tenures')
  const lives = comparison('Archigos, births and deaths')
  const seen = new Set<string>()
  const people = new Map<string, Spell[]>()
  for (const s of spells) {
    const claims = about(s, world)
    for (const c of [...claims, ...world.citing(source, s.obsid)]) seen.add(c.fact)
    for (const slug of new Set(claims.map((c) => c.subject))) people.set(slug, [...(people.get(slug) ?? []), s])
    if (claims.length > 0 || covered(s, world))
      judge(tenures, world, { source, ids: [s.obsid], label: `${s.obsid} ${s.name}` }, claims, fieldsOf(s))
  }
  for (const [slug, rows] of people) {
    compareLife(lives, world, world.attributes(slug, 'BIRTH'), 'birth', rows)
    compareLife(lives, world, world.attributes(slug, 'DEATH'), 'death', rows)
  }
  const coded = new Set(spells.flatMap((s) => [...world.polities('GW', s.code)]))
  for (const c of [...coded].flatMap((polity) => effective(world, polity)))
    if (!seen.has(c.fact) && within(c)) tenures.missingThere.push(`${c.locate().file}:${c.locate().line} ${c.id}`)
  return [tenures, lives]
}

/** A person's rows mostly give one date; where they differ, each must stand here. */
function compareLife(result: Comparison, world: World, claims: ClaimRecord[], event: 'birth' | 'death', spells: readonly Spell[]): void {
  for (const [, rows] of Map.groupBy(spells, (s) => print(s[event]))) {
    const theirs = rows[0]?.[event]
    const ids = rows.map((s) => s.obsid)
    if (theirs && claims.length > 0)
      judge(result, world, { source, ids, label: `${ids.join(', ')} ${rows[0]?.name}` }, claims, [dated(event, theirs, startOf)])
  }
}

/** The claims about the spell: of the fact that cites its row or has its id; else of the same person in the same polity at the time. */
function about(s: Spell, world: World): ClaimRecord[] {
  const cited = world.citing(source, s.obsid).filter((c) => c.kind === 'TENURE' && world.entities.get(c.object ?? '')?.type === 'POLITY')
  if (cited.length > 0) return carriedOn([...new Set(cited.flatMap((c) => world.fact(c.fact)))], cited)
  const people = new Set(world.bearers('ARCHIGOS', s.leadid).map((e) => e.slug))
  const polities = [...world.polities('GW', s.code)]
  return polities.flatMap((p) => effective(world, p)).filter((c) => people.has(c.subject) && meet(c.during, s))
}

/** A spell that outlasts a polity is two tenures, in the old one and in the new: its row is held against both as one. */
function carriedOn(claims: ClaimRecord[], cited: readonly ClaimRecord[]): ClaimRecord[] {
  const [first, ...rest] = cited.toSorted((a, b) => ((a.during.start?.earliest ?? '') < (b.during.start?.earliest ?? '') ? -1 : 1))
  const last = rest.at(-1)
  if (!first || !last || last.object === first.object) return claims
  const whole = { ...last, during: { ...last.during, start: first.during.start }, own: { ...last.own, entry: first.own.entry } }
  return [whole]
}

function covered(s: Spell, world: World): boolean {
  return [...world.polities('GW', s.code)].some((polity) => {
    const span = leaderSpan(polity)
    return span && (!s.end || s.end.latest > span.from) && s.start && s.start.earliest < span.to
  })
}

const within = (c: ClaimRecord) =>
  (c.during.end?.latest ?? lastDay) >= firstDay && (c.during.start?.earliest ?? firstDay) <= lastDay && !c.negated

function fieldsOf(s: Spell): Field[] {
  const fields: Field[] = []
  if (s.start) fields.push(dated('start', s.start, startOf))
  if (s.end) fields.push(dated('end', s.end, endOf))
  for (const [name, theirs] of Object.entries({ entry: s.entry, exit: s.exit, exitDetail: s.exitDetail, fate: s.fate }))
    if (theirs && theirs !== 'STILL_IN_OFFICE') fields.push(coded(name, theirs, (c) => c.own[name]))
  return fields
}
