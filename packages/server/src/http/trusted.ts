/** Documents known by their hash: what a client need not send in full, and, where only these are trusted, all that is answered. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { errorCodes } from '../errors.ts'
import { SettingsError } from '../settings.ts'

export interface TrustedDocuments {
  /** Texts by their SHA-256, lower-case hexadecimal. */
  texts: ReadonlyMap<string, string>
  /** Whether nothing else is answered. */
  only: boolean
}
export const noTrustedDocuments: TrustedDocuments = { texts: new Map(), only: false }

/** The SDK's operations, where the SDK stands beside the server. */
const ofSdk = join(import.meta.dirname, '../../../sdk/src/generated/trusted-documents.json')

/** Reads a file of the form `{"<sha256>": "<document>"}`, by default the SDK's. Throws SettingsError. */
export function readTrustedDocuments(file: string | undefined, only: boolean): TrustedDocuments {
  if (file === undefined && !only && !existsSync(ofSdk)) return noTrustedDocuments
  const path = file ?? ofSdk
  let listed: unknown
  try {
    listed = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new SettingsError(`The trusted documents cannot be read from ${path}: ${(error as Error).message}`)
  }
  const texts = new Map(Object.entries((listed ?? {}) as Record<string, string>))
  for (const [hash, text] of texts)
    if (typeof text !== 'string' || createHash('sha256').update(text).digest('hex') !== hash)
      throw new SettingsError(`${path} has a document under ${hash} that is not its SHA-256; generate the file anew`)
  return { texts, only }
}

const refusal = (code: string, message: string, status: number) => new GraphQLError(message, { extensions: { code, http: { status } } })

/** By `documentId` (GraphQL over HTTP), or `extensions.persistedQuery.sha256Hash` (Apollo); in a GET as query parameters. */
export function trustedDocuments({ texts, only }: TrustedDocuments): Plugin {
  return usePersistedOperations({
    allowArbitraryOperations: !only,
    extractPersistedOperationId: (params, request) => idOf(params) ?? idInUrl(request),
    getPersistedOperation: (id) => texts.get(id) ?? null,
    customErrors: {
      notFound: () =>
        refusal(errorCodes.PERSISTED_QUERY_NOT_FOUND, 'No trusted document has this id; it is the SHA-256 of the document’s text', 404),
      keyNotFound: () =>
        only
          ? refusal(errorCodes.TRUSTED_DOCUMENTS_ONLY, 'This service answers trusted documents only; send its `documentId`', 400)
          : refusal('BAD_REQUEST', 'Send the operation as `query`, or the id of a trusted document as `documentId`', 400),
      persistedQueryOnly: () =>
        refusal(errorCodes.TRUSTED_DOCUMENTS_ONLY, 'This service answers trusted documents only; send its `documentId`, no `query`', 400),
    },
  })
}

function idOf(params: GraphQLParams): string | null {
  const { documentId, extensions } = params as GraphQLParams & { documentId?: unknown }
  const hash = (extensions?.persistedQuery as { sha256Hash?: unknown } | undefined)?.sha256Hash
  return plain(documentId) ?? plain(hash)
}
/** Yoga reads only parameters that it knows. */
const idInUrl = (request: Request) => (request.method === 'GET' ? new URL(request.url).searchParams.get('documentId') : null)

/** A hash; some put the algorithm before it. */
const plain = (id: unknown) => (typeof id === 'string' && id !== '' ? id.toLowerCase().replace(/^sha256:/, '') : null)
