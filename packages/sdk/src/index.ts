export { type Client, type ClientOptions, createClient, type RequestOptions, type TypedDocument } from './client.ts'
export { AnnalsError, GraphQLResponseError, type GraphQLResponseErrorItem, HttpError } from './errors.ts'
export {
  ClaimsDocument,
  type ClaimsQuery,
  DatasetVersionDocument,
  type DatasetVersionQuery,
  LeaderDossierDocument,
  type LeaderDossierQuery,
  LeadersDocument,
  type LeadersQuery,
  OfficeholdersDocument,
  type OfficeholdersQuery,
  PathsDocument,
  type PathsQuery,
  RelationshipDocument,
  type RelationshipQuery,
  SearchDocument,
  type SearchQuery,
  WarPageDocument,
  type WarPageQuery,
} from './generated/operations.ts'
