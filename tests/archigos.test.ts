/**
 * Who led a polity on 200 random days, asked of the service and of Archigos. Its file is not part of the project: the test with it is
 * there when ANNALS_REFERENCE names the folder; the other asks for the spells that the core cites.
 */
import { readDataset } from '@annals/dataset'
import { readArchigos, wholeCentury } from '@annals/dataset/against'
import { describe, expect, it } from 'vitest'
import { testService } from './_service.ts'

const service = await testService()
const dataset = await readDataset()
const folder = process.env.ANNALS_REFERENCE

/** Always the same numbers from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

interface Led {
  polity: string
  obsid: string
  from: string
  to: string
}

interface Cited {
  citations: { locator: string | null }[]
}
interface Tenure extends Cited {
  office: { id: string } | null
  leader: { id: string }
  alternatives: Cited[]
}

/** 200 pairs of a polity and a day on which one of the spells had begun and not ended, with all of them. */
function draw(spells: readonly Led[]): { polity: string; day: string; obsids: string[] }[] {
  const random = seeded(1900)
  const [first, days] = [Date.parse('1900-01-01'), (Date.parse('1994-12-31') - Date.parse('1900-01-01')) / 86_400_000 + 1]
  const pairs: { polity: string; day: string; obsids: string[] }[] = []
  while (pairs.length < 200) {
    const polity = wholeCentury[Math.floor(random() * wholeCentury.length)] as string
    const day = new Date(first + Math.floor(random() * days) * 86_400_000).toISOString().slice(0, 10)
    const obsids = spells.filter((s) => s.polity === polity && s.from <= day && day <= s.to).map((s) => s.obsid)
    if (obsids.length > 0) pairs.push({ polity, day, obsids })
  }
  return pairs
}

/** The pairs whose answer names none of the spells' leaders. */
async function misses(spells: readonly Led[]): Promise<string[]> {
  const query = `query ($polity: ID!, $at: Date!) {
    officeholders(polity: $polity, at: $at) { tenure { office { id } leader { id } ...cited alternatives { ...cited } } }
  }
  fragment cited on Claim { citations { locator } }`
  const missed: string[] = []
  for (const { polity, day, obsids } of draw(spells)) {
    const answer = await service.ask<{ officeholders: { tenure: Tenure }[] }>(query, { polity: `Polity:${polity}`, at: day })
    const led = answer.officeholders.map((o) => o.tenure).filter((t) => t.office === null)
    const cited = led.flatMap((t) => [t, ...t.alternatives].flatMap((c) => c.citations.map((x) => x.locator)))
    if (!obsids.some((obsid) => cited.includes(obsid))) missed.push(`${polity} ${day}: ${obsids}, not ${led.map((t) => t.leader.id)}`)
  }
  return missed
}

describe('effective leaders on 200 random days from 1900 to 1994', () => {
  it('are those whose Archigos spells the core cites', async () => {
    const spells = dataset.claims.flatMap((c) => {
      const obsid = c.externalIds.find((x) => x.scheme === 'ARCHIGOS')?.value
      if (c.kind !== 'TENURE' || !obsid || !c.object || !c.during.start || c.rank === 'DEPRECATED') return []
      return [{ polity: c.object, obsid, from: c.during.start.latest, to: c.during.end?.earliest ?? '9999-12-31' }]
    })
    expect(await misses(spells)).toEqual([])
  })

  if (folder)
    it("are Archigos'", async () => {
      const archigos = await readArchigos(folder)
      const spells = dataset.claims.flatMap((c) => {
        if (c.own.predicate !== 'SYSTEM_MEMBERSHIP' || c.own.scheme !== 'GW') return []
        const [from, to] = lifeOf(c.subject, c.during.start?.earliest ?? '', c.during.end?.latest ?? '9999-12-31')
        return archigos
          .filter((s) => s.code === Number(c.own.value))
          .map((s) => ({
            polity: c.subject,
            obsid: s.obsid,
            from: later(s.start?.latest ?? '', from),
            to: earlier(s.end?.earliest ?? to, to),
          }))
      })
      expect((await misses(spells)).filter((miss) => !explained.some((e) => e.test(miss)))).toEqual([])
    })
})

/** Misses that are decisions. */
const explained = [
  // Archigos follows the governments at Nanjing under Japan; for the core they led another polity, and Chiang went on leading the republic.
  /^roc 19[34]\d.*: CHN-19(37|40|44), not Leader:chiang-kai-shek$/,
]

const later = (a: string, b: string) => (a > b ? a : b)
const earlier = (a: string, b: string) => (a < b ? a : b)

/** The list carries one code from empire to republic: a polity's own life bounds its part of it. */
function lifeOf(polity: string, from: string, to: string): [string, string] {
  const dates = (predicate: string) =>
    dataset.claims.filter((c) => c.subject === polity && c.own.predicate === predicate).map((c) => c.during)
  const starts = dates('INCEPTION').map((d) => d.start?.latest ?? from)
  const ends = dates('DISSOLUTION').map((d) => d.start?.earliest ?? to)
  return [starts.reduce(later, from), ends.reduce(earlier, to)]
}
