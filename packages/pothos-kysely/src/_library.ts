/** A small library to try the plugin on: works of two kinds, their writers, loans. */
import { PGlite } from '@electric-sql/pglite'
import SchemaBuilder from '@pothos/core'
import { type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql'
import { type Generated, Kysely, PGliteDialect, sql } from 'kysely'
import pothosKysely, { compiledOperations, type PothosKyselyOptions, type Row, resolveType, type Slot, sources } from './index.ts'

interface Library {
  author: { id: Generated<number>; name: string; born: number | null; country: string | null }
  work: { id: Generated<number>; kind: string; title: string; author_id: number; year: number; price: number; sold: boolean }
  novel: { id: number; pages: number }
  poem: { id: number; verses: number; metre: string | null }
}
type Statement = { name?: string; text: string; values: unknown[] }
interface Context {
  db: Kysely<Library>
  run: (statement: Statement) => Promise<unknown[][]>
}
interface Types {
  Context: Context
}

let compiledLengths: number[] = []
const options: PothosKyselyOptions<Context> = {
  kysely: (c) => c.db,
  run: (c, s) => c.run(s),
  compiled: (_c, text) => compiledLengths.push(text.length),
}
const builder = new SchemaBuilder<Types>({ plugins: [pothosKysely], pothosKysely: options })
const authors = sources<Library>()('author')
const works = sources<Library>()('work', { novel: 'novel', poem: 'poem' }, { kind: { column: 'kind', of: (join) => join } })
type AuthorRow = Row<Library['author']>
type WorkRow = NonNullable<(typeof works)['row']>

const Author = builder.objectRef<AuthorRow>('Author')
const Work = builder.interfaceRef<WorkRow>('Work')
const Genre = builder.enumType('Genre', { values: { novel: { description: 'Prose.' }, poem: { description: 'Verse.' } } })
const AuthorConnection = builder.connectionType('Author', Author)
const WorkConnection = builder.connectionType<WorkRow>('Work', Work as never, (t) => ({
  place: t.sql({ type: 'String', sql: ({ row }) => sql`'shelf ' || ${row.year}`, description: 'Where it stands.' }),
}))
const WorkFilter = builder.filterType<WorkRow>()('WorkFilter', 'Which works.', {
  title: { type: 'String', description: 'Exactly so titled.', sql: (w, title: Slot<string>) => sql`${w.title} = ${title}` },
  since: { type: 'Int', description: 'Of this year or later.', sql: (w, year: Slot<number>) => sql`${w.year} >= ${year}` },
  genre: { type: Genre, description: 'Of this kind.', sql: (w, kind: string) => sql`${w.kind} = ${kind}` },
})
const WorkOrder = builder.orderType<WorkRow>('WorkOrder', 'How to sort works.', {
  YEAR: { sql: (w) => w.year, type: 'int4', description: 'Year.' },
  TITLE: { sql: (w) => w.title, type: 'text', description: 'Title.' },
})
const workPage = {
  type: WorkConnection,
  source: works,
  filter: WorkFilter,
  orderBy: WorkOrder,
  order: [],
  tie: { sql: (w: WorkRow) => w.id, type: 'int4' },
  description: 'Works.',
}

builder.objectType(Author, {
  fields: (t) => ({
    name: t.sql({ type: 'String', sql: (a) => a.name, description: 'Name.' }),
    born: t.sql({ type: 'Int', nullable: true, sql: (a) => a.born, description: 'Year.' }),
    // Declared to be there, although a row may lack it.
    country: t.sql({ type: 'String', sql: (a) => a.country, description: 'Country.' }),
    works: t.page({ ...workPage, where: (w, a) => sql`${w.author_id} = ${a.id}` }),
    first: t.one({
      type: Work as never,
      source: works,
      where: (w, a) => sql`${w.author_id} = ${a.id}`,
      order: [{ sql: (w) => w.year, type: 'int4' }],
      description: 'First work.',
    }),
    years: t.sql({
      type: ['Int'],
      sql: (a) => sql`array(select year from work where author_id = ${a.id} order by year)`,
      description: 'Years.',
    }),
  }),
})
builder.interfaceType(Work, {
  resolveType,
  extensions: { pothosKyselyDiscriminator: { by: (w: WorkRow) => w.kind, names: { novel: 'Novel', poem: 'Poem' } } },
  fields: (t) => ({
    title: t.sql({ type: 'String', sql: (w) => w.title, description: 'Title.' }),
    kind: t.sql({ type: Genre, sql: (w) => w.kind, description: 'Kind.' }),
    price: t.sql({ type: 'Float', sql: (w) => w.price, description: 'Price.' }),
    sold: t.sql({ type: 'Boolean', sql: (w) => w.sold, description: 'Whether it is gone.' }),
    author: t.one({
      type: Author,
      source: authors,
      nullable: false,
      where: (a, w) => sql`${a.id} = ${w.author_id}`,
      description: 'Who wrote it.',
    }),
  }),
})
builder.objectType(builder.objectRef<WorkRow>('Novel'), {
  name: 'Novel',
  interfaces: [Work],
  fields: (t) => ({ pages: t.sql({ type: 'Int', sql: (w) => w.novel.pages, description: 'Pages.' }) }),
})
builder.objectType(builder.objectRef<WorkRow>('Poem'), {
  name: 'Poem',
  interfaces: [Work],
  fields: (t) => ({
    verses: t.sql({ type: 'Int', sql: (w) => w.poem.verses, description: 'Verses.' }),
    metre: t.sql({ type: 'String', nullable: true, sql: (w) => w.poem.metre, description: 'Metre.' }),
  }),
})
const Reading = builder.objectRef<string[]>('Reading').implement({
  fields: (t) => ({
    words: t.field({
      type: [builder.objectRef<string>('Word').implement({ fields: (f) => ({ word: f.string({ resolve: (word) => word }) }) })],
      extensions: { size: { of: 'text', per: 4 } },
      resolve: (words) => words,
    }),
  }),
})
builder.queryType({
  fields: (t) => ({
    authors: t.page({
      type: AuthorConnection,
      source: authors,
      order: [],
      tie: { sql: (a) => a.name, type: 'text' },
      description: 'Authors by name.',
    }),
    works: t.page(workPage),
    novels: t.page({ ...workPage, source: works.only('novel') }),
    author: t.one({
      type: Author,
      source: authors,
      args: { name: t.arg.string({ required: true, description: 'Name.' }) },
      where: (a, _root, { name }) => sql`${a.name} = ${name}`,
      description: 'One author.',
    }),
    work: t.lookup({
      type: Work as never,
      list: false,
      args: { title: t.arg.string({ required: true, description: 'Title.' }) },
      key: ({ title }) => title,
      branches: [{ type: 'Work', source: works, where: (w, title) => sql`${w.title} = ${title}` }],
      description: 'One work.',
    }),
    hello: t.string({ resolve: () => 'hello' }),
    read: t.field({
      type: Reading,
      args: { text: t.arg.string({ required: true }) },
      resolve: (_root, { text }) => text.split(' '),
    }),
    shout: t.string({
      args: { text: t.arg.string({ required: true }) },
      extensions: { cost: 10, costEach: { of: 'text', cost: 2 } },
      resolve: (_root, { text }) => text.toUpperCase(),
    }),
  }),
})
export const schema: GraphQLSchema = builder.toSchema()

export interface Asked {
  /** The answer's text; undefined when graphql-js has to give it. */
  compiled: string | undefined
  /** What graphql-js answers from the same declarations. */
  executed: Awaited<ReturnType<typeof execute>>
  statements: { compiled: Statement[]; executed: Statement[] }
  /** Lengths of the statements that had to be compiled, by whichever executor. */
  compiledLengths: number[]
  /** The most statements that graphql-js had running at once. */
  atOnce: number
}

export async function openLibrary(): Promise<{
  ask(query: string | DocumentNode, variables?: Record<string, unknown>): Promise<Asked>
  /** Lets every statement fail from now on, or none. */
  fail(error: Error | undefined): void
  close(): Promise<void>
}> {
  const pglite = await PGlite.create()
  await pglite.exec(`
    create table author (id int primary key, name text collate "C" not null, born int, country text);
    create table work (id int primary key, kind text not null, title text collate "C" not null, author_id int not null references author, year int not null, price float8 not null, sold bool not null);
    create table novel (id int primary key references work, pages int not null);
    create table poem (id int primary key references work, verses int not null, metre text);
    insert into author values (1, 'Ada', 1815, 'England'), (2, 'Bo "the quoter"', null, 'Sweden'), (3, 'Čapek\u2028', 1890, null), (4, 'Dora', 1900, 'Peru');
    insert into work select n, case when n % 3 = 0 then 'poem' else 'novel' end, 'Work ' || n, 1 + n % 3, 1900 + n % 7, n / 4.0, n % 2 = 0 from generate_series(1, 30) n;
    insert into novel select id, id * 10 from work where kind = 'novel';
    insert into poem select id, id, case when id % 2 = 0 then 'iambic' end from work where kind = 'poem'`)
  const db = new Kysely<Library>({ dialect: new PGliteDialect({ pglite }) })
  let ran: Statement[] = []
  let running = 0
  let atOnce = 0
  let failure: Error | undefined
  const context: Context = {
    db,
    run: async (statement) => {
      ran.push(statement)
      if (failure) throw failure
      atOnce = Math.max(atOnce, ++running)
      try {
        return (await pglite.query<unknown[]>(statement.text, statement.values, { rowMode: 'array' })).rows
      } finally {
        running--
      }
    },
  }
  const compile = compiledOperations<Context>(options)
  const documents = new Map<string, DocumentNode>()
  return {
    async ask(query, variableValues = {}) {
      const document = typeof query === 'string' ? (documents.get(query) ?? parse(query)) : query
      if (typeof query === 'string') documents.set(query, document)
      const [error] = validate(schema, document)
      if (error) throw error
      const args = { schema, document, contextValue: { ...context }, variableValues }
      ran = []
      compiledLengths = []
      const compiled = await compile(args)
      const first = ran
      ran = []
      atOnce = 0
      const executed = await execute(args)
      return { compiled, executed, statements: { compiled: first, executed: ran }, compiledLengths, atOnce }
    },
    fail(error) {
      failure = error
    },
    close: () => db.destroy(),
  }
}
