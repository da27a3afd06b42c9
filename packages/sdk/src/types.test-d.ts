/** What compiles and what does not; `tsc` is the test. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { initGraphQLTada } from 'gql.tada'
import { expectTypeOf } from 'vitest'
import { leaderDossier, officeholders } from './generated/functions.ts'
import type { introspection } from './generated/introspection.ts'
import {
  ClaimsDocument,
  type ConnectionPath,
  createClient,
  DatasetVersionDocument,
  type EDTF,
  isAnnalsError,
  LeaderDossierDocument,
  type LeaderDossierQuery,
  LeadersDocument,
  OfficeholdersDocument,
  type OfficeholdersQuery,
  type Open,
  paginate,
  type RateLimitError,
  type Scalars,
  SearchDocument,
  subscribe,
  type TypedDocument,
  WarPageDocument,
  type WarPageQuery,
} from './index.ts'

const client = createClient({ url: '/graphql' })

// Results, nulls and scalars.
const { leader } = await client.request(LeaderDossierDocument, { slug: 'kim-il-sung' })
expectTypeOf(leader).toEqualTypeOf<LeaderDossierQuery['leader']>()
// @ts-expect-error: there may be no such leader
leader.name
expectTypeOf(leader?.name).toEqualTypeOf<string | undefined>()
expectTypeOf<NonNullable<typeof leader>['birth']>().toEqualTypeOf<{ edtf: EDTF; earliest: string; latest: string } | null>()
expectTypeOf<EDTF>().toExtend<string>()
// @ts-expect-error: a field that was not selected
leader?.gender
// @ts-expect-error: a day is not in EDTF by itself
const date: EDTF = '1950-06-25'
void date

// Variables.
await client.request(DatasetVersionDocument)
await client.request(LeadersDocument)
await client.request(LeadersDocument, {}, { signal: AbortSignal.timeout(1000) })
// @ts-expect-error: the slug is required
await client.request(LeaderDossierDocument)
// @ts-expect-error: the slug is required
await client.request(LeaderDossierDocument, {})
// @ts-expect-error: no such variable
await client.request(LeaderDossierDocument, { slug: 'x', slugs: 'x' })
// @ts-expect-error: not a text
await client.request(LeaderDossierDocument, { slug: 1 })
// @ts-expect-error: no such kind of office
await client.request(OfficeholdersDocument, { polity: 'x', at: 'x', officeKinds: ['HEAD_OF_STTE'] })
// @ts-expect-error: no such variable
paginate(client, LeadersDocument, { frist: 1 }, { path: 'leaders' })
// @ts-expect-error: no such key of a filter
await client.request(ClaimsDocument, { filter: { abuot: 'x' } })
// @ts-expect-error: no variables at all
await client.request(DatasetVersionDocument, { slug: 'x' })

// Functions of the operations.
expectTypeOf(leaderDossier(client, { slug: 'x' })).resolves.toEqualTypeOf<LeaderDossierQuery>()
// @ts-expect-error: the day is required
officeholders(client, { polity: 'x' })

// Enums: known values are known, others are possible.
type Certainty = OfficeholdersQuery['officeholders'][number]['certainty']
expectTypeOf<Certainty>().toEqualTypeOf<Open<'CERTAIN' | 'POSSIBLE'>>()
expectTypeOf<string>().toExtend<Certainty>()

// Unions are told apart by __typename.
const { claims } = await client.request(ClaimsDocument)
for (const claim of claims.nodes) {
  // @ts-expect-error: only attributes have a value
  claim.value
  if (claim.__typename === 'Attribute') expectTypeOf(claim.value).toEqualTypeOf<string>()
  // @ts-expect-error: no such type
  if (claim.__typename === 'Attributes') break
}

// Pages.
expectTypeOf<ConnectionPath<LeaderDossierQuery>>().toEqualTypeOf<'leader.tenures'>()
expectTypeOf<ConnectionPath<WarPageQuery>>().toEqualTypeOf<'war.participations'>()
for await (const tenure of paginate(client, LeaderDossierDocument, { slug: 'x' }, { path: 'leader.tenures' })) {
  expectTypeOf(tenure).toEqualTypeOf<NonNullable<LeaderDossierQuery['leader']>['tenures']['nodes'][number]>()
}
for await (const edge of paginate(client, SearchDocument, { text: 'x' }, { path: 'search' }))
  expectTypeOf(edge.score).toEqualTypeOf<number>()
for await (const participation of paginate(client, WarPageDocument, { slug: 'x' }, { path: 'war.participations' }))
  expectTypeOf(participation.negated).toEqualTypeOf<boolean>()
// @ts-expect-error: no connection is there
paginate(client, LeaderDossierDocument, { slug: 'x' }, { path: 'leader.names' })
// @ts-expect-error: the slug is required
paginate(client, LeaderDossierDocument, {}, { path: 'leader.tenures' })
// @ts-expect-error: the document has no variable for the cursor
paginate(client, OfficeholdersDocument, { polity: 'x', at: 'x' }, { path: 'officeholders' })

// Documents of other producers.
declare const Tree: TypedDocumentNode<{ a: number }, { x: string }>
expectTypeOf(client.request(Tree, { x: 'x' })).resolves.toEqualTypeOf<{ a: number }>()
// @ts-expect-error: not a text
client.request(Tree, { x: 1 })
const graphql = initGraphQLTada<{ introspection: introspection; scalars: Scalars }>()
const Tada = graphql(`query Tada($slug: String!) { leader(by: { slug: $slug }) { birth { edtf } } }`)
expectTypeOf(client.request(Tada, { slug: 'x' })).resolves.toEqualTypeOf<{ leader: { birth: { edtf: EDTF } | null } | null }>()
// @ts-expect-error: the slug is required
client.request(Tada, {})

// Subscriptions.
declare const Loaded: TypedDocument<{ loaded: { version: string } }, { since: string }>
for await (const { loaded } of subscribe(client, Loaded, { since: 'x' })) expectTypeOf(loaded.version).toEqualTypeOf<string>()
// @ts-expect-error: a variable is required
subscribe(client, Loaded, {})

// Errors.
export function errors(error: unknown): void {
  if (isAnnalsError(error, 'rate-limit')) expectTypeOf(error).toEqualTypeOf<RateLimitError>()
  if (isAnnalsError(error)) {
    expectTypeOf<typeof error.kind>().toEqualTypeOf<'network' | 'timeout' | 'http' | 'rate-limit' | 'graphql'>()
    // @ts-expect-error: not every error has codes
    error.codes
    if (error.kind === 'graphql') expectTypeOf(error.codes).toEqualTypeOf<readonly string[]>()
    if (error.kind === 'rate-limit') expectTypeOf(error.retryAt).toEqualTypeOf<Date | null>()
    if (error.kind === 'timeout') expectTypeOf(error.timeout).toEqualTypeOf<number>()
  }
  // @ts-expect-error: no such kind
  isAnnalsError(error, 'parse')
}
