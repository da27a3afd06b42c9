import { Overloaded } from './unavailable.ts'

/** So many at once; others wait for a place, so long at most. */
export class Places {
  #free: number
  readonly #waitMs: number
  readonly #waiting = new Set<() => void>()

  constructor(places: number, waitMs: number) {
    this.#free = places
    this.#waitMs = waitMs
  }

  /** Throws Overloaded after the longest wait. Whoever took a place leaves it. */
  async take(): Promise<void> {
    if (this.#free > 0) {
      this.#free--
      return
    }
    await new Promise<void>((resolve, reject) => {
      const admit = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(admit)
        reject(new Overloaded())
      }, this.#waitMs)
      this.#waiting.add(admit)
    })
  }

  leave(): void {
    const [next] = this.#waiting
    if (!next) {
      this.#free++
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
