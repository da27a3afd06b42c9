import { builder } from '../builder.ts'
import type { Charge } from './charge.ts'

const RateLimit = builder.objectRef<Charge & { taken: NonNullable<Charge['taken']> }>('RateLimit').implement({
  description: "The client's budget of cost, of its API key or else of its address. It fills at a steady rate.",
  fields: (t) => ({
    limit: t.int({ resolve: ({ allowance }) => allowance.burst, description: 'The most that is saved up, in units of cost.' }),
    remaining: t.int({
      resolve: ({ taken }) => taken.remaining,
      description:
        'What is left after this operation, in units of cost; it took its cost, and at least 100. An operation that costs more is the error RATE_LIMITED, status 429.',
    }),
    perSecond: t.int({ resolve: ({ allowance }) => allowance.perSecond, description: 'What comes back a second, in units of cost.' }),
    operationLimit: t.int({
      resolve: ({ allowance }) => allowance.operation,
      description: 'The most that one operation may cost; more is the error COST_LIMIT.',
    }),
    resetAt: t.field({
      type: 'DateTime',
      resolve: ({ allowance: { burst, perSecond }, taken }) => {
        const full = new Date(Date.now() + ((burst - taken.remaining) / perSecond) * 1000)
        return `${full.toISOString().slice(0, 19)}Z`
      },
      description: 'When the budget is full again if nothing more is asked.',
    }),
    cost: t.int({ resolve: ({ cost }) => cost, description: 'What this operation costs, as in `extensions.cost`.' }),
  }),
})

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimit,
    nullable: true,
    resolve: (_root, _args, { charge }) => (charge?.taken ? { ...charge, taken: charge.taken } : null),
    description: 'The budget of whoever asks, this operation taken off; null where rates are not limited.',
  }),
)
