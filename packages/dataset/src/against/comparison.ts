/** What a comparison with one dataset finds, and the judgement of one row that all of them share. */
import type { ClaimRecord } from '../expand.ts'
import { stands } from '../lives.ts'
import type { Problem } from '../read.ts'
import { apart, type Days, print } from './days.ts'
import { besides, cites, type World } from './world.ts'

/** A value here and another in the row. */
export interface Difference {
  at: Pick<Problem, 'file' | 'line'>
  row: string
  field: string
  ours: string
  theirs: string
}
/** A citation that may be written: the claim says what the row says and cites only general knowledge. */
export interface Citable {
  claim: ClaimRecord
  source: string
  locator: string
  /** A wider id of the row, which it cites so far. */
  instead?: string
}
export interface Comparison {
  dataset: string
  /** Rows within the core's coverage. */
  rows: number
  /** Rows that some claim here is about. */
  matched: number
  agreeing: number
  /** Of the agreeing, those whose claim stands beside one that is shown before it. */
  beside: number
  differing: Difference[]
  /** Rows in coverage that nothing here is about. */
  missingHere: string[]
  /** Claims here, within the dataset's coverage, that no row is about. */
  missingThere: string[]
  citable: Citable[]
}

export function comparison(dataset: string): Comparison {
  return { dataset, rows: 0, matched: 0, agreeing: 0, beside: 0, differing: [], missingHere: [], missingThere: [], citable: [] }
}

/** What a claim says of a row's field: whether it can be the row's value, and whether the row says no less than the claim. */
export interface Value {
  text: string
  same: boolean
  stated: boolean
}
export interface Field {
  name: string
  theirs: string
  /** Undefined: the claim says nothing of it. */
  ours: (c: ClaimRecord) => Value | undefined
}

/** A coded field of the claim, which the row must give alike. */
export function coded(name: string, theirs: string, of: (c: ClaimRecord) => unknown): Field {
  const value = (ours: unknown) => ({ text: String(ours), same: String(ours) === theirs, stated: true })
  return { name, theirs, ours: (c) => (of(c) === null || of(c) === undefined ? undefined : value(of(c))) }
}

/** A date of the claim, which must not be apart from the row's, or from another that the row gives for a wider span. */
export function dated(name: string, theirs: Days, of: (c: ClaimRecord) => Days | null, others: readonly Days[] = []): Field {
  const value = (ours: Days) => ({
    text: print(ours),
    same: [theirs, ...others].some((days) => !apart(ours, days)),
    stated: [theirs, ...others].some((days) => ours.earliest <= days.earliest && days.latest <= ours.latest),
  })
  return { name, theirs: print(theirs), ours: (c) => optional(of(c), value) }
}
const optional = <T, R>(given: T | null, then: (given: T) => R) => (given === null ? undefined : then(given))

/** The first and last day of a claim; a single date is both. */
export const startOf = (c: ClaimRecord): Days | null => c.during.start
export const endOf = (c: ClaimRecord): Days | null => c.during.end

export interface RowRef {
  source: string
  /** The row's id, or the ids of the rows that say the same. */
  ids: string[]
  /** Wider ids under which it may be cited too: the war for a participant. */
  wider?: string[]
  /** A claim that cites a wider id is to cite the row. */
  narrow?: boolean
  label: string
}

/**
 * Judges a row by the claims about what it is about. A claim that cites the row must say what it says; where none cites it, some
 * standing claim must. Returns whether the row is agreed with.
 */
export function judge(result: Comparison, world: World, row: RowRef, claims: readonly ClaimRecord[], fields: readonly Field[]): boolean {
  result.rows += 1
  const citing = claims.filter((c) => !c.negated && cites(c, row.source, row.ids))
  const coarse = claims.filter((c) => !c.negated && cites(c, row.source, [...row.ids, ...(row.wider ?? [])]))
  const candidates = citing.length > 0 ? citing : coarse.length > 0 ? coarse : claims.filter((c) => stands(c) && !c.negated)
  if (candidates.length === 0) {
    result.missingHere.push(`${row.label} ${fields.map((f) => `${f.name} ${f.theirs}`).join(', ')}`)
    return false
  }
  result.matched += 1
  const differences = candidates.map((c) => ({ claim: c, unlike: fields.filter((f) => f.ours(c)?.same === false) }))
  const agreeing = differences.filter((d) => d.unlike.length === 0)
  const found = agreeing.find((d) => !besides(d.claim, world)) ?? agreeing[0]
  if (!found) {
    const [nearest] = differences.sort((a, b) => a.unlike.length - b.unlike.length)
    for (const f of nearest?.unlike ?? []) result.differing.push(difference((nearest as { claim: ClaimRecord }).claim, row, f))
    return false
  }
  result.agreeing += 1
  if (besides(found.claim, world)) result.beside += 1
  const recalled = found.claim.citations.every((x) => x.verification === 'RECALLED')
  const instead = row.wider?.find((id) => cites(found.claim, row.source, [id]))
  const locator = row.ids[0] ?? ''
  if (citing.length === 0 && instead && row.narrow) result.citable.push({ claim: found.claim, source: row.source, locator, instead })
  if (coarse.length === 0 && recalled && fields.every((f) => f.ours(found.claim)?.stated !== false))
    result.citable.push({ claim: found.claim, source: row.source, locator })
  return true
}

function difference(c: ClaimRecord, row: RowRef, field: Field): Difference {
  const { file, line } = c.locate()
  return { at: { file, line }, row: row.label, field: field.name, ours: field.ours(c)?.text ?? '', theirs: field.theirs }
}
