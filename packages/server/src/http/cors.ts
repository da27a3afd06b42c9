import type { Plugin } from 'graphql-yoga'

/** What every answer says to browsers: any page may read it; it is what it says it is, no page of its own, and tells nobody who asked. */
export const answerHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ratelimit, ratelimit-policy, retry-after, etag, x-annals-executor, x-request-id',
  // One address is JSON of two types, and a page for browsers: a cache keeps them apart.
  vary: 'accept',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/** Any page may ask, none with the visitor's cookies. Yoga's own option echoes the origin, which credentials would then go with. */
export function anyOrigin(): Plugin {
  return {
    onRequest({ request, endResponse }) {
      if (request.method !== 'OPTIONS') return
      endResponse(
        new Response(null, {
          status: 204,
          headers: {
            'access-control-allow-methods': 'GET, POST, OPTIONS',
            'access-control-allow-headers': 'content-type, accept, authorization, x-request-id',
            'access-control-max-age': '86400',
          },
        }),
      )
    },
    onResponse({ response }) {
      // What was finished with these headers is left as it is.
      if (response.headers.get('access-control-expose-headers') === answerHeaders['access-control-expose-headers']) return
      for (const [name, value] of Object.entries(answerHeaders)) if (!response.headers.has(name)) response.headers.set(name, value)
    },
  }
}
