/** UCDP/PRIO armed conflicts 22.1: one row a conflict and year. Its state codes are Gleditsch–Ward numbers, several in a cell. */
import type { ClaimRecord } from '../expand.ts'
import { type Comparison, coded, comparison, judge } from './comparison.ts'
import { meet, partial } from './days.ts'
import { lastDay } from './scope.ts'
import { cell, codes, numeric, type Row, readTable } from './table.ts'
import type { World } from './world.ts'

const source = 'ucdp-prio-22-1'
const finalYear = Number(lastDay.slice(0, 4))

/** One year of a conflict. */
export interface ConflictYear {
  conflict: string
  place: string
  year: number
  intensity: 'MINOR' | 'WAR'
  /** States by side and part: the parties themselves, and those that helped with troops. */
  states: { code: number; side: 'A' | 'B'; role: 'PRIMARY' | 'SECONDARY_TROOPS' }[]
}

export async function readUcdp(folder: string): Promise<ConflictYear[]> {
  return (await readTable(folder, 'ucdp-prio-acd-221.csv')).map(conflictYear)
}

function conflictYear(row: Row): ConflictYear {
  const parts = (column: string, side: 'A' | 'B', role: 'PRIMARY' | 'SECONDARY_TROOPS') =>
    codes(row, column).map((code) => ({ code, side, role }))
  return {
    conflict: cell(row, 'conflict_id') ?? '',
    place: cell(row, 'location') ?? '',
    year: numeric(row, 'year') ?? 0,
    intensity: numeric(row, 'intensity_level') === 2 ? 'WAR' : 'MINOR',
    states: [
      ...parts('gwno_a', 'A', 'PRIMARY'),
      ...parts('gwno_a_2nd', 'A', 'SECONDARY_TROOPS'),
      ...parts('gwno_b', 'B', 'PRIMARY'),
      ...parts('gwno_b_2nd', 'B', 'SECONDARY_TROOPS'),
    ],
  }
}

/** Compares the intensity of every year, and who took part in it, of the wars here that are the conflict or part of it. */
export function compareUcdp(rows: readonly ConflictYear[], world: World): Comparison[] {
  const intensities = comparison('UCDP, intensity by year')
  const participants = comparison('UCDP, participants by year')
  const listed = new Map<string, number[]>()
  for (const r of rows) {
    if (r.year > finalYear) continue
    const year = partial(r.year)
    const wars = world
      .bearers('UCDP', r.conflict)
      .filter((e) => e.type === 'WAR')
      .map((e) => e.slug)
      .filter((war) => world.attributes(war, 'DURING').some((c) => meet(c.during, { start: year, end: year })))
    if (wars.length === 0) continue
    const label = `${r.conflict}/${r.year} ${r.place}`
    const ids = [`${r.conflict}/${r.year}`]
    const wider = [r.conflict]
    const levels = wars.flatMap((war) => world.attributes(war, 'INTENSITY')).filter((c) => covers(c, r.year))
    judge(intensities, world, { source, ids, wider, label }, levels, [coded('intensity', r.intensity, (c) => c.own.value)])
    const actors = wars.flatMap((war) => world.about('PARTICIPATION', war)).filter((c) => world.entities.get(c.subject)?.type === 'POLITY')
    for (const state of r.states) {
      const polities = world.polities('GW', state.code)
      if (polities.size === 0) continue
      const all = actors.filter((c) => polities.has(c.subject) && covers(c, r.year) && !c.negated)
      const own = all.filter((c) => c.citations.some((x) => x.source === source && x.stance === 'SUPPORTS'))
      for (const c of own) listed.set(c.id, [...(listed.get(c.id) ?? []), r.year])
      const side = coded('side', state.side, (c) => (c.own.codedSides as { UCDP?: string } | null)?.UCDP)
      const role = coded('role', state.role, (c) => (own.includes(c) ? c.own.role : null))
      judge(participants, world, { source, ids, wider, label: `${label}, state ${state.code}` }, own.length > 0 ? own : all, [side, role])
    }
  }
  // One year's row does not vouch for a span of years: no citation is written from it.
  participants.citable = []
  participants.missingThere.push(...unlisted(world, listed))
  return [intensities, participants]
}

const covers = (c: ClaimRecord, year: number) => meet(c.during, { start: partial(year), end: partial(year) })

/** Years outside those in which any row lists the state of a claim that cites UCDP; years between them are below 25 deaths. */
function unlisted(world: World, listed: Map<string, number[]>): string[] {
  return world.claims.flatMap((c) => {
    const at = [c.subject, c.object].map((slug) => world.entities.get(slug ?? '')?.type)
    if (c.kind !== 'PARTICIPATION' || c.negated || at.join() !== 'POLITY,WAR') return []
    if (!c.citations.some((x) => x.source === source && x.stance === 'SUPPORTS') || !c.during.start || !c.during.end) return []
    const [from, to] = [Number(c.during.start.latest.slice(0, 4)), Number(c.during.end.earliest.slice(0, 4))]
    const years = listed.get(c.id) ?? []
    if (from > finalYear) return []
    const beyond = years.length === 0 || from < Math.min(...years) || Math.min(to, finalYear) > Math.max(...years)
    return beyond ? [`${c.locate().file}:${c.locate().line} ${c.id} in ${from} to ${to}`] : []
  })
}
