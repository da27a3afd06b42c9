/** Databases on the PostgreSQL server of `TEST_DATABASE_URL`. */
import { setTimeout } from 'node:timers/promises'
import { connectPostgres } from '@annals/db'

/** The server's address for the given database. */
export function serverUrl(database?: string): string {
  const address = process.env.TEST_DATABASE_URL
  if (!address) throw new Error('TEST_DATABASE_URL is not set; name a PostgreSQL server on which databases may be created')
  const url = new URL(address)
  if (database !== undefined) url.pathname = `/${database}`
  return url.href
}

async function onServer(text: string): Promise<void> {
  const admin = connectPostgres(serverUrl(), { max: 1 })
  try {
    await admin.run({ text, values: [] })
  } finally {
    await admin.close()
  }
}

/** Creates a database under a new name, as a copy of the template; returns its name. */
export async function createDatabase(purpose: string, template = 'template0'): Promise<string> {
  const name = `annals_test_${purpose}_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
  // Under a plain C ctype, trigrams drop Hangul and Cyrillic.
  const locale = template === 'template0' ? ` ENCODING 'UTF8' LOCALE 'C.UTF-8'` : ''
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}${locale}`)
  return name
}

/** Drops a database, also when it is gone already. Not WITH (FORCE), which kills connections that are just closing. */
export async function dropDatabase(name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onServer(`DROP DATABASE IF EXISTS ${name}`)
    } catch (error) {
      // 55006: a connection closed a moment ago still counts.
      if ((error as { code?: string }).code !== '55006' || attempt === 20) throw error
      await setTimeout(50)
    }
  }
}
