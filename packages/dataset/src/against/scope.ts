/** What the core undertakes to cover: from here "missing" is told apart from "not covered". */
import type { ClaimRecord } from '../expand.ts'
import type { World } from './world.ts'

export const firstDay = '1900-01-01'
export const lastDay = '1994-12-31'

/** Polities whose effective leaders are all to be there from 1900 to 1994, as long as each existed. */
export const wholeCentury: readonly string[] = `afghanistan albania algeria angola austria austria-hungary bulgaria cambodia chile cuba
czechoslovakia dprk east-germany egypt ethiopia finland france germany greece hungary india indonesia italy japan korean-empire laos mongolia
mozambique nicaragua north-vietnam ottoman-empire poland prc qing-empire roc rok romania russia russian-empire russian-republic south-vietnam
spain turkey uk usa ussr vietnam west-germany yugoslavia zaire zimbabwe`.split(/\s+/)

/** Polities that fought in Korea: their effective leaders are to be there while the war lasted. */
const inKorea = 'australia belgium canada colombia luxembourg netherlands new-zealand philippines south-africa thailand'.split(' ')
const koreanWar = { from: '1950-06-25', to: '1953-07-27' }

/** The days on which a polity's effective leaders are to be there; undefined where only single ones are. */
export function leaderSpan(polity: string): { from: string; to: string } | undefined {
  if (wholeCentury.includes(polity)) return { from: firstDay, to: lastDay }
  return inKorea.includes(polity) ? koreanWar : undefined
}

/** Tenures of effective leadership of a polity, every coding of them. */
export function effective(world: World, polity: string): ClaimRecord[] {
  return world.about('TENURE', polity)
}
