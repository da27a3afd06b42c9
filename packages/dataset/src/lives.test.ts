import { describe, expect, it } from 'vitest'
import { readDate, readInterval } from './edtf.ts'
import { closeTenure } from './lives.ts'

const death = readDate('1953-03-05')

describe('a death (T3)', () => {
  it('closes an open tenure', () => {
    const closed = closeTenure(readInterval('1922-04-03/..'), death)
    expect(closed).toMatchObject({ endKind: 'KNOWN', end: { edtf: '1953-03-05' }, endEarliest: '1953-03-05', endLatest: '1953-03-05' })
  })

  it('caps an unknown end and leaves it unknown', () => {
    const capped = closeTenure(readInterval('1922/'), death)
    expect(capped).toMatchObject({ endKind: 'UNKNOWN', end: null, endEarliest: '1922-01-01', endLatest: '1953-03-05' })
  })

  it('changes nothing about a tenure that ended', () => {
    expect(closeTenure(readInterval('1941/1946'), death)).toEqual(closeTenure(readInterval('1941/1946'), undefined))
  })
})
