import { z } from 'zod'
import { formats, sourceFormat } from './format.ts'

/**
 * The JSON Schema (draft 7, which YAML editors know best) of each kind of file, by its name in the singular: `leader`, …, `source`. It says
 * what a file may hold; what must hold across files, `npm run data:check` says.
 */
export function jsonSchemas(): Record<string, object> {
  const files = Object.entries({ ...formats, SOURCE: sourceFormat })
  return Object.fromEntries(
    files.map(([type, format]) => {
      const schema = z.toJSONSchema(format, { io: 'input', target: 'draft-7', reused: 'ref', override: plainIntegers })
      return [type.toLowerCase(), { ...schema, title: type.toLowerCase() }]
    }),
  )
}

// JavaScript's safe integers are no rule of ours.
function plainIntegers({ jsonSchema }: { jsonSchema: { minimum?: number; maximum?: number } }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}
