/** Slugs and what they mean, across files. */
import type { Dataset, EntityRecord } from './expand.ts'
import { folders } from './format.ts'
import { suggester } from './nearest.ts'
import type { Problem } from './read.ts'

export type Type = EntityRecord['type']
export type At = Pick<Problem, 'file' | 'line' | 'column'>
export type Report = (at: At, message: string) => void
/** Looks a slug up and reports it when it is missing or of another type than wanted. */
export type Reference = (at: At, slug: string, types: readonly Type[]) => EntityRecord | undefined
export const allTypes = Object.keys(folders) as Type[]

/** Ends the suggestion's question, so that what follows is a sentence either way. */
export const otherwise = (suggestion: string) => (suggestion === '' ? ';' : ' Otherwise')

/** The entities by slug; a slug or alias that stands twice is a problem. */
export function entitiesBySlug(dataset: Dataset, report: Report): Map<string, EntityRecord> {
  const bySlug = new Map<string, EntityRecord>()
  for (const e of dataset.entities) {
    const other = bySlug.get(e.slug)
    if (other)
      report(e.read.locate([]), `slug "${e.slug}" is also in ${folders[other.type]}/; slugs are unique across all types: rename one`)
    else bySlug.set(e.slug, e)
  }
  const aliases = new Map<string, string>()
  for (const { slug, read } of dataset.entities)
    for (const [i, alias] of (read.data.aliases ?? []).entries()) {
      const owner = bySlug.has(alias) ? alias : aliases.get(alias)
      if (owner !== undefined) report(read.locate(['aliases', i]), `"${alias}" already means ${owner}; remove the alias`)
      aliases.set(alias, slug)
    }
  return bySlug
}

export function referrer(dataset: Dataset, bySlug: Map<string, EntityRecord>, report: Report): Reference {
  const among = new Map<string, (slug: string) => string>()
  return (at, slug, types) => {
    const found = bySlug.get(slug)
    if (found && types.includes(found.type)) return found
    const wanted = types.length === allTypes.length ? 'any folder' : types.map((t) => `${folders[t]}/`).join(' or ')
    if (found) report(at, `"${slug}" is in ${folders[found.type]}/, and this must be in ${wanted}; name another`)
    else if (!dataset.unread.has(slug)) {
      const key = types.join()
      const suggest = among.get(key) ?? suggester([...bySlug.values()].filter((e) => types.includes(e.type)).map((e) => e.slug))
      among.set(key, suggest)
      report(at, `no entity "${slug}" in ${wanted}${suggest(slug)}${otherwise(suggest(slug))} add its file`)
    }
    return found
  }
}
