import { organizationKinds } from '@annals/db'
import { sql } from 'kysely'
import { adherencesOf } from '../adherence/adherence.ts'
import { builder, codeEnum } from '../builder.ts'
import { asOfArguments, shown } from '../claim/as-of.ts'
import { byStart } from '../claim/list.ts'
import { claims } from '../claim/source.ts'
import { bySlug, dateField, dayOrder, entityField, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Actor, Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { sharedEventsOf } from '../event/shared.ts'
import { enumFilter } from '../filter.ts'
import { MembershipConnection, membershipsOf } from '../membership/membership.ts'
import { Node } from '../node/node.ts'
import { OfficeConnection } from '../office/ref.ts'
import { participationsOf } from '../participation/participation.ts'
import { Polity } from '../polity/ref.ts'
import { relationshipsOf } from '../relationship/relationship.ts'
import { FuzzyDate } from '../time/fuzzy.ts'
import { Organization, OrganizationConnection } from './ref.ts'

const OrganizationKind = codeEnum('OrganizationKind', 'What kind of organization.', organizationKinds)
const inception = ({ organization: o }: EntityRow) => ({ edtf: o.inceptionEdtf, earliest: o.inceptionEarliest, latest: o.inceptionLatest })
const dissolution = ({ organization: o }: EntityRow) => ({
  edtf: o.dissolutionEdtf,
  earliest: o.dissolutionEarliest,
  latest: o.dissolutionLatest,
})

builder.objectType(Organization, {
  description: 'A party, front, army, service or international body.',
  interfaces: [Node, Entity, Actor],
  fields: (t) => ({
    kind: t.sql({ type: OrganizationKind, sql: (e) => e.organization.organizationKind, description: 'What kind of organization.' }),
    polity: t.one({
      type: Polity,
      source: entities,
      where: (p, e) => sql`${p.id} = ${e.organization.polityId}`,
      description: 'The polity it belongs to; null for an international one.',
    }),
    parent: t.one({
      type: Organization,
      source: entities,
      where: (o, e) => sql`${o.id} = ${e.organization.parentId}`,
      description: 'The organization it is part of; null when of none.',
    }),
    inception: t.embed({
      type: FuzzyDate,
      value: inception,
      when: (e) => sql`${e.organization.inceptionEdtf} is not null`,
      description: 'Best-ranked date of foundation; null when not recorded.',
    }),
    dissolution: t.embed({
      type: FuzzyDate,
      value: dissolution,
      when: (e) => sql`${e.organization.dissolutionEdtf} is not null`,
      description: 'Best-ranked date of dissolution; null when it exists or none is recorded.',
    }),
    offices: t.page({
      type: OfficeConnection,
      source: entities.only('office'),
      where: (o, e) => sql`${o.office.ofId} = ${e.id}`,
      ...bySlug,
      description: 'Its offices, by slug.',
    }),
    members: t.page({
      type: MembershipConnection,
      source: claims.only('membership'),
      args: asOfArguments(t.arg),
      where: (c, e, args) => [sql`${c.objectId} = ${e.id} and ${c.kind} = 'MEMBERSHIP'`, shown(c, args)],
      ...byStart,
      description: 'Who belonged to it, by start.',
    }),
    memberships: t.page(membershipsOf(t.arg)),
    adherences: t.page(adherencesOf(t.arg)),
    participations: t.page(participationsOf(t.arg)),
    relationships: t.page(relationshipsOf(t.arg)),
    sharedEvents: t.page(sharedEventsOf(t.arg)),
  }),
})

rootField('ORGANIZATION', Organization)
const OrganizationFilter = builder.filterType<EntityRow>()('OrganizationFilter', 'Which organizations.', {
  ...entityFilters,
  kind: enumFilter('OrganizationKind', OrganizationKind)('By kind.', (e: EntityRow) => e.organization.organizationKind),
  polity: entityField('By polity.', (e: EntityRow) => e.organization.polityId, ['Polity']),
  parent: entityField('By the organization it is part of.', (e: EntityRow) => e.organization.parentId, ['Organization']),
  inception: dateField('By date of foundation.', inception),
  dissolution: dateField('By date of dissolution.', dissolution),
})
const OrganizationOrder = builder.orderType<EntityRow>('OrganizationOrder', 'How to sort organizations.', {
  ...entityOrders,
  INCEPTION: dayOrder('Earliest possible day of foundation, then the latest.', inception),
})
builder.queryField('organizations', (t) =>
  t.page({
    type: OrganizationConnection,
    source: entities.only('organization'),
    filter: OrganizationFilter,
    orderBy: OrganizationOrder,
    ...bySlug,
    description: 'All organizations, by slug.',
  }),
)
