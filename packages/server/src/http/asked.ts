/** A request for an answer, as the log, the metrics and the traces tell of it. No address, no variables: nothing of who asks. */

export type Executor = 'memory' | 'compiled' | 'graphql-js'

export interface Asked {
  /** The caller's `x-request-id`, or a new one. */
  id: string
  /** By `performance.now()`. */
  started: number
  /** The operation's name; null when it has none. */
  operation: string | null
  /** Who answered; null when it did not come to that. */
  executor: Executor | null
  statements: { started: number; ms: number }[]
  /** Codes of the answer's errors. */
  codes: string[]
  /** What lay behind an error that the caller was not told of. */
  cause?: unknown
  /** Whether the answer's headers have the id already. */
  named: boolean
  /** The trace that the caller is in (W3C Trace Context). */
  traceparent: string | null
}

/** A request that has been answered. */
export interface Answered extends Asked {
  status: number
  /** `refused`: the caller's error; `failed`: ours; `abandoned`: nobody waited for the answer. */
  outcome: 'ok' | 'refused' | 'failed' | 'abandoned'
  ms: number
  statementMs: number
}
