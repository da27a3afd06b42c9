/** API keys: 256 random bits, of which the database knows a hash, the beginning, a name and a tier. No key is needed to read. */
import { createHash, randomBytes } from 'node:crypto'
import type { Database, keyTiers, Selected, Tables } from '@annals/db'
import { LRUCache } from 'lru-cache'

export type Tier = keyof typeof keyTiers
export type KeyRow = { [C in Exclude<keyof Tables['apiKey'], 'hash'>]: Selected<Tables['apiKey'][C]> }

const form = /^annals_[\w-]{43}$/
/** Enough of a key to tell it from others. */
const prefixOf = (key: string) => key.slice(0, 'annals_'.length + 8)
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')

/** Makes a key; it is given here and can never be shown again. */
export async function createKey({ kysely }: Database, name: string, tier: Tier): Promise<string> {
  const key = `annals_${randomBytes(32).toString('base64url')}`
  await kysely
    .insertInto('apiKey')
    .values({ hash: hashOf(key), prefix: prefixOf(key), name, tier, revokedAt: null })
    .execute()
  return key
}

export function listKeys({ kysely }: Database): Promise<KeyRow[]> {
  return kysely.selectFrom('apiKey').select(['id', 'prefix', 'name', 'tier', 'createdAt', 'revokedAt']).orderBy('id').execute()
}

/** Revokes the key that begins so; false when there is none in use. */
export async function revokeKey({ kysely }: Database, prefix: string): Promise<boolean> {
  const revoked = await kysely
    .updateTable('apiKey')
    .set({ revokedAt: new Date() })
    .where('prefix', '=', prefix)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return revoked.numUpdatedRows > 0n
}

/** Who a key belongs to; null: to nobody. */
export type Holder = { id: number; tier: Tier } | null

/** How long a key is remembered: for so long it lives on after it was revoked. */
const remembered = 60_000
/** How long it is remembered that a key is nobody's, since it may just have been made, or that the database does not answer. */
const briefly = 5000

/** Looks keys up, each once a minute. */
export class Keys {
  readonly #holders: LRUCache<string, { holder: Holder }>

  constructor(database: Database, ttl = remembered) {
    this.#holders = new LRUCache({
      max: 10_000,
      ttl,
      // Of a key whose time is over it is still known whose it was.
      noDeleteOnStaleGet: true,
      fetchMethod: async (hash, before, { options }) => {
        const text = 'select id, tier from api_key where hash = $1 and revoked_at is null'
        try {
          const [row] = await database.run({ name: 'api-key', text, values: [hash] })
          if (row) return { holder: { id: row[0] as number, tier: row[1] as Tier } }
        } catch (error) {
          // While the database does not answer, whoever was known stays so.
          if (!before?.holder) throw error
          options.ttl = Math.min(ttl, briefly)
          return before
        }
        options.ttl = Math.min(ttl, briefly)
        return { holder: null }
      },
    })
  }

  /** The holder of a key, if remembered; undefined when the database has to be asked. What cannot be a key has no holder. */
  known(key: string): Holder | undefined {
    return form.test(key) ? this.#holders.get(hashOf(key))?.holder : null
  }

  /** Throws when the database does not answer. */
  async find(key: string): Promise<Holder> {
    return (await this.#holders.fetch(hashOf(key)))?.holder ?? null
  }
}
