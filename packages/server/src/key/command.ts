/** `npm run db -- key create NAME [TIER] | list | revoke PREFIX` */
import { type Database, keyTiers, migrate } from '@annals/db'
import { createKey, listKeys, revokeKey, type Tier } from './keys.ts'

export const keyUsage = `  key create NAME [TIER]   make an API key and show it once; TIER is ${Object.keys(keyTiers).join(' or ')} (default STANDARD)
  key list                 which keys there are
  key revoke PREFIX        end the key that begins so; a running service follows within a minute`

/** Does what the arguments say and gives what to print; undefined when they say nothing that is known. */
export async function keyCommand(database: Database, [action, subject, tier = 'STANDARD']: string[]): Promise<string | undefined> {
  await migrate(database.kysely)
  if (action === 'create' && subject && tier in keyTiers) return createKey(database, subject, tier as Tier)
  if (action === 'list') {
    const keys = await listKeys(database)
    const line = ({ prefix, tier: of, createdAt, revokedAt, name }: (typeof keys)[number]) =>
      `${prefix}…  ${of.padEnd(8)}  ${day(createdAt)}  ${revokedAt ? `revoked ${day(revokedAt)}` : 'in use'}  ${name}`
    return keys.length > 0 ? keys.map(line).join('\n') : 'no keys'
  }
  if (action === 'revoke' && subject) {
    if (await revokeKey(database, subject.replace(/…$/, ''))) return `${subject} is revoked`
    throw new UnknownKey(`no key in use begins with ${JSON.stringify(subject)}; \`npm run db -- key list\` shows them`)
  }
  return undefined
}

export class UnknownKey extends Error {
  override name = 'UnknownKey'
}
const day = (date: Date) => date.toISOString().slice(0, 10)
