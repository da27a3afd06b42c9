import type { Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { requireId } from '../node/id.ts'
import { Node } from '../node/node.ts'
import { bibliography, type SourceRow } from './table.ts'

export const Source = builder.objectRef<SourceRow>('Source')
builder.objectType(Source, {
  description: 'A dataset, book, page or other source, with its bibliographic record.',
  interfaces: [Node],
  fields: (t) => ({
    slug: t.sql({ type: 'String', sql: (s) => s.slug, description: 'Readable key.' }),
    type: t.sql({ type: 'String', sql: (s) => s.type, description: 'CSL type: dataset, book, article-journal, webpage, …' }),
    title: t.sql({ type: 'String', sql: (s) => s.title, description: 'Title.' }),
    author: t.sql({
      type: 'String',
      nullable: true,
      sql: (s) => s.author,
      description: 'Authors, separated by semicolons; null when unknown.',
    }),
    issued: t.sql({ type: 'EDTF', nullable: true, sql: (s) => s.issued, description: 'When it was published; null when not stated.' }),
    version: t.sql({ type: 'String', nullable: true, sql: (s) => s.version, description: 'Version of a dataset; null when it has none.' }),
    publisher: t.sql({ type: 'String', nullable: true, sql: (s) => s.publisher, description: 'Publisher; null when not stated.' }),
    containerTitle: t.sql({
      type: 'String',
      nullable: true,
      sql: (s) => s.containerTitle,
      description: 'Journal, newspaper or book it is part of; null when none.',
    }),
    url: t.sql({ type: 'String', nullable: true, sql: (s) => s.url, description: 'Address; null when none.' }),
    doi: t.sql({ type: 'String', nullable: true, sql: (s) => s.doi, description: 'Digital object identifier; null when none.' }),
    license: t.sql({
      type: 'String',
      nullable: true,
      sql: (s) => s.license,
      description: 'Terms as the source states them; null when it states none.',
    }),
    note: t.sql({
      type: 'String',
      nullable: true,
      sql: (s) => s.note,
      description: 'What its locators look like, and its quality; null when nothing needs saying.',
    }),
    derivedFrom: t.one({
      type: Source,
      source: bibliography,
      where: (s, of) => sql`${s.id} = ${of.derivedFromId}`,
      description: 'The source it copies or abridges; copies count once. Null for an original.',
    }),
  }),
})
const SourceConnection = builder.connectionType('Source', Source)
const SourceBy = builder.inputType('SourceBy', {
  description: 'How to find a source: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    slug: t.string({ description: 'Slug.' }),
  }),
})

builder.queryFields((t) => ({
  source: t.one({
    type: Source,
    source: bibliography,
    args: { by: t.arg({ type: SourceBy, required: true, description: 'Which.' }) },
    where: (s, _root, { by }) => {
      const { id, slug }: { id?: Slot<string> | undefined; slug?: Slot<string> | undefined } = by
      return id ? sql`${s.globalId} = ${id.map((value) => requireId(value, ['Source']))}` : sql`${s.slug} = ${slug}`
    },
    description: 'One source; null when there is none.',
  }),
  sources: t.page({
    type: SourceConnection,
    source: bibliography,
    order: [],
    tie: { sql: (s) => s.slug, type: 'text' },
    description: 'All sources, by slug.',
  }),
}))
