import { describe, expect, it } from 'vitest'
import { told } from './failure.ts'
import { readSettings } from './settings.ts'

describe('settings', () => {
  it('are all optional, and an empty one counts as absent', () => {
    expect(readSettings({ PORT: '', CACHE_MB: '0' })).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', CACHE_MB: 0 })
  })

  it('that are wrong are all named, each with what it must be', () => {
    const read = () =>
      readSettings({ PORT: '70000', STATEMENT_TIMEOUT_MS: '0', LOG_LEVEL: 'loud', DATABASE_REPLICA_URLS: 'postgres://replica/annals' })
    for (const line of [
      'PORT="70000": must be a port number, 0 to 65535',
      'STATEMENT_TIMEOUT_MS="0": must be milliseconds, 1 to 600000',
      'LOG_LEVEL="loud": must be one of fatal',
      'DATABASE_REPLICA_URLS: needs DATABASE_URL',
    ])
      expect(read).toThrow(line)
  })
})

describe('a command that cannot go on', () => {
  it.each([
    ['28P01', 'password authentication failed', 'user and password in DATABASE_URL'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND db', 'host that DATABASE_URL or HOST names'],
    ['ECONNREFUSED', '', 'PostgreSQL does not answer at DATABASE_URL'],
    ['42501', 'permission denied for schema public', 'a database of its own'],
    ['EADDRINUSE', 'listen EADDRINUSE', 'set PORT'],
  ])('for %s says what happened and what mends it', (code, message, mend) => {
    const said = told(Object.assign(new Error(message), { code }))
    expect(said).toContain(message || code)
    expect(said).toContain(mend)
  })

  it('for what nobody expected says all there is', () => {
    const error = new Error('a bug')
    expect(told(error)).toBe(error)
  })
})
