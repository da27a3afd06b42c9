import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDataset } from '@annals/dataset'
import { migrate } from '@annals/db'
import { describe, expect, it } from 'vitest'
import { emptyDatabase } from './_database.ts'
import { serviceOver, testService, type Untyped } from './_service.ts'
import { edited, worldWith } from './_world.ts'

const service = await testService()
const { dataset } = await service.ask('{ dataset { coverage { polity { slug } leaders decades { decade existed led ruled } } } }')
const decade = (polity: string, first: number) =>
  dataset.coverage.find((c: Untyped) => c.polity.slug === polity)?.decades.find((d: Untyped) => d.decade === first)

describe('coverage by decade', () => {
  it('counts the days that a polity existed and that have a leader', () => {
    // From the state that Gleditsch and Ward count, 1948-09-09, to the end of 1949, and a whole decade with its three leap days.
    expect(decade('dprk', 1950)).toMatchObject({ existed: 3652, led: 3652 })
    expect(decade('dprk', 1930)).toBeUndefined()
    expect(decade('dprk', 1940)).toMatchObject({ existed: 479, led: 479 })
  })

  it('tells what is not covered from what did not exist', () => {
    // From 1901-01-01.
    expect(decade('australia', 1900)).toMatchObject({ existed: 3287, led: 0 })
    expect(decade('east-germany', 1930)).toBeUndefined()
  })

  it('never counts more days than there are', () => {
    for (const { decades } of dataset.coverage)
      for (const { existed, led, ruled } of decades) {
        expect(existed).toBeLessThanOrEqual(3653)
        expect(Math.max(led, ruled)).toBeLessThanOrEqual(existed)
      }
  })

  it('is what docs/coverage.md has', () => {
    const [, ...chapters] = readFileSync(join(import.meta.dirname, '../docs/coverage.md'), 'utf8').split('\n## ')
    const rows = (title: string) =>
      chapters
        .find((chapter) => chapter.startsWith(title))
        ?.split('\n')
        .filter((line) => /^\| (?!polity)[a-z]/.test(line))
        .map((line) =>
          line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
        )
    const share = (d: Untyped, days: 'led' | 'ruled') => {
      if (!d) return '·'
      const percent = (100 * d[days]) / d.existed
      return String(percent > 99 && percent < 100 ? 99 : Math.round(percent))
    }
    for (const [title, days] of [
      ['Effective leaders', 'led'],
      ['Regimes', 'ruled'],
    ] as const) {
      const page = rows(title)
      expect(page?.length).toBeGreaterThan(60)
      expect(page?.map(([slug = '']) => [slug, ...Array.from({ length: 10 }, (_, i) => share(decade(slug, 1900 + i * 10), days))])).toEqual(
        page,
      )
    }
  })

  it('takes no denied membership of a state system for existence', async () => {
    const database = await emptyDatabase()
    await migrate(database.kysely)
    const system = 'systems: { cow: { scheme: COW, code: 999, during: 1905/.., cite: { codings: row-1 } } }'
    const denied = system
      .replace('1905/..', '1905/1909')
      .replace(' } } }', ' } }, gw: { scheme: GW, code: 999, during: 1920/1929, negated: true, cite: recalled } }')
    await loadDataset(database, await worldWith(edited('polities/arcadia.yaml', system, denied)))
    const { dataset } = await serviceOver(database).ask('{ dataset { coverage { polity { slug } decades { decade existed } } } }')
    expect(dataset.coverage.find((c: Untyped) => c.polity.slug === 'arcadia').decades).toEqual([{ decade: 1900, existed: 1826 }])
  })
})
