import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { errorCodes } from '../errors.ts'
import type { Till } from '../limits/charge.ts'
import type { Holder, Keys } from './keys.ts'

/** What an address is charged for a key that has to be looked up: once a minute for those that are good. */
const lookupCost = 10_000

function refusal(status: number, code: string, message: string, headers: Record<string, string>): Response {
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return new Response(JSON.stringify({ errors: [{ message, extensions: { code } }] }), { status, headers: { ...type, ...headers } })
}

/** Who asks with a key asks on its holder's account; who asks with one that is not good is told so, not served as if without. */
export function holders(keys: Keys, till: Till, logger: Logger): Plugin {
  /** Gives the refusal of a key that is not good. */
  async function identify(authorization: string, request: Request, context: object): Promise<Response | undefined> {
    const [scheme = '', key = ''] = authorization.trim().split(/\s+/)
    let holder: Holder | undefined = scheme.toLowerCase() === 'bearer' ? keys.known(key) : null
    if (holder === undefined) {
      // A statement for every key that somebody makes up would be no limit at all.
      const { taken } = await till.charge(request, context, lookupCost)
      if (taken?.granted === false)
        return refusal(429, errorCodes.RATE_LIMITED, 'Too many new keys from this address.', { 'retry-after': '10' })
      try {
        holder = await keys.find(key)
      } catch (error) {
        logger.warn({ err: error }, 'a key could not be looked up')
        return refusal(503, errorCodes.UNAVAILABLE, 'The key cannot be looked up; try again in a moment.', { 'retry-after': '1' })
      }
    }
    if (holder) {
      till.hold(request, holder)
      return undefined
    }
    const message = 'The key is unknown or revoked; send `Authorization: Bearer annals_…`, or nothing: no key is needed to read.'
    return refusal(401, errorCodes.BAD_KEY, message, { 'www-authenticate': 'Bearer' })
  }
  return {
    onRequest({ request, serverContext, endResponse }) {
      const authorization = request.method === 'OPTIONS' ? null : request.headers.get('authorization')
      if (!authorization) return undefined
      return identify(authorization, request, serverContext).then((refused) => refused && endResponse(refused))
    },
  }
}
