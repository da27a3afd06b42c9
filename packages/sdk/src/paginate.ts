import type { Client, RequestOptions } from './client.ts'
import type { TypedDocument } from './document.ts'
import { stopWith } from './stop.ts'

interface Connection {
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
type Plain = string | number | boolean | null | undefined | readonly unknown[]

/** Where the connections of a result are: `'claims'`, `'leader.tenures'`. */
export type ConnectionPath<Result> = Result extends Plain
  ? never
  : { [Key in keyof Result & string]: PathFrom<Key, NonNullable<Result[Key]>> }[keyof Result & string]
type PathFrom<Key extends string, Value> = Value extends Plain ? never : Value extends Connection ? Key : `${Key}.${ConnectionPath<Value>}`

/** What a connection lists: its nodes or, if those are not selected, its edges. */
export type ConnectionItem<Result, Path> = Path extends `${infer Key}.${infer Below}`
  ? ConnectionItem<NonNullable<Result[Key & keyof Result]>, Below>
  : ItemOf<NonNullable<Result[Path & keyof Result]>>
type ItemOf<List> = List extends { nodes: readonly (infer Node)[] } ? Node : List extends { edges: readonly (infer Edge)[] } ? Edge : never

export interface PaginateOptions<Path extends string> extends RequestOptions {
  /** Where in the result the connection is. */
  path: Path
}

/**
 * The items of a connection, page after page; the document takes its cursor as the variable `$after` and selects
 * `pageInfo { hasNextPage endCursor }`. The next page is fetched while this one is used; leaving the loop ends that. With a path
 * through something that is null there are no items. Throws what `request` rejects with.
 */
export async function* paginate<
  Result,
  Variables extends { after?: string | null | undefined },
  Path extends ConnectionPath<Result> & string,
>(
  client: Pick<Client, 'request'>,
  document: TypedDocument<Result, Variables>,
  variables: NoInfer<Variables>,
  { path, signal }: PaginateOptions<Path>,
): AsyncGenerator<ConnectionItem<Result, Path>, void, undefined> {
  const stop = stopWith(signal)
  const fetchPage = (after: Variables['after']) => {
    const page = client.request(
      document as TypedDocument<Result, Record<string, unknown>>,
      { ...variables, after },
      { signal: stop.signal },
    )
    // Whoever never comes to this page does not learn of its failure.
    page.catch(() => undefined)
    return page
  }
  try {
    let next: Promise<Result> | undefined = fetchPage(variables.after)
    for (let last = variables.after; next; ) {
      const connection = at(await next, path)
      if (!connection) return
      const { hasNextPage, endCursor } = connection.pageInfo
      if (hasNextPage && endCursor === last) throw new Error(`The pages of ${path} do not advance.`)
      last = endCursor
      next = hasNextPage ? fetchPage(endCursor) : undefined
      yield* (connection.nodes ?? connection.edges ?? []) as ConnectionItem<Result, Path>[]
    }
  } finally {
    stop.abort()
    stop.end()
  }
}

function at(result: unknown, path: string): (Connection & { nodes?: unknown[]; edges?: unknown[] }) | undefined {
  let value = result
  for (const key of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[key]
  return (value ?? undefined) as ReturnType<typeof at>
}
