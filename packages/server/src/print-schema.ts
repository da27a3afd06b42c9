/** Writes the contract, schema.graphql at the root, from the declared schema. Needs no database. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './schema.ts'

writeFileSync(join(import.meta.dirname, '../../../schema.graphql'), `${printSchema(lexicographicSortSchema(schema))}\n`)
