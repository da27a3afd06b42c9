import { regimeEndModes } from '@annals/db'
import { sql } from 'kysely'
import { adherencesOf } from '../adherence/adherence.ts'
import { builder, codeEnum } from '../builder.ts'
import { asOfArguments, shown } from '../claim/as-of.ts'
import { byStart, startOrder } from '../claim/list.ts'
import { Claim } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { bySlug, dateField, dayOrder, entityField, entityFilters, entityOrders } from '../entity/list.ts'
import { rootField } from '../entity/lookup.ts'
import { Entity } from '../entity/refs.ts'
import { type EntityRow, entities } from '../entity/source.ts'
import { enumFilter } from '../filter.ts'
import { Node } from '../node/node.ts'
import { Polity } from '../polity/ref.ts'
import { TenureConnection } from '../tenure/tenure.ts'
import { endOf, FuzzyInterval, startOf } from '../time/fuzzy.ts'
import { Regime, RegimeConnection } from './ref.ts'

const RegimeEndMode = codeEnum('RegimeEndMode', 'How a regime ended (GWF how_regime_end).', regimeEndModes)

const Classification = builder.objectRef<ClaimRow>('Classification').implement({
  description: 'The class of a regime under a scheme.',
  fields: (t) => ({
    scheme: t.sql({
      type: 'String',
      sql: (c) => c.attribute.scheme,
      description: 'Whose: GWF (Geddes, Wright and Frantz), REIGN, VDEM_ROW (V-Dem Regimes of the World) or ANNALS.',
    }),
    value: t.sql({
      type: 'String',
      sql: (c) => c.attribute.value,
      description:
        "The class; GWF and REIGN's are PARTY, PERSONAL, MILITARY, MONARCHY, their hybrids, PRESIDENTIAL, PARLIAMENTARY, PROVISIONAL, OCCUPIED, WARLORDISM.",
    }),
    during: t.embed({ type: FuzzyInterval, value: (c) => c, description: 'When it was classed so.' }),
    claim: t.embed({ type: Claim, value: (c) => c, description: 'The claim behind it, with its citations.' }),
  }),
})

builder.objectType(Regime, {
  description: 'The rules by which a polity was governed over a period (GWF case).',
  interfaces: [Node, Entity],
  fields: (t) => ({
    polity: t.one({
      type: Polity,
      source: entities,
      nullable: false,
      where: (p, e) => sql`${p.id} = ${e.regime.polityId}`,
      description: 'The polity.',
    }),
    during: t.embed({ type: FuzzyInterval, value: (e) => e.regime, description: 'When, by the best-ranked claim.' }),
    endMode: t.sql({
      type: RegimeEndMode,
      nullable: true,
      sql: (e) => e.regime.endMode,
      description: 'How it ended; null when it has not or is not coded.',
    }),
    classifications: t.many({
      type: Classification,
      source: claims.only('attribute'),
      where: (c, e) =>
        sql`${c.subjectId} = ${e.id} and ${c.kind} = 'ATTRIBUTE' and ${c.attribute.predicate} = 'CLASSIFICATION' and ${c.factRank} = 1 and not ${c.negated}`,
      order: [{ sql: (c) => c.attribute.scheme, type: 'text' }, ...startOrder],
      limit: 20,
      description: 'Its classes by scheme. At most 20.',
    }),
    leaders: t.page({
      type: TenureConnection,
      source: claims.only('tenure'),
      args: asOfArguments(t.arg),
      where: (c, e, args) => [
        sql`${c.objectId} = ${e.regime.polityId} and ${c.kind} = 'TENURE' and ${c.startEarliest} <= ${e.regime.endLatest} and ${c.endLatest} >= ${e.regime.startEarliest}`,
        shown(c, args),
      ],
      ...byStart,
      description: 'Tenures of effective leaders of the polity that may share a day with the regime, by start.',
    }),
    adherences: t.page(adherencesOf(t.arg)),
  }),
})

rootField('REGIME', Regime)
export const RegimeFilter = builder.filterType<EntityRow>()('RegimeFilter', 'Which regimes.', {
  ...entityFilters,
  polity: entityField('By polity.', (e: EntityRow) => e.regime.polityId, ['Polity']),
  endMode: enumFilter('RegimeEndMode', RegimeEndMode)('By how it ended.', (e: EntityRow) => e.regime.endMode),
  start: dateField('By start.', ({ regime }) => startOf(regime)),
  end: dateField('By end.', ({ regime }) => endOf(regime)),
})
const RegimeOrder = builder.orderType<EntityRow>('RegimeOrder', 'How to sort regimes.', {
  ...entityOrders,
  START: dayOrder('Earliest possible start, then the latest.', ({ regime }) => startOf(regime)),
})
builder.queryField('regimes', (t) =>
  t.page({
    type: RegimeConnection,
    source: entities.only('regime'),
    filter: RegimeFilter,
    orderBy: RegimeOrder,
    ...bySlug,
    description: 'All regimes, by slug.',
  }),
)
