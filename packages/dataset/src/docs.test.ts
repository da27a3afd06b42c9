import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemsOf } from './_files.ts'
import { dataRoot } from './dataset.ts'
import { readDate, readInterval } from './edtf.ts'

const docs = await readFile(join(import.meta.dirname, '../../../docs/dataset.md'), 'utf8')
const slugs = new Set((await readdir(dataRoot, { recursive: true })).map((path) => path.replace(/^.*\/|\.yaml$/g, '')))

describe('docs/dataset.md', () => {
  it('shows files that the check accepts, beside the entities and sources they name', async () => {
    const [leader, war, participants, dispute, ...others] = [...docs.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml]) => yaml)
    expect(others).toEqual([])
    const problems = await problemsOf({
      'leaders/pak-hon-yong.yaml': leader,
      'wars/nomonhan-war.yaml': war,
      'wars/some-war.yaml': `names: [{ en: Some War }]\ndescription: A war.\nkind: INTERSTATE\nduring: { during: 1950/1953, cite: recalled }\n${participants}`,
      'leaders/disputed.yaml': `names: [{ en: Disputed }]\ndescription: A person.\n${dispute}`,
    })
    // All that is wrong is what this small dataset lacks and the real one has.
    const missing = problems.map((problem) => /no \w+ "(.+?)"/.exec(problem)?.[1] ?? problem)
    expect(missing).toEqual(expect.arrayContaining(['kim-il-sung', 'usa', 'cow-interstate-4-0', 'georgy-zhukov', 'rok']))
    expect(missing.filter((slug) => !slugs.has(slug))).toEqual([])
  })

  it('shows dates that can be read', () => {
    const section = /^## Dates\n(.*?)^## /ms.exec(docs)?.[1] ?? ''
    const dates = [...section.matchAll(/`([^`]*\d[^`]*)`/g)].map(([, date]) => date as string)
    expect(dates.length).toBeGreaterThan(10)
    for (const date of dates) expect(date.includes('/') ? readInterval(date) : readDate(date)).toBeDefined()
  })
})
