/** Rules about one entity, or about entities beside each other, that no schema of a single file can say. */
import type { EntityRecord } from './expand.ts'
import { folders } from './format.ts'
import type { Locate } from './read.ts'
import type { At, Reference, Report } from './references.ts'
import { nativeScripts } from './scripts.ts'

/** The entities a file names outside its claims exist and are of the right type. */
export function structure({ read }: EntityRecord, reference: Reference): void {
  if (read.type === 'REGIME') reference(read.locate(['polity']), read.data.polity, ['POLITY'])
  if (read.type === 'ORGANIZATION') {
    if (read.data.polity) reference(read.locate(['polity']), read.data.polity, ['POLITY'])
    if (read.data.parent) reference(read.locate(['parent']), read.data.parent, ['ORGANIZATION'])
  }
  if (read.type === 'OFFICE') reference(read.locate(['of']), read.data.of, ['POLITY', 'ORGANIZATION'])
  if (read.type === 'WAR' && read.data.parent) reference(read.locate(['parent']), read.data.parent, ['WAR'])
  if (read.type === 'EVENT' && read.data.partOf) reference(read.locate(['partOf']), read.data.partOf, ['WAR', 'EVENT'])
}

/** Lists that the API shows whole stay short. */
export function capped(report: Report, at: At, field: string, list: readonly unknown[], most: number): void {
  if (list.length > most) report(at, `${list.length} ${field}, and the API shows this list whole: keep the best ${most}`)
}

/** No parent, whole or original leads back to itself. */
export function circles(items: readonly { slug: string; up: unknown; field: string; locate: Locate }[], report: Report): void {
  const parent = new Map(items.map((item) => [item.slug, item.up]))
  for (const { slug, up, field, locate } of items) {
    const seen = [slug]
    for (let next = up; typeof next === 'string'; next = parent.get(next)) {
      if (next === slug) report(locate([field]), `\`${field}\` leads back to this file (${[...seen, slug].join(' → ')}); break the circle`)
      if (seen.includes(next)) break
      seen.push(next)
    }
  }
}

/** An exact id stands for one entity only, and no entity has one twice. */
export function identifiers(entities: readonly EntityRecord[], report: Report): void {
  const owners = new Map<string, EntityRecord>()
  for (const e of entities) {
    const own = new Set<string>()
    for (const { scheme, value, match } of e.externalIds) {
      const id = `${scheme} ${value}`
      const at = e.read.locate(['externalIds', scheme])
      if (own.has(id)) report(at, `${id} is written twice; keep one`)
      own.add(id)
      if (match !== 'EXACT') continue
      const owner = owners.get(id)
      if (owner && owner !== e)
        report(
          at,
          `${id} is also the EXACT id of ${folders[owner.type]}/${owner.slug}.yaml; ` +
            `only one thing can be the same: write { value: ${value}, match: CLOSE } or BROAD for the other`,
        )
      else owners.set(id, e)
    }
  }
}

/** A leader whose name is romanized has the name itself, in its script. */
export function scripts(e: EntityRecord, report: Report): void {
  if (e.type !== 'LEADER') return
  const native = new Set(e.names.filter((n) => n.script !== 'Latn').map((n) => n.lang))
  const missing = new Set<string>()
  for (const [i, n] of e.names.entries()) {
    const script = nativeScripts[n.lang]
    if (n.kind !== 'ROMANIZATION' || script === undefined || native.has(n.lang) || missing.has(n.lang)) continue
    missing.add(n.lang)
    report(
      e.read.locate(['names', i]),
      `"${n.text}" is a romanization, and no name is in the script of ${n.lang}; add \`- ${n.lang}: …\` in ${script}, or tag this one en`,
    )
  }
}
