/** What an operation is charged, and how its answer says so. */
import type { IncomingMessage } from 'node:http'
import type { ExecutionResult } from 'graphql'
import { GraphQLError } from 'graphql'
import { errorCodes } from '../errors.ts'
import type { Holder } from '../key/keys.ts'
import { addressOf } from './address.ts'
import { type Allowance, anonymous, tierAllowances } from './allowance.ts'
import type { Buckets, Taken } from './buckets.ts'

export interface Charge {
  /** What the operation may cost at most, told before it runs. */
  cost: number
  allowance: Allowance
  /** What the client's bucket gave; undefined when rates are not limited. */
  taken: Taken | undefined
  /** Takes what the operation turns out to cost besides, and lets it run on. */
  owe(cost: number): void
}

/** What is taken at least: to ask is work, whatever is asked. */
export const leastTaken = 100

/** What each thousand characters of a statement take that had to be compiled: half a millisecond to some, as much again to plan. */
const compilingCost = 200

/** Charges an operation for a statement that was compiled for it. */
export const oweCompiling = (charge: Charge | undefined, text: string): void => {
  const cost = Math.floor(text.length / 1000) * compilingCost
  if (cost > 0) charge?.owe(cost)
}

/** Charges whoever asks: the holder of a key, or else an address. */
export class Till {
  readonly #buckets: Buckets | undefined
  readonly #proxies: number
  readonly #holders = new WeakMap<Request, Holder>()

  /** Without buckets, rates are not limited. `proxies`: how many proxies before the service are trusted to name the client. */
  constructor(buckets: Buckets | undefined, proxies: number) {
    this.#buckets = buckets
    this.#proxies = proxies
  }

  /** Says that a request came with a key. */
  hold(request: Request, holder: Holder): void {
    this.#holders.set(request, holder)
  }

  allowance(request: Request): Allowance {
    const holder = this.#holders.get(request)
    return holder ? tierAllowances[holder.tier] : anonymous
  }

  /** `context`: the server's, which has Node's request. */
  charge(request: Request, context: object, cost: number): Charge | Promise<Charge> {
    const allowance = this.allowance(request)
    const buckets = this.#buckets
    if (!buckets) return { cost, allowance, taken: undefined, owe: () => undefined }
    const holder = this.#holders.get(request)
    const { req } = context as { req?: IncomingMessage }
    const client = holder ? `key:${holder.id}` : `address:${addressOf(req, this.#proxies)}`
    const taken = buckets.take(client, Math.max(cost, leastTaken), allowance)
    const owe = (more: number) => void buckets.take(client, more, allowance, true)
    // Waiting is left out where there is nothing to wait for: it is a tenth of an answer from memory.
    return taken instanceof Promise ? taken.then((given) => ({ cost, allowance, taken: given, owe })) : { cost, allowance, taken, owe }
  }
}

/** The headers that tell a client its budget, after draft-ietf-httpapi-ratelimit-headers. */
export function budgetHeaders({ allowance: { burst, perSecond }, taken }: Charge): Record<string, string> {
  if (!taken) return {}
  return {
    'ratelimit-policy': `"cost";q=${burst};w=${Math.ceil(burst / perSecond)}`,
    ratelimit: `"cost";r=${taken.remaining};t=${Math.ceil((burst - taken.remaining) / perSecond)}`,
  }
}

/** The answer to an operation that the client's budget does not suffice for. */
export function rateLimited(charge: Charge): ExecutionResult {
  const { cost, allowance, taken } = charge
  const wanted = Math.max(cost, leastTaken)
  const seconds = Math.max(Math.ceil((wanted - (taken?.remaining ?? 0)) / allowance.perSecond), 1)
  const error = new GraphQLError(
    `The operation takes ${wanted} and ${taken?.remaining} is left of your budget; ask again in ${seconds} s, ask for less, or use an API key`,
    { extensions: { code: errorCodes.RATE_LIMITED, cost, remaining: taken?.remaining, retryAfter: seconds } },
  )
  const headers = { ...budgetHeaders(charge), 'retry-after': String(seconds) }
  return { errors: [error], extensions: { cost, http: { status: 429, headers } } }
}
