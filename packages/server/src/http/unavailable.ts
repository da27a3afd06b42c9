const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  // Postgres: connection failures, too many connections, shutting down, starting up.
  '08000',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
])
const messages = /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|PGlite is closed/

/** Whether an error means that the database cannot be reached, rather than that it refused a statement. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return codes.has(String(code)) || messages.test(String(message))
}
