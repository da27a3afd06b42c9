import { describe, expect, it } from 'vitest'
import { Places } from './places.ts'
import { Overloaded } from './unavailable.ts'

describe('places', () => {
  it('go to the first who wait, and to no more than there are', async () => {
    const places = new Places(2, 10_000)
    const inside: number[] = []
    const come = async (i: number) => {
      await places.take()
      inside.push(i)
    }
    const all = [1, 2, 3, 4].map(come)
    await Promise.all(all.slice(0, 2))
    expect(inside).toEqual([1, 2])
    places.leave()
    await all[2]
    expect(inside).toEqual([1, 2, 3])
    for (let i = 0; i < 3; i++) places.leave()
    await all[3]
    await Promise.all([places.take(), places.take()])
  })

  it('are not waited for without end', async () => {
    const places = new Places(1, 20)
    await places.take()
    await expect(places.take()).rejects.toBeInstanceOf(Overloaded)
    places.leave()
    await places.take()
  })
})
