/** Every limit of a request before it runs: who asks, how large it is, what it costs, what is left to spend. */
import { fittingPage, listCosts, operationCost } from '@annals/pothos-kysely'
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../builder.ts'
import { errorCodes } from '../errors.ts'
import { budgetHeaders, type Charge, rateLimited, type Till } from './charge.ts'
import { documentProblems, variablesProblem } from './document.ts'

/** What there is when an operation has run; streams there are none. */
interface Done {
  result: object
  setResult(result: ExecutionResult): void
}

/** What an operation is charged that is refused before its cost is known: it was read and validated. */
const refusedCost = 1000

export function limiting(till: Till): Plugin<Context & { request: Request }> {
  return {
    onParams({ params, request, context }) {
      const problem = variablesProblem(params.variables)
      return problem && refuse(till.charge(request, context, refusedCost), problem)
    },
    onValidate({ params: { documentAST }, setResult }) {
      const problems = documentProblems(documentAST)
      if (problems.length > 0) setResult(problems)
    },
    onExecute({ args, setResultAndStopExecution }) {
      const { request } = args.contextValue
      const cost = costOf(args)
      const { operation: maximum } = till.allowance(request)
      if (cost > maximum) return setResultAndStopExecution(tooCostly(args, cost, maximum))
      const begin = (charge: Charge) => {
        args.contextValue.charge = charge
        if (charge.taken?.granted === false) return setResultAndStopExecution(rateLimited(charge))
        return {
          onExecuteDone({ result, setResult }: Done) {
            // A text has its headers and its cost.
            if (!('stringify' in result)) setResult(charged(coded(result), charge))
          },
        }
      }
      const charge = till.charge(request, args.contextValue, cost)
      return charge instanceof Promise ? charge.then(begin) : begin(charge)
    },
    // Whatever did not come to be charged has failed before.
    onExecutionResult({ request, result, context, setResult }) {
      if ((context as { charge?: Charge }).charge || !result || !('errors' in result) || !result.errors) return undefined
      return fail(till.charge(request, context, refusedCost), result as ExecutionResult, setResult)
    },
  }
}

async function refuse(charge: Charge | Promise<Charge>, problem: GraphQLError): Promise<never> {
  await charge
  throw problem
}

async function fail(
  charge: Charge | Promise<Charge>,
  result: ExecutionResult,
  setResult: (result: ExecutionResult) => void,
): Promise<void> {
  const failed = await charge
  if (failed.taken?.granted === false) return setResult(rateLimited(failed))
  // Yoga would answer 200 to those that accept plain JSON, as to errors of syntax and validation.
  const limited = result.errors?.some((error) => error.extensions.code === errorCodes.OPERATION_LIMIT)
  setResult(withHeaders(result, failed, limited ? { status: 400 } : {}))
}

/** Costs at least one, so that no operation is for nothing. */
const costOf = ({ schema, document, operationName, variableValues }: ExecutionArgs) =>
  Math.max(operationCost(schema, document, operationName, variableValues ?? {}), 1)

function tooCostly({ schema, document, operationName, variableValues }: ExecutionArgs, cost: number, maximum: number): ExecutionResult {
  const variables = variableValues ?? {}
  const path = listCosts(schema, document, operationName, variables)[0]?.path ?? []
  const page = fittingPage(schema, document, operationName, variables, maximum)
  const advice = page ? `\`first: ${page.first}\` at ${page.path.join('.')} would fit` : 'ask in several operations'
  const where = path.length > 0 ? `, most of it at ${path.join('.')}` : ''
  const error = new GraphQLError(`The operation may cost ${cost}${where}; the most is ${maximum}, ${advice}`, {
    extensions: {
      code: errorCodes.COST_LIMIT,
      cost,
      maximum,
      path,
      ...(page ? { page: page.path, first: page.first } : {}),
      http: { status: 400 },
    },
  })
  return { errors: [error], extensions: { cost } }
}

/** GraphQL's own errors of variables and arguments have no code. */
function coded(result: ExecutionResult): ExecutionResult {
  for (const { extensions, originalError } of result.errors ?? [])
    if (!originalError || originalError instanceof GraphQLError) (extensions as { code?: unknown }).code ??= errorCodes.BAD_USER_INPUT
  return result
}

function charged(result: ExecutionResult, charge: Charge): ExecutionResult {
  return withHeaders({ ...result, extensions: { ...result.extensions, cost: charge.cost } }, charge)
}

function withHeaders(result: ExecutionResult, charge: Charge, status: { status?: number } = {}): ExecutionResult {
  const http = result.extensions?.http as { headers?: Record<string, string> } | undefined
  const headers = { ...http?.headers, ...budgetHeaders(charge) }
  return { ...result, extensions: { ...result.extensions, http: { ...http, ...status, headers } } }
}
