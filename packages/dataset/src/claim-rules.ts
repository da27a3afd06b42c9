/** Rules about a claim and about the claims of one fact. */
import { bounds, compareDays } from './edtf.ts'
import type { ClaimRecord, EntityRecord } from './expand.ts'
import { folders } from './format.ts'
import { stands } from './lives.ts'
import { allTypes, type Reference, type Report, type Type } from './references.ts'

const actor: Type[] = ['LEADER', 'POLITY', 'ORGANIZATION']
const ends: Record<ClaimRecord['kind'], { subject: Type[]; object: Type[] }> = {
  TENURE: { subject: ['LEADER'], object: ['OFFICE', 'POLITY'] },
  MEMBERSHIP: { subject: ['LEADER', 'ORGANIZATION'], object: ['ORGANIZATION'] },
  ADHERENCE: { subject: ['LEADER', 'ORGANIZATION', 'REGIME'], object: ['IDEOLOGY'] },
  DERIVATION: { subject: ['IDEOLOGY'], object: ['IDEOLOGY'] },
  PARTICIPATION: { subject: actor, object: ['WAR', 'EVENT', 'TREATY'] },
  RELATIONSHIP: { subject: actor, object: actor },
  ATTRIBUTE: { subject: Object.keys(folders) as Type[], object: [] },
}
const people = ['PARENT_OF', 'SPOUSE_OF', 'SIBLING_OF', 'MENTOR_OF', 'DESIGNATED_SUCCESSOR', 'SERVED_UNDER', 'RECOMMENDED']
const bodies = ['SUCCESSOR_OF', 'DIPLOMATIC_RELATIONS', 'OCCUPIED', 'CLAIMED_TERRITORY_OF']

export function checkClaim(c: ClaimRecord, bySlug: Map<string, EntityRecord>, reference: Reference, report: Report): void {
  const at = c.locate()
  reference(at, c.subject, ends[c.kind].subject)
  if (c.kind === 'TENURE' && c.object === null) report(at, 'a tenure needs `office`, or `polity` for effective leadership')
  if (c.object !== null) reference(at, c.object, ends[c.kind].object)
  if (c.object === c.subject) report(at, 'a claim between an entity and itself; mend one end')
  if (c.heldBy) reference(c.locate('heldBy'), c.heldBy, actor)
  for (const [i, slug] of c.about.entries()) {
    reference(c.locate('about'), slug, allTypes)
    if (c.about.indexOf(slug) < i) report(c.locate('about'), `"${slug}" stands twice in \`about\`; keep one`)
  }
  if (c.kind === 'RELATIONSHIP') relationship(c, bySlug, reference, report)
  for (const field of ['deaths', 'troops']) range(c, field, report)
  if (!stands(c) && !c.reasonForRank)
    report(at, `a ${c.status === 'REFUTED' ? 'REFUTED' : 'DEPRECATED'} claim needs \`reasonForRank\`; say why in a sentence`)
}

function relationship(c: ClaimRecord, bySlug: Map<string, EntityRecord>, reference: Reference, report: Report): void {
  const kind = String(c.own.kind)
  const allowed: Type[] | undefined = people.includes(kind) ? ['LEADER'] : bodies.includes(kind) ? ['POLITY', 'ORGANIZATION'] : undefined
  for (const slug of allowed ? [c.subject, c.object] : []) {
    const end = bySlug.get(String(slug))
    if (end && !allowed?.includes(end.type))
      report(
        c.locate(),
        `${kind} joins only ${allowed?.map((t) => folders[t]).join(' and ')}; "${slug}" is in ${folders[end.type]}/: choose another kind`,
      )
  }
  if (c.own.toward) reference(c.locate('toward'), String(c.own.toward), actor)
}

function range(c: ClaimRecord, field: string, report: Report): void {
  const given = c.own[field] as { low?: number; best?: number; high?: number } | null | undefined
  if (!given) return
  const amounts = [given.low, given.best, given.high].filter((n) => n !== undefined)
  if (amounts.length === 0) report(c.locate(field), `\`${field}\` has no number; give low, best or high`)
  if (amounts.some((n, i) => i > 0 && n < (amounts[i - 1] as number)))
    report(c.locate(field), `\`${field}\` must rise from low over best to high, not ${amounts.join(', ')}`)
}

// These hold of an entity for a time. Any other attribute has one time or none, and sources may put it at quite different ones.
const lasting = ['CLASSIFICATION', 'SYSTEM_MEMBERSHIP']

/** At most one claim of a fact is PREFERRED; undeprecated codings of one fact overlap, or they are two facts. */
export function sameFact(fact: string, all: readonly ClaimRecord[], report: Report): void {
  const standing = all.filter((c) => stands(c) && !c.negated)
  const second = standing.filter((c) => c.rank === 'PREFERRED')[1]
  if (second) report(second.locate('rank'), `two PREFERRED claims of the fact ${fact}; keep one`)
  for (const [i, c] of standing.entries()) {
    if (c.kind === 'ATTRIBUTE' && !lasting.includes(String(c.own.predicate))) continue
    const earlier = standing.slice(0, i).find((other) => !overlap(other, c))
    if (earlier)
      report(
        c.locate(),
        `same fact as ${earlier.id} but never at the same time; if they are two facts, give each its own \`fact:\` (first, second)`,
      )
  }
}

function overlap(a: ClaimRecord, b: ClaimRecord): boolean {
  const [x, y] = [bounds(a.during), bounds(b.during)]
  return compareDays(x.startEarliest, y.endLatest) <= 0 && compareDays(y.startEarliest, x.endLatest) <= 0
}
