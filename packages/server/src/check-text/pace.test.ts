import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Pace, paced } from './pace.ts'

describe('the pace of reading', () => {
  it('is a stretch of one text in a turn of the event loop', async () => {
    let turn = 0
    let over = false
    const turns = async () => {
      for (; !over; turn++) await setImmediate()
    }
    const stretches: number[] = []
    const read = async (pace: Pace) => {
      for (let i = 0; i < 4; i++) {
        const begun = performance.now()
        while (performance.now() - begun < 6);
        await pace.pause()
        stretches.push(turn)
      }
    }
    const counted = turns()
    await Promise.all(Array.from({ length: 5 }, () => paced(read)))
    over = true
    await counted
    expect(stretches).toHaveLength(20)
    expect(new Set(stretches).size).toBe(20)
  })

  it('admits fifty texts at once', async () => {
    let end: (value: string) => void = () => undefined
    const held = new Promise<string>((resolve) => {
      end = resolve
    })
    const reading = Array.from({ length: 50 }, () => paced(() => held))
    const one = () => paced(async () => 'read')
    await expect(one()).rejects.toMatchObject({
      extensions: { code: 'OVERLOADED', http: { status: 503, headers: { 'retry-after': '1' } } },
    })
    end('done')
    expect(new Set(await Promise.all(reading))).toEqual(new Set(['done']))
    expect(await one()).toBe('read')
  })
})
