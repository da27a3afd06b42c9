import SchemaBuilder, { BasePlugin, type FieldRef, InputObjectRef, type OutputRef, RootFieldBuilder, type SchemaTypes } from '@pothos/core'
import { GraphQLError, type GraphQLResolveInfo, isNonNullType } from 'graphql'
import { Compilation, errorKey, typenameKey } from './compile.ts'
import type { Declaration, Filters } from './declare.ts'
import { keyedResolver } from './keyed.ts'
import { defaultPageSize, maxPageSize } from './page.ts'
import { fetchJson } from './statement.ts'
import type {
  ConnectionRef,
  ConnectionWords,
  EmbedField,
  FilterField,
  KeyedField,
  LookupField,
  ManyField,
  OneField,
  PageField,
  PothosKyselyOptions,
  SqlField,
} from './types.ts'

const pluginName = 'pothosKysely' as const
export default pluginName

export class PothosKyselyPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {}

SchemaBuilder.registerPlugin(pluginName, PothosKyselyPlugin)

/** Compiles a root field with all below it, runs it as one statement, and gives graphql-js the result to walk. */
async function resolveRoot(options: PothosKyselyOptions<unknown>, context: object, info: GraphQLResolveInfo): Promise<unknown> {
  const definition = info.parentType.getFields()[info.fieldName]
  if (!definition) throw new Error(`no field ${info.fieldName}`)
  const compilation = new Compilation(info.schema, info.fragments, info.variableValues, 'walk')
  return fetchJson(options, context, () => compilation.root(definition, info.fieldNodes), isNonNullType(info.returnType))
}

/** Below the root everything has been fetched: under the key of the response stands the value, or the field's error. */
function walk(parent: Record<string, unknown>, _args: unknown, _context: unknown, info: GraphQLResolveInfo): unknown {
  const value = parent[info.path.key]
  const failed = (value as { [errorKey]?: { message: string; extensions: Record<string, unknown> } } | null)?.[errorKey]
  if (failed) throw new GraphQLError(failed.message, { extensions: failed.extensions })
  return value
}

/** For an interface's `resolveType`. */
export const resolveType = (value: unknown): string => (value as { [typenameKey]: string })[typenameKey]

type Builder = RootFieldBuilder<SchemaTypes, unknown, 'Object'>
type Field = FieldRef<SchemaTypes, unknown, 'Object'>

function declared(
  t: Builder,
  declaration: Declaration,
  { cost, ...field }: { type: unknown; nullable?: unknown; description: string; args?: unknown; cost?: number | undefined },
): Field {
  const { pothosKysely: options } = t.builder.options as unknown as { pothosKysely: PothosKyselyOptions<unknown> }
  const root = (t as unknown as { kind: string }).kind === 'Query'
  return (t as unknown as { field(options: unknown): Field }).field({
    ...field,
    nullable: field.nullable ?? false,
    extensions: { pothosKysely: declaration, ...(cost === undefined ? {} : { cost }) },
    resolve: root
      ? (_parent: unknown, _args: unknown, context: object, info: GraphQLResolveInfo) => resolveRoot(options, context, info)
      : walk,
  })
}

/** Leaves out what was not given, so that optional properties stay absent. */
const present = <T extends object>(o: T): T => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as T

// biome-ignore lint/suspicious/noExplicitAny: the methods' types are declared in types.ts; here they meet their common implementation
type Any = any
const methods = {
  sql(this: Builder, { sql: expression, ...field }: SqlField<SchemaTypes, Any, Any, Any, Any>) {
    return declared(this, { kind: 'sql', sql: expression, list: Array.isArray(field.type) }, field)
  },
  embed(this: Builder, { value, when, nullable, ...field }: EmbedField<Any, Any, Any>) {
    return declared(this, { kind: 'embed', value, when }, { ...field, nullable: nullable ?? when !== undefined })
  },
  one(this: Builder, { type, description, args, nullable, cost, ...rows }: OneField<Any, Any, Any, Any>) {
    return declared(this, { kind: 'one', ...rows }, present({ type, description, args, cost, nullable: nullable ?? true }))
  },
  many(this: Builder, { type, description, args, cost, ...rows }: ManyField<Any, Any, Any, Any>) {
    return declared(this, { kind: 'many', ...rows }, present({ type: [type], description, args, cost }))
  },
  page(this: Builder, { type, description, args, filter, orderBy, cost, ...rows }: PageField<Any, Any, Any, Any>) {
    const { arg } = this as Any
    return declared(
      this,
      { kind: 'page', ...rows, ...(filter ? { filters: filter.filters } : {}), ...(orderBy ? { orders: orderBy.orders } : {}) },
      {
        type: type.connection,
        description,
        cost,
        args: {
          ...args,
          ...(filter ? { filter: arg({ type: filter.input, description: 'Which to keep; all conditions must hold.' }) } : {}),
          ...(orderBy
            ? {
                orderBy: arg({
                  type: [orderBy.input],
                  description: 'Sort keys, each once, the first is the strongest. Unknown values come last ascending, first descending.',
                }),
              }
            : {}),
          first: arg.int({ description: `How many from the start, 0 to ${maxPageSize}. Default ${defaultPageSize}.` }),
          after: arg.string({ description: 'Only what follows this cursor; goes with `first`.' }),
          last: arg.int({ description: `How many from the end, 0 to ${maxPageSize}; excludes \`first\`.` }),
          before: arg.string({ description: 'Only what precedes this cursor; goes with `last`.' }),
        },
      },
    )
  },
  lookup(this: Builder, { type, list, key, branches, ...field }: LookupField<Any>) {
    return declared(
      this,
      { kind: 'lookup', key, list, branches },
      { ...field, type: list ? [type] : type, nullable: list ? { list: false, items: true } : true },
    )
  },
  keyed(this: Builder, { type, keys, branches, ...field }: KeyedField<Any>) {
    const { pothosKysely: options } = this.builder.options as unknown as { pothosKysely: PothosKyselyOptions<unknown> }
    return (this as Any).field({ ...field, type: [type], nullable: false, resolve: keyedResolver(options, branches, keys) })
  },
}
Object.assign(RootFieldBuilder.prototype, methods)

const pageInfos = new WeakMap<object, OutputRef<unknown>>()
const directions = new WeakMap<object, unknown>()

const builderMethods = {
  connectionType(
    this: Any,
    name: string,
    node: OutputRef<unknown>,
    edgeFields?: (t: Any) => Record<string, Field>,
    { one, many }: ConnectionWords = { one: `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`, many: name },
  ): ConnectionRef<unknown> {
    const edge = this.objectRef(`${name}Edge`).implement({
      description: `${one.charAt(0).toUpperCase()}${one.slice(1)}, with its place in a list.`,
      fields: (t: Any) => ({
        cursor: declared(
          t,
          { kind: 'edge', part: 'cursor' },
          { type: 'String', description: 'Opaque place of this edge, for `after` and `before` of the same list.' },
        ),
        node: declared(t, { kind: 'edge', part: 'node' }, { type: node, description: `The ${one.replace(/^an? /, '')}.` }),
        ...edgeFields?.(t),
      }),
    })
    const pageInfo = pageInfoOf(this)
    const connection = this.objectRef(`${name}Connection`).implement({
      description: `A page of a list of ${many} (Relay connection).`,
      fields: (t: Any) => ({
        edges: declared(t, { kind: 'part', part: 'edges' }, { type: [edge], description: 'The items of the page with their cursors.' }),
        nodes: declared(t, { kind: 'part', part: 'nodes' }, { type: [node], description: 'The items of the page alone.' }),
        pageInfo: declared(t, { kind: 'part', part: 'pageInfo' }, { type: pageInfo, description: 'Where this page stands in the list.' }),
        totalCount: declared(
          t,
          { kind: 'part', part: 'totalCount' },
          { type: 'Int', description: 'How many there are in the whole list, whatever the page. Counted only when asked.' },
        ),
      }),
    })
    return { connection }
  },
  filterType(this: Any) {
    return (name: string, description: string, fields: Record<string, FilterField<SchemaTypes, unknown>>) => {
      const input = new InputObjectRef<SchemaTypes, unknown>(name)
      this.inputType(input, {
        description,
        fields: (t: Any) => ({
          ...Object.fromEntries(
            Object.entries(fields).map(([key, { type, description: says }]) => [key, t.field({ type, description: says })]),
          ),
          and: t.field({ type: [input], description: 'All of these hold.' }),
          or: t.field({ type: [input], description: 'At least one of these holds.' }),
          not: t.field({ type: input, description: 'This does not hold.' }),
        }),
      })
      return { input, filters: Object.fromEntries(Object.entries(fields).map(([key, f]) => [key, f.sql])) as Filters }
    }
  },
  orderType(this: Any, name: string, description: string, orders: Record<string, { description: string }>) {
    const field = this.enumType(`${name}Field`, {
      description: `What ${name} can sort by.`,
      values: Object.fromEntries(Object.entries(orders).map(([key, o]) => [key, { description: o.description }])),
    })
    const direction = directionOf(this)
    const input = this.inputType(name, {
      description,
      fields: (t: Any) => ({
        field: t.field({ type: field, required: true, description: 'The sort key.' }),
        direction: t.field({ type: direction, required: true, defaultValue: 'ASC', description: 'Which way.' }),
      }),
    })
    return { input, orders }
  },
}
Object.assign(SchemaBuilder.prototype, builderMethods)

function pageInfoOf(builder: Any): OutputRef<unknown> {
  const known = pageInfos.get(builder)
  if (known) return known
  const part = (t: Any, name: Extract<Declaration, { kind: 'pageInfo' }>['part'], type: string, nullable: boolean, description: string) =>
    declared(t, { kind: 'pageInfo', part: name }, { type, nullable, description })
  const ref = builder.objectRef('PageInfo').implement({
    description: 'Where a page stands in its list (Relay PageInfo).',
    fields: (t: Any) => ({
      hasNextPage: part(t, 'hasNextPage', 'Boolean', false, 'Whether more follow. Going backward: whether `before` was given.'),
      hasPreviousPage: part(t, 'hasPreviousPage', 'Boolean', false, 'Whether more precede. Going forward: whether `after` was given.'),
      startCursor: part(t, 'startCursor', 'String', true, 'Cursor of the first item; null when the page is empty.'),
      endCursor: part(t, 'endCursor', 'String', true, 'Cursor of the last item; null when the page is empty.'),
    }),
  })
  pageInfos.set(builder, ref)
  return ref
}

function directionOf(builder: Any): unknown {
  const known = directions.get(builder)
  if (known) return known
  const ref = builder.enumType('OrderDirection', {
    description: 'Which way to sort.',
    values: {
      ASC: { description: 'Smallest, earliest first; unknown last.' },
      DESC: { description: 'Largest, latest first; unknown first.' },
    },
  })
  directions.set(builder, ref)
  return ref
}
