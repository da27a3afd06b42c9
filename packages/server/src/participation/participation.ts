import { obligations, participationRoles, warOutcomes } from '@annals/db'
import type { Slot } from '@annals/pothos-kysely'
import { type Expression, sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { type Arg, asOfArguments, type Shown, shown } from '../claim/as-of.ts'
import { byStart, claimConnection } from '../claim/list.ts'
import { Claim } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { EntityType } from '../entity/entity.ts'
import { Actor, Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { Node } from '../node/node.ts'

export const ParticipationRole = codeEnum('ParticipationRole', 'As what an actor takes part.', participationRoles)
const WarOutcome = codeEnum('WarOutcome', "How a war ended for a participant (COW's outcome).", warOutcomes)
const Obligation = codeEnum('Obligation', 'What a party of a treaty undertakes (ATOP).', obligations)

interface Quantity {
  low: Expression<number | null>
  best: Expression<number | null>
  high: Expression<number | null>
  unit: Expression<string | null>
  definition: Expression<string | null>
}
const QuantityRange = builder.objectRef<Quantity>('QuantityRange').implement({
  description: 'A number as well as it is known, with what it counts. Never read without its definition.',
  fields: (t) => ({
    low: t.sql({ type: 'Int', nullable: true, sql: (q) => q.low, description: 'Lower bound; null when not given.' }),
    best: t.sql({
      type: 'Int',
      nullable: true,
      sql: (q) => q.best,
      description: "The source's best figure; null when it gives only bounds.",
    }),
    high: t.sql({ type: 'Int', nullable: true, sql: (q) => q.high, description: 'Upper bound; null when not given.' }),
    unit: t.sql({ type: 'String', sql: (q) => q.unit, description: 'What is counted, mostly persons.' }),
    definition: t.sql({ type: 'String', sql: (q) => q.definition, description: 'What the source counts as one.' }),
  }),
})
const CodedSides = builder.objectRef<ClaimRow>('CodedSides').implement({
  description: "The side as datasets code it. COW's 1 and 2 and UCDP's A and B are not the same, and neither means aggressor.",
  fields: (t) => ({
    cow: t.sql({ type: 'String', nullable: true, sql: (c) => c.participation.cowSide, description: 'COW: 1 or 2; null when not coded.' }),
    ucdp: t.sql({
      type: 'String',
      nullable: true,
      sql: (c) => c.participation.ucdpSide,
      description: 'UCDP: A or B; null when not coded.',
    }),
  }),
})

export const Participation = builder.objectRef<ClaimRow>('Participation').implement({
  description: 'An actor takes part in a war, event or treaty.',
  interfaces: [Node, Claim],
  fields: (t) => ({
    participant: t.one({
      type: Actor,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.subjectId}`,
      description: 'Who.',
    }),
    in: t.one({
      type: Entity,
      source: entities,
      nullable: false,
      where: (e, c) => sql`${e.id} = ${c.objectId}`,
      description: 'In which war, event or treaty.',
    }),
    role: t.sql({ type: ParticipationRole, sql: (c) => c.participation.role, description: 'As what.' }),
    side: t.sql({
      type: 'String',
      nullable: true,
      sql: (c) => c.participation.side,
      description: "Annals' label of the side; the same text for all on it. Null where there are no sides.",
    }),
    codedSides: t.embed({ type: CodedSides, value: (c) => c, description: 'The side as datasets code it.' }),
    initiator: t.sql({
      type: 'Boolean',
      nullable: true,
      sql: (c) => c.participation.initiator,
      description: 'COW: whether it started the war; null when not coded.',
    }),
    outcome: t.sql({
      type: WarOutcome,
      nullable: true,
      sql: (c) => c.participation.outcome,
      description: 'COW: how it ended for this participant; null when not coded.',
    }),
    deaths: t.embed({
      type: QuantityRange,
      value: ({ participation: p }) => ({
        low: p.deathsLow,
        best: p.deathsBest,
        high: p.deathsHigh,
        unit: p.deathsUnit,
        definition: p.deathsDefinition,
      }),
      when: ({ participation: p }) => sql`${p.deathsDefinition} is not null`,
      description: "The participant's dead; null when this claim gives no number. Other sources are in `alternatives`.",
    }),
    troops: t.embed({
      type: QuantityRange,
      value: ({ participation: p }) => ({
        low: p.troopsLow,
        best: p.troopsBest,
        high: p.troopsHigh,
        unit: p.troopsUnit,
        definition: p.troopsDefinition,
      }),
      when: ({ participation: p }) => sql`${p.troopsDefinition} is not null`,
      description: "The participant's troops; null when this claim gives no number.",
    }),
    obligations: t.sql({
      type: [Obligation],
      nullable: true,
      sql: (c) => c.participation.obligations,
      description: 'Of a treaty: what this party undertakes. Null when not coded, empty when nothing of the kind.',
    }),
  }),
})
export const ParticipationConnection = claimConnection('Participation', Participation)

/** The field `participations` of an actor. */
export const participationsOf = (arg: Arg) => ({
  type: ParticipationConnection,
  source: claims.only('participation'),
  args: { ...asOfArguments(arg), types: arg({ type: [EntityType], description: 'Only in these: WAR, EVENT or TREATY.' }) },
  where: (c: ClaimRow, e: EntityRow, args: Shown & { types?: string[] | undefined }) => [
    sql<boolean>`${c.subjectId} = ${e.id} and ${c.kind} = 'PARTICIPATION'`,
    args.types && sql<boolean>`${c.objectType} = any(${sql.val(args.types)}::text[])`,
    shown(c, args),
  ],
  ...byStart,
  description: 'Wars, events and treaties taken part in, by start.',
})

/** The field `participations` of a war, event or treaty. */
export const participationsIn = (arg: Arg) => ({
  type: ParticipationConnection,
  source: claims.only('participation'),
  args: {
    ...asOfArguments(arg),
    side: arg.string({ description: 'Only this side, as labelled by `Participation.side`.' }),
    roles: arg({ type: [ParticipationRole], description: 'Only in these roles.' }),
  },
  where: (c: ClaimRow, e: EntityRow, args: Shown & { side?: Slot<string> | undefined; roles?: string[] | undefined }) => [
    sql<boolean>`${c.objectId} = ${e.id} and ${c.kind} = 'PARTICIPATION'`,
    args.side && sql<boolean>`${c.participation.side} = ${args.side}`,
    args.roles && sql<boolean>`${c.participation.role} = any(${sql.val(args.roles)}::text[])`,
    shown(c, args),
  ],
  ...byStart,
  description: 'Who took part, by start.',
})
