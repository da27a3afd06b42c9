import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { dataRoot } from './dataset.ts'
import { folders } from './format.ts'
import { jsonSchemas } from './json-schema.ts'

const schemas = jsonSchemas()
// `enumDescriptions` and `format` are for editors.
const ajv = new Ajv({ strict: false, validateFormats: false, allowUnionTypes: true })

describe('the JSON Schema', () => {
  it.each(Object.entries({ ...folders, SOURCE: 'sources' }))('%s accepts every file of %s/', async (type, folder) => {
    const accepts = ajv.compile(schemas[type.toLowerCase()] as object)
    const files = await readdir(join(dataRoot, folder))
    const refused: string[] = []
    for (const file of files)
      if (!accepts(parse(await readFile(join(dataRoot, folder, file), 'utf8')))) refused.push(`${file}: ${ajv.errorsText(accepts.errors)}`)
    expect(refused).toEqual([])
    expect(files).not.toEqual([])
  })

  it('refuses an unknown field, a wrong code and a claim without a citation', () => {
    const accepts = ajv.compile(schemas.leader as object)
    const sound = { names: [{ en: 'Someone' }], description: 'A person.' }
    expect(accepts(sound)).toBe(true)
    for (const wrong of [{ gendre: 'MALE' }, { gender: 'male' }, { birth: { date: 1900 } }])
      expect(accepts({ ...sound, ...wrong })).toBe(false)
  })

  it('says what a code means', () => {
    expect(JSON.stringify(schemas.leader)).toContain('Archigos exit Natural Death.')
  })
})
