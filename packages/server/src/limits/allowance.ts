import type { keyTiers } from '@annals/db'

/** What a client may ask: how much at once, and how much over time. */
export interface Allowance {
  /** The most that one operation may cost. */
  operation: number
  /** The most that is saved up. At least `operation`. */
  burst: number
  /** What comes back a second. */
  perSecond: number
}

/** Without a key. The costliest operation of the SDK costs 230,000; most cost less than 10,000. */
export const anonymous: Allowance = { operation: 500_000, burst: 10_000_000, perSecond: 100_000 }
/** With a key of the tier. */
export const tierAllowances: Record<keyof typeof keyTiers, Allowance> = {
  STANDARD: { operation: 1_000_000, burst: 50_000_000, perSecond: 1_000_000 },
  PARTNER: { operation: 2_000_000, burst: 500_000_000, perSecond: 10_000_000 },
}
