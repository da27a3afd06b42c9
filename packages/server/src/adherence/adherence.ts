import { adherenceRoles } from '@annals/db'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { type Arg, asOfArguments, type Shown, shown } from '../claim/as-of.ts'
import { byStart, claimConnection } from '../claim/list.ts'
import { Claim } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { Ideology } from '../ideology/ref.ts'
import { Node } from '../node/node.ts'

export const AdherenceRole = codeEnum('AdherenceRole', 'How someone stands to an ideology.', adherenceRoles)

export const Adherence = builder.objectRef<ClaimRow>('Adherence').implement({
  description: 'A leader, organization or regime stands in a relation to an ideology.',
  interfaces: [Node, Claim],
  fields: (t) => ({
    adherent: t.one({
      type: Entity,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.subjectId}`,
      description: 'A leader, organization or regime.',
    }),
    ideology: t.one({
      type: Ideology,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.objectId}`,
      description: 'The ideology.',
    }),
    role: t.sql({ type: AdherenceRole, sql: (c) => c.adherence.role, description: 'As what.' }),
  }),
})
export const AdherenceConnection = claimConnection('Adherence', Adherence)

/** The field `adherences` of a leader, organization or regime. */
export const adherencesOf = (arg: Arg) => adherencesAt(arg, 'subjectId', 'Ideologies founded, held or opposed, by start.')
/** The field `adherences` of an ideology. */
export const adherencesTo = (arg: Arg) => adherencesAt(arg, 'objectId', 'Who founded, held or opposed it, by start.')

const adherencesAt = (arg: Arg, end: 'subjectId' | 'objectId', description: string) => ({
  type: AdherenceConnection,
  source: claims.only('adherence'),
  args: { ...asOfArguments(arg), roles: arg({ type: [AdherenceRole], description: 'Only in these roles.' }) },
  where: (c: ClaimRow, e: EntityRow, args: Shown & { roles?: string[] | undefined }) => [
    sql<boolean>`${c[end]} = ${e.id} and ${c.kind} = 'ADHERENCE'`,
    args.roles && sql<boolean>`${c.adherence.role} = any(${sql.val(args.roles)}::text[])`,
    shown(c, args),
  ],
  ...byStart,
  description,
})
