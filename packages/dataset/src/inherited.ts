/** Dates that a participation need not repeat. */
import type { ClaimRecord, Dataset } from './expand.ts'
import { stands } from './lives.ts'

/**
 * A participation without dates took place when its event did; a polity's in a treaty lasts as long as the treaty, anyone else's is the
 * day of signature. Not so in wars, which few see from the first day to the last.
 */
export function inheritDates(dataset: Dataset): void {
  const types = new Map(dataset.entities.map((e) => [e.slug, e.type]))
  const dates = new Map<string, ClaimRecord>()
  for (const c of dataset.claims) {
    if (c.kind !== 'ATTRIBUTE' || !stands(c) || c.negated) continue
    const key = `${c.own.predicate} ${c.subject}`
    if (!dates.has(key) || c.rank === 'PREFERRED') dates.set(key, c)
  }
  for (const c of dataset.claims) {
    if (c.kind !== 'PARTICIPATION' || c.object === null || c.during.startKind !== 'NOT_APPLICABLE') continue
    const type = types.get(c.object)
    const predicates =
      type === 'EVENT' ? ['DURING'] : type !== 'TREATY' ? [] : types.get(c.subject) === 'POLITY' ? ['IN_FORCE', 'SIGNED'] : ['SIGNED']
    const source = predicates.map((predicate) => dates.get(`${predicate} ${c.object}`)).find((found) => found !== undefined)
    if (source) c.during = source.during
  }
}
