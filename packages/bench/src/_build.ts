import { openBenchDatabase } from './database.ts'

await openBenchDatabase('100k')
await openBenchDatabase('1m')
