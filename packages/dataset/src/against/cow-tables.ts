/** Correlates of War: inter-state 4.0, extra-state 4.0 and intra-state 5.1, brought to one form, a record for each spell of a participant. */
import { type Days, partial } from './days.ts'
import { cell, numeric, type Row, readTable } from './table.ts'

/** One state's spell in one war. */
export interface Part {
  source: string
  war: string
  warName: string
  code: number
  name: string
  side: string
  start: Days | undefined
  /** Undefined when it went on at the end of the data. */
  end: Days | undefined
  initiator: boolean | undefined
  outcome: string | undefined
  deaths: number | undefined
}

const outcomes = ['', 'WINNER', 'LOSER', 'COMPROMISE', 'TRANSFORMED', 'ONGOING', 'STALEMATE', 'CONTINUES_BELOW_WAR', 'CHANGED_SIDES']

export async function readCow(folder: string): Promise<Part[]> {
  const inter = await readTable(folder, 'Inter-StateWarData_v4.0.csv')
  const extra = await readTable(folder, 'Extra-StateWarData_v4.0.csv')
  const intra = await readTable(folder, 'INTRA-STATE_State_participants_v5.1_CSV.csv')
  return [...inter.flatMap(interstate), ...extra.flatMap(extrastate), ...intra.flatMap(intrastate)]
}

function interstate(row: Row): Part[] {
  const initiator = numeric(row, 'Initiator')
  return spells(row, 'Month', 'Day', 'Year', {
    source: 'cow-interstate-4-0',
    code: numeric(row, 'ccode') ?? 0,
    name: cell(row, 'StateName') ?? '',
    side: cell(row, 'Side') ?? '',
    initiator: initiator === undefined ? undefined : initiator === 1,
    outcome: outcomes[numeric(row, 'Outcome') ?? 0] || undefined,
    deaths: numeric(row, 'BatDeath'),
  })
}

/** Side A is the state, by itself or with others, side B whom it fights; outcome 1 is a victory of side A. */
function extrastate(row: Row): Part[] {
  const outcome = numeric(row, 'Outcome')
  return (['1', '2'] as const).flatMap((n) => {
    const code = numeric(row, `ccode${n}`)
    if (code === undefined) return []
    return spells(row, 'Month', 'Day', 'Year', {
      source: 'cow-extrastate-4-0',
      code,
      name: cell(row, n === '1' ? 'SideA' : 'SideB') ?? '',
      side: n === '1' ? 'A' : 'B',
      initiator: undefined,
      outcome: bySide(outcome, n === '1'),
      deaths: numeric(row, n === '1' ? 'BatDeath' : 'NonStateDeaths'),
    })
  })
}

function intrastate(row: Row): Part[] {
  const outcome = numeric(row, 'Outcome')
  return (['A', 'B'] as const).flatMap((side) => {
    const code = numeric(row, `Ccode${side}`)
    if (code === undefined) return []
    return spells(row, 'Mo', 'Dy', 'Yr', {
      source: 'cow-intrastate-5-1',
      code,
      name: cell(row, `Side${side}`) ?? '',
      side,
      initiator: undefined,
      outcome: bySide(outcome, side === 'A'),
      deaths: numeric(row, `Deaths ${side}`),
    })
  })
}

/** Outcomes 1 and 2 are victories of side A and B. */
function bySide(outcome: number | undefined, first: boolean): string | undefined {
  const own = outcome !== undefined && outcome <= 2 && !first ? 3 - outcome : outcome
  return outcomes[own ?? 0] || undefined
}

function spells(row: Row, month: string, day: string, year: string, rest: Omit<Part, 'war' | 'warName' | 'start' | 'end'>): Part[] {
  const at = (end: 'Start' | 'End', n: number) =>
    partial(numeric(row, `${end}${year}${n}`), numeric(row, `${end}${month}${n}`), numeric(row, `${end}${day}${n}`))
  return [1, 2, 3, 4].flatMap((n) => {
    const start = at('Start', n)
    // -7 for an end is a war that goes on; without a start there is no spell.
    if (!start) return []
    return [{ ...rest, war: cell(row, 'WarNum') ?? '', warName: cell(row, 'WarName') ?? '', start, end: at('End', n) }]
  })
}
