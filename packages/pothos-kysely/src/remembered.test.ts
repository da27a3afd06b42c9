import { describe, expect, it } from 'vitest'
import { Remembered, type Variants } from './remembered.ts'

const statement = (text: string) => ({ name: text.slice(0, 1), text, parameters: [] })
const long = (letter: string) => statement(letter.repeat(10_000))

describe('remembered statements', () => {
  it('of all documents together have so much room; the one unused for longest goes first', () => {
    const remembered = new Remembered(50_000)
    const [one, other]: Variants[] = [new Map(), new Map()]
    for (const letter of 'abcd') remembered.keep(one as Variants, letter, long(letter))
    expect(remembered.get(one as Variants, 'a')?.name).toBe('a')
    remembered.keep(other as Variants, 'a', long('e'))
    expect([...(one as Variants).keys()]).toEqual(['a', 'c', 'd'])
    expect(remembered.get(other as Variants, 'a')?.name).toBe('e')
  })

  it('are bounded by their length, not their number', () => {
    const remembered = new Remembered(50_000)
    const variants: Variants = new Map()
    for (let i = 0; i < 40; i++) remembered.keep(variants, String(i), statement('x'))
    expect(variants.size).toBe(40)
    remembered.keep(variants, 'long', long('y'))
    expect(variants.size).toBeLessThan(40)
    expect(remembered.get(variants, 'long')?.name).toBe('y')
  })

  it('have null for what has no statement, and undefined for what is not known', () => {
    const remembered = new Remembered()
    const variants: Variants = new Map()
    remembered.keep(variants, 'a', null)
    expect([remembered.get(variants, 'a'), remembered.get(variants, 'b')]).toEqual([null, undefined])
  })
})
