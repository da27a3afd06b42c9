import type pg from 'pg'
import type { Statement } from './connect.ts'

/** How many named statements a connection keeps: a plan costs the server some 50 to 400 kB. */
const maxNamed = 100

// The names a connection has prepared, the one unused for longest first.
const prepared = new WeakMap<pg.PoolClient, Set<string>>()

/** Runs a statement on a connection of the pool; a named one is prepared there once. Rows come as arrays. */
export async function runNamed(pool: pg.Pool, { name, text, values }: Statement): Promise<unknown[][]> {
  const client = await pool.connect()
  let broken = false
  try {
    if (name !== undefined) await makeRoom(client, name)
    const query = { ...(name === undefined ? {} : { name }), text, values: [...values], rowMode: 'array' as const }
    return (await client.query<unknown[]>(query)).rows
  } catch (error) {
    // What the server says of a statement has a severity; anything else is the connection's end.
    broken = !(error as { severity?: string }).severity
    throw error
  } finally {
    client.release(broken)
  }
}

async function makeRoom(client: pg.PoolClient, name: string): Promise<void> {
  const names = prepared.get(client) ?? new Set()
  prepared.set(client, names)
  if (!names.delete(name) && names.size >= maxNamed) {
    const [oldest] = names
    if (oldest !== undefined) {
      names.delete(oldest)
      await client.query(`DEALLOCATE "${oldest}"`)
      // pg keeps its own list of what the connection has parsed.
      delete (client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection.parsedStatements[oldest]
    }
  }
  names.add(name)
}
