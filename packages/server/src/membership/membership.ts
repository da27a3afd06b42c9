import { membershipRoles } from '@annals/db'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { type Arg, asOfArguments, type Shown, shown } from '../claim/as-of.ts'
import { byStart, claimConnection } from '../claim/list.ts'
import { Claim } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { Actor } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { Node } from '../node/node.ts'
import { Organization } from '../organization/ref.ts'

const MembershipRole = codeEnum('MembershipRole', 'In what role someone belongs to an organization.', membershipRoles)

export const Membership = builder.objectRef<ClaimRow>('Membership').implement({
  description: 'A leader or organization belongs to an organization.',
  interfaces: [Node, Claim],
  fields: (t) => ({
    member: t.one({
      type: Actor,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.subjectId}`,
      description: 'Who belongs.',
    }),
    organization: t.one({
      type: Organization,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.objectId}`,
      description: 'To what.',
    }),
    role: t.sql({ type: MembershipRole, sql: (c) => c.membership.role, description: 'In what role.' }),
    title: t.sql({
      type: 'String',
      nullable: true,
      sql: (c) => c.membership.title,
      description: 'The title of the place held; null when none is known.',
    }),
  }),
})
export const MembershipConnection = claimConnection('Membership', Membership)

/** The field `memberships` of a leader or organization. */
export const membershipsOf = (arg: Arg) => ({
  type: MembershipConnection,
  source: claims.only('membership'),
  args: asOfArguments(arg),
  where: (c: ClaimRow, e: EntityRow, args: Shown) => [sql<boolean>`${c.subjectId} = ${e.id} and ${c.kind} = 'MEMBERSHIP'`, shown(c, args)],
  ...byStart,
  description: 'Parties, armies and other bodies belonged to, by start.',
})
