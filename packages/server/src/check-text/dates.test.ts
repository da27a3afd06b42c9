import { describe, expect, it } from 'vitest'
import { findDates, findGaps } from './dates.ts'

const days = (text: string, year?: number) => findDates(text, year).map((d) => [d.text, d.earliest, d.latest])

describe('dates', () => {
  it.each([
    ['on 15 August 1948', '1948-08-15', '1948-08-15'],
    ['on August 15th, 1948,', '1948-08-15', '1948-08-15'],
    ['on 1948-08-15', '1948-08-15', '1948-08-15'],
    ['8–15 August 1948', '1948-08-08', '1948-08-15'],
    ['in March 1951', '1951-03-01', '1951-03-31'],
    ['in June and July 1950', '1950-06-01', '1950-07-31'],
    ['in February 1900', '1900-02-01', '1900-02-28'],
    ['in 1951,', '1951-01-01', '1951-12-31'],
    ['from 1950–53', '1950-01-01', '1953-12-31'],
    ['1950–1953', '1950-01-01', '1953-12-31'],
    ['the 1950s', '1950-01-01', '1959-12-31'],
    ['the late 1960s', '1965-01-01', '1969-12-31'],
    ['in the summer of 1951', '1951-05-01', '1951-09-30'],
    ['15 августа 1948 года', '1948-08-15', '1948-08-15'],
    ['1948年8月15日', '1948-08-15', '1948-08-15'],
    ['1948년 8월 15일', '1948-08-15', '1948-08-15'],
    ['1948年', '1948-01-01', '1948-12-31'],
  ])('reads %s', (text, earliest, latest) => {
    expect(days(text).map(([, from, to]) => [from, to])).toEqual([[earliest, latest]])
  })
  it('leaves numbers that are none', () => {
    for (const text of [
      '32 August',
      '31 February 1950',
      '1950 soldiers',
      '11950',
      '3.1950',
      'the 38th Parallel',
      'Chapter 2',
      'march on',
      'She may go',
      '',
    ])
      expect(days(text).filter(([, from]) => from === null || text.startsWith('1950'))).toEqual([])
  })
  it('takes the year of an earlier sentence, and says so', () => {
    expect(findDates('On 12 October', 1948)).toMatchObject([{ earliest: '1948-10-12', latest: '1948-10-12', yearless: true }])
    expect(findDates('On 29 February', 1949)).toMatchObject([{ earliest: null, yearless: true }])
    expect(findDates('On 15 Augustthe south')).toMatchObject([{ text: '15 August', earliest: null, month: 8, day: 15 }])
    expect(findDates('In March, forces')).toMatchObject([{ text: 'March', month: 3, earliest: null }])
  })
})

describe('gaps', () => {
  it.each([
    ['In , he left.', 'In'],
    ['Kim (ruling from.', 'from'],
    ['until Hoxha’s death in Although a resolute man', 'in'],
    ['Inhe joined the camp', 'In'],
    ['by the end of he was alone', 'end of'],
    ['in the late s.', 'the late s'],
    ['In the s, Kim', 'the s'],
    ['the reforms from onward meant', 'from'],
    ['lasted from the summer of to July', 'summer of'],
    ['the fall of the Unionfrom —, completed it', 'from'],
  ])('are found in "%s"', (text, gap) => {
    expect(findGaps(text).map((g) => g.text)).toEqual([gap])
  })
  it('are found before a person', () => {
    expect(findGaps('executed in Choe Chang-ik appears', [12]).map((g) => g.text)).toEqual(['executed in'])
    expect(findGaps('people believed in Mao firmly', [19])).toEqual([])
  })
  it('are not found in whole sentences', () => {
    for (const text of [
      'In The Hague, he spoke.',
      'He came in, and left.',
      'Where he came from.',
      'They were sworn in.',
      'By the end of the war',
      'From then on',
      'In the Soviet Union',
      'in 1950.',
      'the s-bend',
    ])
      expect(findGaps(text)).toEqual([])
  })
})
