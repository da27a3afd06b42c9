import type { Tables } from '@annals/db'
import { sources } from '@annals/pothos-kysely'

export const bibliography = sources<Tables>()('source')
export type SourceRow = NonNullable<(typeof bibliography)['row']>
