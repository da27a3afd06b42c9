import { TimeoutError } from './errors.ts'

/** A signal of one's own that follows the caller's, and waits that end with it. */
export interface Stop {
  signal: AbortSignal
  /** The promise, or a rejection with the signal's reason; after `ms` the signal is aborted with a TimeoutError. */
  wait<T>(promise: Promise<T>, ms: number): Promise<T>
  abort(): void
  /** Lets go of the caller's signal. */
  end(): void
}

// By hand, not with AbortSignal.any, which holds on to long-lived signals on Node 20, and not with Promise.race, which holds on to the
// promise that never settles. That the wait ends does not depend on `fetch` heeding the signal.
export function stopWith(outer: AbortSignal | undefined): Stop {
  const controller = new AbortController()
  const { signal } = controller
  const follow = () => controller.abort(outer?.reason)
  if (outer?.aborted) follow()
  outer?.addEventListener('abort', follow)
  return {
    signal,
    wait: (promise, ms) =>
      new Promise((resolve, reject) => {
        const timer = ms < 2 ** 31 ? setTimeout(() => controller.abort(new TimeoutError(ms)), ms) : undefined
        const stop = () => {
          clearTimeout(timer)
          reject(signal.reason)
        }
        signal.addEventListener('abort', stop, { once: true })
        promise.then(resolve, reject).finally(() => {
          clearTimeout(timer)
          signal.removeEventListener('abort', stop)
        })
        if (signal.aborted) stop()
      }),
    abort: () => controller.abort(),
    end: () => outer?.removeEventListener('abort', follow),
  }
}
