import { type ListCost, listCosts, operationCost } from '@annals/pothos-kysely'
import { type DocumentNode, GraphQLError, getOperationAST, validate } from 'graphql'
import { builder } from '../builder.ts'
import { clientError } from '../errors.ts'
import { boundedParse } from '../http/bodies.ts'
import { anonymous } from './allowance.ts'
import { documentProblems, documentSize, variablesProblem } from './document.ts'

/** Parsing and validating take as much as an answer of so many fields. */
const explainingCost = 1000
/** How many of the costliest fields are named. */
const named = 5

builder.scalarType('JSON', {
  description: 'Any JSON value. For variables: an object with a value for each variable, by name.',
  serialize: (value) => value,
})

const CostlyField = builder.objectRef<ListCost>('CostlyField').implement({
  description: 'A list of an operation with what it adds to the cost.',
  fields: (t) => ({
    path: t.stringList({
      resolve: ({ path }) => [...path],
      description: 'Response keys from the root to the list. Empty for all that stands in no list.',
    }),
    items: t.float({ resolve: ({ items }) => items, description: 'How many items it has at most, in all lists around it together.' }),
    cost: t.float({ resolve: ({ cost }) => cost, description: 'Cost of the fields of these items, lists inside them apart.' }),
  }),
})

interface Explained {
  document: DocumentNode
  cost: number
  maximum: number
  lists: ListCost[]
}
const CostExplanation = builder.objectRef<Explained>('CostExplanation').implement({
  description: 'What an operation would cost: about the most fields its answer can have, told without running it.',
  fields: (t) => ({
    cost: t.float({
      resolve: ({ cost }) => cost,
      description:
        'A field counts one, `totalCount` ten; what stands in a list counts as often as the list has items at most: a page its `first` or `last`, another list the most that it is limited to, or 5 where it is small and owned (names, citations, external ids), though it may have more.',
    }),
    maximum: t.int({ resolve: ({ maximum }) => maximum, description: 'The most that one operation of yours may cost.' }),
    depth: t.int({
      resolve: ({ document }) => documentSize(document).depth,
      description: 'Levels of fields and fragments, at most 30.',
    }),
    costliest: t.field({
      type: [CostlyField],
      resolve: ({ lists }) => lists.slice(0, named),
      description: `Where the cost comes from, the most first. At most ${named}.`,
    }),
  }),
})

builder.queryField('explainCost', (t) =>
  t.field({
    type: CostExplanation,
    args: {
      query: t.arg.string({ required: true, description: 'A document with one operation, as it would be sent.' }),
      variables: t.arg({ type: 'JSON', description: 'Its variables, as they would be sent.' }),
    },
    extensions: { cost: explainingCost },
    description:
      'What an operation costs, without running it. One that is not valid is the error BAD_ARGUMENT, one over the limits of size OPERATION_LIMIT.',
    resolve: (_root, { query, variables }, { charge }, { schema }) => {
      const problem = variablesProblem(variables)
      if (problem) throw bare(problem)
      const document = read(query)
      const [tooLarge] = documentProblems(document)
      if (tooLarge) throw bare(tooLarge)
      const [invalid] = validate(schema, document, undefined, { maxErrors: 1 })
      if (invalid) throw clientError('BAD_ARGUMENT', `\`query\` is not valid: ${invalid.message}`)
      if (!getOperationAST(document)) throw clientError('BAD_ARGUMENT', '`query` must have exactly one operation')
      const given = (variables ?? {}) as Record<string, unknown>
      return {
        document,
        cost: Math.max(operationCost(schema, document, undefined, given), 1),
        maximum: (charge?.allowance ?? anonymous).operation,
        lists: listCosts(schema, document, undefined, given),
      }
    },
  }),
)

/** The error of a field, without the status it would have as the request's own. */
function bare({ message, extensions: { http: _http, ...extensions } }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_ARGUMENT', ...extensions } })
}

function read(query: string): DocumentNode {
  try {
    return boundedParse(query)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw error.extensions.code ? bare(error) : clientError('BAD_ARGUMENT', `\`query\` cannot be parsed: ${error.message}`)
  }
}
