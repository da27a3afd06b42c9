/** The lists that an operation asks for, one in another, and how long each may be. */
import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from 'graphql'
import { declarationOf } from './declare.ts'
import { defaultPageSize, maxPageSize } from './page.ts'

/** How many items a plain list is taken to have that declares no limit: such lists are owned and short, few have more. */
const ownedListSize = 5
/** What counting a whole list weighs. */
const totalCountCost = 10

export type Variables = Readonly<Record<string, unknown>>
type Size = (variables: Variables) => number

/** `extensions.costEach` of a field: what each value of a list, or each UTF-16 unit of a text, in the argument `of` adds to what the field costs. */
export interface CostEach {
  of: string
  cost: number
}

/** `extensions.size` of a list below a field with code: an item for every `per` values or UTF-16 units in that field's argument `of`. */
export interface ListSize {
  of: string
  per: number
}

/** A list of the operation, or a part of it that a variable may leave out. */
export interface AskedList {
  path: readonly string[]
  size: Size
  /** The connection whose page it is; its edges and its nodes share it. */
  page?: AskedPage
  outer?: AskedList
  /** Cost of the fields of one item, further lists apart. */
  own: number
  inner: AskedList[]
}
export interface AskedPage {
  path: readonly string[]
  size: Size
}

/** The lists of an operation, as a tree whose root is the operation itself. */
export const listsOf = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): AskedList =>
  new Reading(schema, document, operation).read()

class Reading {
  readonly #schema: GraphQLSchema
  readonly #operation: OperationDefinitionNode
  readonly #fragments = new Map<string, FragmentDefinitionNode>()

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema
    this.#operation = operation
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
  }

  read(): AskedList {
    const plan: AskedList = { path: [], size: () => 1, own: 0, inner: [] }
    const root = this.#schema.getRootType(this.#operation.operation)
    if (root) this.#selections(this.#operation.selectionSet, root, plan, [], undefined)
    return plan
  }

  #selections(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType,
    list: AskedList,
    path: readonly string[],
    page: AskedPage | undefined,
    parent?: FieldNode,
  ): void {
    for (const selection of selections) {
      const wanted = this.#wanted(selection)
      if (wanted === false) continue
      const into = wanted === true ? list : listIn(list, { path, size: (variables) => (wanted(variables) ? 1 : 0) })
      if (selection.kind === Kind.FIELD)
        this.#field(selection, type, into, [...path, (selection.alias ?? selection.name).value], page, parent)
      else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection
        const condition = fragment?.typeCondition && this.#schema.getType(fragment.typeCondition.name.value)
        if (fragment) this.#selections(fragment.selectionSet, condition ?? type, into, path, page, parent)
      }
    }
  }

  #field(
    node: FieldNode,
    type: GraphQLNamedType,
    list: AskedList,
    path: readonly string[],
    page: AskedPage | undefined,
    parent: FieldNode | undefined,
  ): void {
    const definition = this.#definition(type, node.name.value)
    const declaration = definition && declarationOf(definition)
    const isPart = declaration?.kind === 'part'
    const stated = definition?.extensions.cost
    list.own += typeof stated === 'number' ? stated : isPart && declaration.part === 'totalCount' ? totalCountCost : 1
    if (!definition) return
    const each = definition.extensions.costEach as CostEach | undefined
    if (each) listIn(list, { path, size: this.#length(node, each.of) }).own += each.cost
    if (!node.selectionSet) return
    const target = getNamedType(definition.type)
    let inside = list
    let within = page
    if (declaration?.kind === 'page') within = { path, size: this.#pageSize(node) }
    else if (isListType(getNullableType(definition.type))) {
      inside =
        isPart && page
          ? listIn(list, { path: page.path, size: page.size, page })
          : listIn(list, { path, size: this.#listSize(node, type, definition, parent) })
      within = undefined
    }
    this.#selections(node.selectionSet, target, inside, path, within, node)
  }

  #definition(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (type === this.#schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (type === this.#schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  }

  #listSize(node: FieldNode, type: GraphQLNamedType, definition: GraphQLField<unknown, unknown>, parent: FieldNode | undefined): Size {
    const stated = definition.extensions.size as ListSize | undefined
    if (stated && parent) {
      const length = this.#length(parent, stated.of)
      return (variables) => Math.ceil(length(variables) / stated.per)
    }
    const declaration = declarationOf(definition)
    if (declaration?.kind === 'lookup')
      return this.#length(node, definition.args.find((arg) => isListType(getNullableType(arg.type)))?.name)
    if (declaration?.kind === 'many') {
      const most = declaration.limit ?? ownedListSize
      return declaration.oneEach ? this.#length(node, declaration.oneEach, most) : constant(most)
    }
    return constant(introspectionSizes(this.#schema)[`${type.name}.${node.name.value}`] ?? ownedListSize)
  }

  /** How many values, or characters, an argument has; `otherwise` when it is not given. */
  #length(node: FieldNode, argument: string | undefined, otherwise?: number): Size {
    const value = node.arguments?.find((arg) => arg.name.value === argument)?.value
    if (value?.kind === Kind.LIST) return constant(value.values.length)
    if (value?.kind === Kind.STRING) return constant(lengthOf(value.value))
    return (variables) => {
      const given = this.#value(value, variables)
      return given == null && otherwise !== undefined ? otherwise : lengthOf(given)
    }
  }

  // A page of none is compiled and planned all the same, so it counts as one.
  #pageSize(node: FieldNode): Size {
    const given = ['first', 'last'].flatMap((name) => node.arguments?.find((arg) => arg.name.value === name)?.value ?? [])
    const read: Size = (variables) => {
      const size = given.map((value) => this.#value(value, variables)).find((value) => typeof value === 'number')
      return Math.min(Math.max(typeof size === 'number' ? size : defaultPageSize, 1), maxPageSize)
    }
    return given.some((value) => value.kind === Kind.VARIABLE) ? read : constant(read({}))
  }

  /** The value of a scalar or a variable; what is of another type than its argument is refused before it is executed. */
  #value(node: ValueNode | undefined, variables: Variables): unknown {
    if (node?.kind === Kind.INT) return Number(node.value)
    if (node?.kind === Kind.BOOLEAN || node?.kind === Kind.STRING) return node.value
    if (node?.kind !== Kind.VARIABLE) return undefined
    const name = node.name.value
    const given = variables[name]
    if (given !== undefined) return given
    const initial = this.#operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue
    return initial?.kind === Kind.LIST ? initial.values : this.#value(initial, {})
  }

  /** Whether `@skip` and `@include` let a selection through, as far as can be told without variables. */
  #wanted(node: ASTNode & { directives?: FieldNode['directives'] }): boolean | ((variables: Variables) => boolean) {
    const tests: ((variables: Variables) => boolean)[] = []
    for (const { name, arguments: args } of node.directives ?? []) {
      if (name.value !== 'skip' && name.value !== 'include') continue
      const value = args?.[0]?.value
      const wanted = name.value === 'include'
      if (value?.kind !== Kind.VARIABLE) {
        if (this.#value(value, {}) !== wanted) return false
      } else tests.push((variables) => (this.#value(value, variables) === true) === wanted)
    }
    return tests.length === 0 || ((variables) => tests.every((test) => test(variables)))
  }
}

const constant =
  (size: number): Size =>
  () =>
    size
const lengthOf = (value: unknown): number => (Array.isArray(value) || typeof value === 'string' ? Math.max(value.length, 1) : 1)

function listIn(outer: AskedList, list: Pick<AskedList, 'path' | 'size' | 'page'>): AskedList {
  const inner: AskedList = { ...list, outer, own: 0, inner: [] }
  outer.inner.push(inner)
  return inner
}

const introspection = new WeakMap<GraphQLSchema, Record<string, number>>()

/** How long introspection's lists are, those of the schema itself in full and the others on average. */
function introspectionSizes(schema: GraphQLSchema): Record<string, number> {
  const known = introspection.get(schema)
  if (known) return known
  const types = Object.values(schema.getTypeMap())
  const composite = types.filter((type) => isObjectType(type) || isInterfaceType(type))
  const fields = composite.flatMap((type) => Object.values(type.getFields()))
  const mean = (total: number, count: number) => Math.max(total / Math.max(count, 1), 1)
  const total = (lengths: number[]) => lengths.reduce((sum, length) => sum + length, 0)
  const args = mean(total(fields.map((field) => field.args.length)), fields.length)
  const sizes = {
    '__Schema.types': types.length,
    '__Schema.directives': schema.getDirectives().length,
    '__Type.fields': mean(fields.length, types.length),
    '__Type.interfaces': mean(total(composite.map((type) => type.getInterfaces().length)), types.length),
    '__Type.possibleTypes': mean(total(types.map((t) => (isInterfaceType(t) ? schema.getPossibleTypes(t).length : 0))), types.length),
    '__Type.enumValues': mean(total(types.map((type) => (isEnumType(type) ? type.getValues().length : 0))), types.length),
    '__Type.inputFields': mean(
      total(types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0))),
      types.length,
    ),
    '__Field.args': args,
    '__Directive.args': mean(total(schema.getDirectives().map((d) => d.args.length)), schema.getDirectives().length),
  }
  introspection.set(schema, sizes)
  return sizes
}
