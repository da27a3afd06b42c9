/** Who held offices on a day. */
import { officeKinds } from '@annals/db'
import type { Slot, SqlArg } from '@annals/pothos-kysely'
import type { ArgBuilder } from '@pothos/core'
import { type Expression, sql } from 'kysely'
import { builder, codeEnum, type SchemaTypes } from '../builder.ts'
import { shown } from '../claim/as-of.ts'
import { certaintyAt } from '../claim/certain.ts'
import { startOrder } from '../claim/list.ts'
import { Certainty } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { Holding, Tenure } from '../tenure/tenure.ts'

export const OfficeKind = codeEnum('OfficeKind', 'What kind of office.', officeKinds)

export const OfficeHolding = builder.objectRef<{ tenure: ClaimRow; at: Slot<string> }>('OfficeHolding').implement({
  description:
    'That someone held an office, or led the polity, on the day asked for. On a handover day both the old and the new holder are returned.',
  fields: (t) => ({
    certainty: t.sql({
      type: Certainty,
      sql: ({ tenure, at }) => certaintyAt(tenure, at),
      description: 'How surely, over every undeprecated claim about the fact.',
    }),
    tenure: t.embed({
      type: Tenure,
      value: ({ tenure }) => tenure,
      description: 'The tenure: its best-ranked claim that may hold on the day.',
    }),
  }),
})

type Arg = ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>>
export const officeholderArguments = (arg: Arg) => ({
  at: arg({ type: 'Date', required: true, description: 'The day.' }),
  mode: arg({
    type: Certainty,
    defaultValue: 'POSSIBLE',
    description: 'POSSIBLE: all who may have held it; CERTAIN: only who certainly did.',
  }),
  officeKinds: arg({ type: [OfficeKind], description: 'Only offices of these kinds; effective leadership is then left out.' }),
  holding: arg({ type: Holding, description: 'Only posts held so.' }),
})
interface Args {
  at: Slot<string>
  mode?: SqlArg<'CERTAIN' | 'POSSIBLE' | null | undefined>
  officeKinds?: string[] | undefined
  holding?: string | null | undefined
}

/**
 * The holdings of a polity: of its offices, of its organizations' offices, and effective leadership. The offices are gathered first:
 * asked as one condition with `or`, Postgres reads every office and every tenure.
 */
export const holdingsOf = <P, A extends object>(polity: (parent: P, args: A) => Expression<number>) => ({
  source: claims,
  from: (parent: P, args: A & Args) => {
    const ofKinds = args.officeKinds ? sql`and office.office_kind = any(${sql.val(args.officeKinds)}::text[])` : sql``
    return sql`(select claim.* from (
      select ${polity(parent, args)} as id ${args.officeKinds ? sql`where false` : sql``}
      union all select office.id from office where office.of_id = ${polity(parent, args)} ${ofKinds}
      union all select office.id from organization join office on office.of_id = organization.id where organization.polity_id = ${polity(parent, args)} ${ofKinds}
    ) as held join claim on claim.object_id = held.id and claim.kind = 'TENURE')`
  },
  where: (c: ClaimRow, _parent: P, args: A & Args) => [
    args.holding ? sql<boolean>`${c.tenure.holding} = ${args.holding}` : undefined,
    shown(c, args),
  ],
  as: (tenure: ClaimRow, args: Args) => ({ tenure, at: args.at }),
  order: startOrder,
  limit: 500,
})

/** The holdings of one office. */
export const holdersOf = <P extends { id: Expression<number> }>() => ({
  source: claims.only('tenure'),
  where: (c: ClaimRow, office: P, args: Args) => [sql<boolean>`${c.kind} = 'TENURE' and ${c.objectId} = ${office.id}`, shown(c, args)],
  as: (tenure: ClaimRow, args: Args) => ({ tenure, at: args.at }),
  order: startOrder,
  limit: 100,
})
