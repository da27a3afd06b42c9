/** What an operation may cost, told before it runs: about the most fields its answer can have. */
import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import { type AskedList, type AskedPage, listsOf, type Variables } from './lists.ts'
import { maxPageSize } from './page.ts'

/** What one list adds to the cost of an operation. */
export interface ListCost {
  /** Response keys from the root to the list; empty for what stands in no list. */
  path: readonly string[]
  /** The most items it has, all its outer lists included. */
  items: number
  /** Cost of the fields of all its items, lists inside apart. */
  cost: number
}

const plans = new WeakMap<DocumentNode, Map<string, AskedList>>()

/** The operation's lists, worked out once a document. */
function planOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): AskedList | undefined {
  const named = plans.get(document) ?? new Map<string, AskedList>()
  plans.set(document, named)
  const known = named.get(operationName ?? '')
  const operation = known ? undefined : getOperationAST(document, operationName)
  if (!operation) return known
  const plan = listsOf(schema, document, operation)
  named.set(operationName ?? '', plan)
  return plan
}

/**
 * About the most fields the answer can have: a field counts one, or what it states in `extensions.cost` and `extensions.costEach`; what
 * stands in a list counts as often as the list has items at most: a page its `first` or `last`, a plain list its declared limit or
 * `extensions.size`, or 5 where it declares neither, though it may have more. 0 for an unknown operation. Takes valid documents only, and
 * expands every fragment where it is spread: bound that first.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): number {
  const plan = planOf(schema, document, operationName)
  return plan ? Math.ceil(costOf(plan, variables)) : 0
}

/** What each list adds to the cost, the most first. */
export function listCosts(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): ListCost[] {
  const plan = planOf(schema, document, operationName)
  return plan ? ranked(plan, variables).map(({ list: { path }, items, cost }) => ({ path, items, cost })) : []
}

/** The page to shorten so that the operation costs no more than `maximum`, the nearest to where it costs most; undefined when none does. */
export function fittingPage(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
  maximum: number,
): { path: readonly string[]; first: number } | undefined {
  const plan = planOf(schema, document, operationName)
  let list = plan && ranked(plan, variables)[0]?.list
  for (; plan && list; list = list.outer) {
    const { page } = list
    if (!page) continue
    // The cost is linear in the size of any one page.
    const without = costOf(plan, variables, { page, size: 0 })
    const each = costOf(plan, variables, { page, size: 1 }) - without
    const first = Math.floor((maximum - without) / each)
    if (first >= 1) return { path: page.path, first: Math.min(first, maxPageSize) }
  }
  return undefined
}

function costOf(list: AskedList, variables: Variables, instead?: { page: AskedPage; size: number }): number {
  let item = list.own
  for (const inner of list.inner) item += costOf(inner, variables, instead)
  return item * (instead && list.page === instead.page ? instead.size : list.size(variables))
}

function ranked(plan: AskedList, variables: Variables): { list: AskedList; items: number; cost: number }[] {
  const found: { list: AskedList; items: number; cost: number }[] = []
  const visit = (list: AskedList, outer: number) => {
    const items = outer * list.size(variables)
    found.push({ list, items, cost: items * list.own })
    for (const inner of list.inner) visit(inner, items)
  }
  visit(plan, 1)
  return found.sort((a, b) => b.cost - a.cost)
}
