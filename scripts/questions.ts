/** Writes docs/questions.md: each question of tests/questions with the query that answers it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { topics } from '../tests/questions/index.ts'

/** On one line; a document of the SDK without the comments and fragments that come with it. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim()
const operation = /^query (\w+)/
const shown = (query: string, variables: Record<string, unknown>) => {
  const named = operation.exec(query)?.[1]
  const asked = named ? `\`${named}Document\` of the SDK` : `\`${line(query)}\``
  return Object.keys(variables).length === 0 ? asked : `${asked}, variables \`${JSON.stringify(variables)}\``
}

const tables = topics.map(({ name, questions }) =>
  [`## ${name}`, '', '| question | query |', '|---|---|', ...questions.map((q) => `| ${q.title} | ${shown(q.query, q.variables)} |`)].join(
    '\n',
  ),
)
const text = `# Questions and queries

Each question is one operation and one SQL statement (\`checkText\`: at most four); a test asks it and holds the answer to what is known. Generated from
\`tests/questions\` by \`npm run generate\`.

${tables.join('\n\n')}
`
writeFileSync(join(import.meta.dirname, '..', 'docs', 'questions.md'), text)
