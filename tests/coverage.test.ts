import { describe, expect, it } from 'vitest'
import { testService, type Untyped } from './_service.ts'

const service = await testService()
const { dataset } = await service.ask('{ dataset { coverage { polity { slug } leaders decades { decade existed led ruled } } } }')
const decade = (polity: string, first: number) =>
  dataset.coverage.find((c: Untyped) => c.polity.slug === polity)?.decades.find((d: Untyped) => d.decade === first)

describe('coverage by decade', () => {
  it('counts the days that a polity existed and that have a leader', () => {
    // From the state that Gleditsch and Ward count, 1948-09-09, to the end of 1949, and a whole decade with its three leap days.
    expect(decade('dprk', 1950)).toMatchObject({ existed: 3652, led: 3652 })
    expect(decade('dprk', 1930)).toBeUndefined()
    expect(decade('dprk', 1940).existed).toBeLessThan(500)
  })

  it('tells what is not covered from what did not exist', () => {
    expect(decade('australia', 1900).led).toBe(0)
    expect(decade('australia', 1900).existed).toBeGreaterThan(0)
    expect(decade('east-germany', 1930)).toBeUndefined()
  })

  it('never counts more days than there are', () => {
    for (const { decades } of dataset.coverage)
      for (const { existed, led, ruled } of decades) {
        expect(existed).toBeLessThanOrEqual(3653)
        expect(Math.max(led, ruled)).toBeLessThanOrEqual(existed)
      }
  })
})
