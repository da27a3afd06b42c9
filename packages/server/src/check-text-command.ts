/** `npm run check-text -- FILE`: a text checked sentence by sentence, on the database that the settings name. */
import { readFile } from 'node:fs/promises'
import { checkText } from './check-text/check.ts'
import { told } from './failure.ts'
import { openDatabase, prepareDatabase } from './open-database.ts'
import { readSettings } from './settings.ts'

function refuse(why = ''): void {
  console.error(`${why}npm run check-text -- FILE\n  FILE   a text in UTF-8, \`-\` for standard input`)
  process.exitCode = 2
}

async function main([file, ...rest]: string[]): Promise<void> {
  if (file === undefined || rest.length > 0) return refuse()
  const text = await readFile(file === '-' ? '/dev/stdin' : file, 'utf8').catch((error: Error) => refuse(`${error.message}\n`))
  if (text === undefined) return
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

main(process.argv.slice(2)).catch((error) => {
  console.error(told(error))
  process.exit(1)
})
