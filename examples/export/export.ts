/**
 * Exports tenures, one a row, for a table or a data frame, with a query of its own that gql.tada types:
 * `node examples/export/export.ts tenures.csv [Polity:dprk]`, or `.ndjson`.
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { cite, createClient, paginate, type Scalars } from '@annals/sdk'
import type { introspection } from '@annals/sdk/introspection'
import { initGraphQLTada } from 'gql.tada'

const graphql = initGraphQLTada<{ introspection: introspection; scalars: Scalars }>()
const Tenures = graphql(`
  query Tenures($about: ID, $first: Int = 100, $after: String) {
    claims(filter: { about: $about, kinds: [TENURE] }, orderBy: [{ field: ID }], first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        __typename
        id
        rank
        status
        confidence
        during { start { edtf earliest latest } end { edtf earliest latest } endKind }
        citations { locator stance verification source { slug title author issued version doi url } }
        ... on Tenure { leader { id name } office { id name } polity { id name } entryMode exitMode }
      }
    }
  }
`)
const Count = graphql(`
  query Count($about: ID) {
    claims(filter: { about: $about, kinds: [TENURE] }, first: 0) { totalCount }
  }
`)

const [file = 'tenures.csv', about = null] = process.argv.slice(2)
const annals = createClient({ url: process.env.ANNALS_URL ?? 'http://127.0.0.1:4000/graphql' })
const { claims } = await annals.request(Count, { about })

async function* rows() {
  let done = 0
  for await (const claim of paginate(annals, Tenures, { about }, { path: 'claims' })) {
    if (claim.__typename !== 'Tenure') continue
    const { id, leader, office, polity, during, entryMode, exitMode, rank, status, confidence } = claim
    yield {
      id,
      leader: leader.id,
      name: leader.name,
      office: office?.name ?? null,
      polity: polity?.id ?? null,
      start: during.start?.edtf ?? null,
      start_earliest: during.start?.earliest ?? null,
      start_latest: during.start?.latest ?? null,
      end: during.end?.edtf ?? null,
      end_earliest: during.end?.earliest ?? null,
      end_latest: during.end?.latest ?? null,
      end_kind: during.endKind,
      entry: entryMode,
      exit: exitMode,
      rank,
      status,
      confidence,
      sources: cite(claim).text,
    }
    if (++done % 100 === 0 || done === claims.totalCount) process.stderr.write(`\r${done} of ${claims.totalCount}`)
  }
  process.stderr.write('\n')
}

async function* csv() {
  let isFirst = true
  for await (const row of rows()) {
    if (isFirst) yield line(Object.keys(row))
    isFirst = false
    yield line(Object.values(row))
  }
}
/** RFC 4180; what is not known is an empty field. */
const line = (values: (string | null)[]) =>
  `${values.map((value) => (/[",\r\n]/.test(value ?? '') ? `"${value?.replaceAll('"', '""')}"` : value)).join(',')}\r\n`

async function* ndjson() {
  for await (const row of rows()) yield `${JSON.stringify(row)}\n`
}

// The stream asks for a row when it has written the last: however long the list, little of it is in memory.
await pipeline(Readable.from(file.endsWith('.ndjson') ? ndjson() : csv()), createWriteStream(file))
