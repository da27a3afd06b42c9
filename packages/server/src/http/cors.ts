import type { Plugin } from 'graphql-yoga'

export const corsHeaders = { 'access-control-allow-origin': '*' }

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
      for (const [name, value] of Object.entries(corsHeaders)) if (response.headers.get(name) !== value) response.headers.set(name, value)
    },
  }
}
