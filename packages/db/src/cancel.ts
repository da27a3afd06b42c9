import pg from 'pg'

interface Cancelling {
  processID: number | null
  secretKey: number | Buffer | null
  host: string
  port: number
  ssl: unknown
}

/**
 * Asks the server to cancel what the connection runs, on a connection of its own, which needs no place among the server's connections.
 * Resolves when the server has closed it, by which time the signal has been sent: true; or false when that is not known. Until then the
 * connection must not run anything else, which the signal would hit.
 */
export function cancel(client: pg.Client): Promise<boolean> {
  const { processID, secretKey, host, port, ssl } = client as unknown as Cancelling
  return new Promise((resolve) => {
    if (processID === null || secretKey === null) return resolve(false)
    const connection = new pg.Connection({ ssl } as never) as pg.Connection & {
      connect(port: number | string, host?: string): void
      cancel(processID: number, secretKey: unknown): void
    }
    let sent = false
    const finish = (done: boolean) => {
      clearTimeout(timer)
      connection.stream.destroy()
      resolve(done)
    }
    const timer = setTimeout(finish, 5000, false)
    connection.once(ssl ? 'sslconnect' : 'connect', () => {
      connection.cancel(processID, secretKey)
      sent = true
    })
    connection.on('error', () => finish(false))
    connection.once('end', () => finish(sent))
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`)
    else connection.connect(port, host)
  })
}
