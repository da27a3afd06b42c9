/**
 * The preset that types documents of one's own, and those shipped here, for @graphql-codegen/cli: results and variables by
 * @graphql-codegen/typescript-operations, documents as short strings.
 */
import { fileURLToPath } from 'node:url'
import type { CodegenPlugin, Types } from '@graphql-codegen/plugin-helpers'
import * as operations from '@graphql-codegen/typescript-operations'
import { type DocumentNode, type GraphQLSchema, isEnumType, Kind, print, stripIgnoredCharacters, visit } from 'graphql'

/** The path of the schema this package was made for; for `schema`. */
export const schema = fileURLToPath(new URL('./generated/schema.graphql', import.meta.url))

/** Types and documents in one file; for `generates`: `{ 'src/operations.ts': { preset } }`. */
export const preset: Types.OutputPreset<{ sdk?: string; plugins?: Record<string, CodegenPlugin> }> = {
  buildGeneratesSection: async ({ baseOutputDir, presetConfig, pluginMap, ...options }) => {
    const { sdk = '@annals/sdk', plugins = { types, documents } } = presetConfig
    return [
      {
        ...options,
        filename: baseOutputDir,
        pluginMap: { ...pluginMap, ...plugins },
        plugins: Object.keys(plugins).map((name) => ({ [name]: {} })),
        config: { sdk, ...typeConfig, ...options.config },
      },
    ]
  },
}

const typeConfig = {
  strictScalars: true,
  scalars: { ID: 'string', Date: 'string', DateTime: 'string', EDTF: 'EDTF', JSON: 'Json' },
  enumType: 'string-literal',
  mergeFragmentTypes: true,
  // The names that the documents' authors chose, which `documents` uses too.
  namingConvention: 'keep',
  useTypeImports: true,
}

export const types: CodegenPlugin<operations.TypeScriptDocumentsPluginConfig & { sdk: string }> = {
  async plugin(schema, documents, config, info) {
    const { content, prepend = [] } = (await operations.plugin(schema, documents, config, info)) as Types.ComplexPluginOutput
    const typed = openEnums(content, schema)
    const used = ['EDTF', 'Json', 'Open'].filter((name) => new RegExp(`\\b${name}\\b`).test(typed))
    return { prepend: [`import type { ${[...used, 'TypedDocument'].join(', ')} } from '${config.sdk}'`, ...prepend], content: typed }
  },
}

/** In results a newer service may use values that are not known yet; in variables only known ones are right. */
function openEnums(content: string, schema: GraphQLSchema): string {
  const enums = Object.values(schema.getTypeMap())
    .filter(isEnumType)
    .map(({ name }) => name)
  const inResult = new RegExp(`(?<=: (?:Array<)*)(${enums.join('|')})\\b`, 'g')
  return content
    .split(/^(?=export type )/m)
    .map((block) => (/^export type \w+(Query|Mutation|Subscription|Fragment) =/.test(block) ? block.replace(inResult, 'Open<$1>') : block))
    .join('')
}

export const documents: CodegenPlugin = {
  plugin: (_schema, files) =>
    operationsOf(files)
      .map(({ name, suffix, text }) => {
        const type = `${name}${suffix}`
        return `export const ${name}Document = ${JSON.stringify(text)} as string & TypedDocument<${type}, ${type}Variables>`
      })
      .join('\n'),
}

export interface Operation {
  name: string
  /** Query, Mutation or Subscription. */
  suffix: string
  /** The document that is sent: the operation with its fragments, nothing superfluous. */
  text: string
  /** The comment above it. */
  comment: string
}

/** All named operations, in the order of their files. */
export function operationsOf(files: Types.DocumentFile[]): Operation[] {
  const definitions = files.flatMap(({ document }) => document?.definitions ?? [])
  const fragments = new Map(definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])))
  return definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name) return []
    const used = new Set<string>()
    const collect = (node: Parameters<typeof visit>[0]) =>
      visit(node, {
        FragmentSpread({ name: { value } }) {
          const fragment = fragments.get(value)
          if (!fragment || used.has(value)) return
          used.add(value)
          collect(fragment)
        },
      })
    collect(definition)
    const document: DocumentNode = {
      kind: Kind.DOCUMENT,
      definitions: [definition, ...[...used].flatMap((name) => fragments.get(name) ?? [])],
    }
    const suffix = definition.operation.replace(/^./, (first) => first.toUpperCase())
    return { name: definition.name.value, suffix, text: stripIgnoredCharacters(print(document)), comment: commentAbove(definition) }
  })
}

function commentAbove({ loc }: { loc?: { source: { body: string }; start: number } }): string {
  const before = loc?.source.body.slice(0, loc.start).split('\n') ?? []
  before.pop()
  const lines: string[] = []
  for (let line = before.pop(); line?.startsWith('#'); line = before.pop()) lines.unshift(line.replace(/^#\s*/, ''))
  return lines.join('\n')
}
