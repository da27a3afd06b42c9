import type { Order, Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { byStart, knownEnd, knownStart } from '../claim/list.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { entityField } from '../entity/list.ts'
import { enumFilter } from '../filter.ts'
import { type DateBounds, durationDays, endOf, FuzzyDateFilter, fuzzyDateCondition, possibly, startOf } from '../time/fuzzy.ts'
import { regimeClassesOf } from './regime-class.ts'
import { EntryMode, ExitMode, Holding, polityOf, TenureConnection } from './tenure.ts'

const dateFilter = (description: string, end: (c: ClaimRow) => DateBounds) => ({
  type: FuzzyDateFilter,
  description,
  sql: (c: ClaimRow, f: Parameters<typeof fuzzyDateCondition>[1]) => fuzzyDateCondition(end(c), f),
})
const RegimeClassFilter = builder.inputType('RegimeClassFilter', {
  description: 'A class of regime under a scheme.',
  fields: (t) => ({
    scheme: t.string({ required: true, description: 'Whose, as `Classification.scheme` has it: GWF, REIGN, VDEM_ROW or ANNALS.' }),
    value: t.string({ required: true, description: 'The class, as `Classification.value` has it.' }),
  }),
})

export const TenureFilter = builder.filterType<ClaimRow>()('TenureFilter', 'Which tenures.', {
  leader: entityField('By leader.', (c: ClaimRow) => c.subjectId, ['Leader']),
  office: entityField('By office.', (c: ClaimRow) => c.objectId, ['Office']),
  polity: entityField('By the polity led, or that the office (or its organization) belongs to.', polityOf, ['Polity']),
  effective: {
    type: 'Boolean',
    description: 'Effective leadership of a polity (Archigos), or else formal offices.',
    sql: (c, value: boolean) => sql`${c.objectType} = ${sql.lit(value ? 'POLITY' : 'OFFICE')}`,
  },
  entryMode: enumFilter('EntryMode', EntryMode)('By how it began.', (c: ClaimRow) => c.tenure.entryMode),
  exitMode: enumFilter('ExitMode', ExitMode)('By how it ended.', (c: ClaimRow) => c.tenure.exitMode),
  holding: enumFilter('Holding', Holding)('By whether it was held by rule or in effect.', (c: ClaimRow) => c.tenure.holding),
  regimeClass: {
    type: RegimeClassFilter,
    description: 'By the class of the regime under which it began, on the day of a change the new one.',
    sql: (c, { scheme, value }: { scheme: Slot<string>; value: Slot<string> }) =>
      sql`exists (select from ${regimeClassesOf(c)} as class where class.scheme = ${scheme} and class.value = ${value})`,
  },
  start: dateFilter('By start.', startOf),
  end: dateFilter('By end.', endOf),
  at: { type: 'Date', description: 'May have held on this day.', sql: (c, day: Slot<string>) => possibly(c, day) },
  durationKnown: {
    type: 'Boolean',
    description: 'Whether both ends are known to the day.',
    sql: (c, value: boolean) => sql`(${durationDays(c)}) ${sql.raw(value ? 'is not null' : 'is null')}`,
  },
})

const described = (order: Order<ClaimRow>, description: string) => ({ ...order, description })
const TenureOrder = builder.orderType<ClaimRow>('TenureOrder', 'How to sort tenures.', {
  START: described(knownStart, 'Earliest possible start, then latest.'),
  END: described(knownEnd, 'Latest possible end, then earliest; an open one counts as unknown.'),
  DURATION: described(
    { sql: (c) => sql`coalesce(${durationDays(c)}, 2147483647)`, type: 'int4' },
    "`during.durationDays`: first and last day counted, each of a leader's spells by itself; unknown unless both ends are known to the day.",
  ),
})

builder.queryField('tenures', (t) =>
  t.page({
    type: TenureConnection,
    source: claims.only('tenure'),
    where: (c) => sql`${c.kind} = 'TENURE' and ${c.factRank} = 1 and not ${c.negated}`,
    filter: TenureFilter,
    orderBy: TenureOrder,
    ...byStart,
    description: 'All tenures, the best claim of each fact, by start.',
  }),
)
