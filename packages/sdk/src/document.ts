/**
 * A document that knows the types of its result and variables: one shipped here, or of any producer of typed documents, be it text
 * (codegen's string mode) or a syntax tree (gql.tada, `TypedDocumentNode`).
 */
export interface TypedDocument<Result, Variables> {
  __apiType?: (variables: Variables) => Result
  toString(): string
}

/** Variables and options of a request; variables may be left out when none is required. */
export type Rest<Variables, Options> =
  Record<string, never> extends Variables ? [variables?: Variables, options?: Options] : [variables: Variables, options?: Options]

/** The text of a document. */
export function textOf(document: TypedDocument<unknown, never>): string {
  return (document as Node).kind === 'Document' ? print(document as Node) : String(document)
}

interface Node {
  kind: string
  name?: { value: string }
  alias?: { value: string }
  operation?: string
  value?: Node | string | boolean
  type?: Node
  typeCondition?: Node
  variable?: Node
  defaultValue?: Node
  selectionSet?: Node
  definitions?: Node[]
  variableDefinitions?: Node[]
  selections?: Node[]
  arguments?: Node[]
  directives?: Node[]
  values?: Node[]
  fields?: Node[]
}

const one = (node: Node | undefined, before = '') => (node ? before + print(node) : '')
const all = (nodes: Node[] | undefined, open = '', close = '') => (nodes?.length ? open + nodes.map(print).join(' ') + close : '')

/** Prints what a request may hold: operations and fragments, no schema. */
function print(node: Node): string {
  const name = node.name?.value ?? ''
  const tail = all(node.directives) + one(node.selectionSet)
  switch (node.kind) {
    case 'Document':
      return all(node.definitions)
    case 'OperationDefinition':
      return `${node.operation} ${name}${all(node.variableDefinitions, '(', ')')}${tail}`
    case 'FragmentDefinition':
      return `fragment ${name} on ${one(node.typeCondition)}${tail}`
    case 'VariableDefinition':
      return `${one(node.variable)}:${one(node.type)}${one(node.defaultValue, '=')}${tail}`
    case 'SelectionSet':
      return all(node.selections, '{', '}')
    case 'Field':
      return `${node.alias ? `${node.alias.value}:` : ''}${name}${all(node.arguments, '(', ')')}${tail}`
    case 'FragmentSpread':
      return `...${name}${tail}`
    case 'InlineFragment':
      return `...${one(node.typeCondition, 'on ')}${tail}`
    case 'Directive':
      return `@${name}${all(node.arguments, '(', ')')}`
    case 'Argument':
    case 'ObjectField':
      return `${name}:${print(node.value as Node)}`
    case 'Variable':
      return `$${name}`
    case 'NamedType':
      return name
    case 'ListType':
      return `[${one(node.type)}]`
    case 'NonNullType':
      return `${one(node.type)}!`
    case 'ListValue':
      return `[${all(node.values)}]`
    case 'ObjectValue':
      return `{${all(node.fields)}}`
    case 'StringValue':
      return JSON.stringify(node.value)
    case 'NullValue':
      return 'null'
    default:
      return String(node.value)
  }
}
