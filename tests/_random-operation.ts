/** Random valid operations over a schema: depth, aliases, fragments, abstract types, directives, variables, pages. */
import fc, { type GeneratorValue } from 'fast-check'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
} from 'graphql'

/** Values that lead somewhere in the data, and some that do not. */
export interface Pools {
  ids: Record<string, string[]>
  slugs: string[]
  texts: string[]
  days: string[]
}
export interface RandomOperation {
  query: string
  variables: Record<string, unknown>
}

/** Arguments that take ids of some type. */
const poolOf: Record<string, string> = { polity: 'Polity', polities: 'Polity', source: 'Source', from: 'Connected', to: 'Connected' }

type Variable = { name: string; type: string; value: unknown; printed?: string }

export function randomOperation(g: GeneratorValue, schema: GraphQLSchema, pools: Pools, maxDepth = 5): RandomOperation {
  const variables: Variable[] = []
  const fragments: string[] = []
  let names = 0
  let budget = 40
  const chance = (percent: number) => g(fc.integer, { min: 0, max: 99 }) < percent
  const below = (n: number) => g(fc.integer, { min: 0, max: Math.max(0, n - 1) })
  const one = <T>(items: readonly T[]): T => items[below(items.length)] as T

  function leafValue(type: GraphQLInputType, hint: string): unknown {
    const named = getNamedType(type)
    if (isEnumType(named)) return { enum: one(named.getValues()).name }
    switch (named.name) {
      case 'ID':
        return one(pools.ids[poolOf[hint] ?? 'any'] ?? [])
      case 'Date':
        return one(pools.days)
      case 'Int':
        return hint === 'depth' ? 1 + below(4) : below(6)
      case 'Boolean':
        return chance(50)
      default:
        return one(hint === 'slug' || hint === 'eq' ? pools.slugs : pools.texts)
    }
  }
  function value(type: GraphQLInputType, hint: string, depth: number): unknown {
    const bare = getNullableType(type)
    if (!isNonNullType(type) && chance(4)) return null
    if (isListType(bare)) return Array.from({ length: below(3) }, () => value(bare.ofType, hint, depth)).filter((v) => v !== null)
    if (!isInputObjectType(bare)) return leafValue(bare, hint)
    const fields = Object.values(bare.getFields()).filter((f) => depth > 0 || !['and', 'or', 'not'].includes(f.name))
    if (bare.isOneOf) {
      const field = one(fields)
      return {
        [field.name]:
          value(isNonNullType(field.type) ? field.type : (getNullableType(field.type) as GraphQLInputType), field.name, depth - 1) ??
          pools.slugs[0],
      }
    }
    const chosen = fields.filter((f) => (isNonNullType(f.type) && f.defaultValue === undefined) || chance(100 / (fields.length + 1)))
    return Object.fromEntries(chosen.map((f) => [f.name, value(f.type, f.name, depth - 1)]))
  }
  const isOneOf = (type: GraphQLInputType) => {
    const named = getNamedType(type)
    return isInputObjectType(named) && named.isOneOf
  }
  function argument(arg: GraphQLArgument): string | undefined {
    if (['after', 'before', 'last'].includes(arg.name))
      return chance(3) ? `${arg.name}: ${arg.name === 'last' ? below(4) : '"x"'}` : undefined
    if (!isRequiredArgument(arg) && !chance(arg.name === 'first' ? 70 : 25)) return undefined
    const given = value(arg.type, arg.name, 2)
    if (given === null && isRequiredArgument(arg)) return undefined
    if (!isOneOf(arg.type) && chance(30)) {
      const name = `v${variables.length}`
      variables.push({ name, type: String(arg.type), value: given })
      return `${arg.name}: $${name}`
    }
    return `${arg.name}: ${printValue(given)}`
  }
  function directive(): string {
    if (!chance(8)) return ''
    const which = one(['skip', 'include'])
    if (chance(50)) return ` @${which}(if: ${chance(70) === (which === 'include')})`
    const name = `v${variables.length}`
    variables.push({ name, type: 'Boolean!', value: chance(60) === (which === 'include') })
    return ` @${which}(if: $${name})`
  }
  function field(definition: GraphQLField<unknown, unknown>, depth: number): string | undefined {
    const type = getNamedType(definition.type) as GraphQLNamedOutputType
    if (!isLeafType(type) && depth <= 0) return undefined
    const args = definition.args.map(argument).filter((a) => a !== undefined)
    if (definition.args.filter(isRequiredArgument).some((required) => !args.some((a) => a.startsWith(`${required.name}:`))))
      return undefined
    const alias = args.length > 0 || chance(15) ? (chance(5) ? `${one(['__t', '__e', '__proto__'])}: ` : `a${names++}: `) : ''
    const body = isLeafType(type) ? '' : selection(type, depth - 1)
    return `${alias}${definition.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive()}${body}`
  }
  function selection(type: GraphQLNamedOutputType, depth: number): string {
    const parts: string[] = []
    // Fields with code of their own are executed by graphql-js whatever asks for them.
    const fields =
      'getFields' in type ? Object.values((type as GraphQLObjectType).getFields()).filter((f) => f.extensions.pothosKysely) : []
    const wanted = 1 + below(4)
    for (let i = 0; i < wanted && budget > 0; i++) {
      budget--
      if (chance(8)) parts.push('__typename')
      else {
        const leaves = fields.filter((f) => isLeafType(getNamedType(f.type)))
        const text = field(one(depth <= 0 || chance(40) ? (leaves.length > 0 ? leaves : fields) : fields), depth)
        if (text) parts.push(text)
      }
    }
    if (isAbstractType(type) && depth > 0 && chance(70)) {
      for (let i = 0; i <= below(2); i++) {
        const member = one(schema.getPossibleTypes(type))
        const inside = selection(member, depth - 1)
        if (chance(30)) {
          const name = `F${names++}`
          fragments.push(`fragment ${name} on ${member.name}${inside}`)
          parts.push(`...${name}${directive()}`)
        } else parts.push(`... on ${member.name}${directive()}${inside}`)
      }
    }
    return ` {\n${(parts.length > 0 ? parts : ['__typename']).join('\n')}\n}`
  }

  const body = selection(schema.getQueryType() as GraphQLObjectType, maxDepth)
  const declared = variables.length > 0 ? `(${variables.map((v) => `$${v.name}: ${v.type}`).join(', ')})` : ''
  return {
    query: `query Random${declared}${body}\n${fragments.join('\n')}`,
    variables: Object.fromEntries(variables.map((v) => [v.name, plain(v.value)])),
  }
}

const isEnumName = (v: unknown): v is { enum: string } => typeof v === 'object' && v !== null && Object.keys(v).join() === 'enum'

/** A value as a literal. */
function printValue(v: unknown): string {
  if (isEnumName(v)) return v.enum
  if (Array.isArray(v)) return `[${v.map(printValue).join(', ')}]`
  if (typeof v === 'object' && v !== null)
    return `{${Object.entries(v)
      .map(([k, item]) => `${k}: ${printValue(item)}`)
      .join(', ')}}`
  return JSON.stringify(v)
}
/** A value as JSON of variables. */
function plain(v: unknown): unknown {
  if (isEnumName(v)) return v.enum
  if (Array.isArray(v)) return v.map(plain)
  if (typeof v === 'object' && v !== null) return Object.fromEntries(Object.entries(v).map(([k, item]) => [k, plain(item)]))
  return v
}
