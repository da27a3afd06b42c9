/** `npm run db -- migrate | load | reset | status | key …`: what may be done to the database that the settings name. */
import { migrate, migrateDown } from '@annals/db'
import { told } from './failure.ts'
import { keyCommand, keyUsage } from './key/command.ts'
import { loadCurated, openDatabase } from './open-database.ts'
import { readSettings } from './settings.ts'

const usage = `npm run db -- COMMAND
  migrate   bring the schema up to date
  load      migrate, then make the database hold exactly the curated dataset
  reset     drop everything, API keys too, then load
  status    which dataset is loaded
${keyUsage}`

function refuse(): void {
  console.error(usage)
  process.exitCode = 2
}

async function main(command: string | undefined, rest: string[]): Promise<void> {
  if (!command || !['migrate', 'load', 'reset', 'status', 'key'].includes(command)) return refuse()
  // `load FOLDER` would load the curated dataset all the same.
  if (command !== 'key' && rest.length > 0) return refuse()
  const database = await openDatabase(readSettings())
  try {
    const { kysely } = database
    if (command === 'key') {
      const answer = await keyCommand(database, rest)
      return answer === undefined ? refuse() : console.log(answer)
    }
    if (command === 'status') {
      const release = await database.kysely.selectFrom('datasetRelease').selectAll().executeTakeFirst().catch(absentTable)
      console.log(release ? `dataset ${release.version}, loaded ${release.loadedAt.toISOString()}` : 'nothing loaded')
      return
    }
    if (command === 'reset') await migrateDown(kysely)
    const ran = await migrate(kysely)
    console.log(ran.length > 0 ? `ran ${ran.join(', ')}` : 'schema up to date')
    if (command === 'migrate') return
    const { version, changed, tables } = await loadCurated(database)
    console.log(`dataset ${version}${changed ? '' : ', nothing changed'}`)
    for (const [table, { inserted, updated, deleted }] of Object.entries(tables))
      if (inserted + updated + deleted > 0) console.log(`  ${table}: ${inserted} inserted, ${updated} updated, ${deleted} deleted`)
  } finally {
    await database.close()
  }
}

// A database nobody migrated has nothing loaded.
const absentTable = (error: { code?: string }) => {
  if (error.code !== '42P01') throw error
  return undefined
}

main(process.argv[2], process.argv.slice(3)).catch((error) => {
  console.error(told(error))
  process.exit(1)
})
