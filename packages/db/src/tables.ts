/** The tables as Kysely sees them, in camelCase. A test holds them equal to the migrated database. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type {
  adherenceRoles,
  bases,
  Code,
  claimKinds,
  confidences,
  dateKinds,
  derivationKinds,
  entityTypes,
  entryModes,
  eventKinds,
  exitDetails,
  exitModes,
  fates,
  genders,
  holdings,
  ideologyKinds,
  idMatches,
  idSchemes,
  keyTiers,
  membershipRoles,
  nameKinds,
  officeKinds,
  organizationKinds,
  participationRoles,
  polityKinds,
  predicates,
  ranks,
  regimeEndModes,
  relationshipKinds,
  sourceTypes,
  stances,
  statuses,
  treatyKinds,
  verifications,
  warIssues,
  warKinds,
  warOutcomes,
} from './codes.ts'

/** A day: ISO 8601, or `infinity` / `-infinity` for none. */
type Day = string
type DateColumns<N extends string> = Record<`${N}Edtf`, string | null> & Record<`${N}Earliest` | `${N}Latest`, Day | null>
interface Interval {
  startEdtf: string | null
  endEdtf: string | null
  startKind: Generated<Code<typeof dateKinds>>
  endKind: Generated<Code<typeof dateKinds>>
  startEarliest: Generated<Day>
  startLatest: Generated<Day>
  endEarliest: Generated<Day>
  endLatest: Generated<Day>
}
interface Subtype<K extends string, V extends string> {
  id: number
  type: K extends 'type' ? Generated<V> : never
  kind: K extends 'kind' ? Generated<V> : never
}
type EntitySubtype<V extends string> = Omit<Subtype<'type', V>, 'kind'>
type ClaimSubtype<V extends string> = Omit<Subtype<'kind', V>, 'type'>
type EntityType = Code<typeof entityTypes>

export interface Tables {
  apiKey: {
    id: GeneratedAlways<number>
    hash: string
    prefix: string
    name: string
    tier: Code<typeof keyTiers>
    createdAt: Generated<Date>
    revokedAt: Date | null
  }
  datasetRelease: { id: Generated<boolean>; version: string; loadedAt: Generated<Date> }
  source: {
    id: GeneratedAlways<number>
    slug: string
    globalId: GeneratedAlways<string>
    type: Code<typeof sourceTypes>
    title: string
    author: string | null
    issued: string | null
    version: string | null
    publisher: string | null
    containerTitle: string | null
    url: string | null
    doi: string | null
    license: string | null
    note: string | null
    derivedFromId: number | null
  }
  entity: {
    id: GeneratedAlways<number>
    type: EntityType
    slug: string
    globalId: GeneratedAlways<string>
    name: string
    description: string
  }
  entityAlias: { slug: string; entityId: number }
  leader: EntitySubtype<'LEADER'> & { gender: Code<typeof genders> | null; heldOffice: Generated<boolean> } & DateColumns<'birth'> &
    DateColumns<'death'>
  polity: EntitySubtype<'POLITY'> & { polityKind: Code<typeof polityKinds> } & DateColumns<'inception'> & DateColumns<'dissolution'>
  regime: EntitySubtype<'REGIME'> & { polityId: number; endMode: Code<typeof regimeEndModes> | null } & Interval
  organization: EntitySubtype<'ORGANIZATION'> & {
    organizationKind: Code<typeof organizationKinds>
    polityId: number | null
    parentId: number | null
  } & DateColumns<'inception'> &
    DateColumns<'dissolution'>
  office: EntitySubtype<'OFFICE'> & {
    officeKind: Code<typeof officeKinds>
    ofId: number
    ofType: 'POLITY' | 'ORGANIZATION'
  } & DateColumns<'established'> &
    DateColumns<'abolished'>
  ideology: EntitySubtype<'IDEOLOGY'> & { ideologyKind: Code<typeof ideologyKinds> } & DateColumns<'emergence'>
  war: EntitySubtype<'WAR'> & {
    warKind: Code<typeof warKinds>
    parentId: number | null
    issue: Code<typeof warIssues> | null
    outcome: string | null
  } & Interval
  event: EntitySubtype<'EVENT'> & {
    eventKind: Code<typeof eventKinds>
    partOfId: number | null
    partOfType: 'WAR' | 'EVENT' | null
    place: string | null
  } & Interval
  treaty: EntitySubtype<'TREATY'> & { treatyKind: Code<typeof treatyKinds> } & DateColumns<'signed'> & Interval
  claim: {
    id: GeneratedAlways<number>
    kind: Code<typeof claimKinds>
    path: string
    globalId: GeneratedAlways<string>
    subjectId: number
    subjectType: EntityType
    objectId: number | null
    objectType: EntityType | null
    fact: string
    /** 1 = the claim to show for its fact; null when deprecated or refuted. Derived by the loader. */
    factRank: number | null
    negated: Generated<boolean>
    heldById: number | null
    rank: Code<typeof ranks>
    status: Code<typeof statuses>
    confidence: Code<typeof confidences>
    basis: Code<typeof bases>
    reasonForRank: string | null
    note: string | null
  } & Interval
  tenure: ClaimSubtype<'TENURE'> & {
    entryMode: Code<typeof entryModes> | null
    exitMode: Code<typeof exitModes> | null
    exitDetail: Code<typeof exitDetails> | null
    fate: Code<typeof fates> | null
    holding: Code<typeof holdings>
    acting: Generated<boolean>
  }
  membership: ClaimSubtype<'MEMBERSHIP'> & { role: Code<typeof membershipRoles>; title: string | null }
  adherence: ClaimSubtype<'ADHERENCE'> & { role: Code<typeof adherenceRoles> }
  derivation: ClaimSubtype<'DERIVATION'> & { derivationKind: Code<typeof derivationKinds> }
  participation: ClaimSubtype<'PARTICIPATION'> & {
    side: string | null
    cowSide: string | null
    ucdpSide: string | null
    role: Code<typeof participationRoles>
    initiator: boolean | null
    outcome: Code<typeof warOutcomes> | null
    obligations: string[] | null
  } & Quantity<'deaths'> &
    Quantity<'troops'>
  relationship: ClaimSubtype<'RELATIONSHIP'> & {
    relationshipKind: Code<typeof relationshipKinds>
    towardId: number | null
    aspect: string | null
  }
  attribute: ClaimSubtype<'ATTRIBUTE'> & { predicate: Code<typeof predicates>; value: string; scheme: string | null }
  attributeAbout: { claimId: number; entityId: number }
  name: {
    id: GeneratedAlways<number>
    entityId: number
    position: number
    text: string
    folded: string
    lang: string
    script: string
    kind: Code<typeof nameKinds>
    preferred: boolean
  } & Interval
  externalId: {
    id: GeneratedAlways<number>
    entityId: number | null
    claimId: number | null
    scheme: Code<typeof idSchemes>
    value: string
    match: Code<typeof idMatches>
  }
  citation: {
    id: GeneratedAlways<number>
    claimId: number | null
    nameId: number | null
    position: number
    sourceId: number
    locator: string | null
    quote: string | null
    stance: Code<typeof stances>
    verification: Code<typeof verifications>
  }
}
type Quantity<N extends string> = Record<`${N}Low` | `${N}Best` | `${N}High`, number | null> &
  Record<`${N}Unit` | `${N}Definition`, string | null>
/** What a select of a table's column gives. */
export type Selected<C> = C extends ColumnType<infer S, unknown, unknown> ? S : C
