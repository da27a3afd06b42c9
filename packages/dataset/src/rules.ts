/** What must hold across files: references, ends of claims, facts and lives. Each problem says how to mend it. */
import { checkClaim, sameFact } from './claim-rules.ts'
import { capped, circles, identifiers, scripts, structure } from './entity-rules.ts'
import { type CitationRecord, type ClaimRecord, type Dataset, generalKnowledge } from './expand.ts'
import { lives } from './lives.ts'
import { suggester } from './nearest.ts'
import type { Problem } from './read.ts'
import { type At, entitiesBySlug, otherwise, referrer } from './references.ts'

/** All problems of the expanded dataset beyond those found in reading it. */
export function check(dataset: Dataset): Problem[] {
  const problems: Problem[] = []
  const report = (at: At, message: string) => problems.push({ ...at, message })
  const bySlug = entitiesBySlug(dataset, report)
  const reference = referrer(dataset, bySlug, report)
  const sources = new Map(dataset.sources.map((s) => [s.slug, s]))
  const suggest = suggester([...sources.keys()])
  const missingSource = (at: At, slug: string) => {
    if (!sources.has(slug) && !dataset.unread.has(slug))
      report(at, `no source "${slug}" in sources/${suggest(slug)}${otherwise(suggest(slug))} add its file`)
  }
  const cited = (citations: readonly CitationRecord[], at: At) => {
    for (const c of citations) {
      missingSource(at, c.source)
      if (c.source === generalKnowledge && (c.locator !== null || c.quote !== null))
        report(
          at,
          `${generalKnowledge} has no locator or quote; write \`cite: recalled\`, or cite the source in which "${c.locator ?? c.quote}" was read`,
        )
    }
    capped(report, at, 'citations', citations, 20)
  }

  for (const s of dataset.sources) if (s.data.derivedFrom) missingSource(s.locate(['derivedFrom']), s.data.derivedFrom)
  circles(
    dataset.sources.map((s) => ({ slug: s.slug, up: s.data.derivedFrom, field: 'derivedFrom', locate: s.locate })),
    report,
  )
  for (const e of dataset.entities) {
    structure(e, reference)
    scripts(e, report)
    for (const [i, n] of e.names.entries()) cited(n.citations, e.read.locate(['names', i]))
    capped(report, e.read.locate(['names']), 'names', e.names, 60)
    capped(report, e.read.locate(['externalIds']), 'externalIds', e.externalIds, 20)
    if (e.read.type === 'REGIME') {
      const classifications = Object.values(e.read.data.classifications ?? {}).flatMap((c) => [c, ...Object.values(c.alternatives ?? {})])
      capped(report, e.read.locate(['classifications']), 'classifications', classifications, 20)
    }
  }
  for (const field of ['parent', 'partOf'])
    circles(
      dataset.entities.map(({ slug, read }) => ({ slug, up: (read.data as Record<string, unknown>)[field], field, locate: read.locate })),
      report,
    )
  identifiers(dataset.entities, report)

  const ids = new Set<string>()
  const facts = new Map<string, ClaimRecord[]>()
  for (const c of dataset.claims) {
    if (ids.has(c.id)) report(c.locate(), `claim id ${c.id} is taken; give this one another key`)
    ids.add(c.id)
    const fact = facts.get(c.fact)
    if (fact) fact.push(c)
    else facts.set(c.fact, [c])
    checkClaim(c, bySlug, reference, report)
    cited(c.citations, c.locate('cite'))
  }
  for (const [fact, all] of facts) sameFact(fact, all, report)
  problems.push(...lives(dataset.claims))
  return problems
}
