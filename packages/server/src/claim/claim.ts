import { bases, claimNames } from '@annals/db'
import { resolveType } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { externalIdsOf } from '../entity/entity.ts'
import { Entity } from '../entity/refs.ts'
import { entities } from '../entity/source.ts'
import { Node } from '../node/node.ts'
import { FuzzyInterval } from '../time/fuzzy.ts'
import { Citation, citations } from './citation.ts'
import { Claim, Confidence, Rank, Status } from './refs.ts'
import { claims } from './source.ts'

const Basis = codeEnum('Basis', 'What a claim rests on.', bases)

builder.interfaceType(Claim, {
  description:
    'A dated, ranked, cited assertion. Claims about one fact share its `fact` key; sources that disagree are claims side by side.',
  interfaces: [Node],
  resolveType,
  extensions: { pothosKyselyDiscriminator: { by: (c: { kind: unknown }) => c.kind, names: claimNames } },
  fields: (t) => ({
    fact: t.sql({
      type: 'String',
      sql: (c) => c.fact,
      description: 'Key of the fact it is about; claims with the same key are alternatives.',
    }),
    subject: t.one({
      type: Entity,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.subjectId}`,
      description: 'Who or what the claim is of.',
    }),
    object: t.one({
      type: Entity,
      source: entities,
      where: (e, c) => sql`${e.id} = ${c.objectId}`,
      description: 'The other end; null for an attribute.',
    }),
    during: t.embed({ type: FuzzyInterval, value: (c) => c, description: 'When it held; NOT_APPLICABLE when it is not dated.' }),
    negated: t.sql({ type: 'Boolean', sql: (c) => c.negated, description: 'The source says that this is NOT so.' }),
    heldBy: t.one({
      type: Entity,
      source: entities,
      where: (e, c) => sql`${e.id} = ${c.heldById}`,
      description: 'Whose view it is; null for a plain statement.',
    }),
    rank: t.sql({ type: Rank, sql: (c) => c.rank, description: 'Which claim of a fact to show first.' }),
    status: t.sql({ type: Status, sql: (c) => c.status, description: 'What is known of its truth.' }),
    confidence: t.sql({ type: Confidence, sql: (c) => c.confidence, description: 'How sure it is.' }),
    basis: t.sql({ type: Basis, sql: (c) => c.basis, description: 'What it rests on.' }),
    reasonForRank: t.sql({
      type: 'String',
      nullable: true,
      sql: (c) => c.reasonForRank,
      description: 'Why it is preferred, deprecated, disputed or refuted; null when nothing needs saying.',
    }),
    note: t.sql({ type: 'String', nullable: true, sql: (c) => c.note, description: 'Anything a reader should know; mostly null.' }),
    citations: t.many({
      type: Citation,
      source: citations,
      where: (x, c) => sql`${x.claimId} = ${c.id}`,
      order: [{ sql: (x) => x.position, type: 'int2' }],
      description: 'Its sources, at least one, at most 20.',
    }),
    independentSources: t.sql({
      type: 'Int',
      sql: (c) => sql`(with recursive chain(source_id) as (
          select source_id from citation where claim_id = ${c.id} and stance = 'SUPPORTS' and verification = 'LOOKED_UP'
          union select derived_from_id from chain join source on source.id = source_id where derived_from_id is not null)
        select count(*)::int from chain join source on source.id = source_id where derived_from_id is null)`,
      description:
        'How many independent sources support it: those that were read for it and state it, each traced to the source it copies or abridges, so that copies of one count once. 0 when it rests on general knowledge.',
    }),
    alternatives: t.many({
      type: Claim,
      source: claims,
      where: (other, c) => sql`${other.fact} = ${c.fact} and ${other.id} <> ${c.id}`,
      order: [
        { sql: (x) => sql`coalesce(${x.factRank}, 32767)`, type: 'int2' },
        { sql: (x) => x.globalId, type: 'text' },
      ],
      limit: 20,
      description: 'The other claims about the same fact, best first, deprecated and refuted ones last. At most 20.',
    }),
    externalIds: t.many({
      ...externalIdsOf,
      where: (x, c) => sql`${x.claimId} = ${c.id}`,
      description: "Identifiers of the claim elsewhere, such as Archigos' obsid of a tenure.",
    }),
  }),
})
