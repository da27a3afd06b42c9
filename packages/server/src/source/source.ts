import type { Order, Slot } from '@annals/pothos-kysely'
import { sql } from 'kysely'
import { builder } from '../builder.ts'
import { IdFilter } from '../entity/list.ts'
import { EntityBy } from '../entity/lookup.ts'
import { all, stringField } from '../filter.ts'
import { requireId, requireIds } from '../node/id.ts'
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
const SourceFilter = builder.filterType<SourceRow>()('SourceFilter', 'Which sources.', {
  id: {
    type: IdFilter,
    description: 'By global id.',
    sql: (s, { eq, in: oneOf }: { eq?: Slot<string>; in?: Slot<string[]> }) =>
      all([
        eq && sql<boolean>`${s.globalId} = ${eq.map((id) => requireId(id, ['Source']))}`,
        oneOf && sql<boolean>`${s.globalId} = any(${oneOf.map((ids) => requireIds(ids, ['Source']))})`,
      ]),
  },
  slug: stringField('By slug.', (s) => s.slug),
  title: stringField('By title.', (s) => s.title),
  type: stringField('By CSL type.', (s) => s.type),
})
const slug: Order<SourceRow> = { sql: (s) => s.slug, type: 'text' }
const SourceOrder = builder.orderType<SourceRow>('SourceOrder', 'How to sort sources.', {
  SLUG: { ...slug, description: 'Slug.' },
  TITLE: { sql: (s) => s.title, type: 'text', description: 'Title, by code point.' },
})

builder.queryFields((t) => ({
  source: t.one({
    type: Source,
    source: bibliography,
    args: { by: t.arg({ type: EntityBy, required: true, description: 'Which. A source has no external id: by one, none is found.' }) },
    where: (s, _root, { by }) => {
      const { id, slug }: { id?: Slot<string> | undefined; slug?: Slot<string> | undefined } = by
      if (id) return sql`${s.globalId} = ${id.map((value) => requireId(value, ['Source']))}`
      return slug ? sql`${s.slug} = ${slug}` : sql`false`
    },
    description: 'One source; null when there is none.',
  }),
  sources: t.page({
    type: SourceConnection,
    source: bibliography,
    filter: SourceFilter,
    orderBy: SourceOrder,
    order: [],
    tie: slug,
    description: 'All sources, by slug.',
  }),
}))
