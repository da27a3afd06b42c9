import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { schema } from '@annals/server'
import { parse, validate } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { testService } from './_service.ts'

const service = await testService()
const root = join(import.meta.dirname, '..')
const files = ['README.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

interface Block {
  file: string
  language: string
  code: string
  /** The block that follows with nothing but blank lines between. */
  next: Block | undefined
}

function blocksOf(file: string, text: string): Block[] {
  const blocks: Block[] = []
  let previous: { block: Block; end: number } | undefined
  for (const match of text.matchAll(/^```(\w*)\n(.*?)^```$/gms)) {
    const block: Block = { file, language: match[1] ?? '', code: match[2] ?? '', next: undefined }
    if (previous && text.slice(previous.end, match.index).trim() === '') previous.block.next = block
    previous = { block, end: match.index + match[0].length }
    blocks.push(block)
  }
  return blocks
}
const blocks = files.flatMap((file) => blocksOf(file, texts[file] ?? ''))
const queries = blocks.filter((block) => block.language === 'graphql')
const answered = queries.filter((block) => block.next?.language === 'json')

describe('the README', () => {
  const own = blocks.filter((block) => block.file === 'README.md')

  it('names two commands, one that runs the service and one that passes the tests', () => {
    const commands = own.filter((block) => block.language === 'sh').flatMap((block) => block.code.trim().split('\n'))
    expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test'])
  })

  it('answers each of its queries', () => {
    const asked = queries.filter((block) => block.file === 'README.md')
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((block) => !answered.includes(block))).toEqual([])
  })

  it('has a script that prints what is shown', async () => {
    const [script, ...others] = own.filter((block) => block.language === 'ts')
    expect(others).toEqual([])
    expect(script?.next?.language).toBe('text')
    const folder = await mkdtemp(join(tmpdir(), 'annals-readme-'))
    try {
      await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
      await writeFile(join(folder, 'play.ts'), script?.code ?? '')
      vi.stubGlobal('fetch', service.fetch)
      const printed = vi.spyOn(console, 'log').mockReturnValue()
      await import(join(folder, 'play.ts'))
      expect(printed.mock.calls.map(([line]) => `${line}\n`).join('')).toBe(script?.next?.code)
    } finally {
      vi.restoreAllMocks()
      vi.unstubAllGlobals()
      await rm(folder, { recursive: true })
    }
  })
})

describe('the documents', () => {
  it.each(answered.map((block, i): [string, Block] => [`${block.file} (${i + 1})`, block]))(
    'show the true answer to a query: %s',
    async (_name, { code, next }) => {
      expect(await service.ask(code)).toEqual(JSON.parse(next?.code ?? ''))
    },
  )

  it('show only queries that the schema allows', () => {
    const wrong = queries.flatMap(({ file, code }) => validate(schema, parse(code)).map((error) => `${file}: ${error.message}`))
    expect(wrong).toEqual([])
  })

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const named = Object.values(texts).flatMap((text) =>
      [...text.matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)].map((m) => m[1] ?? m[2]),
    )
    expect(new Set(named)).toContain('check')
    expect(named.filter((name) => !((name as string) in scripts))).toEqual([])
  })

  it('link to files and headings that are there', () => {
    const broken: string[] = []
    for (const [file, text] of Object.entries(texts))
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue
        const [path, heading] = target.split('#') as [string, string?]
        const linked = path === '' ? join(root, file) : join(root, dirname(file), path)
        const headings = () => [...readFileSync(linked, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title]) => anchor(title ?? ''))
        if (!existsSync(linked) || (heading !== undefined && !headings().includes(heading))) broken.push(`${file}: ${target}`)
      }
    expect(broken).toEqual([])
  })

  it('name only folders and files of the project that are there', () => {
    const missing: string[] = []
    for (const [file, text] of Object.entries(texts))
      for (const [, path = ''] of text.matchAll(/`((?:packages|tests|scripts|docs)\/[\w./-]+)`/g))
        if (!existsSync(join(root, path))) missing.push(`${file}: ${path}`)
    expect(missing).toEqual([])
  })
})

/** The anchor that a heading gets. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-')
}
