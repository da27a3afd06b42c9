import Fastify from 'fastify'
import mercurius, { type IResolvers, type MercuriusLoaders } from 'mercurius'
import { type BirthFilter, History, type LeaderItem, type LeaderPage, type RelationshipItem, type TenureItem } from './history.ts'
import type { Serve } from './peer.ts'

const connection = (name: string, extra = '') => `type ${name}Connection { nodes: [${name}!]! pageInfo: PageInfo! ${extra} }`
const schema = `
  scalar Date
  scalar EDTF
  type Query {
    leader(by: EntityBy!): Leader
    leaders(first: Int = 20, filter: LeaderFilter, orderBy: [LeaderOrder!]): LeaderConnection!
  }
  input EntityBy { slug: String }
  input LeaderFilter { birth: FuzzyDateFilter, heldOffice: Boolean }
  input FuzzyDateFilter { gte: Date, lte: Date }
  input LeaderOrder { field: LeaderOrderField!, direction: Direction! }
  enum LeaderOrderField { BIRTH }
  enum Direction { ASC DESC }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type FuzzyDate { edtf: EDTF! earliest: Date latest: Date }
  type FuzzyInterval { start: FuzzyDate end: FuzzyDate }
  type Name { text: String! lang: String! kind: String! }
  type ExternalId { scheme: String! value: String! match: String! }
  type Leader {
    id: ID! slug: String! name: String! description: String! birth: FuzzyDate names: [Name!]! externalIds: [ExternalId!]!
    tenures(first: Int = 20): TenureConnection! adherences(first: Int = 20): AdherenceConnection! relationships(first: Int = 20): RelationshipConnection!
  }
  type Office { id: ID! name: String! tenures(first: Int = 20): TenureConnection! }
  type Polity { id: ID! name: String! regimes(first: Int = 20): RegimeConnection! }
  type Regime { id: ID! name: String! during: FuzzyInterval! }
  type Ideology { id: ID! name: String! }
  type Actor { id: ID! name: String! }
  type Tenure { id: ID! during: FuzzyInterval! leader: Leader! office: Office polity: Polity }
  type Adherence { role: String! ideology: Ideology! }
  type Relationship { kind: String! from: Actor! to: Actor! }
  ${connection('Leader', 'totalCount: Int!')} ${connection('Tenure')} ${connection('Regime')} ${connection('Adherence')} ${connection('Relationship')}
`

interface Asked<P> {
  obj: P
  params: { first: number }
}

export const serve: Serve = async ({ databaseUrl }) => {
  const history = new History(databaseUrl)
  const keys = (asked: readonly Asked<{ key: number }>[]) => asked.map(({ obj }) => obj.key)
  // All fields of one query that load together ask for pages of one size, unless aliased with several.
  const pages =
    <T>(load: (parents: number[], first: number) => Promise<T[]>) =>
    async (asked: readonly Asked<{ key: number }>[]): Promise<T[]> => {
      const results: T[] = []
      for (const first of new Set(asked.map(({ params }) => params.first))) {
        const these = asked.flatMap((a, i) => (a.params.first === first ? [i] : []))
        const loaded = await load(
          these.map((i) => (asked[i] as Asked<{ key: number }>).obj.key),
          first,
        )
        these.forEach((at, i) => {
          results[at] = loaded[i] as T
        })
      }
      return results
    }
  const one =
    <P>(key: (parent: P) => number | null) =>
    async (asked: readonly Asked<P>[]) => {
      const wanted = asked.map(({ obj }) => key(obj))
      const found = await history.entities(wanted.filter((k) => k !== null))
      let next = 0
      return wanted.map((k) => (k === null ? null : found[next++]))
    }

  const resolvers: IResolvers = {
    Query: {
      leader: (_root, { by }: { by: { slug: string } }) => history.leader(by.slug),
      leaders: (_root, { first, filter }: { first: number; filter?: BirthFilter }) => history.leaders(first, filter),
    },
    LeaderConnection: { totalCount: ({ filter }: LeaderPage) => history.countLeaders(filter as BirthFilter) },
  }
  const loaders = {
    Leader: {
      names: async (asked: Asked<LeaderItem>[]) => history.names(keys(asked)),
      externalIds: async (asked: Asked<LeaderItem>[]) => history.externalIds(keys(asked)),
      tenures: pages((parents, first) => history.tenures('leader', parents, first)),
      adherences: pages((parents, first) => history.adherences(parents, first)),
      relationships: pages((parents, first) => history.relationships(parents, first)),
    },
    Office: { tenures: pages((parents, first) => history.tenures('office', parents, first)) },
    Polity: { regimes: pages((parents, first) => history.regimes(parents, first)) },
    Tenure: {
      leader: one<TenureItem>((t) => t.leader),
      office: one<TenureItem>((t) => t.office),
      polity: one<TenureItem>((t) => t.polity),
    },
    Adherence: { ideology: one<{ ideology: number }>((a) => a.ideology) },
    Relationship: { from: one<RelationshipItem>((r) => r.from), to: one<RelationshipItem>((r) => r.to) },
  }
  const app = Fastify()
  app.register(mercurius, { schema, resolvers, loaders: loaders as unknown as MercuriusLoaders, jit: 1, graphiql: false })
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
}
