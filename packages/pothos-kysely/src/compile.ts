/** From a field of an operation to the SQL text of its JSON. */

import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql'
import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js'
import { type Expression, type RawBuilder, sql } from 'kysely'
import { type Branch, type Condition, type Declaration, declarationOf, discriminatorOf, type Order, type Rows } from './declare.ts'
import { leaf, leafList, orNull, type Part, text } from './json.ts'
import { compilePage } from './page.ts'
import { Scope } from './row.ts'
import { mentionsVariables, Site } from './slot.ts'

/** A field with code of its own stands among those with SQL. */
export class NotCompilable extends Error {
  override name = 'NotCompilable'
  constructor(field: string) {
    super(`field ${field} has no SQL`)
  }
}

/** A field would be an error, which only graphql-js can tell. */
export class Failing extends Error {
  override name = 'Failing'
  /** Whether it, or what it stands in, has arguments that depend on variables, so that it may succeed with others. */
  varies = false
}

// Keys that are no names of GraphQL's, which a client may choose.
/** The key under which an object of an abstract type carries its type's name to graphql-js. */
export const typenameKey = '@type'
/** The key under which a field that could not be compiled carries its error to graphql-js. */
export const errorKey = '@error'

/** Stands in the text where a value was null that may not be; no JSON has this character unescaped. */
export const brokenMark = '\u0001'

/**
 * `walk`: graphql-js walks the JSON; objects of abstract types carry their type, fields their errors, and every null is let through.
 * `text`: the JSON is the answer; a field's error is Failing at once, and a null where none may be leaves `brokenMark`.
 */
export type Mode = 'walk' | 'text'

export class Compilation {
  readonly schema: GraphQLSchema
  readonly fragments: Record<string, FragmentDefinitionNode>
  readonly variables: Record<string, unknown>
  readonly mode: Mode
  #aliases = 0

  constructor(schema: GraphQLSchema, fragments: Record<string, FragmentDefinitionNode>, variables: Record<string, unknown>, mode: Mode) {
    this.schema = schema
    this.fragments = fragments
    this.variables = variables
    this.mode = mode
  }

  /** An object of a row, marked when one of its values is null that may not be. */
  whole(object: RawBuilder<string>): RawBuilder<string> {
    return this.mode === 'walk' ? object : sql`coalesce(${object}, ${sql.raw("E'\\x01'")})`
  }

  alias(): string {
    this.#aliases += 1
    return `t${this.#aliases}`
  }

  /** A root field: its whole subtree as one expression of JSON text. Throws the field's own error. */
  root(definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): RawBuilder<string> {
    return text([this.#compile(definition, nodes, {})])
  }

  /** Objects by keys that code has computed, as the text of a list with null for each that is unknown. */
  keyed(branches: readonly Branch[], keys: readonly string[], nodes: readonly FieldNode[]): RawBuilder<string> {
    const key = () => sql<string[]>`${sql.val([...keys])}::text[]`
    return text([this.#lookup({ kind: 'lookup', key, list: true, branches }, nodes, {})])
  }

  /** A whole query as the text of its answer. Throws NotCompilable or Failing. */
  operation(operation: OperationDefinitionNode): RawBuilder<string> {
    const query = this.schema.getQueryType()
    if (!query) throw new NotCompilable('Query')
    const fields = collectFields(this.schema, this.fragments, this.variables, query, operation.selectionSet)
    const parts: Part[] = ['{"data":{']
    for (const [key, nodes] of fields) {
      const name = nodes[0]?.name.value ?? ''
      const definition = query.getFields()[name]
      if (!definition && name !== '__typename') throw new NotCompilable(name)
      parts.push(`${JSON.stringify(key)}:`, definition ? this.field(definition, nodes, {}) : JSON.stringify(query.name), ',')
    }
    if (parts.at(-1) === ',') parts.pop()
    return text([...parts, '}}'])
  }

  subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, readonly FieldNode[]> {
    return collectSubfields(this.schema, this.fragments, this.variables, type, nodes)
  }

  /** A field. Where graphql-js walks, its error travels in its place and is raised there. */
  field(definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], x: unknown): Part {
    try {
      return this.#compile(definition, nodes, x)
    } catch (error) {
      const failing = error instanceof GraphQLError && this.mode === 'text' ? new Failing(error.message) : error
      if (failing instanceof Failing && mentionsVariables(nodes[0] as FieldNode)) failing.varies = true
      if (!(failing instanceof GraphQLError)) throw failing
      return JSON.stringify({ [errorKey]: { message: failing.message, extensions: failing.extensions } })
    }
  }

  #compile(definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], x: unknown): Part {
    const declaration = declarationOf(definition)
    if (!declaration) throw new NotCompilable(definition.name)
    const site = new Site(definition, nodes[0] as FieldNode, this.variables)
    const args = site.args()
    const type = getNamedType(definition.type)
    switch (declaration.kind) {
      case 'sql':
        return this.#leaf(definition, declaration.sql(x, args), declaration.list)
      case 'embed': {
        const value = declaration.value(x, args)
        if (value === undefined) return 'null'
        const embedded = this.object(type, value, nodes)
        return declaration.when ? sql`case when ${declaration.when(x)} then ${embedded} else 'null' end` : embedded
      }
      case 'one':
        return this.nullable(definition, this.#one(declaration, type, nodes, x, args))
      case 'many':
        return this.#many(declaration, type, nodes, x, args)
      case 'page':
        return compilePage(this, declaration, site, args, nodes, x)
      case 'lookup':
        return this.#lookup(declaration, nodes, args)
      default:
        throw new Error(`field ${definition.name} belongs to a connection and stands outside one`)
    }
  }

  /** A field's text: `null` where it may be, otherwise left null for whoever stands above to notice. */
  nullable(definition: GraphQLField<unknown, unknown>, value: RawBuilder<unknown>): RawBuilder<unknown> {
    return this.mode === 'text' && isNonNullType(definition.type) ? value : orNull(value)
  }

  #leaf(definition: GraphQLField<unknown, unknown>, value: Expression<unknown>, list: boolean): Part {
    const named = getNamedType(definition.type)
    if (!isLeafType(named)) throw new Error(`${named.name} is not a leaf type`)
    return this.nullable(definition, list ? leafList(value) : leaf(named, value))
  }

  /** Scope, conditions and target value of rows. */
  rows<R>(rows: Rows<R, unknown, unknown, unknown>, parent: unknown, args: unknown) {
    const scope = new Scope(rows.source, this.alias(), rows.from?.(parent, args))
    const stated = rows.where?.(scope.row, parent, args)
    return { scope, where: all(Array.isArray(stated) ? stated : [stated]) }
  }

  #one(
    declaration: Extract<Declaration, { kind: 'one' }>,
    type: GraphQLNamedOutputType,
    nodes: readonly FieldNode[],
    parent: unknown,
    args: unknown,
  ): RawBuilder<string> {
    const { scope, where } = this.rows(declaration, parent, args)
    const object = this.object(type, declaration.as ? declaration.as(scope.row, args, parent) : scope.row, nodes)
    const order = declaration.order ? sql` order by ${orderBy(declaration.order, scope.row)} limit 1` : sql``
    return sql`(select ${this.whole(object)} from ${scope.from()} where ${where}${order})`
  }

  #many(
    declaration: Extract<Declaration, { kind: 'many' }>,
    type: GraphQLNamedOutputType,
    nodes: readonly FieldNode[],
    parent: unknown,
    args: unknown,
  ): RawBuilder<string> {
    const { scope, where } = this.rows(declaration, parent, args)
    const object = this.object(type, declaration.as ? declaration.as(scope.row, args, parent) : scope.row, nodes)
    const order = orderBy(declaration.order, scope.row)
    // An aggregate over nothing but an ordered subquery keeps its order.
    const limit = declaration.limit === undefined ? sql`` : sql` limit ${sql.lit(declaration.limit)}`
    return sql`(select '[' || coalesce(string_agg(j, ','), '') || ']' from (select ${this.whole(object)} as j from ${scope.from()} where ${where} order by ${order}${limit}) as ${sql.id(this.alias())})`
  }

  #lookup(declaration: Extract<Declaration, { kind: 'lookup' }>, nodes: readonly FieldNode[], args: unknown): Part {
    const key = declaration.key(args)
    const find = (one: Expression<string>) =>
      sql`coalesce(${sql.join(
        declaration.branches.map((branch) => {
          const scope = new Scope(branch.source, this.alias())
          const type = this.schema.getType(branch.type) as GraphQLNamedOutputType
          const object = this.object(type, scope.row, nodes, true)
          return sql`(select ${this.whole(object)} from ${scope.from()} where ${branch.where(scope.row, one)})`
        }),
      )}, 'null')`
    if (!declaration.list) return find(key as Expression<string>)
    const alias = this.alias()
    return sql`(select '[' || coalesce(string_agg(${find(sql.ref(`${alias}.key`))}, ',' order by ${sql.ref(`${alias}.n`)}), '') || ']' from unnest(${key}) with ordinality as ${sql.id(alias)}(key, n))`
  }

  /** An object as JSON text. `tagged`: it stands in a place of abstract type. */
  object(type: GraphQLNamedOutputType, x: unknown, nodes: readonly FieldNode[], tagged = false): RawBuilder<string> {
    if (isObjectType(type)) return text(this.#fields(type, x, this.subfields(type, nodes), tagged ? JSON.stringify(type.name) : undefined))
    if (isInterfaceType(type)) return this.#abstract(type, x, nodes)
    throw new Error(`${type.name} is not an object type`)
  }

  /** Members that select the same fields with the same declarations share one text; the others are told apart by CASE. */
  #abstract(type: GraphQLInterfaceType, x: unknown, nodes: readonly FieldNode[]): RawBuilder<string> {
    const discriminator = discriminatorOf(type)
    if (!discriminator) throw new Error(`interface ${type.name} has no discriminator`)
    const by = discriminator.by(x)
    const groups: { member: GraphQLObjectType; fields: Map<string, readonly FieldNode[]>; values: string[] }[] = []
    for (const [value, name] of Object.entries(discriminator.names)) {
      const member = this.schema.getType(name) as GraphQLObjectType
      const fields = this.subfields(member, nodes)
      const same = groups.find((group) => sameFields(group, { member, fields }))
      if (same) same.values.push(value)
      else groups.push({ member, fields, values: [value] })
    }
    const name = sql`case ${by} ${sql.join(
      Object.entries(discriminator.names).map(([value, member]) => sql`when ${sql.lit(value)} then ${sql.lit(JSON.stringify(member))}`),
      sql.raw(' '),
    )} end`
    const [common, ...special] = groups.sort((a, b) => b.values.length - a.values.length)
    if (!common) throw new Error(`interface ${type.name} has no members`)
    const emit = (group: typeof common) =>
      text(this.#fields(group.member, x, group.fields, group.values.length === 1 ? JSON.stringify(group.member.name) : name))
    if (special.length === 0) return emit(common)
    const cases = special.map((group) => sql`when ${by} in (${sql.join(group.values.map((v) => sql.lit(v)))}) then ${emit(group)}`)
    return sql`case ${sql.join(cases, sql.raw(' '))} else ${emit(common)} end`
  }

  #fields(type: GraphQLObjectType, x: unknown, fields: Map<string, readonly FieldNode[]>, tag: Part | undefined): Part[] {
    const parts: Part[] = ['{']
    if (tag !== undefined && this.mode === 'walk') parts.push(`"${typenameKey}":`, tag, ',')
    for (const [key, nodes] of fields) {
      const name = nodes[0]?.name.value as string
      const definition = type.getFields()[name]
      parts.push(`${JSON.stringify(key)}:`, definition ? this.field(definition, nodes, x) : (tag ?? JSON.stringify(type.name)), ',')
    }
    if (parts.at(-1) === ',') parts.pop()
    parts.push('}')
    return parts
  }
}

function sameFields(a: { member: GraphQLObjectType; fields: Map<string, readonly FieldNode[]> }, b: typeof a): boolean {
  const [x, y] = [[...a.fields], [...b.fields]]
  return (
    x.length === y.length &&
    x.every(([key, nodes], i) => {
      const [otherKey, otherNodes] = y[i] as (typeof y)[number]
      const name = nodes[0]?.name.value as string
      const [field, other] = [a.member.getFields()[name], b.member.getFields()[name]]
      return (
        key === otherKey &&
        nodes.length === otherNodes.length &&
        nodes.every((node, j) => node === otherNodes[j]) &&
        field?.extensions.pothosKysely === other?.extensions.pothosKysely
      )
    })
  )
}

/** All conditions; none is true. */
export function all(conditions: readonly Condition[]): Expression<boolean> {
  const stated = conditions.filter((c) => c !== undefined)
  return stated.length === 0
    ? sql.lit(true)
    : sql<boolean>`(${sql.join(
        stated.map((c) => sql`(${c})`),
        sql.raw(' and '),
      )})`
}

export function orderBy<R>(orders: readonly Order<R>[], row: R, reverse = false): RawBuilder<unknown> {
  return sql.join(orders.map((o) => sql`${o.sql(row)} ${sql.raw((o.descending ?? false) !== reverse ? 'desc' : 'asc')}`))
}
