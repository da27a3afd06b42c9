/** From parsed files to the rows they stand for: entities, names, and one record a claim. */
import {
  type bases,
  type Code,
  type claimKinds,
  claimNames,
  type confidences,
  type ranks,
  type stances,
  type statuses,
  type verifications,
} from '@annals/db'
import { EdtfError, type FuzzyInterval, readDate, readInterval, undated } from './edtf.ts'
import { recalled } from './format.ts'
import { inheritDates } from './inherited.ts'
import type { Locate, Path, Problem, ReadEntity, ReadFiles, ReadSource } from './read.ts'
import { nativeScripts, scriptOf } from './scripts.ts'

/** The built-in source of what was not looked up. */
export const generalKnowledge = 'general-knowledge'

export interface CitationRecord {
  source: string
  locator: string | null
  quote: string | null
  stance: Code<typeof stances>
  verification: Code<typeof verifications>
}
export interface NameRecord {
  text: string
  lang: string
  script: string
  kind: string
  during: FuzzyInterval
  preferred: boolean
  citations: CitationRecord[]
}
export type ClaimKind = Code<typeof claimKinds>
export interface ClaimRecord {
  kind: ClaimKind
  /** Global id: `Tenure:kim-il-sung/premier-1948`. */
  id: string
  subject: string
  object: string | null
  /** Claims with the same fact are alternatives. */
  fact: string
  during: FuzzyInterval
  rank: Code<typeof ranks>
  status: Code<typeof statuses>
  confidence: Code<typeof confidences>
  basis: Code<typeof bases>
  reasonForRank: string | null
  note: string | null
  negated: boolean
  heldBy: string | null
  externalIds: { scheme: string; value: string }[]
  citations: CitationRecord[]
  /** The columns of the claim's own table. */
  own: Record<string, unknown>
  about: string[]
  locate: (field?: string) => Pick<Problem, 'file' | 'line' | 'column'>
}
export interface EntityRecord {
  read: ReadEntity
  type: ReadEntity['type']
  slug: string
  names: NameRecord[]
  externalIds: { scheme: string; value: string; match: string }[]
}
export interface Dataset {
  entities: EntityRecord[]
  claims: ClaimRecord[]
  sources: ReadSource[]
  /** Slugs of files that could not be read; what they hold is missing here, and that is already a problem. */
  unread: Set<string>
  problems: Problem[]
}

type Fields = Record<string, unknown>
interface Shape {
  kind: ClaimKind
  /** Field that names the other end. */
  object?: string
  /** What, beside the ends, tells this fact from another of the same kind. */
  discriminator?: (f: Fields, key: string) => string
  own: (f: Fields) => Fields
}
const pick = (names: string[]) => (f: Fields) => Object.fromEntries(names.map((n) => [n, f[n] ?? null]))
const attribute = (predicate: string, value: (f: Fields) => unknown, discriminator?: Shape['discriminator']): Shape => ({
  kind: 'ATTRIBUTE',
  discriminator: (f, key) => [predicate, discriminator?.(f, key)].filter(Boolean).join('/'),
  own: (f) => ({ predicate, value: String(value(f) ?? ''), scheme: f.scheme ?? null }),
})
const date = (predicate: string) => attribute(predicate, (f) => f.date)
const span = (predicate: string) => attribute(predicate, (f) => f.during)
const participation: Shape = {
  kind: 'PARTICIPATION',
  object: 'in',
  discriminator: (f) => (f.role === 'VICTIM' || f.role === 'SPEAKER' || f.role === 'HOST' ? String(f.role) : ''),
  own: pick(['side', 'codedSides', 'role', 'initiator', 'outcome', 'deaths', 'troops', 'obligations']),
}

/** Sections that hold one claim, whose key is the section's name. */
const singles: Record<string, Shape> = {
  birth: date('BIRTH'),
  death: date('DEATH'),
  birthPlace: attribute('BIRTH_PLACE', (f) => f.place),
  deathPlace: attribute('DEATH_PLACE', (f) => f.place),
  inception: date('INCEPTION'),
  emergence: date('INCEPTION'),
  established: date('INCEPTION'),
  dissolution: date('DISSOLUTION'),
  abolished: date('DISSOLUTION'),
  during: span('DURING'),
  signed: date('SIGNED'),
  inForce: span('IN_FORCE'),
  endMode: attribute('END_MODE', (f) => f.mode),
  issue: attribute('ISSUE', (f) => f.issue),
  outcome: attribute('OUTCOME', (f) => f.text),
  place: attribute('PLACE', (f) => f.place),
}
/** Sections that map a claim key to a claim. */
const keyed: Record<string, Shape> = {
  tenures: {
    kind: 'TENURE',
    object: 'office',
    own: (f) => ({
      ...pick(['entry', 'exit', 'exitDetail', 'fate'])(f),
      holding: f.holding ?? (f.office ? 'DE_JURE' : 'DE_FACTO'),
      acting: f.acting ?? false,
    }),
  },
  memberships: { kind: 'MEMBERSHIP', object: 'in', discriminator: (f) => String(f.role), own: pick(['role', 'title']) },
  adherences: { kind: 'ADHERENCE', object: 'ideology', discriminator: (f) => String(f.role), own: pick(['role']) },
  derivations: { kind: 'DERIVATION', object: 'from', own: pick(['kind']) },
  participations: participation,
  relationships: {
    kind: 'RELATIONSHIP',
    object: 'to',
    discriminator: (f) => String(f.kind),
    own: (f) => ({ ...pick(['kind', 'aspect'])(f), toward: f.toward ?? null }),
  },
  systems: attribute(
    'SYSTEM_MEMBERSHIP',
    (f) => f.code,
    (f) => String(f.scheme),
  ),
  classifications: attribute(
    'CLASSIFICATION',
    (f) => f.type,
    (f, key) => `${f.scheme}/${key}`,
  ),
  intensity: attribute(
    'INTENSITY',
    (f) => f.level,
    (_f, key) => key,
  ),
  statements: attribute(
    'STATEMENT',
    (f) => f.text,
    (_f, key) => key,
  ),
}

/** Expands parsed files; dates that cannot be read are problems, and their claims are left out. */
export function expand(files: ReadFiles): Dataset {
  const problems = [...files.problems]
  const dataset: Dataset = { entities: [], claims: [], sources: files.sources, unread: files.unread, problems }
  const datasets = new Set(files.sources.filter((s) => s.data.type === 'dataset').map((s) => s.slug))
  for (const read of files.entities) {
    dataset.entities.push(entity(read, problems))
    for (const [section, content] of Object.entries(read.data)) {
      const add = (key: string, fields: Fields, path: Path, shape: Shape, subject: string) =>
        expandClaim(dataset, datasets, read.locate, { key, fields, path, shape, subject })
      const single = singles[section]
      const many = keyed[section]
      if (section === 'participants')
        for (const [i, fields] of (content as Fields[]).entries())
          add(
            (fields.key as string | undefined) ?? read.slug,
            { ...fields, in: read.slug },
            [section, i],
            participation,
            fields.by as string,
          )
      else if (many)
        for (const [key, fields] of Object.entries(content as Record<string, Fields>)) add(key, fields, [section, key], many, read.slug)
      else if (single && typeof content === 'object') add(kebab(section), content as Fields, [section], single, read.slug)
    }
  }
  inheritDates(dataset)
  return dataset
}

const kebab = (camel: string) => camel.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
const notInherited = [
  'cite',
  'rank',
  'status',
  'confidence',
  'basis',
  'reasonForRank',
  'note',
  'negated',
  'heldBy',
  'externalIds',
  'alternatives',
  'fact',
  'key',
]

function expandClaim(
  dataset: Dataset,
  datasets: Set<string>,
  locate: Locate,
  claim: { key: string; fields: Fields; path: Path; shape: Shape; subject: string; fact?: string },
) {
  const { key, fields, path, shape, subject } = claim
  const own = shape.own(fields)
  // A tenure with a polity instead of an office is effective leadership: the polity is its other end.
  const object =
    shape.kind === 'TENURE'
      ? ((fields.office ?? fields.polity) as string | undefined)
      : shape.object
        ? (fields[shape.object] as string)
        : undefined
  const discriminator = fields.fact ?? shape.discriminator?.(fields, key)
  const fact = claim.fact ?? [claimNames[shape.kind], subject, object, discriminator].filter(Boolean).join('/')
  const cited = citations(fields.cite)
  const at = (field?: string) => locate(field === undefined ? path : [...path, field])
  const lookedUp = cited.some((c) => c.verification === 'LOOKED_UP')
  try {
    dataset.claims.push({
      kind: shape.kind,
      id: `${claimNames[shape.kind]}:${subject}/${key}`,
      subject,
      object: object ?? null,
      fact,
      during: interval(fields),
      rank: fields.rank as ClaimRecord['rank'],
      status: fields.status as ClaimRecord['status'],
      confidence: (fields.confidence as ClaimRecord['confidence'] | undefined) ?? (lookedUp ? 'CERTAIN' : 'LIKELY'),
      basis:
        (fields.basis as ClaimRecord['basis'] | undefined) ??
        (cited.every((c) => datasets.has(c.source)) ? 'DATASET_CODING' : 'SCHOLARLY_CONSENSUS'),
      reasonForRank: (fields.reasonForRank as string | undefined) ?? null,
      note: (fields.note as string | undefined) ?? null,
      negated: fields.negated as boolean,
      heldBy: (fields.heldBy as string | undefined) ?? null,
      externalIds: Object.entries((fields.externalIds as Record<string, string> | undefined) ?? {}).map(([scheme, value]) => ({
        scheme,
        value,
      })),
      citations: cited,
      own,
      about: (fields.about as string[] | undefined) ?? [],
      locate: at,
    })
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error
    dataset.problems.push({ ...at('date' in fields ? 'date' : 'during'), message: `${path.join('.')}: ${error.message}` })
  }
  const inherited = Object.fromEntries(Object.entries(fields).filter(([name]) => !notInherited.includes(name)))
  for (const [alternative, different] of Object.entries((fields.alternatives as Record<string, Fields> | undefined) ?? {}))
    expandClaim(dataset, datasets, locate, {
      key: `${key}-${alternative}`,
      fields: { ...inherited, ...different },
      path: [...path, 'alternatives', alternative],
      shape,
      subject,
      fact: different.fact ? [claimNames[shape.kind], subject, object, different.fact].filter(Boolean).join('/') : fact,
    })
}

function interval(fields: Fields): FuzzyInterval {
  if (fields.date !== undefined) {
    const point = readDate(fields.date as string)
    return { startKind: 'KNOWN', endKind: 'KNOWN', start: point, end: point }
  }
  return fields.during === undefined ? undated : readInterval(fields.during as string)
}

function citations(cite: unknown): CitationRecord[] {
  if (cite === undefined || cite === recalled)
    return [{ source: generalKnowledge, locator: null, quote: null, stance: 'SUPPORTS', verification: 'RECALLED' }]
  return Object.entries(cite as Record<string, string | true | { locator?: string; quote?: string; stance: CitationRecord['stance'] }>).map(
    ([source, value]) => {
      const full = typeof value === 'object' ? value : { stance: 'SUPPORTS' as const, ...(value === true ? {} : { locator: value }) }
      return {
        source,
        locator: full.locator ?? null,
        quote: full.quote ?? null,
        stance: full.stance,
        verification: source === generalKnowledge ? 'RECALLED' : 'LOOKED_UP',
      }
    },
  )
}

function entity(read: ReadEntity, problems: Problem[]): EntityRecord {
  const names: NameRecord[] = []
  for (const [i, given] of read.data.names.entries()) {
    const { kind, during, cite, ...tagged } = given as Record<string, string> & { cite?: unknown }
    const [[tag = 'und', text = ''] = []] = Object.entries(tagged)
    const lang = tag.split('-')[0] as string
    const script = tag.split('-').find((part) => /^[A-Z][a-z]{3}$/.test(part)) ?? scriptOf(text, lang)
    try {
      names.push({
        text,
        lang,
        script,
        kind: kind ?? (script === 'Latn' && nativeScripts[lang] !== undefined ? 'ROMANIZATION' : 'COMMON'),
        during: during === undefined ? undated : readInterval(String(during)),
        preferred: i === 0,
        citations: citations(cite),
      })
    } catch (error) {
      if (!(error instanceof EdtfError)) throw error
      problems.push({ ...read.locate(['names', i, 'during']), message: `names.${i}: ${error.message}` })
    }
  }
  const externalIds = Object.entries(read.data.externalIds ?? {}).flatMap(([scheme, value]) =>
    [value].flat().map((v) => (typeof v === 'object' ? { scheme, ...v } : { scheme, value: v as string, match: 'EXACT' })),
  )
  return { read, type: read.type, slug: read.slug, names, externalIds }
}
