/** Answers remembered: the dataset changes seldom, so what was once answered is answered again without asking the database. */
import { createHash } from 'node:crypto'
import type { Database } from '@annals/db'
import { type GraphQLSchema, printSchema } from 'graphql'
import { LRUCache } from 'lru-cache'

/** The channel on which every load of a dataset, in whatever process, tells its version. */
const channel = 'annals_dataset'

export class Answers {
  readonly #texts: LRUCache<string, string>
  readonly #schema: string
  #version: string | undefined
  /** Counts what may have changed the data, so that an answer begun before is not kept after. */
  #epoch = 0

  /** Keeps at most `maxBytes` of answers and their questions. */
  constructor(schema: GraphQLSchema, maxBytes: number) {
    this.#texts = new LRUCache({ maxSize: maxBytes, sizeCalculation: (text, key) => 2 * (text.length + key.length) + 100 })
    this.#schema = createHash('sha256').update(printSchema(schema)).digest('base64url').slice(0, 8)
  }

  /** Follows the dataset's version. Until it is known, and while notices may be missed, nothing is remembered. */
  async follow(database: Database): Promise<void> {
    const refresh = async () => {
      const epoch = ++this.#epoch
      this.#version = undefined
      this.#texts.clear()
      const rows = await database.run({ text: 'select version from dataset_release', values: [] }).catch(() => [])
      if (epoch === this.#epoch) this.#version = rows[0]?.[0] as string | undefined
    }
    await database.listen(channel, () => void refresh())
    await refresh()
  }

  /** Bytes of memory that the answers take, about. */
  get bytes(): number {
    return this.#texts.calculatedSize
  }

  get(key: string): string | undefined {
    return this.#texts.get(key)
  }

  /** Call before asking the database; what it gives keeps the answer, if it is still good. */
  begin(): (key: string, text: string) => void {
    const epoch = this.#epoch
    return (key, text) => {
      if (this.#version !== undefined && epoch === this.#epoch) this.#texts.set(key, text)
    }
  }

  /** A validator of the answer to a question: changes with the schema and the dataset. Undefined while the version is not known. */
  tag(question: string): string | undefined {
    if (this.#version === undefined) return undefined
    return `W/"${this.#version}-${this.#schema}-${createHash('sha256').update(question).digest('base64url').slice(0, 16)}"`
  }
}
