/** Statements that are kept with their documents, the one unused for longest forgotten when all together are too long. */
import type { Statement } from './statement.ts'

/** How many characters all have room for. */
const defaultRoom = 32 * 1024 * 1024
/** What one takes besides its text. */
const overhead = 1024

/** A document's statements, one for each shape of its variables; null where graphql-js has to answer. */
export type Variants = Map<string, { statement: Statement | null; place: Place }>

/** A place in the order of use. It does not hold its document, which may be gone. */
interface Place {
  variants: WeakRef<Variants>
  shape: string
  size: number
}

export class Remembered {
  readonly #room: number
  #taken = 0
  /** The first is unused for longest. */
  readonly #places = new Set<Place>()

  constructor(room = defaultRoom) {
    this.#room = room
  }

  get(variants: Variants, shape: string): Statement | null | undefined {
    const kept = variants.get(shape)
    if (!kept) return undefined
    this.#places.delete(kept.place)
    this.#places.add(kept.place)
    return kept.statement
  }

  keep(variants: Variants, shape: string, statement: Statement | null): void {
    const place = { variants: new WeakRef(variants), shape, size: overhead + shape.length + (statement?.text.length ?? 0) }
    variants.set(shape, { statement, place })
    this.#places.add(place)
    this.#taken += place.size
    for (const oldest of this.#places) {
      if (this.#taken <= this.#room) return
      this.#places.delete(oldest)
      this.#taken -= oldest.size
      oldest.variants.deref()?.delete(oldest.shape)
    }
  }
}
