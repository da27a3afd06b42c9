/** Global ids: `Leader:kim-il-sung`, `Tenure:kim-il-sung/premier-1948`, `Source:archigos-4-1`. Opaque to clients. */
import { claimNames, entityNames } from '@annals/db'
import { clientError } from '../errors.ts'

const idPattern = /^([A-Z][a-z]+):([a-z0-9-]+)(\/[a-z0-9-]+)?$/

/** Gives back a well-formed id of one of the allowed types; throws BAD_ID otherwise. */
export function requireId(id: string, allowed?: readonly string[]): string {
  const [, type = '', , path] = idPattern.exec(id) ?? []
  const isClaim = Object.values(claimNames).includes(type)
  const known = isClaim || type === 'Source' || Object.values(entityNames).includes(type)
  if (!known || isClaim !== (path !== undefined))
    throw clientError(
      'BAD_ID',
      `${JSON.stringify(id)} is not an id; use the \`id\` of an object this service gave, such as "Leader:kim-il-sung"`,
    )
  if (allowed && !allowed.includes(type))
    throw clientError('BAD_ID', `${JSON.stringify(id)} is the id of a ${type}; this takes the id of ${allowed.join(' or ')}`)
  return id
}

/** The same for a list. */
export function requireIds(ids: readonly string[], allowed?: readonly string[]): string[] {
  return ids.map((id) => requireId(id, allowed))
}
export const entityIdTypes: readonly string[] = Object.values(entityNames)
