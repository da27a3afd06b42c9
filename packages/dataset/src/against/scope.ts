/** What the core undertakes to cover: from here "missing" is told apart from "not covered". */
import type { ClaimRecord } from '../expand.ts'
import type { World } from './world.ts'

export const firstDay = '1900-01-01'
export const lastDay = '1994-12-31'

/** Polities whose effective leaders are all to be there from 1900 to 1994, as long as each existed. */
export const wholeCentury: readonly string[] = [
  'afghanistan',
  'albania',
  'algeria',
  'angola',
  'austria',
  'austria-hungary',
  'bulgaria',
  'cambodia',
  'chile',
  'cuba',
  'czechoslovakia',
  'dprk',
  'east-germany',
  'egypt',
  'ethiopia',
  'finland',
  'france',
  'germany',
  'greece',
  'hungary',
  'india',
  'indonesia',
  'italy',
  'japan',
  'korean-empire',
  'laos',
  'mongolia',
  'mozambique',
  'nicaragua',
  'north-vietnam',
  'ottoman-empire',
  'poland',
  'prc',
  'qing-empire',
  'roc',
  'rok',
  'romania',
  'russia',
  'russian-empire',
  'russian-republic',
  'south-vietnam',
  'spain',
  'turkey',
  'uk',
  'usa',
  'ussr',
  'vietnam',
  'west-germany',
  'yugoslavia',
  'zaire',
  'zimbabwe',
]

/** The days between which a polity's effective leaders are to be there; of polities with some tenures, from the first to the last. */
export function leaderSpan(world: World, polity: string): { from: string; to: string } | undefined {
  if (wholeCentury.includes(polity)) return { from: firstDay, to: lastDay }
  const tenures = effective(world, polity)
  const starts = tenures.map((c) => c.during.start?.earliest ?? firstDay).sort()
  const ends = tenures.map((c) => c.during.end?.latest ?? lastDay).sort()
  const [first] = starts
  const last = ends.at(-1)
  if (first === undefined || last === undefined) return undefined
  return { from: first < firstDay ? firstDay : first, to: last > lastDay ? lastDay : last }
}

/** Tenures of effective leadership of a polity, every coding of them. */
export function effective(world: World, polity: string): ClaimRecord[] {
  return world.about('TENURE', polity)
}
