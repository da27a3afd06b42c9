import type { Tables } from '@annals/db'
import { entityNames, entityTypes, idMatches, idSchemes, nameKinds } from '@annals/db'
import { type Order, resolveType, sources } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { Citation, citations } from '../claim/citation.ts'
import { byStart, ClaimConnection, ClaimFilter, ClaimOrder } from '../claim/list.ts'
import { claims, concerns } from '../claim/source.ts'
import { Node } from '../node/node.ts'
import { FuzzyInterval } from '../time/fuzzy.ts'
import { Actor, Entity } from './refs.ts'
import type { EntityRow, NameRow } from './source.ts'

export const EntityType = codeEnum('EntityType', 'What kind of thing an entity is.', entityTypes)
const NameKind = codeEnum('NameKind', 'What kind of name it is.', nameKinds)
export const IdScheme = codeEnum('IdScheme', 'Whose identifier it is.', idSchemes)
const IdMatch = codeEnum('IdMatch', 'How closely the identified thing matches (SKOS).', idMatches)

const externalIds = sources<Tables>()('externalId')
export const names = sources<Tables>()('name')

export const Name = builder.objectRef<NameRow>('Name').implement({
  description: 'A name of an entity, in one language and script. Titles and epithets are names of kind HONORIFIC.',
  fields: (t) => ({
    text: t.sql({ type: 'String', sql: (n) => n.text, description: 'The name.' }),
    lang: t.sql({ type: 'String', sql: (n) => n.lang, description: 'Language, ISO 639.' }),
    script: t.sql({ type: 'String', sql: (n) => n.script, description: 'Script, ISO 15924.' }),
    kind: t.sql({ type: NameKind, sql: (n) => n.kind, description: 'What kind of name it is.' }),
    preferred: t.sql({ type: 'Boolean', sql: (n) => n.preferred, description: 'Whether it is the display name.' }),
    during: t.embed({ type: FuzzyInterval, value: (n) => n, description: 'When it was in use; NOT_APPLICABLE when not dated.' }),
    citations: t.many({
      type: Citation,
      source: citations,
      where: (c, n) => sql`${c.nameId} = ${n.id}`,
      order: [{ sql: (c) => c.position, type: 'int2' }],
      description: 'Where the name was seen.',
    }),
  }),
})

export const ExternalId = builder.objectRef<NonNullable<(typeof externalIds)['row']>>('ExternalId').implement({
  description: 'An identifier in another dataset, written only where it was seen.',
  fields: (t) => ({
    scheme: t.sql({ type: IdScheme, sql: (x) => x.scheme, description: 'Whose identifier it is.' }),
    value: t.sql({ type: 'String', sql: (x) => x.value, description: 'The identifier.' }),
    match: t.sql({ type: IdMatch, sql: (x) => x.match, description: 'How closely it matches.' }),
  }),
})
export const externalIdsOf = {
  type: ExternalId,
  source: externalIds,
  order: [
    { sql: (x) => x.scheme, type: 'text' },
    { sql: (x) => x.value, type: 'text' },
  ] satisfies Order<NonNullable<(typeof externalIds)['row']>>[],
}

const discriminator = (types: readonly (keyof typeof entityTypes)[]) => ({
  pothosKyselyDiscriminator: { by: (e: EntityRow) => e.type, names: Object.fromEntries(types.map((type) => [type, entityNames[type]])) },
})

builder.interfaceType(Entity, {
  description: 'Anything Annals knows about: nine kinds, each with names, identifiers and the claims it takes part in.',
  interfaces: [Node],
  resolveType,
  extensions: discriminator(Object.keys(entityTypes) as (keyof typeof entityTypes)[]),
  fields: (t) => ({
    slug: t.sql({ type: 'String', sql: (e) => e.slug, description: 'Readable key, `^[a-z0-9-]+$`, unique among all entities.' }),
    name: t.sql({ type: 'String', sql: (e) => e.name, description: 'The display name.' }),
    description: t.sql({ type: 'String', sql: (e) => e.description, description: 'One or two sentences in our own words.' }),
    names: t.many({
      type: Name,
      source: names,
      where: (n, e) => sql`${n.entityId} = ${e.id}`,
      order: [{ sql: (n) => n.position, type: 'int2' }],
      description: 'All its names, the display name first. At most 60.',
    }),
    externalIds: t.many({
      ...externalIdsOf,
      where: (x, e) => sql`${x.entityId} = ${e.id}`,
      description: 'Its identifiers elsewhere. At most 20.',
    }),
    claims: t.page({
      type: ClaimConnection,
      source: claims,
      filter: ClaimFilter,
      orderBy: ClaimOrder,
      where: (c, e) => concerns(c, e.id),
      ...byStart,
      description: 'Every claim with this entity at either end or about it, deprecated and refuted ones included.',
    }),
  }),
})
builder.interfaceType(Actor, {
  description: 'An entity that acts: a leader, a polity or an organization.',
  interfaces: [Node, Entity],
  resolveType,
  extensions: discriminator(['LEADER', 'POLITY', 'ORGANIZATION']),
})
