import type { Client, RequestOptions } from '../client.ts'
import type { Rest } from '../document.ts'
import * as documents from './operations.ts'

/** A text, sentence by sentence: what the dataset makes of it, what is wrong with it, and the claims that say so. */
export const checkText = (client: Pick<Client, 'request'>, ...rest: Rest<documents.CheckTextQueryVariables, RequestOptions>): Promise<documents.CheckTextQuery> =>
  client.request(documents.CheckTextDocument, ...rest)

/** Claims that a filter chooses, with their sources; deprecated and refuted ones included. Pages at `claims`. */
export const claims = (client: Pick<Client, 'request'>, ...rest: Rest<documents.ClaimsQueryVariables, RequestOptions>): Promise<documents.ClaimsQuery> =>
  client.request(documents.ClaimsDocument, ...rest)

/** Which dataset the service answers from, and how much is in it. */
export const datasetVersion = (client: Pick<Client, 'request'>, ...rest: Rest<documents.DatasetVersionQueryVariables, RequestOptions>): Promise<documents.DatasetVersionQuery> =>
  client.request(documents.DatasetVersionDocument, ...rest)

/** Where sources differ about an entity, side by side. */
export const disagreements = (client: Pick<Client, 'request'>, ...rest: Rest<documents.DisagreementsQueryVariables, RequestOptions>): Promise<documents.DisagreementsQuery> =>
  client.request(documents.DisagreementsDocument, ...rest)

/** Where an ideology comes from, or what came of it, nearest first, with the sources; at most 200 steps. */
export const ideologyLineage = (client: Pick<Client, 'request'>, ...rest: Rest<documents.IdeologyLineageQueryVariables, RequestOptions>): Promise<documents.IdeologyLineageQuery> =>
  client.request(documents.IdeologyLineageDocument, ...rest)

/** A leader: names, birth, death, and the offices held with their sources. Pages at `leader.tenures`. */
export const leaderDossier = (client: Pick<Client, 'request'>, ...rest: Rest<documents.LeaderDossierQueryVariables, RequestOptions>): Promise<documents.LeaderDossierQuery> =>
  client.request(documents.LeaderDossierDocument, ...rest)

/** How a leader was related to one other actor, either way, with the sources; no nodes: no direct relationship is recorded. */
export const relationship = (client: Pick<Client, 'request'>, ...rest: Rest<documents.RelationshipQueryVariables, RequestOptions>): Promise<documents.RelationshipQuery> =>
  client.request(documents.RelationshipDocument, ...rest)

/** Leaders that a filter chooses. Pages at `leaders`. */
export const leaders = (client: Pick<Client, 'request'>, ...rest: Rest<documents.LeadersQueryVariables, RequestOptions>): Promise<documents.LeadersQuery> =>
  client.request(documents.LeadersDocument, ...rest)

/** Who held the offices of a polity on a day, and how surely. At most 500. */
export const officeholders = (client: Pick<Client, 'request'>, ...rest: Rest<documents.OfficeholdersQueryVariables, RequestOptions>): Promise<documents.OfficeholdersQuery> =>
  client.request(documents.OfficeholdersDocument, ...rest)

/** How two entities are connected, each step with its sources. */
export const paths = (client: Pick<Client, 'request'>, ...rest: Rest<documents.PathsQueryVariables, RequestOptions>): Promise<documents.PathsQuery> =>
  client.request(documents.PathsDocument, ...rest)

/** Who led a polity in effect on a day, how surely, and by which sources. */
export const polityLeaders = (client: Pick<Client, 'request'>, ...rest: Rest<documents.PolityLeadersQueryVariables, RequestOptions>): Promise<documents.PolityLeadersQuery> =>
  client.request(documents.PolityLeadersDocument, ...rest)

/** Entities by any of their names, in any script, slight errors included; best first. Pages at `search`. */
export const search = (client: Pick<Client, 'request'>, ...rest: Rest<documents.SearchQueryVariables, RequestOptions>): Promise<documents.SearchQuery> =>
  client.request(documents.SearchDocument, ...rest)

/** Polities, at most 100, as they stood on one day. */
export const snapshot = (client: Pick<Client, 'request'>, ...rest: Rest<documents.SnapshotQueryVariables, RequestOptions>): Promise<documents.SnapshotQuery> =>
  client.request(documents.SnapshotDocument, ...rest)

/** What is dated about one or several entities, in order. */
export const timeline = (client: Pick<Client, 'request'>, ...rest: Rest<documents.TimelineQueryVariables, RequestOptions>): Promise<documents.TimelineQuery> =>
  client.request(documents.TimelineDocument, ...rest)

/** A war with its phases and who took part, by source. Pages at `war.participations`. */
export const warPage = (client: Pick<Client, 'request'>, ...rest: Rest<documents.WarPageQueryVariables, RequestOptions>): Promise<documents.WarPageQuery> =>
  client.request(documents.WarPageDocument, ...rest)
