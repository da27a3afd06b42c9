/** Reading long texts takes a second of this process each; other requests run in between. */
import { GraphQLError } from 'graphql'
import { errorCodes } from '../errors.ts'
import { turn } from '../turn.ts'

/** How long one text is read before others run, in milliseconds. */
const stretch = 5
/** The most texts that are read at once. */
const most = 50

let reading = 0

export class Pace {
  #since = performance.now()

  async pause(): Promise<void> {
    if (performance.now() - this.#since < stretch) return
    await turn()
    this.#since = performance.now()
  }
}

/** Reads a text at a pace. Throws OVERLOADED when too many are being read. */
export async function paced<T>(read: (pace: Pace) => Promise<T>): Promise<T> {
  if (reading >= most)
    throw new GraphQLError('Too many texts are being checked; try again in a moment.', {
      extensions: { code: errorCodes.OVERLOADED, http: { status: 503, headers: { 'retry-after': '1' } } },
    })
  reading++
  try {
    return await read(new Pace())
  } finally {
    reading--
  }
}
