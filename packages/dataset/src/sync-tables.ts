/** How each input of rows.ts becomes rows of a table: its fields, the key it is known by, and where its ids come from. */
import type { datasetRows } from './rows.ts'

export interface SyncTable {
  rows: keyof ReturnType<typeof datasetRows>
  table: string
  /** The fields of an input row, separated by spaces; SQL types follow from their names. */
  fields: string
  /** Column → SQL over the input row `i`. Rows of input and table with equal keys are the same row. */
  key: Record<string, string>
  /** The other columns. Fields that are not named in `key`, `set` or `only` go to the column of their name. */
  set?: Record<string, string>
  /** Fields that only serve to look something up. */
  only?: string
  /** The key is a generated column: matched by, never written. */
  generated?: true
  /** Which of the table's rows the input speaks of; default all. */
  scope?: string
  /** Rows exist already and get a reference to one another: nothing is inserted or deleted. */
  link?: true
}

const entity = (field: string) => `(SELECT e.id FROM entity e WHERE e.slug = i.${field})`
const entityType = (field: string) => `(SELECT e.type FROM entity e WHERE e.slug = i.${field})`
const claim = '(SELECT c.id FROM claim c WHERE c.global_id = i.claim)'
const source = (field: string) => `(SELECT s.id FROM source s WHERE s.slug = i.${field})`
const interval = 'start_edtf end_edtf start_kind end_kind start_earliest start_latest end_earliest end_latest'
const quantity = (name: string) => ['low', 'best', 'high', 'unit', 'definition'].map((part) => `${name}_${part}`).join(' ')
const cited = 'source locator quote stance verification'

// Position in the list, best first.
const order = (field: string, ...codes: string[]) => `array_position(ARRAY[${codes.map((c) => `'${c}'`).join(', ')}], i.${field})`
const stands = `(i.rank <> 'DEPRECATED' AND i.status <> 'REFUTED')`
/**
 * 1 for the claim to show of its fact, 2 and on for its alternatives, null for what is deprecated or refuted; all else equal a day goes
 * before the year it is in. The input holds all claims.
 */
const factRank = `CASE WHEN ${stands} THEN row_number() OVER (PARTITION BY i.fact, ${stands} ORDER BY i.negated, i.rank <> 'PREFERRED',
  ${order('status', 'ACCEPTED', 'DISPUTED', 'UNVERIFIED')}, ${order('confidence', 'CERTAIN', 'LIKELY', 'POSSIBLE', 'UNLIKELY')},
  i.start_latest, i.start_earliest, i.global_id COLLATE "C") END`

const entityOf = (
  rows: 'leader' | 'polity' | 'regime' | 'organization' | 'office' | 'ideology' | 'war' | 'event' | 'treaty',
  fields: string,
) => ({
  rows,
  table: rows,
  fields: `slug ${fields}`,
  key: { id: entity('slug') },
  only: 'slug',
})
const claimOf = (
  rows: 'tenure' | 'membership' | 'adherence' | 'derivation' | 'participation' | 'relationship' | 'attribute',
  fields: string,
) => ({
  rows,
  table: rows,
  fields: `claim ${fields}`,
  key: { id: claim },
  only: 'claim',
})

/** In the order in which rows may be written; rows are deleted in the opposite order. */
export const syncTables: SyncTable[] = [
  {
    rows: 'source',
    table: 'source',
    fields: 'slug type title author issued version publisher container_title url doi license note',
    key: { slug: 'i.slug' },
  },
  {
    rows: 'sourceLink',
    table: 'source',
    fields: 'slug derived_from',
    key: { slug: 'i.slug' },
    set: { derived_from_id: source('derived_from') },
    only: 'derived_from',
    link: true,
  },
  { rows: 'entity', table: 'entity', fields: 'type slug name description', key: { type: 'i.type', slug: 'i.slug' } },
  {
    rows: 'alias',
    table: 'entity_alias',
    fields: 'slug entity',
    key: { slug: 'i.slug' },
    set: { entity_id: entity('entity') },
    only: 'entity',
  },
  entityOf('leader', 'gender'),
  { ...entityOf('polity', 'kind'), set: { polity_kind: 'i.kind' }, only: 'slug kind' },
  { ...entityOf('regime', 'polity'), set: { polity_id: entity('polity') }, only: 'slug polity' },
  {
    ...entityOf('organization', 'kind polity parent'),
    set: { organization_kind: 'i.kind', polity_id: entity('polity'), parent_id: entity('parent') },
    only: 'slug kind polity parent',
  },
  {
    ...entityOf('office', 'kind of'),
    set: { office_kind: 'i.kind', of_id: entity('of'), of_type: entityType('of') },
    only: 'slug kind of',
  },
  { ...entityOf('ideology', 'kind'), set: { ideology_kind: 'i.kind' }, only: 'slug kind' },
  { ...entityOf('war', 'kind parent'), set: { war_kind: 'i.kind', parent_id: entity('parent') }, only: 'slug kind parent' },
  {
    ...entityOf('event', 'kind part_of'),
    set: { event_kind: 'i.kind', part_of_id: entity('part_of'), part_of_type: entityType('part_of') },
    only: 'slug kind part_of',
  },
  { ...entityOf('treaty', 'kind'), set: { treaty_kind: 'i.kind' }, only: 'slug kind' },
  {
    rows: 'claim',
    table: 'claim',
    fields: `global_id kind path subject object fact negated held_by rank status confidence basis reason_for_rank note ${interval}`,
    key: { global_id: 'i.global_id' },
    set: {
      subject_id: entity('subject'),
      subject_type: entityType('subject'),
      object_id: entity('object'),
      object_type: entityType('object'),
      held_by_id: entity('held_by'),
      fact_rank: factRank,
    },
    only: 'subject object held_by',
    generated: true,
  },
  claimOf('tenure', 'entry_mode exit_mode exit_detail fate holding acting'),
  claimOf('membership', 'role title'),
  claimOf('adherence', 'role'),
  { ...claimOf('derivation', 'kind'), set: { derivation_kind: 'i.kind' }, only: 'claim kind' },
  claimOf('participation', `side role outcome cow_side ucdp_side initiator obligations ${quantity('deaths')} ${quantity('troops')}`),
  {
    ...claimOf('relationship', 'kind toward aspect'),
    set: { relationship_kind: 'i.kind', toward_id: entity('toward') },
    only: 'claim kind toward',
  },
  claimOf('attribute', 'predicate value scheme'),
  {
    rows: 'about',
    table: 'attribute_about',
    fields: 'claim entity',
    key: { claim_id: claim, entity_id: entity('entity') },
    only: 'claim entity',
  },
  {
    rows: 'name',
    table: 'name',
    fields: `entity position text folded lang script kind preferred ${interval}`,
    key: { entity_id: entity('entity'), position: 'i.position' },
    only: 'entity',
  },
  {
    rows: 'entityId',
    table: 'external_id',
    fields: 'entity scheme value match',
    key: { entity_id: entity('entity'), scheme: 'i.scheme', value: 'i.value' },
    only: 'entity',
    scope: 't.entity_id IS NOT NULL',
  },
  {
    rows: 'claimId',
    table: 'external_id',
    fields: 'claim scheme value match',
    key: { claim_id: claim, scheme: 'i.scheme', value: 'i.value' },
    only: 'claim',
    scope: 't.claim_id IS NOT NULL',
  },
  {
    rows: 'claimCitation',
    table: 'citation',
    fields: `claim position ${cited}`,
    key: { claim_id: claim, position: 'i.position' },
    set: { source_id: source('source') },
    only: 'claim source',
    scope: 't.claim_id IS NOT NULL',
  },
  {
    rows: 'nameCitation',
    table: 'citation',
    fields: `entity name position ${cited}`,
    key: {
      name_id: '(SELECT n.id FROM entity e JOIN name n ON n.entity_id = e.id WHERE e.slug = i.entity AND n.position = i.name)',
      position: 'i.position',
    },
    set: { source_id: source('source') },
    only: 'entity name source',
    scope: 't.name_id IS NOT NULL',
  },
]
