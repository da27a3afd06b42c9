/** Answers remembered: the dataset changes seldom, so what was once answered is answered again without asking the database. */
import { createHash } from 'node:crypto'
import type { Database } from '@annals/db'
import { LRUCache } from 'lru-cache'
import { codeVersion } from './code.ts'

/** The channel on which every load of a dataset, in whatever process, tells its version. */
const channel = 'annals_dataset'

/** The text of an answer, and what it cost. */
export interface Answer {
  text: string
  cost: number
}

export class Answers {
  readonly #texts: LRUCache<string, Answer>
  readonly #code = codeVersion()
  #version: string | undefined
  /** Counts what may have changed the data, so that an answer begun before is not kept after. */
  #epoch = 0

  /** Keeps at most `maxBytes` of answers and their questions. */
  constructor(maxBytes: number) {
    this.#texts = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ text }, key) => 2 * (text.length + key.length) + 100 })
  }

  /** Follows the dataset's version. Until it is known, and while notices may be missed, nothing is remembered. */
  async follow(database: Database): Promise<void> {
    const refresh = async (listening: boolean): Promise<void> => {
      const epoch = ++this.#epoch
      this.#version = undefined
      this.#texts.clear()
      if (!listening) return
      // Of the primary, which alone is sure to have what the notice told of.
      const release = await database.kysely
        .selectFrom('datasetRelease')
        .select('version')
        .executeTakeFirst()
        .catch(() => null)
      if (epoch !== this.#epoch) return
      if (release === null) setTimeout(() => epoch === this.#epoch && refresh(true), 1000).unref()
      else this.#version = release?.version
    }
    await database.listen(channel, (listening) => void refresh(listening))
    await refresh(true)
  }

  /** Bytes of memory that the answers take, about. */
  get bytes(): number {
    return this.#texts.calculatedSize
  }

  get(key: string): Answer | undefined {
    return this.#texts.get(key)
  }

  /**
   * Call before asking the database. What it gives keeps the answer and says its tag, if no dataset was loaded meanwhile: the answer may
   * be of the old one.
   */
  begin(): { keep(key: string, answer: Answer): void; tag(question: string): string | undefined } {
    const epoch = this.#epoch
    const known = this.#version !== undefined
    const stands = () => known && epoch === this.#epoch
    return {
      keep: (key, answer) => {
        if (stands()) this.#texts.set(key, answer)
      },
      tag: (question) => (stands() ? this.tag(question) : undefined),
    }
  }

  /** A validator of the answer to a question: changes with the code and the dataset. Undefined while the version is not known. */
  tag(question: string): string | undefined {
    if (this.#version === undefined) return undefined
    return `W/"${this.#version}-${this.#code}-${createHash('sha256').update(question).digest('base64url').slice(0, 16)}"`
  }
}
