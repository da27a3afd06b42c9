/** How two entities are connected: chains of claims, the search itself is `find_paths` in the database. */
import { adherenceRoles, confidences, membershipRoles } from '@annals/db'
import { type Row, type Slot, sources } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { Claim, Confidence, Status } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { Entity } from '../entity/refs.ts'
import { entities, entityByGlobalId } from '../entity/source.ts'
import { clientError } from '../errors.ts'
import { entityIdTypes, requireId } from '../node/id.ts'

const pathKinds = {
  TENURE: 'Tenures: two who held one office, or led one polity, are two steps apart.',
  MEMBERSHIP: 'Every membership, plain ones too: any two members of a body are two steps apart.',
  LEADERSHIP: 'Memberships of who founded, led, commanded or sat in the leading body of an organization, and of what is part of one.',
  ADHERENCE: 'Every adherence, plain ones too: any two who hold, have officially or oppose an ideology are two steps apart.',
  AUTHORSHIP: 'Adherences of the founders and theorists of an ideology.',
  DERIVATION: 'Derivations of an ideology from another.',
  PARTICIPATION: 'Participations: two who took part in one war, event or treaty are two steps apart.',
  RELATIONSHIP: 'Relationships.',
} as const
type PathKind = keyof typeof pathKinds
/** Without plain members and adherents, through whom everyone would be near everyone. */
const standard: PathKind[] = ['TENURE', 'LEADERSHIP', 'AUTHORSHIP', 'DERIVATION', 'PARTICIPATION', 'RELATIONSHIP']

const PathKind = codeEnum('PathKind', 'Which claims carry a path.', pathKinds)
const StepDirection = codeEnum('StepDirection', 'How a step goes along its claim.', {
  FORWARD: 'From the subject of the claim to its object.',
  BACKWARD: 'From the object of the claim to its subject.',
})

/** How many claims and beginnings of paths one search looks at: some tenth of a second. The whole of the core has fewer. */
const maxWork = 100_000
const [longest, most] = [6, 10]

type Step = ClaimRow & Row<{ place: number; nearId: number; farId: number }>
const PathStep = builder.objectRef<Step>('PathStep').implement({
  description: 'One step of a path: from an entity to another by a claim that has one at either end.',
  fields: (t) => ({
    from: t.one({
      type: Entity,
      source: entities,
      nullable: false,
      where: (e, s) => sql`${e.id} = ${s.nearId}`,
      description: 'Where the step starts.',
    }),
    to: t.one({
      type: Entity,
      source: entities,
      nullable: false,
      where: (e, s) => sql`${e.id} = ${s.farId}`,
      description: 'Where it leads; the next step starts there.',
    }),
    claim: t.embed({
      type: Claim,
      value: (s) => s,
      description: 'What connects the two, with dates, status and citations: of several claims the surest, then the earliest.',
    }),
    direction: t.sql({
      type: StepDirection,
      sql: (s) => sql`case when ${s.subjectId} = ${s.nearId} then 'FORWARD' else 'BACKWARD' end`,
      description: 'FORWARD when `from` is the subject of the claim.',
    }),
  }),
})

interface Found {
  n: number
  weakest: string
  entities: number[]
  claims: number[]
}
const paths = sources<{ path: Found }>()('path')
const Path = builder.objectRef<Row<Found>>('Path').implement({
  description: 'A chain of claims from one entity to another that comes to no entity twice.',
  fields: (t) => ({
    length: t.sql({ type: 'Int', sql: (p) => sql`cardinality(${p.claims})`, description: `Number of steps, 1 to ${longest}.` }),
    weakestConfidence: t.sql({ type: Confidence, sql: (p) => p.weakest, description: 'The confidence of its least sure claim.' }),
    steps: t.many({
      type: PathStep,
      source: claims.with<{ place: number; nearId: number; farId: number }>(),
      from: (p) => sql`(select claim.*, step.place, (${p.entities})[step.place] as near_id, (${p.entities})[step.place + 1] as far_id
        from unnest(${p.claims}) with ordinality as step(id, place) join claim on claim.id = step.id)`,
      order: [{ sql: (s) => s.place, type: 'int8' }],
      description: 'Its steps in order: the first starts at `from`, the last leads to `to`.',
    }),
  }),
})

const entityId = (id: Slot<string>) => entityByGlobalId(id.map((value) => requireId(value, entityIdTypes)))
const upTo = (argument: string, max: number, value: Slot<number>) =>
  value.map((asked) => {
    if (asked < 1 || asked > max) throw clientError('BAD_ARGUMENT', `\`${argument}\` must be from 1 to ${max}, not ${asked}`)
    return asked
  })
const textArray = (values: readonly string[]) => sql`${sql.val([...values])}::text[]`
/** The kinds of claims and the roles that some kinds of paths take. */
function carriers(kinds: readonly PathKind[]) {
  const claimKind = { LEADERSHIP: 'MEMBERSHIP', AUTHORSHIP: 'ADHERENCE' } as const
  const leading = Object.keys(membershipRoles).filter((role) => role !== 'MEMBER')
  return {
    kinds: [...new Set(kinds.map((kind) => (kind === 'LEADERSHIP' || kind === 'AUTHORSHIP' ? claimKind[kind] : kind)))],
    membershipRoles: kinds.includes('MEMBERSHIP') ? Object.keys(membershipRoles) : leading,
    adherenceRoles: kinds.includes('ADHERENCE') ? Object.keys(adherenceRoles) : ['FOUNDER', 'THEORIST'],
  }
}
const surestFirst = Object.keys(confidences)

builder.queryField('paths', (t) =>
  t.many({
    type: Path,
    source: paths,
    args: {
      from: t.arg.id({ required: true, description: 'Id of the entity where paths start.' }),
      to: t.arg.id({ required: true, description: 'Id of the entity they lead to; another than `from`.' }),
      at: t.arg({
        type: 'Date',
        description: 'Only by claims that may hold on this day, as undated ones always may. Absent: at any time, each claim at its own.',
      }),
      kinds: t.arg({
        type: [PathKind],
        defaultValue: standard,
        description: 'Only by claims of these kinds; null: the default. AUTHORSHIP with DERIVATION leads by ideas alone.',
      }),
      statuses: t.arg({
        type: [Status],
        description:
          'By every claim of these statuses instead of the best of each fact. Refuted claims carry a path only when REFUTED is among them; other deprecated and negated ones never do.',
      }),
      minConfidence: t.arg({ type: Confidence, description: 'Only by claims at least so sure. Absent: however unsure.' }),
      maxLength: t.arg.int({ required: true, defaultValue: longest, description: `The most steps, 1 to ${longest}.` }),
      first: t.arg.int({ required: true, defaultValue: 3, description: `How many paths at most, 1 to ${most}.` }),
    },
    from: (_root, { from, to, at, kinds, statuses, minConfidence, maxLength, first }) => {
      const by = carriers((kinds as PathKind[] | undefined) ?? standard)
      return sql`(select * from find_paths(${entityId(from)}, ${entityId(to)},
        ${textArray(by.kinds)}, ${textArray(by.membershipRoles)}, ${textArray(by.adherenceRoles)}, ${statuses ? textArray(statuses) : sql`null`},
        ${textArray(minConfidence ? surestFirst.slice(0, surestFirst.indexOf(minConfidence) + 1) : surestFirst)}, ${at ?? sql`null`},
        ${upTo('maxLength', longest, maxLength)}, ${upTo('first', most, first)}, ${sql.lit(maxWork)}))`
    },
    order: [{ sql: (p) => p.n, type: 'int4' }],
    cost: 10_000,
    description: `The shortest ways in which two entities are connected by claims, no two through the same entities: shortest first, then by the confidence of the weakest claim, then by the ids of the entities on the way. Empty: none within \`maxLength\`, or an unknown id. BAD_ARGUMENT: \`from\` is \`to\`, or a number out of range. PATH_BOUND: the search would look at more than ${maxWork} claims; ask for fewer \`kinds\`, a smaller \`maxLength\` or \`first\`, or a day.`,
  }),
)
