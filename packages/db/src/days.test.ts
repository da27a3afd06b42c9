import { expect, it } from 'vitest'
import { postgresDay } from './days.ts'

it('writes years before our era as PostgreSQL reads them', () => {
  expect(['-000043-03-15', '0000-01-01', '0014-08-19', '-infinity', 'infinity'].map(postgresDay)).toEqual([
    '0044-03-15 BC',
    '0001-01-01 BC',
    '0014-08-19',
    '-infinity',
    'infinity',
  ])
})
