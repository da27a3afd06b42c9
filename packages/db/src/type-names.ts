/** The GraphQL type of each stored entity type and claim kind, which global ids begin with: `Leader:kim-il-sung`, `Tenure:kim-il-sung/premier-1948`. */
import { type Code, claimKinds, entityTypes } from './codes.ts'

const namesOf = <L extends Record<string, string>>(list: L) =>
  Object.fromEntries(Object.keys(list).map((code) => [code, code.charAt(0) + code.slice(1).toLowerCase()])) as Record<Code<L>, string>

export const entityNames = namesOf(entityTypes)
export const claimNames = namesOf(claimKinds)
