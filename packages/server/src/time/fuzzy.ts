/** Fuzzy dates and intervals, and the two questions about a day: does it possibly hold, does it certainly hold. */

import { dateKinds, precisions } from '@annals/db'
import type { SqlArg } from '@annals/pothos-kysely'
import { type Expression, sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { all } from '../filter.ts'
import './scalars.ts'

const DatePrecision = codeEnum('DatePrecision', 'How finely a date is known.', precisions)
const DateKind = codeEnum('DateKind', 'What is known of an end of an interval.', dateKinds)

/** The columns of a fuzzy date. */
export interface FuzzyDateColumns {
  edtf: Expression<string | null>
  earliest: Expression<string | null>
  latest: Expression<string | null>
}
export const FuzzyDate = builder.objectRef<FuzzyDateColumns>('FuzzyDate').implement({
  description: 'A date as well as it is known. `~` and `?` flag it and do not widen it; a margin is a range.',
  fields: (t) => ({
    edtf: t.sql({ type: 'EDTF', sql: (d) => d.edtf, description: 'The date as written, in EDTF.' }),
    earliest: t.sql({ type: 'Date', sql: (d) => d.earliest, description: 'The first day it can be.' }),
    latest: t.sql({ type: 'Date', sql: (d) => d.latest, description: 'The last day it can be, inclusive.' }),
    precision: t.sql({
      type: DatePrecision,
      description: 'How finely it is known.',
      sql: (d) => sql`case when ${d.edtf} ~ '^\\[|/|\\.\\.' then 'RANGE' when ${d.edtf} ~ '^-?\\d{4}-\\d{2}-\\d{2}[?~%]?$' then 'DAY'
        when ${d.edtf} ~ '^-?\\d{4}-(0\\d|1[0-2])[?~%]?$' then 'MONTH' when ${d.edtf} ~ '^-?\\d{4}[?~%]?$' then 'YEAR'
        when ${d.edtf} ~ '^-?\\d{3}X[?~%]?$' then 'DECADE' when ${d.edtf} ~ '^-?\\d{2}XX[?~%]?$' then 'CENTURY' else 'RANGE' end`,
    }),
    approximate: t.sql({ type: 'Boolean', sql: (d) => sql`${d.edtf} ~ '[~%]'`, description: 'Flagged as about (`~`).' }),
    uncertain: t.sql({ type: 'Boolean', sql: (d) => sql`${d.edtf} ~ '[?%]'`, description: 'Flagged as uncertain (`?`).' }),
  }),
})

/** The columns of a fuzzy interval, as every dated table has them. */
export interface FuzzyIntervalColumns {
  startEdtf: Expression<string | null>
  endEdtf: Expression<string | null>
  startKind: Expression<string>
  endKind: Expression<string>
  startEarliest: Expression<string>
  startLatest: Expression<string>
  endEarliest: Expression<string>
  endLatest: Expression<string>
}
/** The four days of an interval. */
export type Bounds = Pick<FuzzyIntervalColumns, 'startEarliest' | 'startLatest' | 'endEarliest' | 'endLatest'>
/** Days from start to end, both counted; null unless both are known to the day. */
export const durationDays = (i: FuzzyIntervalColumns) =>
  sql<
    number | null
  >`case when ${i.startKind} = 'KNOWN' and ${i.endKind} = 'KNOWN' and ${i.startEarliest} = ${i.startLatest} and ${i.endEarliest} = ${i.endLatest} then ${i.endLatest} - ${i.startEarliest} + 1 end`
export const FuzzyInterval = builder.objectRef<FuzzyIntervalColumns>('FuzzyInterval').implement({
  description: 'A span of days, both ends included. UNKNOWN (it ended, nobody recorded when) is not OPEN (it has not ended).',
  fields: (t) => ({
    start: t.embed({
      type: FuzzyDate,
      value: (i) => ({ edtf: i.startEdtf, earliest: i.startEarliest, latest: i.startLatest }),
      when: (i) => sql`${i.startKind} = 'KNOWN'`,
      description: 'First day; null unless `startKind` is KNOWN.',
    }),
    end: t.embed({
      type: FuzzyDate,
      value: (i) => ({ edtf: i.endEdtf, earliest: i.endEarliest, latest: i.endLatest }),
      when: (i) => sql`${i.endKind} = 'KNOWN'`,
      description: 'Last day; null unless `endKind` is KNOWN.',
    }),
    startKind: t.sql({ type: DateKind, sql: (i) => i.startKind, description: 'What is known of the start.' }),
    endKind: t.sql({ type: DateKind, sql: (i) => i.endKind, description: 'What is known of the end.' }),
    durationDays: t.sql({
      type: 'Int',
      nullable: true,
      sql: durationDays,
      description: 'Days from start to end, both counted; null unless both are known to the day.',
    }),
  }),
})

type Day = SqlArg<string>

/** T1: the interval may hold on the day. */
export const possibly = (i: Bounds, day: Day) => sql<boolean>`${i.startEarliest} <= ${day} and ${day} <= ${i.endLatest}`
/** T1: the interval holds on the day whatever its fuzzy ends turn out to be. */
export const certainly = (i: Bounds, day: Day) => sql<boolean>`${i.startLatest} <= ${day} and ${day} <= ${i.endEarliest}`

/** Compares a fuzzy date: a condition holds when it may hold. */
export const FuzzyDateFilter = builder.inputType('FuzzyDateFilter', {
  description:
    'Conditions on a fuzzy date; each holds when the date may satisfy it. An unknown date satisfies only `known: false`; so does an end that is OPEN, as it has no date yet, or NOT_APPLICABLE.',
  fields: (t) => ({
    eq: t.field({ type: 'Date', description: 'May be this day.' }),
    gte: t.field({ type: 'Date', description: 'May be this day or later.' }),
    lte: t.field({ type: 'Date', description: 'May be this day or earlier.' }),
    gt: t.field({ type: 'Date', description: 'May be later than this day.' }),
    lt: t.field({ type: 'Date', description: 'May be earlier than this day.' }),
    known: t.boolean({ description: 'Whether any date is known.' }),
  }),
})
type FuzzyDateFilterArg = SqlArg<{
  eq?: string | null
  gte?: string | null
  lte?: string | null
  gt?: string | null
  lt?: string | null
  known?: boolean | null
}>
/** The bounds of a date; of an end of an interval also whether it is known, since its bounds are infinite and not null when it is not. */
export interface DateBounds {
  earliest: Expression<unknown>
  latest: Expression<unknown>
  kind?: Expression<unknown>
}
/** The ends of an interval as dates. */
export const startOf = (i: FuzzyIntervalColumns): DateBounds => ({ earliest: i.startEarliest, latest: i.startLatest, kind: i.startKind })
export const endOf = (i: FuzzyIntervalColumns): DateBounds => ({ earliest: i.endEarliest, latest: i.endLatest, kind: i.endKind })
const isKnown = (d: DateBounds) => (d.kind ? sql<boolean>`${d.kind} = 'KNOWN'` : sql<boolean>`${d.earliest} is not null`)
export const fuzzyDateCondition = (d: DateBounds, f: FuzzyDateFilterArg) => {
  // An unknown day counts as the last, as where lists sort by it, so that one index serves both.
  const earliest = byDay(d.earliest, d.kind)
  const latest = d.kind ? sql`case when ${isKnown(d)} then ${d.latest} end` : d.latest
  return all([
    f.eq && sql<boolean>`${earliest} <= ${f.eq} and ${f.eq} <= ${latest}`,
    f.gte && sql<boolean>`${latest} >= ${f.gte}`,
    f.lte && sql<boolean>`${earliest} <= ${f.lte}`,
    f.gt && sql<boolean>`${latest} > ${f.gt}`,
    f.lt && sql<boolean>`${earliest} < ${f.lt}`,
    f.known === undefined ? undefined : f.known ? isKnown(d) : sql<boolean>`not ${isKnown(d)}`,
  ])
}

/** Sorting by a date: an unknown one is last, and so is an end of an interval whose kind is not KNOWN. */
export const byDay = (day: Expression<unknown>, kind?: Expression<unknown>) =>
  kind ? sql`case when ${kind} = 'KNOWN' then ${day} else 'infinity'::date end` : sql`coalesce(${day}, 'infinity'::date)`
