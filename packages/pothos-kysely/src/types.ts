/** The plugin's surface: what `t.sql`, `t.embed`, `t.one`, `t.many`, `t.page`, `t.lookup` and `t.keyed` take. */
import type {
  FieldKind,
  FieldNullability,
  FieldRef,
  InputFieldMap,
  InputRef,
  InputShapeFromFields,
  OutputRef,
  RootFieldBuilder,
  SchemaTypes,
  TypeParam,
} from '@pothos/core'
import type { Expression, Kysely, RawBuilder } from 'kysely'
import type { Branch, Condition, Filters, Order } from './declare.ts'
import type { PothosKyselyPlugin } from './plugin.ts'
import type { Source } from './row.ts'
import type { Slot, SqlArgs } from './slot.ts'

/** How statements are compiled and run; the context is the operation's. */
export interface PothosKyselyOptions<Context> {
  /** Compiles statements; its plugins (naming) apply. */
  // biome-ignore lint/suspicious/noExplicitAny: any database's Kysely will do
  kysely(context: Context): Kysely<any>
  /** Runs a statement under its name, so that its plan is kept, and gives its rows as arrays. */
  run(context: Context, statement: { name: string; text: string; values: unknown[] }): Promise<unknown[][]>
  /** Hears of each statement that was compiled and not remembered, before it runs: the longer, the more work it was. */
  compiled?(context: Context, text: string): void
}

interface Common<Args> {
  /** What the field gives: shape, unit, range, what null means. */
  description: string
  args?: Args
  /** What it weighs in the cost of an operation, what it selects apart. Default 1, as a field that is read. */
  cost?: number
}
type Given<Args extends InputFieldMap> = SqlArgs<InputShapeFromFields<Args>>

/** A value: any expression over the row. */
export interface SqlField<Types extends SchemaTypes, P, Type extends TypeParam<Types>, Nullable, Args extends InputFieldMap>
  extends Common<Args> {
  type: Type
  nullable?: Nullable
  sql: (row: P, args: Given<Args>) => Expression<unknown>
}
/** An object made of the same row: `value` is what its fields see. */
export interface EmbedField<P, X, Args extends InputFieldMap> extends Common<Args> {
  type: OutputRef<X>
  value: (row: P, args: Given<Args>) => X | undefined
  /** When false for a row, the field is null; the field is nullable exactly when this is given or `nullable` says so. */
  when?: (row: P) => Expression<boolean>
  nullable?: boolean
}
export interface RowsField<P, R, X, Args extends InputFieldMap> extends Common<Args> {
  source: Source<R>
  from?: (parent: P, args: Given<Args>) => RawBuilder<unknown>
  where?: (row: R, parent: P, args: Given<Args>) => Condition | Condition[]
  as?: (row: R, args: Given<Args>, parent: P) => X
}
/** At most one object: a row joined to the parent. Nullable unless the join cannot miss. */
export interface OneField<P, R, X, Args extends InputFieldMap> extends RowsField<P, R, X, Args> {
  type: OutputRef<X>
  nullable?: boolean
  /** With an order, the first of several. */
  order?: readonly Order<R>[]
}
/** A plain list, for small owned things only. */
export interface ManyField<P, R, X, Args extends InputFieldMap> extends RowsField<P, R, X, Args> {
  type: OutputRef<X>
  order: readonly Order<R>[]
  limit?: number
  /** A list argument of which each value has at most one item: when it is given, the list costs no more. */
  oneEach?: string & keyof Args
}
/** A Relay connection. */
export interface PageField<P, R, X, Args extends InputFieldMap> extends RowsField<P, R, X, Args> {
  type: ConnectionRef<X>
  filter?: FilterRef<R>
  orderBy?: OrderRef<R>
  order: readonly Order<R>[]
  tie: Order<R>
}
/** An object of any type by a key of its own, or a list of them in the order of the keys. */
export interface LookupField<Args extends InputFieldMap> extends Common<Args> {
  type: OutputRef<unknown>
  list: boolean
  key: (args: Given<Args>) => Slot<string> | Slot<string[]>
  branches: readonly Branch[]
}
/** Objects whose keys code computes, below a field with code; fetched by one statement for all parents of the answer. */
export interface KeyedField<P> extends Common<never> {
  type: OutputRef<unknown>
  keys: (parent: P) => readonly string[]
  branches: readonly Branch[]
}

/** What the items of a connection are, for the descriptions of its types. */
export interface ConnectionWords {
  /** With its article: "an author". */
  one: string
  /** "authors". */
  many: string
}
export interface ConnectionRef<X> {
  readonly connection: OutputRef<unknown>
  readonly node?: X
}
export interface FilterRef<R> {
  readonly input: InputRef<unknown>
  readonly filters: Filters
  readonly row?: R
}
export interface OrderRef<R> {
  readonly input: InputRef<unknown>
  readonly orders: Readonly<Record<string, Order<R>>>
}
/** What fields of an edge see: the row and the arguments of the connection. */
export interface Edge<R> {
  row: R
  args: Record<string, unknown>
}

type Ref<Types extends SchemaTypes, T, Kind extends FieldKind> = FieldRef<Types, T, Kind>

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      pothosKysely: PothosKyselyPlugin<Types>
    }
    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      pothosKysely: PothosKyselyOptions<Types['Context']>
    }
    export interface SchemaBuilder<Types extends SchemaTypes> {
      /**
       * The connection and edge types of a node type, `<Name>Connection` and `<Name>Edge`, with further fields of an edge. `words` say
       * what one item and what several are; by default they are called by the name.
       */
      connectionType<X>(
        name: string,
        node: OutputRef<X>,
        edge?: (t: RootFieldBuilder<Types, Edge<X>, 'Object'>) => Record<string, FieldRef<Types, unknown, 'Object'>>,
        words?: ConnectionWords,
      ): ConnectionRef<X>
      /** An input type whose fields each are a condition on the row, with `and`, `or` and `not`. */
      filterType<R>(): <F extends Record<string, FilterField<Types, R>>>(name: string, description: string, fields: F) => FilterRef<R>
      /** An input type for `orderBy`: the named sort keys, either way. */
      orderType<R>(name: string, description: string, orders: Record<string, Order<R> & { description: string }>): OrderRef<R>
    }
    export interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind extends FieldKind> {
      sql<
        Type extends TypeParam<Types>,
        Nullable extends FieldNullability<Type> = false,
        Args extends InputFieldMap = Record<never, never>,
      >(options: SqlField<Types, ParentShape, Type, Nullable, Args>): Ref<Types, unknown, Kind>
      embed<X, Args extends InputFieldMap = Record<never, never>>(options: EmbedField<ParentShape, X, Args>): Ref<Types, unknown, Kind>
      one<R, X, Args extends InputFieldMap = Record<never, never>>(options: OneField<ParentShape, R, X, Args>): Ref<Types, unknown, Kind>
      many<R, X, Args extends InputFieldMap = Record<never, never>>(options: ManyField<ParentShape, R, X, Args>): Ref<Types, unknown, Kind>
      page<R, X, Args extends InputFieldMap = Record<never, never>>(options: PageField<ParentShape, R, X, Args>): Ref<Types, unknown, Kind>
      lookup<Args extends InputFieldMap = Record<never, never>>(options: LookupField<Args>): Ref<Types, unknown, Kind>
      keyed(options: KeyedField<ParentShape>): Ref<Types, unknown, Kind>
    }
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the value's type is that of the input type, which Pothos knows by name only
export interface FilterField<_Types extends SchemaTypes, R, V = any> {
  type: InputRef<unknown> | string | [InputRef<unknown> | string]
  description: string
  sql: (row: R, value: V) => Condition
}
