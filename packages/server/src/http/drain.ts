/** Ending without cutting anyone off. */
import { once } from 'node:events'
import type { RequestListener, Server } from 'node:http'
import { setTimeout } from 'node:timers/promises'

export interface Drain {
  draining(): boolean
  wrap(listener: RequestListener): RequestListener
  /**
   * Not ready from now on. Answers as before for `delayMs`, in which balancers find out; then takes no new connection, ends each with the
   * answer that is under way, and gives up after `graceMs` in all. Gives how many requests were cut off.
   */
  end(server: Server, delayMs: number, graceMs: number): Promise<number>
}

export function drainable(): Drain {
  let draining = false
  let underWay = 0
  return {
    draining: () => draining,
    wrap: (listener) => (request, response) => {
      underWay++
      response.once('close', () => underWay--)
      // The connection ends with its answer, so that the caller opens the next one elsewhere.
      if (draining) response.shouldKeepAlive = false
      return listener(request, response)
    },
    async end(server, delayMs, graceMs) {
      draining = true
      const deadline = performance.now() + graceMs
      await setTimeout(Math.min(delayMs, graceMs))
      const closed = once(server, 'close').then(() => true)
      server.close()
      // Connections whose answer was under way when draining began stay open for a next request, of which none shall come. Those opened in
      // advance, which have asked nothing yet, Node does not call idle: when nothing has been under way ten times over, they are closed, too.
      for (let quiet = 0; quiet < 10; quiet = underWay > 0 ? 0 : quiet + 1) {
        server.closeIdleConnections()
        const left = deadline - performance.now()
        if (left <= 0 || (await Promise.race([closed, setTimeout(Math.min(left, 50), false)]))) break
      }
      const cut = underWay
      server.closeAllConnections()
      return cut
    },
  }
}
