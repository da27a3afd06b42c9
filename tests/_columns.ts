/** Every column as the table types have it, in a form the database can be compared with. A column missing, added or of another type does not compile. */
import type { Selected, Tables } from '@annals/db'
import type { ColumnType } from 'kysely'

type Json<T> = T extends string
  ? 'string'
  : T extends number
    ? 'number'
    : T extends boolean
      ? 'boolean'
      : T extends Date
        ? 'Date'
        : 'string[]'
type Inserted<C> = C extends ColumnType<unknown, infer I, unknown> ? I : C
/** `always`: the database writes it; `default`: it does when an insert leaves it out. */
type Written<C> = [Inserted<C>] extends [never] ? ' always' : undefined extends Inserted<C> ? ' default' : ''
type Described<C> = `${Json<NonNullable<Selected<C>>>}${null extends Selected<C> ? '?' : ''}${Written<C>}`

/** JavaScript type, `?` when it may be null, and who writes it. */
export type Columns = { [T in keyof Tables]: { [C in keyof Tables[T]]: Described<Tables[T][C]> } }

// biome-ignore format: a table a line
export const columns: Columns = {
  adherence: { id: 'number', kind: 'string default', role: 'string' },
  apiKey: { id: 'number always', hash: 'string', prefix: 'string', name: 'string', tier: 'string', createdAt: 'Date default', revokedAt: 'Date?' },
  attribute: { id: 'number', kind: 'string default', predicate: 'string', value: 'string', scheme: 'string?' },
  attributeAbout: { claimId: 'number', entityId: 'number' },
  citation: { id: 'number always', claimId: 'number?', nameId: 'number?', position: 'number', sourceId: 'number', locator: 'string?', quote: 'string?', stance: 'string', verification: 'string' },
  claim: { id: 'number always', kind: 'string', path: 'string', globalId: 'string always', subjectId: 'number', subjectType: 'string', objectId: 'number?', objectType: 'string?', fact: 'string', factRank: 'number?', startEdtf: 'string?', endEdtf: 'string?', startKind: 'string default', endKind: 'string default', startEarliest: 'string default', startLatest: 'string default', endEarliest: 'string default', endLatest: 'string default', negated: 'boolean default', heldById: 'number?', rank: 'string', status: 'string', confidence: 'string', basis: 'string', reasonForRank: 'string?', note: 'string?' },
  datasetRelease: { id: 'boolean default', version: 'string', loadedAt: 'Date default' },
  derivation: { id: 'number', kind: 'string default', derivationKind: 'string' },
  entity: { id: 'number always', type: 'string', slug: 'string', globalId: 'string always', name: 'string', description: 'string' },
  entityAlias: { slug: 'string', entityId: 'number' },
  event: { id: 'number', type: 'string default', eventKind: 'string', partOfId: 'number?', partOfType: 'string?', startEdtf: 'string?', endEdtf: 'string?', startKind: 'string default', endKind: 'string default', startEarliest: 'string default', startLatest: 'string default', endEarliest: 'string default', endLatest: 'string default', place: 'string?' },
  externalId: { id: 'number always', entityId: 'number?', claimId: 'number?', scheme: 'string', value: 'string', match: 'string' },
  ideology: { id: 'number', type: 'string default', ideologyKind: 'string', emergenceEdtf: 'string?', emergenceEarliest: 'string?', emergenceLatest: 'string?' },
  leader: { id: 'number', type: 'string default', gender: 'string?', heldOffice: 'boolean default', birthEdtf: 'string?', birthEarliest: 'string?', birthLatest: 'string?', deathEdtf: 'string?', deathEarliest: 'string?', deathLatest: 'string?' },
  membership: { id: 'number', kind: 'string default', role: 'string', title: 'string?' },
  name: { id: 'number always', entityId: 'number', position: 'number', text: 'string', folded: 'string', lang: 'string', script: 'string', kind: 'string', preferred: 'boolean', startEdtf: 'string?', endEdtf: 'string?', startKind: 'string default', endKind: 'string default', startEarliest: 'string default', startLatest: 'string default', endEarliest: 'string default', endLatest: 'string default' },
  office: { id: 'number', type: 'string default', officeKind: 'string', ofId: 'number', ofType: 'string', establishedEdtf: 'string?', establishedEarliest: 'string?', establishedLatest: 'string?', abolishedEdtf: 'string?', abolishedEarliest: 'string?', abolishedLatest: 'string?' },
  organization: { id: 'number', type: 'string default', organizationKind: 'string', polityId: 'number?', parentId: 'number?', inceptionEdtf: 'string?', inceptionEarliest: 'string?', inceptionLatest: 'string?', dissolutionEdtf: 'string?', dissolutionEarliest: 'string?', dissolutionLatest: 'string?' },
  participation: { id: 'number', kind: 'string default', side: 'string?', cowSide: 'string?', ucdpSide: 'string?', role: 'string', initiator: 'boolean?', outcome: 'string?', deathsLow: 'number?', deathsBest: 'number?', deathsHigh: 'number?', deathsUnit: 'string?', deathsDefinition: 'string?', troopsLow: 'number?', troopsBest: 'number?', troopsHigh: 'number?', troopsUnit: 'string?', troopsDefinition: 'string?', obligations: 'string[]?' },
  polity: { id: 'number', type: 'string default', polityKind: 'string', inceptionEdtf: 'string?', inceptionEarliest: 'string?', inceptionLatest: 'string?', dissolutionEdtf: 'string?', dissolutionEarliest: 'string?', dissolutionLatest: 'string?' },
  regime: { id: 'number', type: 'string default', polityId: 'number', startEdtf: 'string?', endEdtf: 'string?', startKind: 'string default', endKind: 'string default', startEarliest: 'string default', startLatest: 'string default', endEarliest: 'string default', endLatest: 'string default', endMode: 'string?' },
  relationship: { id: 'number', kind: 'string default', relationshipKind: 'string', towardId: 'number?', aspect: 'string?' },
  source: { id: 'number always', slug: 'string', globalId: 'string always', type: 'string', title: 'string', author: 'string?', issued: 'string?', version: 'string?', publisher: 'string?', containerTitle: 'string?', url: 'string?', doi: 'string?', license: 'string?', note: 'string?', derivedFromId: 'number?' },
  tenure: { id: 'number', kind: 'string default', entryMode: 'string?', exitMode: 'string?', exitDetail: 'string?', fate: 'string?', holding: 'string', acting: 'boolean default' },
  treaty: { id: 'number', type: 'string default', treatyKind: 'string', signedEdtf: 'string?', signedEarliest: 'string?', signedLatest: 'string?', startEdtf: 'string?', endEdtf: 'string?', startKind: 'string default', endKind: 'string default', startEarliest: 'string default', startLatest: 'string default', endEarliest: 'string default', endLatest: 'string default' },
  war: { id: 'number', type: 'string default', warKind: 'string', parentId: 'number?', startEdtf: 'string?', endEdtf: 'string?', startKind: 'string default', endKind: 'string default', startEarliest: 'string default', startLatest: 'string default', endEarliest: 'string default', endLatest: 'string default', issue: 'string?', outcome: 'string?' },
}
