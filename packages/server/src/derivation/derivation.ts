import { derivationKinds } from '@annals/db'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { claimConnection } from '../claim/list.ts'
import { Claim } from '../claim/refs.ts'
import type { ClaimRow } from '../claim/source.ts'
import { entities } from '../entity/source.ts'
import { Ideology } from '../ideology/ref.ts'
import { Node } from '../node/node.ts'

export const DerivationKind = codeEnum('DerivationKind', 'How an ideology comes from another.', derivationKinds)

export const Derivation = builder.objectRef<ClaimRow>('Derivation').implement({
  description: 'An ideology comes from another.',
  interfaces: [Node, Claim],
  fields: (t) => ({
    ideology: t.one({
      type: Ideology,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.subjectId}`,
      description: 'The later one.',
    }),
    from: t.one({
      type: Ideology,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.objectId}`,
      description: 'The earlier one.',
    }),
    kind: t.sql({ type: DerivationKind, sql: (c) => c.derivation.derivationKind, description: 'How.' }),
  }),
})
export const DerivationConnection = claimConnection('Derivation', Derivation)
