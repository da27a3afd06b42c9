import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

export interface Listener {
  listen(channel: string, heard: (notice: string | undefined) => void): Promise<void>
  close(): Promise<void>
}

/** A connection of its own for LISTEN, which comes back by itself when the server does. */
export function pgListener(databaseUrl: string): Listener {
  let closed = false
  let client: pg.Client | undefined

  async function connect(channel: string, heard: (notice: string | undefined) => void): Promise<void> {
    const next = new pg.Client({ connectionString: databaseUrl })
    next.on('error', () => undefined)
    next.on('notification', ({ payload }) => heard(payload))
    next.on('end', () => {
      if (closed) return
      heard(undefined)
      void again(channel, heard)
    })
    await next.connect()
    client = next
    await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
  }
  async function again(channel: string, heard: (notice: string | undefined) => void): Promise<void> {
    while (!closed) {
      await setTimeout(500, undefined, { ref: false })
      const back = await connect(channel, heard).then(
        () => true,
        () => false,
      )
      // What was said in the meantime is lost.
      if (back) return heard(undefined)
    }
  }
  return {
    listen: connect,
    close: async () => {
      closed = true
      await client?.end()
    },
  }
}
