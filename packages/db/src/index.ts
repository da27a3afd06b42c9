export * from './codes.ts'
export {
  connectPglite,
  connectPostgres,
  type Database,
  type EmbeddedDatabase,
  type PoolState,
  type PostgresOptions,
  type Statement,
} from './connect.ts'
export { DataDirectoryError } from './data-directory.ts'
export { firstYear, postgresDay } from './days.ts'
export { foldName } from './fold.ts'
export type { Heard } from './listen.ts'
export { migrate, migrateDown } from './migrate.ts'
export type { Selected, Tables } from './tables.ts'
export { claimNames, entityNames } from './type-names.ts'
export { Abandoned, isCut, isUnavailable, Overloaded } from './unavailable.ts'
