import { type Branch, resolveType } from '@annals/pothos-kysely'
import { type Expression, sql } from 'kysely'
import { builder } from '../builder.ts'
import { claimByGlobalId, claims } from '../claim/source.ts'
import { entities, entityByGlobalId } from '../entity/source.ts'
import { bibliography } from '../source/table.ts'
import { requireId, requireIds } from './id.ts'

/** Rows of any table that has global ids. */
interface NodeRow {
  globalId: Expression<string>
}
export const Node = builder.interfaceRef<NodeRow>('Node').implement({
  description: 'Anything with a global id (Relay Node).',
  resolveType,
  fields: (t) => ({
    id: t.sql({ type: 'ID', sql: (n) => n.globalId, description: 'Global id, the same on every server and after every reload. Opaque.' }),
  }),
})

const branches: Branch[] = [
  { type: 'Entity', source: entities, where: (e, id) => sql`${e.id} = ${entityByGlobalId(id)}` },
  { type: 'Claim', source: claims, where: (c, id) => sql`${c.id} = ${claimByGlobalId(id)}` },
  { type: 'Source', source: bibliography, where: (s, id) => sql`${s.globalId} = ${id}` },
]

builder.queryFields((t) => ({
  node: t.lookup({
    type: Node,
    list: false,
    args: { id: t.arg.id({ required: true, description: 'A global id.' }) },
    key: ({ id }) => id.map((value) => requireId(value)),
    branches,
    description: 'The object with this global id; null when there is none. A malformed id is the error BAD_ID.',
  }),
  nodes: t.lookup({
    type: Node,
    list: true,
    args: { ids: t.arg.idList({ required: true, description: 'Global ids, at most 100.' }) },
    key: ({ ids }) => ids.map((values) => requireIds(values)),
    branches,
    description: 'The objects with these global ids, in their order; null for each that is unknown.',
  }),
}))
