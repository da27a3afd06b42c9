import { filter } from './filter.ts'
import { five } from './five.ts'
import { lookup } from './lookup.ts'
import { officeholders } from './officeholders.ts'
import type { BenchQuery } from './query.ts'
import { search } from './search.ts'
import { three } from './three.ts'
import { war } from './war.ts'

export const queries: readonly BenchQuery[] = [lookup, three, five, filter, war, officeholders, search]
