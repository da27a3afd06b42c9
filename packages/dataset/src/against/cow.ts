/** Holds the participations in wars against the rows of Correlates of War. */
import type { ClaimRecord } from '../expand.ts'
import { type Comparison, coded, comparison, dated, endOf, type Field, judge, startOf } from './comparison.ts'
import type { Part } from './cow-tables.ts'
import { type Days, meet, print } from './days.ts'
import { firstDay, lastDay } from './scope.ts'
import type { World } from './world.ts'

const titles: Record<string, string> = {
  'cow-interstate-4-0': 'COW inter-state wars',
  'cow-extrastate-4-0': 'COW extra-state wars',
  'cow-intrastate-5-1': 'COW intra-state wars',
}

export function compareCow(parts: readonly Part[], world: World): Comparison[] {
  return Object.entries(titles).map(([source, title]) => {
    const result = comparison(title)
    const own = parts.filter((p) => p.source === source)
    const seen = new Set<ClaimRecord>()
    const absent = new Map<string, string[]>()
    for (const p of own) {
      const polities = world.polities('COW', p.code)
      const wars = warsOf(p, world)
      const claims = about(p, wars, polities, world)
      for (const c of claims) seen.add(c)
      if (claims.length > 0 || (wars.size > 0 && polities.size > 0)) {
        const label = `${p.war}/${p.code} ${p.warName}, ${p.name}`
        judge(
          result,
          world,
          { source, ids: [`${p.war}/${p.code}`], wider: [p.war], narrow: true, label },
          claims,
          fieldsOf(p, wholeOf(p, own)),
        )
      } else if (polities.size > 0 && (p.end?.latest ?? lastDay) >= firstDay && (p.start?.earliest ?? '') <= lastDay) {
        const war = `${p.war} ${p.warName}, ${print(p.start)} to ${print(p.end)}`
        absent.set(war, [...(absent.get(war) ?? []), p.name])
      }
    }
    for (const [war, names] of absent) result.missingHere.push(`no such war here: ${war}: ${names.join(', ')}`)
    unmatched(result, world, source, { seen, wars: new Set(own.map((p) => p.war)) })
    return result
  })
}

/** The wars here that bear the number or whose claims cite the row. */
function warsOf(p: Part, world: World): Set<string> {
  const cited = [...world.citing(p.source, `${p.war}/${p.code}`), ...world.citing(p.source, p.war)]
  const wars = cited.map((c) => (c.kind === 'PARTICIPATION' ? c.object : c.subject))
  const numbered = world.bearers('COW_WAR', p.war).map((e) => e.slug)
  return new Set([...numbered, ...wars].filter((slug): slug is string => slug !== null && world.entities.get(slug)?.type === 'WAR'))
}

/** Participations that cite the row, by the spell where a row has two; else the polity's participations in the war at that time. */
function about(p: Part, wars: Set<string>, polities: Set<string>, world: World): ClaimRecord[] {
  const cited = world.citing(p.source, `${p.war}/${p.code}`).filter((c) => c.kind === 'PARTICIPATION' && c.status !== 'REFUTED')
  const ofSpell = cited.filter((c) => c.negated || c.during.start === null || meet(c.during, p))
  if (ofSpell.length > 0) return ofSpell
  const actors = [...wars].flatMap((war) => world.about('PARTICIPATION', war)).filter((c) => polities.has(c.subject))
  const there = actors.filter((c) => meet(c.during, p) && !cited.includes(c))
  return cited.length > 0 && there.length === 0 ? cited : there
}

/** From the first spell of the row to its last: a claim may leave out the pause between two. */
function wholeOf(p: Part, own: readonly Part[]): { start: Days | undefined; end: Days | undefined } {
  const spells = own.filter((x) => x.war === p.war && x.code === p.code && x.side === p.side)
  return { start: spells[0]?.start, end: spells.at(-1)?.end }
}

function fieldsOf(p: Part, whole: { start: Days | undefined; end: Days | undefined }): Field[] {
  const fields: Field[] = [coded('side', p.side, (c) => (c.own.codedSides as { COW?: string } | null)?.COW)]
  for (const [name, of] of [
    ['start', startOf],
    ['end', endOf],
  ] as const) {
    const theirs = p[name]
    const outer = whole[name]
    if (theirs) fields.push(dated(name, theirs, of, outer && outer !== theirs ? [outer] : []))
  }
  if (p.outcome) fields.push(coded('outcome', p.outcome, (c) => c.own.outcome))
  if (p.initiator !== undefined) fields.push(coded('initiator', String(p.initiator), (c) => c.own.initiator))
  if (p.deaths !== undefined) fields.push(coded('deaths', String(p.deaths), battleDeaths))
  return fields
}

/** Deaths as COW counts them; other counts are other facts. */
function battleDeaths(c: ClaimRecord): number | undefined {
  const deaths = c.own.deaths as { best?: number; definition: string } | null
  return deaths && /COW/.test(deaths.definition) ? deaths.best : undefined
}

/** Claims that cite a row which is not there. One that cites the war alone is sound when the file has the war. */
function unmatched(result: Comparison, world: World, source: string, known: { seen: Set<ClaimRecord>; wars: Set<string> }): void {
  for (const c of world.claims) {
    if (c.kind !== 'PARTICIPATION' || known.seen.has(c) || world.entities.get(c.subject)?.type !== 'POLITY') continue
    const cited = c.citations.filter((x) => x.source === source && x.stance === 'SUPPORTS').map((x) => x.locator ?? '')
    const wrong = cited.filter((locator) => !known.wars.has(locator))
    if (wrong.length > 0) result.missingThere.push(`${c.locate().file}:${c.locate().line} ${c.id} cites ${wrong.join(', ')}`)
  }
}
