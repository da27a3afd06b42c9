import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/**
 * Called with true after a notice, and whenever one may have been missed; with false when the connection is lost, so that none will be
 * heard until it is back.
 */
export type Heard = (listening: boolean) => void

export interface Listener {
  listen(channel: string, heard: Heard): Promise<void>
  close(): Promise<void>
}

/** How often the connection is tried, since one that died without a word would say nothing for ever. */
const heartbeatMs = 10_000

/** A connection of its own for LISTEN, which comes back by itself when the server does. */
export function pgListener(databaseUrl: string): Listener {
  let closed = false
  let client: pg.Client | undefined
  let heartbeat: NodeJS.Timeout | undefined

  async function connect(channel: string, heard: Heard): Promise<void> {
    const next = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000, query_timeout: 5000 })
    let lost = false
    const lose = () => {
      if (closed || lost) return
      lost = true
      clearInterval(heartbeat)
      next.removeAllListeners('notification')
      void next.end().catch(() => undefined)
      heard(false)
      void again(channel, heard)
    }
    next.on('error', () => undefined)
    next.on('notification', () => heard(true))
    try {
      await next.connect()
      await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      void next.end().catch(() => undefined)
      throw error
    }
    if (closed) return next.end()
    next.on('end', lose)
    client = next
    heartbeat = setInterval(() => next.query('select 1').catch(lose), heartbeatMs).unref()
  }
  async function again(channel: string, heard: Heard): Promise<void> {
    while (!closed) {
      await setTimeout(500, undefined, { ref: false })
      const back = await connect(channel, heard).then(
        () => true,
        () => false,
      )
      // What was said in the meantime is lost.
      if (back) return heard(true)
    }
  }
  return {
    listen: connect,
    close: async () => {
      closed = true
      clearInterval(heartbeat)
      await client?.end()
    },
  }
}
