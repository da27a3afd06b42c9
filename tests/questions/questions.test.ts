import { describe, expect, it } from 'vitest'
import { testService, type Untyped } from '../_service.ts'
import { topics } from './index.ts'

const service = await testService()

/** Every list of citations in an answer. */
const citationsIn = (value: Untyped): Untyped[][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === 'citations' ? [inner as Untyped[]] : citationsIn(inner)))

for (const { name, questions } of topics)
  describe(name, () => {
    for (const { title, query, variables, check } of questions)
      it(title, async () => {
        service.statements()
        const answer = await service.ask(query, variables)
        // The check of a text has code: a statement for what it finds, one for each list of objects selected, one for all names.
        expect(service.statements().length).toBeLessThanOrEqual(query.includes('checkText') ? 4 : 1)
        check(answer)
        expect(citationsIn(answer).flat(), 'an answer without a source').not.toEqual([])
      })
  })
