/** Rows as declarations see them: typed column references that become SQL, with subtype tables joined only when touched. */
import { type Expression, type RawBuilder, type SelectType, sql } from 'kysely'

/** A row of a table: each column is an expression. */
export type Row<T> = { readonly [C in keyof T]-?: Expression<SelectType<T[C]>> }

/** Where rows come from: a table, with the tables that share its key. `R` is the row its declarations see. */
export interface Source<R> {
  readonly table: string
  readonly key: string
  readonly joins: Readonly<Record<string, string>>
  readonly kind: Kind | undefined
  /** Joins made always, as inner joins, so that the planner may start from them. */
  readonly always: readonly string[]
  /** The same rows, only those that have the given subtype. */
  only(...joins: (keyof R & string)[]): Source<R>
  /** The same rows with further columns, which a field's `from` has to supply. */
  with<Extra>(): Source<R & Row<Extra>>
  readonly row?: R
}

/** How rows say which subtype they have: a column, and its value for each join. Lists of one subtype then use an index that begins with it. */
export interface Kind {
  column: string
  of: (join: string) => string
}

/**
 * Declares a source over the tables of `DB`.
 * `joins` maps a property of the row to a table with the same key column; it is joined when a declaration touches it.
 */
export function sources<DB>() {
  return <T extends keyof DB & string, J extends Record<string, keyof DB & string> = Record<never, never>>(
    table: T,
    joins: J = {} as J,
    { key = 'id', kind }: { key?: string; kind?: Kind } = {},
  ): Source<Row<DB[T]> & { readonly [K in keyof J]: Row<DB[J[K]]> }> => make({ table, joins, key, kind, always: [] })
}

function make<R>(source: Pick<Source<R>, 'table' | 'joins' | 'key' | 'kind' | 'always'>): Source<R> {
  return {
    ...source,
    only: (...more) => make({ ...source, always: [...source.always, ...more] }),
    with: () => make({ ...source }),
  }
}

/** One use of a source in a statement: its alias, its row, and the joins that were touched. */
export class Scope<R> {
  readonly row: R
  readonly #joined = new Map<string, string>()
  readonly source: Source<R>
  readonly alias: string
  readonly #derived: RawBuilder<unknown> | undefined
  #touched = false

  /** `derived` replaces the table by a subquery that has at least its columns. */
  constructor(source: Source<R>, alias: string, derived?: RawBuilder<unknown>) {
    this.source = source
    this.alias = alias
    this.#derived = derived
    if (!derived) for (const join of source.always) this.#joined.set(join, `${alias}_${join}`)
    this.row = columns(alias, (name) => {
      if (!(name in source.joins)) {
        this.#touched = true
        return undefined
      }
      const joined = this.#joined.get(name) ?? `${alias}_${name}`
      this.#joined.set(name, joined)
      return columns(joined)
    }) as R
  }

  /**
   * That rows are of the subtype, where they say so themselves: for a list whose first sort key, the only thing touched so far, is the
   * base table's. For others it would only mislead the planner, to which it is one condition more that rows have to meet.
   */
  ofKind(): Expression<boolean> | undefined {
    const { kind, always } = this.source
    if (!kind || this.#derived || always.length !== 1 || !this.#touched) return undefined
    return sql<boolean>`${sql.ref(`${this.alias}.${kind.column}`)} = ${sql.lit(kind.of(always[0] as string))}`
  }

  /** The FROM item, complete once every declaration has run. */
  from(): RawBuilder<unknown> {
    const { table, joins, key, always } = this.source
    // Rows of a subtype are known to have their base row, which need not be read when nothing asks for it.
    const [first] = always
    if (!this.#touched && !this.#derived && first !== undefined && this.#joined.size === 1)
      return sql`${sql.table(joins[first] as string)} as ${sql.id(this.#joined.get(first) as string)}`
    const base = sql`${this.#derived ?? sql.table(table)} as ${sql.id(this.alias)}`
    const joined = [...this.#joined].map(([name, alias]) => {
      const join = sql.raw(always.includes(name) ? 'join' : 'left join')
      return sql`${join} ${sql.table(joins[name] as string)} as ${sql.id(alias)} on ${sql.ref(`${alias}.${key}`)} = ${sql.ref(`${this.alias}.${key}`)}`
    })
    return sql.join([base, ...joined], sql.raw(' '))
  }
}

/** Rows of a scope seen from outside the subquery that selects them: it gives just the columns that were touched. */
export class Picked<R> {
  readonly row: R
  readonly alias: string
  readonly #columns = new Map<string, Expression<unknown>>()

  constructor(inner: Scope<R>, alias: string) {
    this.alias = alias
    const { joins } = inner.source
    const columnsOf = (of: Record<string, Expression<unknown>>, prefix: string, nested?: (name: string) => unknown): unknown =>
      proxy((name) => nested?.(name) ?? this.pick(`${prefix}${name}`, of[name] as Expression<unknown>))
    const row = inner.row as Record<string, Expression<unknown>>
    this.row = columnsOf(row, '', (name) =>
      name in joins ? columnsOf(row[name] as unknown as Record<string, Expression<unknown>>, `${name}__`) : undefined,
    ) as R
  }

  /** A column of the subquery: an expression of the inner rows under a name. */
  pick<T>(name: string, expression: Expression<T>): Expression<T> {
    if (!this.#columns.has(name)) this.#columns.set(name, expression)
    return sql.ref(`${this.alias}.${name}`)
  }

  /** What the subquery has to select, complete once every declaration has run. */
  columns(): RawBuilder<unknown>[] {
    return [...this.#columns].map(([name, expression]) => sql`${expression} as ${sql.id(name)}`)
  }
}

const proxy = (get: (name: string) => unknown): unknown =>
  new Proxy(Object.create(null), { get: (_target, name) => (typeof name === 'string' ? get(name) : undefined) })

const columns = (alias: string, nested?: (name: string) => unknown): unknown =>
  proxy((name) => nested?.(name) ?? sql.ref(`${alias}.${name}`))
