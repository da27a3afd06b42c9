/** Objects with SQL below a field with code: the code gives their keys, and one statement fetches them for all parents of the answer. */
import type { FieldNode, GraphQLResolveInfo } from 'graphql'
import { Compilation } from './compile.ts'
import type { Branch } from './declare.ts'
import { fetchJson } from './statement.ts'
import type { PothosKyselyOptions } from './types.ts'

interface Batch {
  nodes: readonly FieldNode[]
  keys: Set<string>
  objects: Promise<Map<string, unknown>>
}

/** The batches not yet sent, by the context of their operation. */
const waiting = new WeakMap<object, Batch[]>()

/** The resolver of a list of objects by the keys that `keysOf` gives for a parent; a key that is unknown is left out. */
export function keyedResolver<P>(
  options: PothosKyselyOptions<unknown>,
  branches: readonly Branch[],
  keysOf: (parent: P) => readonly string[],
) {
  return async (parent: P, _args: unknown, context: unknown, info: GraphQLResolveInfo): Promise<unknown[]> => {
    const keys = keysOf(parent)
    if (keys.length === 0) return []
    const batch = batchOf(options, branches, context as object, info)
    for (const key of keys) batch.keys.add(key)
    const objects = await batch.objects
    return keys.map((key) => objects.get(key)).filter((object) => object !== undefined)
  }
}

function batchOf(options: PothosKyselyOptions<unknown>, branches: readonly Branch[], context: object, info: GraphQLResolveInfo): Batch {
  const batches = waiting.get(context) ?? []
  waiting.set(context, batches)
  const same = (b: Batch) => b.nodes.length === info.fieldNodes.length && b.nodes.every((node, i) => node === info.fieldNodes[i])
  const open = batches.find(same)
  if (open) return open
  const keys = new Set<string>()
  // graphql-js resolves all items of a list before it yields: by the next microtask every parent has given its keys.
  const objects = Promise.resolve().then(async () => {
    batches.splice(batches.indexOf(batch), 1)
    const wanted = [...keys]
    const compilation = new Compilation(info.schema, info.fragments, info.variableValues, 'walk')
    const found = (await fetchJson(options, context, () => compilation.keyed(branches, wanted, info.fieldNodes))) as unknown[]
    return new Map(wanted.flatMap((key, i) => (found[i] === null ? [] : [[key, found[i]] as const])))
  })
  const batch: Batch = { nodes: info.fieldNodes, keys, objects }
  batches.push(batch)
  return batch
}
