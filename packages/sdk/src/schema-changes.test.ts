import { expect, it } from 'vitest'
import { schemaChanges } from '../scripts/schema-changes.ts'

const before = '"all" type Query { a(x: Int): E b: Int } enum E { A }'
it.each([
  ['none', before, 'No change.'],
  ['patch', before.replace('all', 'everything'), '1 descriptions changed.'],
  ['minor', before.replace('b: Int', 'b: Int c: Int'), "#### Added and deprecated\n\n- Field 'c' was added to object type 'Query'"],
  ['minor', before.replace('{ A }', '{ A B }'), "#### To look at\n\n- Enum value 'B' was added to enum 'E'"],
  ['major', before.replace('b: Int', ''), "#### Breaking\n\n- Field 'b' was removed from object type 'Query'"],
  [
    'major',
    before.replace('x: Int', 'x: Int!'),
    "#### Breaking\n\n- Type for argument 'x' on field 'Query.a' changed from 'Int' to 'Int!'",
  ],
])('asks for %s', async (bump, after, entry) => {
  expect(await schemaChanges(before, after)).toEqual({ bump, entry })
})
