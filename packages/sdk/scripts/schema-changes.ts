/** What changed in the schema since a tag, as an entry of the changelog: `npm run changes -w @annals/sdk -- v0.1.0`. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'

const titles = { BREAKING: 'Breaking', DANGEROUS: 'To look at', NON_BREAKING: 'Added and deprecated' }

/** The entry, and which part of the version number it asks for. */
export async function schemaChanges(before: string, after: string): Promise<{ entry: string; bump: 'major' | 'minor' | 'patch' | 'none' }> {
  const changes = await diff(buildSchema(before), buildSchema(after))
  const isWords = ({ type }: Change) => type.includes('DESCRIPTION')
  const worded = changes.filter(isWords).length
  const parts = Object.entries(titles).flatMap(([level, title]) => {
    const lines = changes.filter((change) => change.criticality.level === level && !isWords(change)).map(({ message }) => `- ${message}`)
    return lines.length > 0 ? [`#### ${title}\n\n${lines.sort().join('\n')}`] : []
  })
  if (worded > 0) parts.push(`${worded} descriptions changed.`)
  const isBreaking = changes.some(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
  const bump = isBreaking ? 'major' : changes.length > worded ? 'minor' : worded > 0 ? 'patch' : 'none'
  return { entry: parts.join('\n\n') || 'No change.', bump }
}

if (import.meta.main) {
  const [tag] = process.argv.slice(2)
  if (!tag) throw new Error('Name the tag or commit to compare with.')
  const root = join(import.meta.dirname, '../../..')
  const before = execFileSync('git', ['show', `${tag}:schema.graphql`], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
  const { entry, bump } = await schemaChanges(before, readFileSync(join(root, 'schema.graphql'), 'utf8'))
  console.log(`### Schema (${bump})\n\n${entry}`)
}
