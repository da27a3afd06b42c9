/** More questions at once than the database has room for: neither a connection nor a place in the queue was free. */
export class Overloaded extends Error {
  override name = 'Overloaded'
  constructor() {
    super('the database has no room for another statement')
  }
}

/** The operation was given up before its statement began: whoever asked has gone. */
export class Abandoned extends Error {
  override name = 'Abandoned'
  constructor() {
    super('whoever asked has gone')
  }
}

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
])
// Connection exceptions, insufficient resources (connections, disk, memory), shutting down, starting up, the server's input and output.
const states = /^(08...|53...|57P0.|58...)$/
const messages =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|PGlite is closed/

/** Whether an error means that the database cannot be reached or cannot work, rather than that it refused a statement. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return socketCodes.has(String(code)) || states.test(String(code)) || messages.test(String(message))
}

/** Whether a statement was cut for taking too long, or cancelled. */
export const isCut = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '57014'
