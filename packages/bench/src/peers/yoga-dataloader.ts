/** Yoga with a Pothos schema whose fields load through DataLoader, a set of loaders a request. */
import SchemaBuilder, { type ObjectRef } from '@pothos/core'
import DataLoader from 'dataloader'
import { createYoga } from 'graphql-yoga'
import {
  type AdherenceItem,
  type BirthFilter,
  type EntityItem,
  type ExternalIdItem,
  type FuzzyDate,
  History,
  type LeaderItem,
  type LeaderPage,
  type NameItem,
  type Page,
  type RegimeItem,
  type RelationshipItem,
  type TenureItem,
} from './history.ts'
import { listen, type Serve } from './peer.ts'

function loaders(history: History) {
  /** A loader for each page size that the operation asks for. */
  const pages = <T>(load: (parents: readonly number[], first: number) => Promise<T[]>) => {
    const sizes = new Map<number, DataLoader<number, T>>()
    return (parent: number, first: number) => {
      const loader = sizes.get(first) ?? new DataLoader((parents) => load(parents, first))
      sizes.set(first, loader)
      return loader.load(parent)
    }
  }
  return {
    entity: new DataLoader<number, EntityItem | null>((keys) => history.entities(keys)),
    names: new DataLoader<number, NameItem[]>((keys) => history.names(keys)),
    externalIds: new DataLoader<number, ExternalIdItem[]>((keys) => history.externalIds(keys)),
    tenuresOfLeader: pages((parents, first) => history.tenures('leader', parents, first)),
    tenuresOfOffice: pages((parents, first) => history.tenures('office', parents, first)),
    regimes: pages((parents, first) => history.regimes(parents, first)),
    adherences: pages((parents, first) => history.adherences(parents, first)),
    relationships: pages((parents, first) => history.relationships(parents, first)),
  }
}

interface Context extends ReturnType<typeof loaders> {
  history: History
}

function buildSchema() {
  const builder = new SchemaBuilder<{
    Context: Context
    Scalars: { Date: { Input: string; Output: string }; EDTF: { Input: string; Output: string } }
    DefaultFieldNullability: false
    // The service's own plugin, not in use here, adds a required option to the types of every Pothos builder.
  }>({ defaultFieldNullability: false, pothosKysely: undefined as never })
  builder.scalarType('Date', { serialize: (v) => v })
  builder.scalarType('EDTF', { serialize: (v) => v })

  const PageInfo = builder.objectRef<Page<unknown>['pageInfo']>('PageInfo').implement({
    fields: (t) => ({ hasNextPage: t.exposeBoolean('hasNextPage'), endCursor: t.exposeString('endCursor', { nullable: true }) }),
  })
  const connection = <T, P extends Page<T> = Page<T>>(name: string, node: ObjectRef<typeof builder.$inferSchemaTypes, T>) => {
    const ref = builder.objectRef<P>(`${name}Connection`)
    ref.implement({
      fields: (t) => ({
        nodes: t.field({ type: [node], resolve: (page) => page.nodes }),
        pageInfo: t.field({ type: PageInfo, resolve: (page) => page.pageInfo }),
      }),
    })
    return ref
  }
  const FuzzyDateType = builder.objectRef<FuzzyDate>('FuzzyDate').implement({
    fields: (t) => ({
      edtf: t.expose('edtf', { type: 'EDTF' }),
      earliest: t.expose('earliest', { type: 'Date', nullable: true }),
      latest: t.expose('latest', { type: 'Date', nullable: true }),
    }),
  })
  const FuzzyInterval = builder.objectRef<TenureItem['during']>('FuzzyInterval').implement({
    fields: (t) => ({
      start: t.field({ type: FuzzyDateType, nullable: true, resolve: ({ start }) => start as FuzzyDate | null }),
      end: t.field({ type: FuzzyDateType, nullable: true, resolve: ({ end }) => end as FuzzyDate | null }),
    }),
  })
  const entity = <T extends EntityItem>(name: string) => builder.objectRef<T>(name)
  const [Ideology, Actor] = ['Ideology', 'Actor'].map((name) =>
    entity(name).implement({ fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name') }) }),
  ) as [ObjectRef<typeof builder.$inferSchemaTypes, EntityItem>, ObjectRef<typeof builder.$inferSchemaTypes, EntityItem>]
  const NameType = builder.objectRef<NameItem>('Name').implement({
    fields: (t) => ({ text: t.exposeString('text'), lang: t.exposeString('lang'), kind: t.exposeString('kind') }),
  })
  const ExternalId = builder.objectRef<ExternalIdItem>('ExternalId').implement({
    fields: (t) => ({ scheme: t.exposeString('scheme'), value: t.exposeString('value'), match: t.exposeString('match') }),
  })
  const Regime = entity<RegimeItem>('Regime').implement({
    fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name'), during: t.expose('during', { type: FuzzyInterval }) }),
  })
  const Leader = entity<LeaderItem>('Leader')
  const Office = entity('Office')
  const Polity = entity('Polity')
  const Tenure = builder.objectRef<TenureItem>('Tenure')
  const Adherence = builder.objectRef<AdherenceItem>('Adherence').implement({
    fields: (t) => ({
      role: t.exposeString('role'),
      ideology: t.field({ type: Ideology, resolve: async (a, _, { entity }) => (await entity.load(a.ideology)) as EntityItem }),
    }),
  })
  const Relationship = builder.objectRef<RelationshipItem>('Relationship').implement({
    fields: (t) => ({
      kind: t.exposeString('kind'),
      from: t.field({ type: Actor, resolve: async (r, _, { entity }) => (await entity.load(r.from)) as EntityItem }),
      to: t.field({ type: Actor, resolve: async (r, _, { entity }) => (await entity.load(r.to)) as EntityItem }),
    }),
  })
  const [TenureConnection, RegimeConnection] = [connection('Tenure', Tenure), connection('Regime', Regime)]
  const [AdherenceConnection, RelationshipConnection] = [connection('Adherence', Adherence), connection('Relationship', Relationship)]
  const LeaderConnection = connection<LeaderItem, LeaderPage>('Leader', Leader)
  builder.objectField(LeaderConnection, 'totalCount', (t) =>
    t.int({ resolve: ({ filter }, _, { history }) => history.countLeaders(filter as BirthFilter) }),
  )
  Leader.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      slug: t.exposeString('slug'),
      name: t.exposeString('name'),
      description: t.exposeString('description'),
      birth: t.expose('birth', { type: FuzzyDateType, nullable: true }),
      names: t.field({ type: [NameType], resolve: (l, _, { names }) => names.load(l.key) }),
      externalIds: t.field({ type: [ExternalId], resolve: (l, _, { externalIds }) => externalIds.load(l.key) }),
      tenures: t.field({
        type: TenureConnection,
        args: { first: t.arg.int({ required: true, defaultValue: 20 }) },
        resolve: (l, { first }, { tenuresOfLeader }) => tenuresOfLeader(l.key, first),
      }),
      adherences: t.field({
        type: AdherenceConnection,
        args: { first: t.arg.int({ required: true, defaultValue: 20 }) },
        resolve: (l, { first }, { adherences }) => adherences(l.key, first),
      }),
      relationships: t.field({
        type: RelationshipConnection,
        args: { first: t.arg.int({ required: true, defaultValue: 20 }) },
        resolve: (l, { first }, { relationships }) => relationships(l.key, first),
      }),
    }),
  })
  Office.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      name: t.exposeString('name'),
      tenures: t.field({
        type: TenureConnection,
        args: { first: t.arg.int({ required: true, defaultValue: 20 }) },
        resolve: (o, { first }, { tenuresOfOffice }) => tenuresOfOffice(o.key, first),
      }),
    }),
  })
  Polity.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      name: t.exposeString('name'),
      regimes: t.field({
        type: RegimeConnection,
        args: { first: t.arg.int({ required: true, defaultValue: 20 }) },
        resolve: (p, { first }, { regimes }) => regimes(p.key, first),
      }),
    }),
  })
  Tenure.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      during: t.expose('during', { type: FuzzyInterval }),
      leader: t.field({ type: Leader, resolve: async (x, _, { entity }) => (await entity.load(x.leader)) as LeaderItem }),
      office: t.field({ type: Office, nullable: true, resolve: (x, _, { entity }) => (x.office === null ? null : entity.load(x.office)) }),
      polity: t.field({ type: Polity, nullable: true, resolve: (x, _, { entity }) => (x.polity === null ? null : entity.load(x.polity)) }),
    }),
  })
  const EntityBy = builder.inputType('EntityBy', { fields: (t) => ({ slug: t.string({ required: true }) }) })
  const Birth = builder.inputType('FuzzyDateFilter', {
    fields: (t) => ({ gte: t.field({ type: 'Date', required: true }), lte: t.field({ type: 'Date', required: true }) }),
  })
  const Filter = builder.inputType('LeaderFilter', {
    fields: (t) => ({ birth: t.field({ type: Birth, required: true }), heldOffice: t.boolean({ required: true }) }),
  })
  const Order = builder.inputType('LeaderOrder', {
    fields: (t) => ({
      field: t.field({ type: builder.enumType('LeaderOrderField', { values: ['BIRTH'] as const }), required: true }),
      direction: t.field({ type: builder.enumType('Direction', { values: ['ASC', 'DESC'] as const }), required: true }),
    }),
  })
  builder.queryType({
    fields: (t) => ({
      leader: t.field({
        type: Leader,
        nullable: true,
        args: { by: t.arg({ type: EntityBy, required: true }) },
        resolve: (_root, { by }, { history }) => history.leader(by.slug),
      }),
      leaders: t.field({
        type: LeaderConnection,
        args: {
          first: t.arg.int({ required: true, defaultValue: 20 }),
          filter: t.arg({ type: Filter }),
          orderBy: t.arg({ type: [Order] }),
        },
        resolve: (_root, { first, filter }, { history }) => history.leaders(first, filter ?? undefined),
      }),
    }),
  })
  return builder.toSchema()
}

export const serve: Serve = async ({ databaseUrl }) => {
  const history = new History(databaseUrl)
  const yoga = createYoga({
    schema: buildSchema(),
    context: () => ({ history, ...loaders(history) }),
    graphiql: false,
    landingPage: false,
    logging: false,
  })
  return listen(yoga)
}
