import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
/** A whole number in a range, which the message tells. */
const whole = (what: string, least: number, most: number) => z.coerce.number(`${what}, ${least} to ${most}`).int().min(least).max(most)
const milliseconds = whole('milliseconds', 1, 600_000)

const format = z.object({
  PORT: whole('a port number', 0, 65535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'an address like postgres://user@host:5432/database')
    .optional(),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((list) => list.split(',').map((url) => url.trim()))
    .pipe(z.array(z.string().regex(/^postgres(ql)?:\/\//, 'addresses like postgres://user@host:5432/database, with commas between')))
    .default([]),
  DATABASE_CONNECTIONS: whole('a whole number', 1, 1000).default(16),
  DATABASE_QUEUE: whole('a whole number', 0, 100_000).default(1000),
  DATABASE_WAIT_MS: milliseconds.default(2000),
  STATEMENT_TIMEOUT_MS: milliseconds.default(10_000),
  REPLICA_LAG_MS: milliseconds.default(5000),
  SHUTDOWN_DELAY_MS: whole('milliseconds', 0, 600_000).default(1000),
  SHUTDOWN_GRACE_MS: milliseconds.default(10_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\//, 'an address like http://collector:4318')
    .optional(),
  ANNALS_DATA_DIR: z
    .string()
    .min(1)
    .default(join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'annals', 'pglite')),
  CACHE_MB: whole('a whole number of megabytes', 0, 16384).default(64),
  RATE_LIMIT: z.enum(['on', 'off'], 'on or off').default('on'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'an address like redis://host:6379')
    .optional(),
  TRUST_PROXY: whole('how many proxies stand before the service', 0, 16).default(0),
  TRUSTED_DOCUMENTS: z.enum(['too', 'only'], 'too or only').default('too'),
  TRUSTED_DOCUMENTS_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(levels, `one of ${levels.join(', ')}`).default('info'),
})
export type Settings = z.output<typeof format>

/** Reads the settings from the environment; throws one error that names every wrong one. An empty value counts as absent. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = format.safeParse(given)
  const problems = (result.error?.issues ?? []).map(
    (issue) => `  ${issue.path.join('.')}=${JSON.stringify(given[String(issue.path[0])])}: must be ${issue.message}`,
  )
  if (given.DATABASE_REPLICA_URLS && !given.DATABASE_URL)
    problems.push('  DATABASE_REPLICA_URLS: needs DATABASE_URL, the primary that they follow')
  if (result.success && problems.length === 0) return result.data
  throw new SettingsError(
    `These settings cannot be used:\n${problems.join('\n')}\nMend them in the environment, or leave them out for the defaults (docs/operations.md).`,
  )
}

export class SettingsError extends Error {
  override name = 'SettingsError'
}
