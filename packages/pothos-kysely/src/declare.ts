/** What a field says about its SQL. Kept in the field's `extensions`, read by the compiler. */
import type { GraphQLField, GraphQLInterfaceType } from 'graphql'
import type { Expression, RawBuilder } from 'kysely'
import type { Source } from './row.ts'

export type Condition = Expression<boolean> | undefined

/** A sort key: never null (an unknown value is coalesced), with its Postgres type. */
export interface Order<R> {
  sql: (row: R) => Expression<unknown>
  type: string
  descending?: boolean
  /** When a client sorts by this: what sorts those it leaves equal, in the same direction. */
  finer?: Order<R>
}

/** Rows of a source that belong to a parent, and what they are to the fields of the target type. */
export interface Rows<R, X, P, A> {
  source: Source<R>
  /** Replaces the source's table by a subquery with at least its columns. */
  from?: (parent: P, args: A) => RawBuilder<unknown>
  where?: (row: R, parent: P, args: A) => Condition | Condition[]
  as?: (row: R, args: A, parent: P) => X
}

// biome-ignore lint/suspicious/noExplicitAny: declarations of all types meet here; their own types were checked where they were written
type Any = any

export type Declaration =
  | { kind: 'sql'; sql: (x: Any, args: Any) => Expression<unknown>; list: boolean }
  | { kind: 'embed'; value: (x: Any, args: Any) => unknown; when?: ((x: Any) => Expression<boolean>) | undefined }
  | ({ kind: 'one' } & Rows<Any, Any, Any, Any> & { order?: readonly Order<Any>[] })
  | ({ kind: 'many' } & Rows<Any, Any, Any, Any> & { order: readonly Order<Any>[]; limit?: number; oneEach?: string })
  | ({ kind: 'page' } & Page)
  | { kind: 'lookup'; key: (args: Any) => Expression<unknown>; list: boolean; branches: readonly Branch[] }
  | { kind: 'part'; part: 'edges' | 'nodes' | 'pageInfo' | 'totalCount' }
  | { kind: 'edge'; part: 'cursor' | 'node' }
  | { kind: 'pageInfo'; part: 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' }

export type Page = Rows<Any, Any, Any, Any> & {
  filters?: Filters
  orders?: Readonly<Record<string, Order<Any>>>
  order: readonly Order<Any>[]
  /** Unique within the list: the last sort key. */
  tie: Order<Any>
}

/** One way a global lookup may find its object: in the rows of a source, as a member of `type`. */
export interface Branch {
  type: string
  source: Source<Any>
  where: (row: Any, key: Expression<string>) => Expression<boolean>
}

export type Filters = Readonly<Record<string, (row: Any, value: Any) => Condition>>

/** An abstract type whose rows say which member they are: an expression, and its value for each member type's name. */
export interface Discriminator {
  by: (x: Any) => Expression<unknown>
  names: Readonly<Record<string, string>>
}

export const declarationOf = (field: GraphQLField<unknown, unknown>): Declaration | undefined =>
  field.extensions.pothosKysely as Declaration | undefined
export const discriminatorOf = (type: GraphQLInterfaceType): Discriminator | undefined =>
  type.extensions.pothosKyselyDiscriminator as Discriminator | undefined
