/** Where claims about one fact cannot all be right, side by side. */
import { type Row, sources } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { Citation, citations } from '../claim/citation.ts'
import { Claim } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { Entity } from '../entity/refs.ts'
import { entities } from '../entity/source.ts'
import { entityIdTypes, requireId } from '../node/id.ts'
import { disagreementsAbout } from './find.ts'

const aspects = {
  DATE: 'When it was: dates that cannot be the same day.',
  START: 'When it began.',
  END: 'When it ended, or whether it has.',
  VALUE: 'What the value is: a place, a class, an account of what happened.',
  DEATHS: 'How many died; look at the definitions before the numbers.',
  TROOPS: 'How many troops.',
  ROLE: 'As what someone took part.',
  INITIATOR: 'Whether a participant started the war.',
  OUTCOME: 'How a war ended for a participant.',
  ENTRY_MODE: 'How a tenure began.',
  EXIT_MODE: 'How a tenure ended.',
  EXIT_DETAIL: 'How a tenure ended, finely.',
  FATE: 'What became of the holder.',
  TRUTH: 'Whether it is so at all: a source says that it is not, or the claim is disputed or refuted.',
} as const
const DisagreementAspect = codeEnum('DisagreementAspect', 'In what sources differ.', aspects)
const DifferenceUnit = codeEnum('DifferenceUnit', 'What a difference counts.', {
  DAYS: 'Days between the dates farthest apart, at the least.',
  PERSONS: 'Between the largest and the smallest figure; a best figure stands for its range.',
})

interface Difference {
  fact: string | null
  subjectId: number
  objectId: number | null
  aspect: keyof typeof aspects
  difference: number | null
  unit: 'DAYS' | 'PERSONS' | null
  claimIds: number[]
  key: string
}
const differences = sources<{ disagreement: Difference }>()('disagreement')

const codes = {
  ROLE: (c: ClaimRow) => c.participation.role,
  OUTCOME: (c: ClaimRow) => c.participation.outcome,
  ENTRY_MODE: (c: ClaimRow) => c.tenure.entryMode,
  EXIT_MODE: (c: ClaimRow) => c.tenure.exitMode,
  EXIT_DETAIL: (c: ClaimRow) => c.tenure.exitDetail,
  FATE: (c: ClaimRow) => c.tenure.fate,
}
const range = (low: unknown, best: unknown, high: unknown) =>
  sql`coalesce((${best})::text, concat_ws('..', coalesce((${low})::text, ''), coalesce((${high})::text, '')))`

interface Position {
  claim: ClaimRow
  of: Row<Difference>
}
const DisagreementPosition = builder.objectRef<Position>('DisagreementPosition').implement({
  description: 'What one claim says in a disagreement.',
  fields: (t) => ({
    claim: t.embed({
      type: Claim,
      value: ({ claim }) => claim,
      description: 'The claim, with its citations, rank, status and the reason for them; deprecated and refuted ones too.',
    }),
    value: t.sql({
      type: 'String',
      sql: ({ claim: c, of }) => sql`case ${of.aspect}
        when 'END' then case when ${c.endKind} = 'OPEN' then '..' else ${c.endEdtf} end
        when 'VALUE' then ${c.attribute.value}
        when 'DEATHS' then ${range(c.participation.deathsLow, c.participation.deathsBest, c.participation.deathsHigh)}
        when 'TROOPS' then ${range(c.participation.troopsLow, c.participation.troopsBest, c.participation.troopsHigh)}
        when 'INITIATOR' then (${c.participation.initiator})::text
        when 'TRUTH' then (not ${c.negated})::text
        ${sql.join(
          Object.entries(codes).map(([aspect, column]) => sql`when ${sql.lit(aspect)} then ${column(c)}`),
          sql.raw(' '),
        )}
        else ${c.startEdtf} end`,
      description:
        'What it says in this aspect: a date in EDTF (`..`: it has not ended), a number or `low..high`, a code, a text; of TRUTH `true` or `false`.',
    }),
    definition: t.sql({
      type: 'String',
      nullable: true,
      sql: ({ claim: c, of }) =>
        sql`case ${of.aspect} when 'DEATHS' then ${c.participation.deathsDefinition} when 'TROOPS' then ${c.participation.troopsDefinition} else ${c.note} end`,
      description: 'What the source counts as one, or its coding rule; null when neither is recorded.',
    }),
    contradictedBy: t.many({
      type: Citation,
      source: citations,
      where: (x, { claim }) => sql`${x.claimId} = ${claim.id} and ${x.stance} = 'CONTRADICTS'`,
      order: [{ sql: (x) => x.position, type: 'int2' }],
      description: 'The sources that contradict or refute it. At most 20.',
    }),
  }),
})

const Disagreement = builder.objectRef<Row<Difference>>('Disagreement').implement({
  description: 'Claims about one fact that differ in one aspect.',
  fields: (t) => ({
    fact: t.sql({
      type: 'String',
      nullable: true,
      sql: (d) => d.fact,
      description: 'Key of the fact; null where two schemes state two facts, as for membership of the state system.',
    }),
    subject: t.one({
      type: Entity,
      source: entities,
      nullable: false,
      where: (e, d) => sql`${e.id} = ${d.subjectId}`,
      description: 'Who or what the claims are of.',
    }),
    object: t.one({
      type: Entity,
      source: entities,
      where: (e, d) => sql`${e.id} = ${d.objectId}`,
      description: 'The other end of the claims; null for attributes.',
    }),
    aspect: t.sql({ type: DisagreementAspect, sql: (d) => d.aspect, description: 'In what they differ.' }),
    difference: t.sql({
      type: 'Int',
      nullable: true,
      sql: (d) => d.difference,
      description: 'How far they are apart, in `unit`; null when it is no quantity, or one of them has not ended.',
    }),
    unit: t.sql({
      type: DifferenceUnit,
      nullable: true,
      sql: (d) => d.unit,
      description: 'What `difference` counts; null when it is no quantity.',
    }),
    positions: t.many({
      type: DisagreementPosition,
      source: claims,
      where: (c, d) => sql`${c.id} = any(${d.claimIds})`,
      as: (claim, _args, of) => ({ claim, of }),
      order: [
        { sql: (c) => sql`coalesce(${c.factRank}, 32767)`, type: 'int2' },
        { sql: (c) => c.globalId, type: 'text' },
      ],
      limit: 20,
      description: 'What each claim says, best first, deprecated and refuted ones last. At most 20.',
    }),
  }),
})
const DisagreementConnection = builder.connectionType('Disagreement', Disagreement)

builder.queryField('disagreements', (t) =>
  t.page({
    type: DisagreementConnection,
    source: differences,
    args: {
      of: t.arg.id({ required: true, description: 'Id of an entity: facts with it at either end, and statements about it.' }),
      aspects: t.arg({ type: [DisagreementAspect], description: 'Only differences in these.' }),
    },
    from: (_root, { of }) => disagreementsAbout(of.map((id) => requireId(id, entityIdTypes))),
    where: (d, _root, { aspects: asked }) => asked && sql`${d.aspect} = any(${sql.val(asked)}::text[])`,
    order: [],
    tie: { sql: (d) => d.key, type: 'text' },
    description:
      'Where sources differ about an entity, by fact. A coarser date that allows the finer one is no difference; every claim of the fact that says something in the aspect is shown.',
  }),
)
