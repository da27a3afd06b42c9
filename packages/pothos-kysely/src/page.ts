/** Relay connections: keyset pages in either direction, computed by one aggregate over the rows of the page. */
import { type FieldNode, GraphQLError, type GraphQLNamedOutputType, type GraphQLObjectType, getNamedType, Kind } from 'graphql'
import { type Expression, type RawBuilder, sql } from 'kysely'
import { all, type Compilation, orderBy } from './compile.ts'
import { badPage, binding, cursorKeys, decodeCursor, encodeCursor } from './cursor.ts'
import { type Condition, type Declaration, declarationOf, type Filters, type Order } from './declare.ts'
import { orNull, type Part, text } from './json.ts'
import { Picked, Scope } from './row.ts'
import type { Site } from './slot.ts'

type PageDeclaration = Extract<Declaration, { kind: 'page' }>

export const defaultPageSize = 20
export const maxPageSize = 100

export function compilePage(
  compilation: Compilation,
  declaration: PageDeclaration,
  site: Site,
  args: Record<string, unknown>,
  nodes: readonly FieldNode[],
  parent: unknown,
): Part {
  const connection = getNamedType(site.definition.type) as GraphQLObjectType
  const fields = compilation.subfields(connection, nodes)
  const window = pageWindow(site)
  const orders = sortKeys(declaration, args.orderBy as OrderBy[] | undefined)
  const conditions = (row: unknown): Condition[] => [
    ...[declaration.where?.(row, parent, args)].flat(),
    filterCondition(declaration.filters, args.filter, row),
  ]
  const boundTo = once((values) => binding(site.definition.name, values))
  const bound = site.slot('text', boundTo)

  const inner = new Scope(declaration.source, compilation.alias(), declaration.from?.(parent, args))
  const [strongest, ...weaker] = orders.map((o) => () => o.sql(inner.row)) as [() => Expression<unknown>, ...(() => Expression<unknown>)[]]
  const firstKey = strongest()
  const ofKind = inner.ofKind()
  const keys = [firstKey, ...weaker.map((key) => key())]
  const after = keysetCondition(site, 'after', orders, keys, boundTo)
  const before = keysetCondition(site, 'before', orders, keys, boundTo)
  const where = all([ofKind, ...conditions(inner.row), after, before])
  const order = orderBy(orders, inner.row, window.backward)
  // Rows come in order, and an aggregate over nothing but them keeps it. They are numbered only where a place matters: to leave out the
  // one that only tells whether more follow, or what a limit that is no constant let in; and to turn a backward page round.
  const asksMore = selects(compilation, fields, connection, window.backward ? 'hasPreviousPage' : 'hasNextPage')
  const numbered = asksMore || window.backward || !window.exact
  const outer = new Picked(inner, compilation.alias())
  const n = sql.ref(`${outer.alias}.pageN`)
  const inPage = numbered ? sql` filter (where ${n} <= ${window.size})` : sql``
  const inOrder = window.backward ? sql` order by ${n} desc` : sql``
  const picked = () => {
    const columns = [...outer.columns(), ...(numbered ? [sql`row_number() over (order by ${order}) as ${sql.id('pageN')}`] : [])]
    return sql`(select ${columns.length > 0 ? sql.join(columns) : sql``} from ${inner.from()} where ${where} order by ${order} limit ${sql.lit(window.limit + (asksMore ? 1 : 0))}) as ${sql.id(outer.alias)}`
  }
  const cursor = cursorKeys(
    bound,
    keys.map((key, i) => outer.pick(keyName(i), key)),
  )
  const node = declaration.as ? declaration.as(outer.row, args, parent) : outer.row
  // Whether the text needs the rows: one aggregate over them, or a plain value.
  let aggregates = false
  const aggregate = (text: RawBuilder<string>) => {
    aggregates = true
    return text
  }
  const list = (item: RawBuilder<string>) => aggregate(sql`coalesce(string_agg(${compilation.whole(item)}, ','${inOrder})${inPage}, '')`)
  const more = () => aggregate(sql`(count(*) > ${window.size})::text`)
  const end = (last: boolean) => {
    const all = sql`array_agg(${cursor}${inOrder})${inPage}`
    return aggregate(
      orNull(
        sql`'"' || ${encodeCursor(last ? sql`(${all})[${numbered ? sql`least(count(*), ${window.size})` : sql`count(*)`}]` : sql`(${all})[1]`)} || '"'`,
      ),
    )
  }

  const part = (type: GraphQLObjectType, name: string, selected: readonly FieldNode[]): Part => {
    const definition = type.getFields()[name]
    const declared = definition && declarationOf(definition)
    const target = definition && (getNamedType(definition.type) as GraphQLNamedOutputType)
    if (!definition || !target || !declared) return JSON.stringify(type.name)
    if (declared.kind === 'part' && declared.part === 'totalCount') {
      const counted = new Scope(declaration.source, compilation.alias(), declaration.from?.(parent, args))
      const counting = all(conditions(counted.row))
      return sql`(select count(*)::int::text from ${counted.from()} where ${counting})`
    }
    if (declared.kind === 'part' && declared.part === 'nodes') return text(['[', list(compilation.object(target, node, selected)), ']'])
    if (declared.kind === 'part' && declared.part === 'edges') {
      const edge = (key: string, edgeNodes: readonly FieldNode[]): Part => {
        const edgeType = target as GraphQLObjectType
        const edgeField = edgeType.getFields()[edgeNodes[0]?.name.value ?? '']
        if (!edgeField) return `${JSON.stringify(key)}:${JSON.stringify(edgeType.name)}`
        const edgeDeclaration = declarationOf(edgeField)
        const value: Part =
          edgeDeclaration?.kind !== 'edge'
            ? compilation.field(edgeField, edgeNodes, { row: outer.row, args })
            : edgeDeclaration.part === 'cursor'
              ? text(['"', encodeCursor(cursor), '"'])
              : compilation.object(getNamedType(edgeField.type) as GraphQLNamedOutputType, node, edgeNodes)
        return text([`${JSON.stringify(key)}:`, value])
      }
      return text(['[', list(objectOf(compilation.subfields(target as GraphQLObjectType, selected), edge)), ']'])
    }
    if (declared.kind === 'part')
      return objectOf(compilation.subfields(target as GraphQLObjectType, selected), (key, infoNodes) =>
        text([`${JSON.stringify(key)}:`, part(target as GraphQLObjectType, infoNodes[0]?.name.value ?? '', infoNodes)]),
      )
    if (declared.kind !== 'pageInfo') throw new Error(`field ${name} does not belong to a connection`)
    const behind = sql`${sql.lit(site.values[window.backward ? 'before' : 'after'] != null)}::bool::text`
    if (declared.part === 'hasNextPage') return window.backward ? behind : more()
    if (declared.part === 'hasPreviousPage') return window.backward ? more() : behind
    return end(declared.part === 'endCursor')
  }
  const object = objectOf(fields, (key, selected) =>
    text([`${JSON.stringify(key)}:`, part(connection, selected[0]?.name.value ?? '', selected)]),
  )
  return aggregates ? sql`(select ${object} from ${picked()})` : object
}

const keyName = (i: number) => `pageK${i}`

function objectOf(
  fields: Map<string, readonly FieldNode[]>,
  member: (key: string, nodes: readonly FieldNode[]) => Part,
): RawBuilder<string> {
  const parts: Part[] = ['{']
  for (const [key, nodes] of fields) parts.push(member(key, nodes), ',')
  if (parts.at(-1) === ',') parts.pop()
  return text([...parts, '}'])
}

interface OrderBy {
  field: string
  direction: 'ASC' | 'DESC'
}

function sortKeys(declaration: PageDeclaration, asked: OrderBy[] | undefined): Order<unknown>[] {
  if (!asked || asked.length === 0) return [...declaration.order, declaration.tie]
  const chosen = asked.flatMap(({ field, direction }, i) => {
    if (asked.slice(0, i).some((before) => before.field === field))
      throw new GraphQLError(`\`orderBy\` has ${field} twice; name each sort key once`, { extensions: { code: 'BAD_ARGUMENT' } })
    const order = declaration.orders?.[field]
    if (!order) throw new Error(`order ${field} is not declared`)
    return [order, ...(order.finer ? [order.finer] : [])].map((key) => ({ ...key, descending: direction === 'DESC' }))
  })
  return [...chosen, declaration.tie]
}

interface Window {
  size: Expression<number>
  backward: boolean
  /** A constant, since PostgreSQL plans for a tenth of the table when it does not know; what `size` is at most. */
  limit: number
  /** Whether `limit` is the size. */
  exact: boolean
}

/** How many rows, from which end. Throws BAD_PAGE. */
function pageWindow(site: Site): Window {
  const { first, last, after, before } = site.values
  if (first != null && last != null) throw badPage('`first` and `last` exclude each other; give one')
  const backward = last != null
  if (backward && after != null) throw badPage('`last` goes with `before`, not `after`')
  if (!backward && before != null) throw badPage('`before` goes with `last`')
  const argument = backward ? 'last' : 'first'
  if (first == null && last == null) return { size: sql.lit(defaultPageSize), backward, limit: defaultPageSize, exact: true }
  const checked = (asked: number) => {
    if (asked < 0 || asked > maxPageSize)
      throw badPage(
        `\`${argument}\` must be from 0 to ${maxPageSize}, not ${asked}; page with \`${backward ? 'before' : 'after'}\` for more`,
      )
    return asked
  }
  const asked = checked(site.values[argument] as number)
  const written = site.node.arguments?.find(({ name }) => name.value === argument)?.value.kind === Kind.INT
  if (written) return { size: sql.lit(asked), backward, limit: asked, exact: true }
  return { size: site.slot('int4', (values) => checked(values[argument] as number)), backward, limit: roundedSize(asked), exact: false }
}

const roundSizes = [1, 5, 10, 20, 50, maxPageSize]
/** The size that statements are made for when a variable says it: a few statements and not a hundred. */
export const roundedSize = (asked: number): number => roundSizes.find((size) => asked <= size) ?? maxPageSize

/** Whether the page information is asked for this. */
function selects(
  compilation: Compilation,
  fields: Map<string, readonly FieldNode[]>,
  connection: GraphQLObjectType,
  name: string,
): boolean {
  for (const nodes of fields.values()) {
    const definition = connection.getFields()[nodes[0]?.name.value ?? '']
    const declared = definition && declarationOf(definition)
    if (!definition || declared?.kind !== 'part' || declared.part !== 'pageInfo') continue
    const type = getNamedType(definition.type) as GraphQLObjectType
    for (const [info] of compilation.subfields(type, nodes).values()) if (info?.name.value === name) return true
  }
  return false
}

type Values = Record<string, unknown>

/** What is computed from the arguments once, however many parameters need it. */
function once<T>(compute: (values: Values) => T): (values: Values) => T {
  const known = new WeakMap<Values, { result: T }>()
  return (values) => {
    const found = known.get(values) ?? { result: compute(values) }
    known.set(values, found)
    return found.result
  }
}

/** Rows strictly beyond the cursor: k1 beyond, or k1 equal and (k2 beyond, or …); row comparison where all keys go one way. */
function keysetCondition(
  site: Site,
  argument: 'after' | 'before',
  orders: readonly Order<unknown>[],
  keys: readonly Expression<unknown>[],
  boundTo: (values: Values) => string,
): Condition {
  if (site.values[argument] == null) return undefined
  const types = orders.map((order) => order.type)
  const decoded = once((given) => decodeCursor(argument, given[argument] as string, boundTo(given), types))
  const values = types.map((type, i) => site.slot(type, (given) => decoded(given)[i] as string))
  const operator = (descending: boolean | undefined) => sql.raw((descending ?? false) === (argument === 'after') ? '<' : '>')
  if (orders.every((o) => (o.descending ?? false) === (orders[0]?.descending ?? false)))
    return sql`(${sql.join([...keys])}) ${operator(orders[0]?.descending)} (${sql.join(values)})`
  return orders.reduceRight<Condition>((weaker, order, i) => {
    const beyond = sql`${keys[i]} ${operator(order.descending)} ${values[i]}`
    return weaker ? sql<boolean>`(${beyond} or ${keys[i]} = ${values[i]} and ${weaker})` : sql<boolean>`(${beyond})`
  }, undefined)
}

type FilterValue = Record<string, unknown> & { and?: FilterValue[]; or?: FilterValue[]; not?: FilterValue }

/** The condition that a value of a filter's input type puts on a row. */
export function filterCondition(filters: Filters | undefined, value: unknown, row: unknown): Condition {
  if (!filters || !value) return undefined
  const { and, or, not, ...fields } = value as FilterValue
  const parts = Object.entries(fields).map(([name, v]) => (v === undefined ? undefined : filters[name]?.(row, v)))
  for (const each of and ?? []) parts.push(filterCondition(filters, each, row))
  if (or && or.length > 0)
    parts.push(
      sql`(${sql.join(
        or.map((each) => sql`coalesce(${filterCondition(filters, each, row) ?? sql.lit(true)}, false)`),
        sql.raw(' or '),
      )})`,
    )
  if (not) parts.push(sql`not coalesce(${filterCondition(filters, not, row) ?? sql.lit(true)}, false)`)
  return all(parts)
}
