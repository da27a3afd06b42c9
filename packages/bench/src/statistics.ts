import type { Sample, Series } from './measure.ts'
import type { PeerName } from './queries/query.ts'

/** A figure over the rounds. */
export interface Spread {
  median: number
  min: number
  max: number
}
export type Figure = keyof Sample

export function spread(values: readonly number[]): Spread | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const [min, max] = [sorted[0], sorted.at(-1)]
  if (min === undefined || max === undefined) return undefined
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
  return { median, min, max }
}

export const figure = ({ samples }: Series, what: Figure): Spread | undefined =>
  spread(samples.map((s) => s[what]).filter((value) => value !== null))

/** The ratio to another peer, round by round: neighbours in time are compared, so that a slow minute of the machine falls out. */
export function ratio(series: Series, base: Series | undefined, what: Figure): Spread | undefined {
  if (!base) return undefined
  const each = series.samples.map((sample, round) => {
    const [mine, theirs] = [sample[what], base.samples[round]?.[what]]
    return typeof mine === 'number' && theirs ? mine / theirs : undefined
  })
  return spread(each.filter((value) => value !== undefined))
}

export const seriesOf = (all: readonly Series[], like: Series, peer: PeerName): Series | undefined =>
  all.find((s) => s.query === like.query && s.peer.name === peer && s.peer.database === like.peer.database)
