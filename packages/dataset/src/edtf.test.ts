import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bounds, compareDays, EdtfError, readDate, readInterval, undated } from './edtf.ts'

const days = (text: string) => {
  const { earliest, latest } = readDate(text)
  return `${earliest} ${latest}`
}
const columns = (text: string) => Object.values(bounds(readInterval(text))).join(' ')
/** T1 as the service asks it of the stored columns. */
const holds = (text: string | undefined, day: string) => {
  const b = bounds(text === undefined ? undated : readInterval(text))
  if (compareDays(b.startLatest, day) <= 0 && compareDays(day, b.endEarliest) <= 0) return 'CERTAIN'
  return compareDays(b.startEarliest, day) <= 0 && compareDays(day, b.endLatest) <= 0 ? 'POSSIBLE' : 'NO'
}

describe('a date', () => {
  it.each([
    ['1950-06-25', '1950-06-25 1950-06-25'],
    ['1950-06', '1950-06-01 1950-06-30'],
    ['1948-02', '1948-02-01 1948-02-29'],
    ['1900-02', '1900-02-01 1900-02-28'],
    ['2000-02-29', '2000-02-29 2000-02-29'],
    ['1950', '1950-01-01 1950-12-31'],
    ['195X', '1950-01-01 1959-12-31'],
    ['19XX', '1900-01-01 1999-12-31'],
    ['[1949-06-24,1949-06-30]', '1949-06-24 1949-06-30'],
    ['[1949-06-30,1949-06-24]', '1949-06-24 1949-06-30'],
    ['[1955-12-18..1956-07]', '1955-12-18 1956-07-31'],
    ['1940-10/1940-12', '1940-10-01 1940-12-31'],
    ['-0043-03-15', '-000043-03-15 -000043-03-15'],
    ['0000', '0000-01-01 0000-12-31'],
    ['0000-02-28', '0000-02-28 0000-02-28'],
    ['0000-02-29', '0000-02-29 0000-02-29'],
  ])('%s lies between %s', (text, expected) => {
    expect(days(text)).toBe(expected)
  })

  it.each(['~', '?', '%'])('is not widened by the flag %s (T4)', (flag) => {
    expect(days(`1950-06${flag}`)).toBe(days('1950-06'))
    expect(readDate(`1950-06${flag}`).edtf).toBe(`1950-06${flag}`)
  })

  it.each([
    ['1900-02-29', 'no such day'],
    ['1950-02-30', 'no such day'],
    ['1950-13', 'no such day'],
    ['1950-21', 'no such day'],
    ['June 1950', 'not an EDTF date; write 1950-06-25'],
    ['195', 'not an EDTF date'],
    ['1950-06-25T04:00:00Z', 'not an EDTF date'],
    ['', 'not an EDTF date'],
    ['1950/1951/1952', 'more than one slash'],
    ['1951/1950', 'ends before it starts'],
    ['[1956..1955]', 'ends before it starts'],
    ['-4800', 'before -4712'],
  ])('refuses %s and says what to write', (text, message) => {
    expect(() => readDate(text)).toThrow(EdtfError)
    expect(() => readDate(text)).toThrow(message)
  })
})

describe('an interval', () => {
  it.each([
    ['1948-09-09/1972-12-28', '1948-09-09 1948-09-09 1972-12-28 1972-12-28'],
    ['1948/1972-12', '1948-01-01 1948-12-31 1972-12-01 1972-12-31'],
    ['1948-09-09/..', '1948-09-09 1948-09-09 infinity infinity'],
    ['1948/', '1948-01-01 1948-12-31 1948-01-01 infinity'],
    ['/1953', '-infinity 1953-12-31 1953-01-01 1953-12-31'],
    ['../1953', '-infinity -infinity 1953-01-01 1953-12-31'],
    ['1950-06', '1950-06-01 1950-06-30 1950-06-01 1950-06-30'],
    ['-0043-03-15/0014', '-000043-03-15 -000043-03-15 0014-01-01 0014-12-31'],
  ])('%s is stored as %s (T3)', (text, expected) => {
    expect(columns(text)).toBe(expected)
  })

  it('keeps unknown and open ends apart (T3)', () => {
    expect(readInterval('1948/').endKind).toBe('UNKNOWN')
    expect(readInterval('1948/..').endKind).toBe('OPEN')
    expect(readInterval('/1953').startKind).toBe('UNKNOWN')
  })

  it.each(['/', '../..', '/..', '1951/1950', '1950/1951/1952'])('refuses %s', (text) => {
    expect(() => readInterval(text)).toThrow(EdtfError)
  })

  it.each([
    ['1948-09-09/1972-12-28', '1948-09-08', 'NO'],
    ['1948-09-09/1972-12-28', '1948-09-09', 'CERTAIN'],
    ['1948-09-09/1972-12-28', '1972-12-28', 'CERTAIN'],
    ['1948-09-09/1972-12-28', '1972-12-29', 'NO'],
    ['1948/1953', '1948-06-01', 'POSSIBLE'],
    ['1948/1953', '1950-06-01', 'CERTAIN'],
    ['1948/1953', '1953-12-31', 'POSSIBLE'],
    ['1948/..', '2020-01-01', 'CERTAIN'],
    ['1948/', '1948-12-31', 'POSSIBLE'],
    ['1948/', '2020-01-01', 'POSSIBLE'],
    ['/1953', '1900-01-01', 'POSSIBLE'],
    [undefined, '1950-01-01', 'POSSIBLE'],
  ])('%s on %s: %s (T1, T2)', (text, day, expected) => {
    expect(holds(text, day)).toBe(expected)
  })
})

const date = fc
  .date({ min: new Date('-004000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().split('T')[0] as string)
  .map((iso) => iso.replace(/^-00/, '-'))
const fuzzy = fc
  .tuple(date, fc.constantFrom('day', 'month', 'year'), fc.constantFrom('', '~', '?', '%'))
  .map(([d, precision, flag]) => `${precision === 'day' ? d : precision === 'month' ? d.slice(0, -3) : d.slice(0, -6)}${flag}`)

describe('any date', () => {
  it('is at the earliest no later than at the latest', () => {
    fc.assert(
      fc.property(fuzzy, (text) => {
        const { earliest, latest } = readDate(text)
        expect(compareDays(earliest, latest)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('makes an interval whose columns are in order', () => {
    fc.assert(
      fc.property(fc.tuple(fc.option(fuzzy, { nil: '' }), fc.option(fuzzy, { nil: '..' })), ([from, to]) => {
        const accepted = (() => {
          try {
            return bounds(readInterval(`${from}/${to}`))
          } catch (error) {
            expect(error).toBeInstanceOf(EdtfError)
            return undefined
          }
        })()
        if (!accepted) return
        const { startEarliest, startLatest, endEarliest, endLatest } = accepted
        for (const [a, b] of [
          [startEarliest, startLatest],
          [endEarliest, endLatest],
          [startEarliest, endLatest],
        ] as const)
          expect(compareDays(a, b)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
