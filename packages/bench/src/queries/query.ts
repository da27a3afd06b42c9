/** What a benchmark query is: our text, its variables, the floor's statement, and what peers with names of their own ask. */

export const peerNames = ['floor', 'annals', 'annals-graphql-js', 'annals-cached', 'postgraphile', 'mercurius', 'yoga-dataloader'] as const
export type PeerName = (typeof peerNames)[number]

// biome-ignore lint/suspicious/noExplicitAny: an answer's shape is its query's business
export type Json = any
export type Variables = Record<string, unknown>

/** What the questions are about, chosen from the database: the same for every peer and every run. */
export interface World {
  leaders: string[]
  polities: string[]
  searches: string[]
}

/** A peer's own way to ask: its text, its variables and the way back to our shape. */
export interface Translation {
  text(world: World): string
  variables?(variables: Variables): Variables
  answer(data: Json, world: World): Json
}

export interface BenchQuery {
  /** Name on the command line; the operation's is the same, capitalised. */
  name: string
  title: string
  text(world: World): string
  /** Sets of variables that requests take in turn. */
  variables(world: World): Variables[]
  /** One statement whose only column is the whole response; `values` binds the variables. */
  floor: { sql: string; values(variables: Variables, world: World): unknown[] }
  postgraphile: Translation
  /** Peers that do not answer it, and why. */
  leftOut?: Partial<Record<PeerName, string>>
}

export const operationName = ({ name }: BenchQuery): string => name[0]?.toUpperCase() + name.slice(1)
