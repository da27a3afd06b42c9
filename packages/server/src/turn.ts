import { setImmediate } from 'node:timers/promises'

let last: Promise<unknown> = Promise.resolve()

/**
 * What holds this process for some milliseconds waits for its turn first: one such piece of work, of whichever request, in a turn of the event
 * loop, and between two all else that waits is done.
 */
export function turn(): Promise<unknown> {
  last = last.then(() => setImmediate())
  return last
}
