/** Writes API.md from the declarations and their comments: no generator of references reads what TypeScript 7 gives. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'annals-api-'))
const tsc = spawnSync(`tsc -p tsconfig.build.json --emitDeclarationOnly --outDir ${folder}`, { cwd: root, shell: true, encoding: 'utf8' })
if (tsc.status !== 0) throw new Error(tsc.stdout)
const declarations = (file: string) => readFileSync(join(folder, `${file}.d.ts`), 'utf8')

interface Declaration {
  name: string
  text: string
  code: string
}
/** The exported declarations of a file with the comments above them. */
function exported(file: string): Declaration[] {
  const pattern =
    /^(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:declare )?(?:abstract )?(?:function|class|interface|type|const) (\w+)[\s\S]*?(?=^(?:\/\*\*|export|import|declare|type|interface)|$(?![\s\S]))/gm
  return [...declarations(file).matchAll(pattern)].map(([whole, comment = '', name = '']) => ({
    name,
    text: prose(comment),
    code: whole
      .slice(comment.length)
      .trim()
      .replace(/^export declare /, '')
      .replace(/^export /, ''),
  }))
}
const prose = (comment: string) =>
  comment
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .trim()

const section = ({ name, text, code }: Declaration) => [`### ${name}`, ...(text ? [text] : []), `\`\`\`ts\n${code}\n\`\`\``]
const listed = declarations('index')
const isPublic = ({ name }: Declaration) => new RegExp(`\\b${name}\\b`).test(listed)
const chapter = (title: string, ...files: string[]) => [`## ${title}`, ...files.flatMap(exported).filter(isPublic).flatMap(section)]

const operations = exported('generated/functions').map(({ name, text }) => {
  const document = `${name.replace(/^./, (first) => first.toUpperCase())}Document`
  return `| \`${name}\` | \`${document}\` | ${text.replaceAll('\n', ' ')} |`
})

const reference = [
  '# API of @annals/sdk',
  'Generated from the declarations by `npm run generate`. [README](README.md) says how they are used.',
  ...chapter('Client', 'client', 'document'),
  ...chapter('Pages', 'paginate'),
  ...chapter('Subscriptions', 'subscribe'),
  ...chapter('Citations', 'cite'),
  ...chapter('Errors', 'errors'),
  ...chapter('Values', 'scalars'),
  '## Operations',
  'Each is a function in `@annals/sdk/operations`, `(client, variables, { signal })`, and a document in `@annals/sdk` for `request` and `paginate`; the types of its result and variables are called after it.',
  ['| function | document | |', '|---|---|---|', ...operations].join('\n'),
  '## Documents of your own',
  '`@annals/sdk/codegen`:',
  ...exported('codegen')
    .filter(({ name }) => ['schema', 'preset'].includes(name))
    .flatMap(section),
].join('\n\n')
writeFileSync(join(root, 'API.md'), `${reference}\n`)
rmSync(folder, { recursive: true })
