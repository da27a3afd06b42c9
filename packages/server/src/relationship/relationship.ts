import { relationshipKinds } from '@annals/db'
import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { type Arg, asOfArguments, type Shown, shown } from '../claim/as-of.ts'
import { byStart, claimConnection, eitherEnd } from '../claim/list.ts'
import { Claim } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { Actor } from '../entity/refs.ts'
import { type EntityRow, entities, entityByGlobalId } from '../entity/source.ts'
import { entityIdTypes, requireId } from '../node/id.ts'
import { Node } from '../node/node.ts'

export const RelationshipKind = codeEnum(
  'RelationshipKind',
  'How two actors stand to each other; read from subject to object.',
  relationshipKinds,
)

export const Relationship = builder.objectRef<ClaimRow>('Relationship').implement({
  description: 'Two actors stand in a relation; read `subject` kind `object`.',
  interfaces: [Node, Claim],
  fields: (t) => ({
    from: t.one({
      type: Actor,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.subjectId}`,
      description: 'The subject, as an actor.',
    }),
    to: t.one({
      type: Actor,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.objectId}`,
      description: 'The object, as an actor.',
    }),
    kind: t.sql({ type: RelationshipKind, sql: (c) => c.relationship.relationshipKind, description: 'Which relation.' }),
    toward: t.one({
      type: Actor,
      source: entities,
      where: (e, c) => sql`${e.id} = ${c.relationship.towardId}`,
      description: 'A third party: to whom one was recommended. Null when there is none.',
    }),
    aspect: t.sql({
      type: 'String',
      nullable: true,
      sql: (c) => c.relationship.aspect,
      description: 'In what respect; null when in general.',
    }),
  }),
})
export const RelationshipConnection = claimConnection('Relationship', Relationship)

/** The field `relationships` of an actor. */
export const relationshipsOf = (arg: Arg) => ({
  type: RelationshipConnection,
  source: claims,
  from: (e: EntityRow, args: { with?: Slot<string> | undefined }) =>
    eitherEnd(e.id, args.with && entityByGlobalId(args.with.map((id) => requireId(id, entityIdTypes)))),
  args: {
    ...asOfArguments(arg),
    kinds: arg({ type: [RelationshipKind], description: 'Only these kinds.' }),
    with: arg.id({ description: 'Id of the actor at the other end. An empty list then means: no direct relationship is recorded.' }),
  },
  where: (c: ClaimRow, _e: EntityRow, args: Shown & { kinds?: string[] | undefined; with?: Slot<string> | undefined }) => [
    args.kinds && sql<boolean>`${c.relationship.relationshipKind} = any(${sql.val(args.kinds)}::text[])`,
    shown(c, args),
  ],
  ...byStart,
  description: 'Relationships with other actors, at either end, by start.',
})
