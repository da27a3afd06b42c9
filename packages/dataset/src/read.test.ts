import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemsOf, soundFiles, withFolder } from './_files.ts'
import { checkDataset, readDataset } from './dataset.ts'

const someone = soundFiles['leaders/someone.yaml'] as string

const leader = (text: string | Uint8Array) => problemsOf({ 'leaders/someone.yaml': text })

describe('a file', () => {
  it('is read with a byte order mark and Windows line ends', async () => {
    expect(await leader(`\uFEFF${someone.replaceAll('\n', '\r\n')}`)).toEqual([])
  })

  it.each([
    ['in UTF-16', Buffer.from(`\uFEFF${someone}`, 'utf16le'), 'leaders/someone.yaml:1: not UTF-8; save the file as UTF-8'],
    ['that is empty', '', 'leaders/someone.yaml:1: the file is empty; write the entity, or remove the file'],
    ['of comments alone', '# later\n', 'leaders/someone.yaml:1: the file is empty; write the entity, or remove the file'],
    ['with a key twice', `${someone}gender: MALE\ngender: FEMALE\n`, 'leaders/someone.yaml:12: not valid YAML: Map keys must be unique'],
    ['with a tab', `${someone}\tgender: MALE\n`, 'leaders/someone.yaml:11: not valid YAML: '],
    ['that is a list', '- en: Someone\n', 'leaders/someone.yaml:1: Invalid input: expected object, received array'],
    ['larger than any entity', `# ${'x'.repeat(1_000_001)}\n${someone}`, 'leaders/someone.yaml:1: 1000234 bytes; a file holds one entity'],
    [
      'with more aliases than a person writes',
      `a: &a [x, x]\nb: &b [${'*a, '.repeat(50)}*a]\nc: &c [${'*b, '.repeat(50)}*b]\n`,
      'leaders/someone.yaml:1: not usable YAML: Excessive alias count',
    ],
  ])('%s is one problem', async (_, text, expected) => {
    const found = await leader(text)
    expect(found.length).toBe(1)
    expect(found[0]).toContain(expected)
  })

  it('that is a folder is a problem', async () => {
    const problems = await withFolder({}, async (root) => {
      await mkdir(join(root, 'wars/a-war.yaml'), { recursive: true })
      return checkDataset(await readDataset(root))
    })
    expect(problems).toMatchObject([{ file: 'wars/a-war.yaml', line: 1, message: expect.stringContaining('cannot be read (EISDIR)') }])
  })

  it('with a name that is no slug is a problem', async () => {
    expect(await problemsOf({ 'leaders/Some One.yml': someone })).toEqual([
      'leaders/Some One.yml:1: the file name is not a slug; name it like kim-il-sung.yaml: lower-case letters, digits, single hyphens',
    ])
  })

  it('that cannot be read does not make every reference to it a problem', async () => {
    expect(await problemsOf({ 'offices/president.yaml': 'names: [' })).toEqual([
      expect.stringContaining('offices/president.yaml:1: not valid YAML'),
    ])
  })
})

describe('a value', () => {
  it.each([
    ['an unknown key', `${someone}    offcie: president\n`, '11: tenures.president-1930: unknown "offcie"; remove it or mend its spelling'],
    ['a wrong code', `${someone}gender: male\n`, '11: gender: not one of MALE, FEMALE'],
    [
      'a claim without a citation',
      someone.replace('    during: 1930/1940\n    cite: recalled\n', '    during: 1930/1940\n'),
      '7: tenures.president-1930.cite: a claim without a citation; add `cite: { source-slug: locator }` for what you read, or `cite: recalled`',
    ],
    [
      'a citation that is none',
      someone.replace('cite: recalled\n', 'cite: recall\n'),
      '10: tenures.president-1930.cite: not a citation; write `cite: { source-slug: locator }` for what you read, or `cite: recalled`',
    ],
    [
      'an unknown key deep in a choice',
      someone.replace('{ some-data: row-1 }', '{ some-data: { page: "1" } }'),
      '5: death.cite.some-data: unknown "page"; remove it or mend its spelling',
    ],
    ['a bad date', someone.replace('1930/1940', '1930/1940-13'), '9: tenures.president-1930: there is no such day as "1940-13"; write'],
    ['a missing field', someone.replace('description: A person.\n', ''), '1: description: missing; add it (string)'],
    ['a number for a text', someone.replace('A person.', '5'), '3: description: a number where text is expected; put it in quotes'],
    ['a name without a language', someone.replace('en: Someone', 'name: Someone'), '2: names.0: a name is one language tag and its text'],
  ])('%s is named with its line and mend', async (_, text, expected) => {
    const found = await leader(text)
    expect(found.length).toBe(1)
    expect(found[0]).toContain(`leaders/someone.yaml:${expected}`)
  })
})

describe('npm run data:check', () => {
  const check = (...args: string[]) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'check-command.ts'), ...args])
    return { status, said: `${stdout}${stderr}` }
  }

  it.each([
    [['/no/such/folder'], 'holds no dataset'],
    [[import.meta.dirname], 'holds no dataset'],
    [['--strict'], "Unknown option '--strict'"],
    [['--against'], 'argument missing'],
    [['a', 'b'], 'One folder'],
  ])('%j is refused with how to ask', (args, why) => {
    const { status, said } = check(...args)
    expect(status).toBe(2)
    expect(said).toContain(why)
    expect(said).toContain('npm run data:check -- [FOLDER]')
  })
})
