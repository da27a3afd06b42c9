/** From a folder of YAML to parsed files, each value traceable to its line. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type EntityFile, type EntityType, folders, formats, type SourceFile, slugPattern, sourceFormat } from './format.ts'

/** One thing to mend: where, what is wrong, and how to put it right. */
export interface Problem {
  file: string
  line: number
  column: number
  message: string
}
export type Path = (string | number)[]
export type Locate = (path: Path) => Pick<Problem, 'file' | 'line' | 'column'>

export type ReadEntity = { [T in EntityType]: { type: T; slug: string; data: EntityFile<T>; locate: Locate } }[EntityType]
export interface ReadSource {
  slug: string
  data: SourceFile
  locate: Locate
}
export interface ReadFiles {
  entities: ReadEntity[]
  sources: ReadSource[]
  /** Slugs of the files that could not be read: a reference to one of them is no second problem. */
  unread: Set<string>
  problems: Problem[]
}

/** A file of one entity never comes near this; a larger one is something else by mistake. */
const maxBytes = 1_000_000

/** Reads every YAML file below `root`. Files that do not parse are left out and named in `problems`; it throws only when `root` cannot be listed. */
export async function readFiles(root: string): Promise<ReadFiles> {
  const result: ReadFiles = { entities: [], sources: [], unread: new Set(), problems: [] }
  for (const [type, folder] of Object.entries(folders) as [EntityType, string][])
    for (const { slug, file, text } of await list(root, folder, result)) {
      const read = parse(file, text, formats[type], result.problems)
      if (read) result.entities.push({ type, slug, ...read } as ReadEntity)
      else result.unread.add(slug)
    }
  for (const { slug, file, text } of await list(root, 'sources', result)) {
    const read = parse(file, text, sourceFormat, result.problems)
    if (read) result.sources.push({ slug, ...read })
    else result.unread.add(slug)
  }
  return result
}

async function list(root: string, folder: string, { problems, unread }: ReadFiles) {
  const entries = await readdir(join(root, folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files: { slug: string; file: string; text: string }[] = []
  for (const entry of entries.sort()) {
    const file = `${folder}/${entry}`
    const slug = entry.replace(/\.yaml$/, '')
    if (slug === entry || !slugPattern.test(slug)) {
      const message = 'the file name is not a slug; name it like kim-il-sung.yaml: lower-case letters, digits, single hyphens'
      problems.push({ file, line: 1, column: 1, message })
      continue
    }
    const content = await readText(join(root, file))
    if ('text' in content) files.push({ slug, file, text: content.text })
    else {
      unread.add(slug)
      problems.push({ file, line: 1, column: 1, message: content.problem })
    }
  }
  return files
}

/** A file's text without its byte order mark, or why it cannot be had. */
async function readText(path: string): Promise<{ text: string } | { problem: string }> {
  try {
    const { size } = await stat(path)
    if (size > maxBytes) return { problem: `${size} bytes; a file holds one entity and at most ${maxBytes} bytes: split it` }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) }
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'not UTF-8; save the file as UTF-8' }
    return { problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); make it a readable file` }
  }
}

function parse<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  problems: Problem[],
): { data: z.output<S>; locate: Locate } | undefined {
  // A sound file, which is every one but while someone mends it, is read by a parser ten times as fast that knows no places.
  const sound = schema.safeParse(quickly(text))
  if (sound.success) {
    const places = lazily(() => locator(file, text))
    return { data: sound.data, locate: (path) => placeOnDemand(file, () => places()(path)) }
  }
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { file, line, column: col }
  }
  const faults = [...document.errors, ...document.warnings]
  for (const fault of faults) problems.push({ ...at(fault.pos[0]), message: `not valid YAML: ${fault.message.split('\n')[0]}` })
  if (faults.length > 0) return undefined
  const locate = within(file, document, counter)
  const add = (path: Path, message: string) => problems.push({ ...locate(path), message })
  let value: unknown
  try {
    value = document.toJS()
  } catch (error) {
    // More aliases than a hand-written file has: the package refuses to expand them.
    add([], `not usable YAML: ${(error as Error).message}; write the values out`)
    return undefined
  }
  if (value === null || value === undefined) {
    add([], 'the file is empty; write the entity, or remove the file')
    return undefined
  }
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return { data: result.data, locate }
  for (const issue of result.error.issues.map(deepest))
    add([...(issue.path as Path), ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])], explain(issue))
  return undefined
}

/** The value of the text, undefined when it is not YAML. */
function quickly(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA })
  } catch {
    return undefined
  }
}

const lazily = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Rules ask for the place of everything they look at, and report next to nothing: it is found when it is read. */
function placeOnDemand(file: string, find: () => ReturnType<Locate>): ReturnType<Locate> {
  const place = lazily(find)
  return {
    file,
    get line() {
      return place().line
    },
    get column() {
      return place().column
    },
  }
}

function locator(file: string, text: string): Locate {
  const counter = new LineCounter()
  return within(file, parseDocument(text, { lineCounter: counter }), counter)
}

/** Where in a document the value at a path stands: at its key, or as near as it can be found. */
function within(file: string, document: Document, counter: LineCounter): Locate {
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { file, line, column: col }
  }
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const parent = document.getIn(path.slice(0, length - 1), true)
      const key = isMap(parent) ? parent.items.find((pair) => String(pair.key) === String(path[length - 1]))?.key : undefined
      const node = length > 0 && isNode(key) ? key : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return at(node.range[0])
    }
    return at(0)
  }
}

/** Of a value that fits no member of a union, what the nearest member says: the one that got furthest into the value. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.flat().map((i) => deepest({ ...i, path: [...issue.path, ...i.path] }))
  const depth = (i: z.core.$ZodIssue) => i.path.length + (i.code === 'unrecognized_keys' ? 1 : 0)
  const [best] = inner.sort((a, b) => depth(b) - depth(a))
  return best && depth(best) > issue.path.length ? best : issue
}

function explain(issue: z.core.$ZodIssue): string {
  const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  if (issue.code === 'unrecognized_keys')
    return `${where}unknown ${issue.keys.map((k) => `"${k}"`).join(', ')}; remove it or mend its spelling`
  if (issue.path.at(-1) === 'cite') {
    const fault = issue.input === undefined ? 'a claim without a citation; add' : 'not a citation; write'
    return `${where}${fault} \`cite: { source-slug: locator }\` for what you read, or \`cite: recalled\``
  }
  if (issue.code === 'invalid_value') return `${where}not one of ${issue.values.join(', ')}`
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${where}missing; add it (${issue.expected})`
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof issue.input === 'number')
    return `${where}a number where text is expected; put it in quotes`
  return `${where}${issue.message}`
}
