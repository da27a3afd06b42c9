/** From the expanded dataset to the rows of every table, with slugs and global ids where the database has ids. */
import { foldName, postgresDay } from '@annals/db'
import { type bounds, bounds as boundsOf, type FuzzyInterval } from './edtf.ts'
import type { CitationRecord, ClaimRecord, Dataset, EntityRecord } from './expand.ts'
import { closeTenure, lifeDays } from './lives.ts'
import type { ReadSource } from './read.ts'

export type Value = string | number | boolean | null | string[]
export type Row = Record<string, Value>
type Fields = Record<string, unknown>

/** Rows of each input, in no particular order; the keys of a row are those sync-tables.ts declares for it. */
export function datasetRows(dataset: Dataset) {
  const { entities, claims, sources } = dataset
  const deaths = lifeDays(claims, 'DEATH')
  const of = <T extends EntityRecord['type']>(type: T) =>
    entities.map((e) => e.read).filter((read): read is Extract<EntityRecord['read'], { type: T }> => read.type === type)
  const own = (kind: ClaimRecord['kind'], row: (fields: Fields) => Row): Row[] =>
    claims.filter((c) => c.kind === kind).map((c) => ({ claim: c.id, ...row(c.own) }))
  return {
    source: sources.map(source),
    sourceLink: sources.map((s) => ({ slug: s.slug, derived_from: s.data.derivedFrom ?? null })),
    entity: entities.map((e) => ({ type: e.type, slug: e.slug, name: e.names[0]?.text ?? '', description: e.read.data.description })),
    alias: entities.flatMap((e) => (e.read.data.aliases ?? []).map((slug) => ({ slug, entity: e.slug }))),
    leader: of('LEADER').map(({ slug, data }) => ({ slug, gender: data.gender ?? null })),
    polity: of('POLITY').map(({ slug, data }) => ({ slug, kind: data.kind })),
    regime: of('REGIME').map(({ slug, data }) => ({ slug, polity: data.polity })),
    organization: of('ORGANIZATION').map(({ slug, data }) => ({
      slug,
      kind: data.kind,
      polity: data.polity ?? null,
      parent: data.parent ?? null,
    })),
    office: of('OFFICE').map(({ slug, data }) => ({ slug, kind: data.kind, of: data.of })),
    ideology: of('IDEOLOGY').map(({ slug, data }) => ({ slug, kind: data.kind })),
    war: of('WAR').map(({ slug, data }) => ({ slug, kind: data.kind, parent: data.parent ?? null })),
    event: of('EVENT').map(({ slug, data }) => ({ slug, kind: data.kind, part_of: data.partOf ?? null })),
    treaty: of('TREATY').map(({ slug, data }) => ({ slug, kind: data.kind })),
    claim: claims.map((c) => claim(c, c.kind === 'TENURE' ? closeTenure(c.during, deaths.get(c.subject)) : withBounds(c.during))),
    tenure: own('TENURE', (f) => ({
      ...text(f, { entry_mode: 'entry', exit_mode: 'exit', exit_detail: 'exitDetail', fate: 'fate', holding: 'holding' }),
      acting: f.acting === true,
    })),
    membership: own('MEMBERSHIP', (f) => text(f, { role: 'role', title: 'title' })),
    adherence: own('ADHERENCE', (f) => text(f, { role: 'role' })),
    derivation: own('DERIVATION', (f) => text(f, { kind: 'kind' })),
    participation: own('PARTICIPATION', participation),
    relationship: own('RELATIONSHIP', (f) => text(f, { kind: 'kind', toward: 'toward', aspect: 'aspect' })),
    attribute: own('ATTRIBUTE', (f) => text(f, { predicate: 'predicate', value: 'value', scheme: 'scheme' })),
    about: claims.flatMap((c) => c.about.map((entity) => ({ claim: c.id, entity }))),
    name: entities.flatMap((e) =>
      e.names.map(({ text, lang, script, kind, preferred, during }, position) => {
        return { entity: e.slug, position, text, folded: foldName(text), lang, script, kind, preferred, ...interval(withBounds(during)) }
      }),
    ),
    entityId: entities.flatMap((e) => e.externalIds.map(({ scheme, value, match }) => ({ entity: e.slug, scheme, value, match }))),
    claimId: claims.flatMap((c) => c.externalIds.map(({ scheme, value }) => ({ claim: c.id, scheme, value, match: 'EXACT' }))),
    claimCitation: claims.flatMap((c) => c.citations.map((cited, position) => ({ claim: c.id, position, ...citation(cited) }))),
    nameCitation: entities.flatMap((e) =>
      e.names.flatMap((n, name) => n.citations.map((cited, position) => ({ entity: e.slug, name, position, ...citation(cited) }))),
    ),
  } satisfies Record<string, Row[]>
}

const withBounds = (during: FuzzyInterval) => ({ ...during, ...boundsOf(during) })

function interval(i: FuzzyInterval & ReturnType<typeof bounds>) {
  return {
    start_edtf: i.start?.edtf ?? null,
    end_edtf: i.end?.edtf ?? null,
    start_kind: i.startKind,
    end_kind: i.endKind,
    start_earliest: postgresDay(i.startEarliest),
    start_latest: postgresDay(i.startLatest),
    end_earliest: postgresDay(i.endEarliest),
    end_latest: postgresDay(i.endLatest),
  }
}

function source({ slug, data }: ReadSource): Row {
  const author = data.author?.map((a) => ('literal' in a ? a.literal : [a.family, a.given].filter(Boolean).join(', '))).join('; ')
  return {
    slug,
    type: data.type,
    title: data.title,
    author: author ?? null,
    issued: data.issued ?? null,
    version: data.version ?? null,
    publisher: data.publisher ?? null,
    container_title: data['container-title'] ?? null,
    url: data.URL ?? null,
    doi: data.DOI ?? null,
    license: data.license ?? null,
    note: data.note ?? null,
  }
}

function claim(c: ClaimRecord, during: FuzzyInterval & ReturnType<typeof bounds>): Row {
  return {
    global_id: c.id,
    kind: c.kind,
    path: c.id.slice(c.id.indexOf(':') + 1),
    subject: c.subject,
    object: c.object,
    fact: c.fact,
    negated: c.negated,
    held_by: c.heldBy,
    rank: c.rank,
    status: c.status,
    confidence: c.confidence,
    basis: c.basis,
    reason_for_rank: c.reasonForRank,
    note: c.note,
    ...interval(during),
  }
}

/** The named fields under their columns' names, null where absent. */
function text(fields: Fields, columns: Record<string, string>): Row {
  return Object.fromEntries(
    Object.entries(columns).map(([column, field]) => [column, (fields[field] as string | null | undefined) ?? null]),
  )
}

function participation(f: Fields): Row {
  const coded = f.codedSides as { COW?: string; UCDP?: string } | null
  return {
    ...text(f, { side: 'side', role: 'role', outcome: 'outcome' }),
    cow_side: coded?.COW ?? null,
    ucdp_side: coded?.UCDP ?? null,
    initiator: (f.initiator as boolean | null) ?? null,
    obligations: (f.obligations as string[] | null) ?? null,
    ...quantity('deaths', f.deaths),
    ...quantity('troops', f.troops),
  }
}

function quantity(name: string, given: unknown): Row {
  const q = given as { low?: number; best?: number; high?: number; unit: string; definition: string } | null
  return {
    [`${name}_low`]: q?.low ?? null,
    [`${name}_best`]: q?.best ?? null,
    [`${name}_high`]: q?.high ?? null,
    [`${name}_unit`]: q?.unit ?? null,
    [`${name}_definition`]: q?.definition ?? null,
  }
}

const citation = ({ source, locator, quote, stance, verification }: CitationRecord) => ({ source, locator, quote, stance, verification })
