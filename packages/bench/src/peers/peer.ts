import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { World } from '../queries/query.ts'

export interface PeerOptions {
  databaseUrl: string
  world: World
}
/** Starts a peer on a free port of 127.0.0.1; a string instead says why it cannot take part. */
export type Serve = (options: PeerOptions) => Promise<number | string>

/** Connections to PostgreSQL that every peer may open. */
export const poolSize = 16

export function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
}
