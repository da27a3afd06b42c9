import { expect, it } from 'vitest'
import { foldName } from './fold.ts'

it.each([
  ['Kim Ilsŏng', 'kim ilsong'],
  ['KIM IL-SUNG', 'kim il sung'],
  ['Hồ Chí Minh', 'ho chi minh'],
  ['Lech Wałęsa', 'lech walesa'],
  ['Ёлкин', 'елкин'],
  ['김일성', '김일성'],
  ['金日成', '金日成'],
  ["  O'Neill, Jr. ", 'o neill jr'],
])('folds %s to %s', (name, folded) => {
  expect(foldName(name)).toBe(folded)
  expect(foldName(folded)).toBe(folded)
})
