/** How large a document may be, whatever it asks. Checked before validation, some of whose rules take the square of what is repeated. */
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { errorCodes } from '../errors.ts'

/** The most of each that a document may have. An honest one has a tenth. */
export const documentLimits = {
  depth: { most: 30, what: 'levels of fields and fragments' },
  fields: { most: 1000, what: 'fields, fragments spread' },
  aliases: { most: 100, what: 'aliases' },
  repeated: { most: 50, what: 'fields selected again beside themselves' },
  fragments: { most: 100, what: 'fragments spread or inline' },
  directives: { most: 50, what: 'directives' },
  variables: { most: 100, what: 'variables' },
  // The parser counts these.
  tokens: { most: 2000, what: 'tokens' },
} as const
/** The most values that variables may hold, and how deep they may nest. */
export const valueLimits = {
  values: { most: 2000, what: 'values in variables' },
  nesting: { most: 20, what: 'levels of a value' },
} as const
const limits = { ...documentLimits, ...valueLimits }

export function operationLimit(limit: keyof typeof limits): GraphQLError {
  const { most, what } = limits[limit]
  return new GraphQLError(`An operation has at most ${most} ${what}; ask in several operations`, {
    extensions: { code: errorCodes.OPERATION_LIMIT, limit, maximum: most, http: { status: 400 } },
  })
}

export type DocumentSize = Record<Exclude<keyof typeof documentLimits, 'tokens'>, number>

/** The size of a document that need not be valid. Fragments count where they are spread in depth and fields, once in all else. */
export function documentSize(document: DocumentNode): DocumentSize {
  const size = { depth: 0, fields: 0, aliases: 0, repeated: 0, fragments: 0, directives: 0, variables: 0 }
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  // What is being measured counts nothing again: a circle of fragments is for validation to refuse.
  const measured = new Map<string, { depth: number; fields: number }>()
  const nothing = { depth: 0, fields: 0 }

  const spread = (name: string) => {
    const fragment = fragments.get(name)
    const known = measured.get(name)
    if (known || !fragment) return known ?? nothing
    measured.set(name, nothing)
    size.directives += fragment.directives?.length ?? 0
    const found = selections(fragment.selectionSet)
    measured.set(name, found)
    return found
  }
  const inside = (node: SelectionNode) =>
    node.kind === Kind.FRAGMENT_SPREAD ? spread(node.name.value) : node.selectionSet ? selections(node.selectionSet) : nothing
  function selections({ selections: nodes }: SelectionSetNode): { depth: number; fields: number } {
    const keys = new Set<string>()
    let depth = 0
    let fields = 0
    for (const node of nodes) {
      size.directives += node.directives?.length ?? 0
      if (node.kind !== Kind.FIELD) size.fragments++
      else {
        fields++
        if (node.alias) size.aliases++
        const key = (node.alias ?? node.name).value
        if (keys.has(key)) size.repeated++
        keys.add(key)
      }
      const found = inside(node)
      depth = Math.max(depth, found.depth)
      fields += found.fields
    }
    return { depth: depth + 1, fields }
  }

  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) spread(definition.name.value)
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const { depth, fields } = selections(definition.selectionSet)
    size.depth = Math.max(size.depth, depth)
    size.fields += fields
    size.directives += definition.directives?.length ?? 0
    for (const variable of definition.variableDefinitions ?? []) {
      size.variables++
      size.directives += variable.directives?.length ?? 0
    }
  }
  return size
}

const known = new WeakMap<DocumentNode, GraphQLError[]>()

/** The limits that a document exceeds, and that it asks for anything but queries. Worked out once a document. */
export function documentProblems(document: DocumentNode): GraphQLError[] {
  const before = known.get(document)
  if (before) return before
  const size = documentSize(document)
  const tooLarge = (Object.keys(size) as (keyof DocumentSize)[]).filter((key) => size[key] > documentLimits[key].most)
  const problems = tooLarge.length > 0 ? tooLarge.map(operationLimit) : document.definitions.flatMap(onlyQueries)
  known.set(document, problems)
  return problems
}

const onlyQueries = (node: DefinitionNode): GraphQLError[] =>
  node.kind === Kind.OPERATION_DEFINITION && node.operation !== OperationTypeNode.QUERY
    ? [new GraphQLError(`This service answers queries only, no ${node.operation}`, { nodes: node })]
    : []

/** The limit that variables exceed. They need not be of their types yet. */
export function variablesProblem(variables: unknown): GraphQLError | undefined {
  let values = 0
  const visit = (value: unknown, nesting: number): GraphQLError | undefined => {
    if (++values > valueLimits.values.most) return operationLimit('values')
    if (typeof value !== 'object' || value === null) return undefined
    if (nesting === valueLimits.nesting.most) return operationLimit('nesting')
    for (const item of Object.values(value)) {
      const problem = visit(item, nesting + 1)
      if (problem) return problem
    }
    return undefined
  }
  return visit(variables ?? {}, 0)
}
