/** The peers, each loaded only in the process that runs it. */
import type { PeerName } from '../queries/query.ts'
import type { Serve } from './peer.ts'

export const peers: Record<PeerName, { what: string; load(): Promise<Serve> }> = {
  floor: {
    what: 'node:http, one hand-written prepared statement that returns the response text',
    load: async () => (await import('./floor.ts')).serve,
  },
  annals: { what: 'this service, whole operations compiled', load: async () => (await import('./annals.ts')).serveCompiled },
  'annals-graphql-js': {
    what: 'this service, graphql-js with a statement a root field',
    load: async () => (await import('./annals.ts')).serveGraphqlJs,
  },
  'annals-cached': { what: 'this service, answers remembered', load: async () => (await import('./annals.ts')).serveCached },
  postgraphile: {
    what: 'PostGraphile 5.1.5, Amber preset, over views with smart tags',
    load: async () => (await import('./postgraphile.ts')).serve,
  },
  mercurius: { what: 'Mercurius 16.10.0 on Fastify, JIT and loaders', load: async () => (await import('./mercurius.ts')).serve },
  'yoga-dataloader': { what: 'GraphQL Yoga, Pothos and DataLoader', load: async () => (await import('./yoga-dataloader.ts')).serve },
}
