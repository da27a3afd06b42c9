/** `npm run check-text -- FILE`: a text checked sentence by sentence, on the database that the settings name. */
import { readFile } from 'node:fs/promises'
import { DataDirectoryInUse } from '@annals/db'
import { GraphQLError } from 'graphql'
import { checkText } from './check-text/check.ts'
import { openDatabase, prepareDatabase } from './open-database.ts'
import { readSettings, SettingsError } from './settings.ts'

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) {
    console.error('npm run check-text -- FILE\n  FILE   a text in UTF-8, `-` for standard input')
    process.exitCode = 2
    return
  }
  const text = await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')
  const database = await openDatabase(readSettings())
  try {
    await prepareDatabase(database)
    const sentences = await checkText({ database }, text)
    for (const { verdict, text: words, explanation, issues, claims } of sentences) {
      console.log(`${verdict}  ${words}\n    ${explanation}`)
      for (const issue of issues) console.log(`  ! ${issue.kind} “${text.slice(issue.start, issue.end)}”: ${issue.explanation}`)
      if (verdict !== 'NOT_COVERED') for (const claim of claims.slice(0, 3)) console.log(`  = ${claim.globalId}`)
      console.log()
    }
    const counts = Map.groupBy(sentences, (s) => s.verdict)
    console.log([...counts].map(([verdict, of]) => `${of.length} ${verdict}`).join(', '))
  } finally {
    await database.close()
  }
}

main(process.argv[2]).catch((error) => {
  const expected =
    error instanceof SettingsError || error instanceof GraphQLError || error instanceof DataDirectoryInUse || error.code === 'ENOENT'
  console.error(expected || error.name === 'DatasetError' ? error.message : error)
  process.exit(1)
})
