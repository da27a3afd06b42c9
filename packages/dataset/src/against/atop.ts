/** Alliance Treaty Obligations and Provisions: one row a member and phase; the state stands in `member`, a COW code. */
import type { obligations } from '@annals/db'
import type { ClaimRecord } from '../expand.ts'
import { type Comparison, comparison, dated, endOf, type Field, judge, startOf } from './comparison.ts'
import { type Days, partial } from './days.ts'
import { lastDay } from './scope.ts'
import { cell, numeric, type Row, readTable } from './table.ts'
import type { World } from './world.ts'

const source = 'atop'
const columns: Record<string, keyof typeof obligations> = {
  defense: 'DEFENSE',
  offense: 'OFFENSE',
  neutral: 'NEUTRALITY',
  nonagg: 'NON_AGGRESSION',
  consul: 'CONSULTATION',
}

/** One state's time in an alliance. */
export interface Member {
  treaty: string
  code: number
  start: Days | undefined
  /** Undefined while in force at the end of the data. */
  end: Days | undefined
  obligations: string[]
}

export async function readAtop(folder: string): Promise<Member[]> {
  return (await readTable(folder, 'atop-member-level.csv')).map(member)
}

function member(row: Row): Member {
  return {
    treaty: cell(row, 'atopid') ?? '',
    code: numeric(row, 'member') ?? 0,
    start: partial(numeric(row, 'yrent'), numeric(row, 'moent'), numeric(row, 'dayent')),
    end: partial(numeric(row, 'yrexit'), numeric(row, 'moexit'), numeric(row, 'dayexit')),
    obligations: Object.entries(columns)
      .filter(([column]) => numeric(row, column) === 1)
      .map(([, obligation]) => obligation),
  }
}

/** Compares the parties of every treaty here that has an ATOP id. The phases of a treaty are one membership, from the first to the last. */
export function compareAtop(members: readonly Member[], world: World): Comparison[] {
  const result = comparison('ATOP, members')
  const seen = new Set<string>()
  const compared = new Set<string>()
  for (const phases of Map.groupBy(members, (m) => `${m.treaty}/${m.code}`).values()) {
    const { treaty, code } = phases[0] as Member
    const treaties = world.bearers('ATOP', treaty).filter((e) => e.type === 'TREATY')
    const polities = world.polities('COW', code)
    const late = phases.every((m) => m.start && m.start.earliest > lastDay)
    if (treaties.length === 0 || polities.size === 0 || late) continue
    const parties = treaties.flatMap((t) => world.about('PARTICIPATION', t.slug)).filter((c) => polities.has(c.subject))
    for (const c of parties) seen.add(c.fact)
    for (const t of treaties) compared.add(t.slug)
    judge(result, world, { source, ids: [`${treaty}/${code}`], wider: [treaty], label: `${treaty}/${code}` }, parties, fieldsOf(phases))
  }
  for (const treaty of compared)
    for (const c of world.about('PARTICIPATION', treaty))
      if (c.own.role === 'SIGNATORY' && !c.negated && !seen.has(c.fact) && world.entities.get(c.subject)?.type === 'POLITY')
        result.missingThere.push(`${c.locate().file}:${c.locate().line} ${c.id}`)
  return [result]
}

function fieldsOf(phases: readonly Member[]): Field[] {
  const list = (given: Iterable<string>) => [...given].sort().join(' ')
  const each = phases.map((m) => list(m.obligations))
  const together = list(new Set(phases.flatMap((m) => m.obligations)))
  const [first, ...later] = phases.toSorted((a, b) => ((a.start?.earliest ?? '') < (b.start?.earliest ?? '') ? -1 : 1))
  const starts = [first as Member, ...later].flatMap((m) => (m.start ? [m.start] : []))
  const ends = phases.some((m) => !m.end)
    ? []
    : phases.flatMap((m) => (m.end ? [m.end] : [])).sort((a, b) => (a.latest > b.latest ? -1 : 1))
  const same = (c: ClaimRecord) => [...each, together].includes(list(c.own.obligations as string[]))
  const fields: Field[] = [
    {
      name: 'obligations',
      theirs: [...new Set(each)].map((o) => o || 'none').join(' then '),
      ours: (c) => (c.own.obligations ? { text: list(c.own.obligations as string[]), same: same(c), stated: true } : undefined),
    },
  ]
  if (starts[0]) fields.push(dated('start', starts[0], startOf, starts.slice(1)))
  if (ends[0]) fields.push(dated('end', ends[0], endOf))
  return fields
}
