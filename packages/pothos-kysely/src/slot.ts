/** Arguments as declarations see them: every value a client sends is a numbered parameter of the statement, never text in it. */
import {
  type ValueNode as ArgumentValueNode,
  type FieldNode,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isScalarType,
  Kind,
} from 'graphql'
import { type AliasedExpression, type Expression, type OperationNode, RawNode, ValueNode } from 'kysely'

type Variables = Record<string, unknown>

const mentionsVariable = (value: ArgumentValueNode): boolean =>
  value.kind === Kind.VARIABLE ||
  (value.kind === Kind.LIST && value.values.some(mentionsVariable)) ||
  (value.kind === Kind.OBJECT && value.fields.some((field) => mentionsVariable(field.value)))

/** Whether the arguments of a field depend on variables. */
export const mentionsVariables = (node: FieldNode): boolean => (node.arguments ?? []).some(({ value }) => mentionsVariable(value))

/** The most values that a list may have, wherever in the arguments of a field. */
export const maxListArgument = 100

function argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): Record<string, unknown> {
  const values = getArgumentValues(definition, node, variables)
  for (const [name, value] of Object.entries(values)) refuseLong(name, value)
  return values
}

function refuseLong(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) for (const [key, field] of Object.entries(value)) refuseLong(key, field)
  else if (value.length <= maxListArgument) for (const item of value) refuseLong(name, item)
  else
    throw new GraphQLError(`\`${name}\` takes at most ${maxListArgument} values, not ${value.length}`, {
      extensions: { code: 'BAD_ARGUMENT' },
    })
}

/** A field of the operation with its coerced arguments. */
export class Site {
  readonly definition: GraphQLField<unknown, unknown>
  readonly node: FieldNode
  readonly values: Record<string, unknown>
  /** Whether the arguments depend on variables. */
  readonly varies: boolean

  /** Throws GraphQL's own error when an argument cannot be coerced, and BAD_ARGUMENT when it has a list that is too long. */
  constructor(definition: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables) {
    this.definition = definition
    this.node = node
    this.values = argumentsOf(definition, node, variables)
    this.varies = mentionsVariables(node)
  }

  /** The arguments under other variables. */
  valuesUnder(variables: Variables): Record<string, unknown> {
    return this.varies ? argumentsOf(this.definition, this.node, variables) : this.values
  }

  /** A parameter computed from all arguments of the field. */
  slot<T>(type: string, read: (values: Record<string, unknown>) => T): Slot<T> {
    return new Slot(this, type, read)
  }

  /** The arguments, each value a slot. */
  args(): Record<string, unknown> {
    return Object.fromEntries(this.definition.args.map((arg) => [arg.name, wrap(this, arg, [arg.name], this.values[arg.name])]))
  }
}

/** A parameter of the statement: an expression to declarations, a value once variables are known. */
export class Slot<T> implements Expression<T> {
  readonly #site: Site
  readonly #type: string
  readonly #read: (values: Record<string, unknown>) => T

  constructor(site: Site, type: string, read: (values: Record<string, unknown>) => T) {
    this.#site = site
    this.#type = type
    this.#read = read
    read(site.values)
  }

  get expressionType(): T | undefined {
    return undefined
  }

  /** The value under the given variables; `known` holds the arguments of sites already read. May throw a GraphQLError. */
  bind(variables: Variables, known: Map<Site, Record<string, unknown>>): T {
    const values = known.get(this.#site) ?? this.#site.valuesUnder(variables)
    known.set(this.#site, values)
    return this.#read(values)
  }

  /** The value under the variables the statement was compiled with. */
  get current(): T {
    return this.#read(this.#site.values)
  }

  /** Another parameter computed from this one; `change` may throw a GraphQLError, which becomes the field's error. */
  map<U>(change: (value: T) => U, type = this.#type): Slot<U> {
    return new Slot(this.#site, type, (values) => change(this.#read(values)))
  }

  as<A extends string>(): AliasedExpression<T, A> {
    throw new Error('a parameter has no alias')
  }

  // The type is written out: Postgres cannot always infer a parameter's.
  toOperationNode(): OperationNode {
    return RawNode.create(['', `::${this.#type}`], [ValueNode.create(this)])
  }
}

/** How a declaration sees an argument: enums and booleans as they are (they may change the statement), other values as slots. */
export type SqlArg<T> = T extends null | undefined
  ? undefined
  : T extends boolean
    ? T
    : T extends string
      ? string extends T
        ? Slot<string>
        : T
      : T extends number
        ? Slot<number>
        : T extends readonly (infer I)[]
          ? I extends string
            ? string extends I
              ? Slot<string[]>
              : I[]
            : SqlArg<I>[]
          : T extends object
            ? SqlArgs<T>
            : T
export type SqlArgs<A> = { [K in keyof A]: SqlArg<A[K]> }

/** Postgres' text has every character but this one. */
function refuseNul(value: unknown): void {
  if (Array.isArray(value)) value.forEach(refuseNul)
  else if (typeof value === 'string' && value.includes('\0'))
    throw new GraphQLError('a text may not have the character NUL; leave it out', { extensions: { code: 'BAD_ARGUMENT' } })
}

const scalarTypes: Record<string, string> = { ID: 'text', String: 'text', Int: 'int4', Float: 'float8', Boolean: 'bool' }

/** The Postgres type of a scalar; a custom one says it in `extensions.sqlType`, and in `fromInput` how its value becomes Postgres'. */
export function sqlTypeOf(type: GraphQLInputType): string {
  const named = getNamedType(type)
  const stated = isScalarType(named) ? named.extensions.sqlType : undefined
  return typeof stated === 'string' ? stated : (scalarTypes[named.name] ?? 'text')
}

function wrap(site: Site, definition: GraphQLArgument | GraphQLInputField, path: (string | number)[], value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  const type = getNullableType(definition.type)
  const named = getNamedType(type)
  if (isEnumType(named) || named.name === 'Boolean') return value
  const object = (fields: Record<string, unknown>, at: (string | number)[]) =>
    isInputObjectType(named)
      ? Object.fromEntries(Object.values(named.getFields()).map((f) => [f.name, wrap(site, f, [...at, f.name], fields[f.name])]))
      : undefined
  if (isInputObjectType(named))
    return Array.isArray(value) ? value.map((item, i) => object(item, [...path, i])) : object(value as Record<string, unknown>, path)
  const convert = isScalarType(named) ? (named.extensions.fromInput as ((value: unknown) => unknown) | undefined) : undefined
  const read = (values: Record<string, unknown>) => {
    const given = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], values)
    refuseNul(given)
    return !convert ? given : Array.isArray(given) ? given.map(convert) : convert(given)
  }
  return new Slot(site, `${sqlTypeOf(definition.type)}${isListType(type) ? '[]' : ''}`, read)
}
