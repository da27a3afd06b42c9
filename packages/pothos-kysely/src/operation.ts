/** The compiled lane: a whole query as one prepared statement whose result is the text of the answer. */
import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  GraphQLBoolean,
  GraphQLError,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLSchema,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql'
import { brokenMark, Compilation, Failing, NotCompilable } from './compile.ts'
import { roundedSize } from './page.ts'
import { Remembered, type Variants } from './remembered.ts'
import { Slot } from './slot.ts'
import { type Statement, statementOf } from './statement.ts'
import type { PothosKyselyOptions } from './types.ts'

interface Plan {
  operation: OperationDefinitionNode
  fragments: Record<string, FragmentDefinitionNode>
  variables: { name: string; type: GraphQLInputType }[]
  variants: Variants
}

/**
 * Gives a function that answers a query with finished JSON text, or with undefined when graphql-js has to execute it: when it is no
 * query, has introspection or a field with code, or would have errors. Rejects when the database cannot be reached or cut the statement
 * off, which asking again would not mend. Documents are told apart by identity, so parse them once.
 */
export function compiledOperations<Context>(options: PothosKyselyOptions<Context>): (args: ExecutionArgs) => Promise<string | undefined> {
  const plans = new WeakMap<DocumentNode, Map<string, Plan | null>>()
  const remembered = new Remembered()

  return async ({ schema, document, contextValue, variableValues, operationName }) => {
    const named = plans.get(document) ?? new Map<string, Plan | null>()
    plans.set(document, named)
    const key = operationName ?? ''
    let plan = named.get(key)
    if (plan === undefined) {
      plan = planOf(schema, document, operationName)
      named.set(key, plan)
    }
    if (!plan) return undefined
    const { coerced, errors } = getVariableValues(schema, plan.operation.variableDefinitions ?? [], variableValues ?? {})
    if (errors) return undefined
    const context = contextValue as Context
    const shape = variablesShape(plan, coerced)
    let statement = remembered.get(plan.variants, shape)
    if (statement === undefined) {
      statement = compile(schema, plan, coerced, options, context)
      if (statement !== undefined) remembered.keep(plan.variants, shape, statement)
    }
    if (!statement) return undefined
    const values = bind(statement, coerced)
    if (!values) return undefined
    // A statement that fails is graphql-js' to run again: it knows at which field. When it is not the statement's fault, nobody does.
    const rows = await options.run(context, { name: statement.name, text: statement.text, values }).catch((error) => {
      if (isOfStatement(error)) return undefined
      throw error
    })
    const text = rows?.[0]?.[0]
    return typeof text === 'string' && !text.includes(brokenMark) ? text : undefined
  }
}

/**
 * Whether an error tells of the statement: it has an SQLSTATE, and none of those that tell of the connection (08), of resources (53), of
 * an operator or a limit of time (57), of the system (58) or of the server itself (XX).
 */
const isOfStatement = (error: unknown): boolean =>
  /^(?!08|53|57|58|XX)[0-9A-Z]{5}$/.test(String((error as { code?: unknown } | null)?.code))

function planOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): Plan | null {
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'query' || operation.directives?.length) return null
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  const variables = (operation.variableDefinitions ?? []).map(({ variable, type }) => ({
    name: variable.name.value,
    type: typeFromAST(schema, type as never) as GraphQLInputType,
  }))
  return { operation, fragments, variables, variants: new Map() }
}

/** Null when no values of the same shape would give a statement, undefined when others may. */
function compile<Context>(
  schema: GraphQLSchema,
  plan: Plan,
  variables: Record<string, unknown>,
  options: PothosKyselyOptions<Context>,
  context: Context,
): Statement | null | undefined {
  try {
    return statementOf(new Compilation(schema, plan.fragments, variables, 'text').operation(plan.operation), options, context)
  } catch (error) {
    if (error instanceof Failing) return error.varies ? undefined : null
    // GraphQL's own errors are of @skip and @include, whose booleans are of the shape.
    if (error instanceof NotCompilable || error instanceof GraphQLError) return null
    throw error
  }
}

function bind({ parameters }: Statement, variables: Record<string, unknown>): unknown[] | undefined {
  const known = new Map()
  try {
    return parameters.map((p) => (p instanceof Slot ? p.bind(variables, known) : p))
  } catch (error) {
    if (error instanceof GraphQLError) return undefined
    throw error
  }
}

/** What of the variables a statement's text depends on: which are given, the values of enums and booleans, the rounded size of a page. */
const variablesShape = ({ variables }: Plan, values: Record<string, unknown>): string =>
  variables.map(({ name, type }) => shapeOf(type, values[name])).join(';')

function shapeOf(type: GraphQLInputType, value: unknown, listed = false): string {
  if (value === undefined) return 'u'
  if (value === null) return 'n'
  const bare = getNullableType(type)
  if (isListType(bare)) {
    const items = (Array.isArray(value) ? value : [value]).map((item) => shapeOf(bare.ofType, item, true))
    return items.every((item) => item === 'v') ? 'v' : `[${items.join()}]`
  }
  if (isEnumType(bare) || bare === GraphQLBoolean) return String(value)
  if (bare === GraphQLInt && !listed) return `v${roundedSize(value as number)}`
  if (!isInputObjectType(bare)) return 'v'
  const fields = bare.getFields()
  return `{${Object.entries(value)
    .map(([name, field]) => `${name}:${shapeOf(fields[name]?.type as GraphQLInputType, field)}`)
    .join()}}`
}
