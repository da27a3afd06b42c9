/** The claims a text is checked by, at hand by entity and by fact, with what follows from them about when an entity was there. */
import type { KnownClaim } from './knowledge.ts'
import type { Known } from './name-rules.ts'
import { type Content, contentOf } from './statements.ts'

const begins = ['BIRTH', 'INCEPTION', 'DURING', 'SIGNED']
const ends = ['DEATH', 'DISSOLUTION']

export class Facts {
  readonly entities: ReadonlyMap<number, Known>
  readonly #byEntity = new Map<number, KnownClaim[]>()
  readonly #byFact = new Map<string, KnownClaim[]>()
  readonly #contents = new Map<KnownClaim, Content>()

  constructor(entities: ReadonlyMap<number, Known>, claims: readonly KnownClaim[]) {
    this.entities = entities
    for (const claim of claims) {
      this.#byFact.set(claim.fact, [...(this.#byFact.get(claim.fact) ?? []), claim])
      for (const id of new Set([claim.subject, claim.object, claim.heldBy, ...claim.about])) {
        const list = id === undefined ? undefined : this.#byEntity.get(id)
        if (list) list.push(claim)
        else if (id !== undefined) this.#byEntity.set(id, [claim])
      }
      if (claim.what === 'STATEMENT') this.#contents.set(claim, contentOf(claim.value))
    }
  }

  of(entity: number): readonly KnownClaim[] {
    return this.#byEntity.get(entity) ?? []
  }
  /** Every claim about the same fact. */
  alternatives(claim: KnownClaim): readonly KnownClaim[] {
    return this.#byFact.get(claim.fact) ?? []
  }
  content(statement: KnownClaim): Content {
    return this.#contents.get(statement) as Content
  }
  name(entity: number | undefined): string {
    return this.entities.get(entity ?? -1)?.name ?? '?'
  }

  /** The first day the entity can have been there under any standing claim, with the claims; undefined when none says. */
  beginning(entity: number): { day: string; claims: KnownClaim[] } | undefined {
    const claims = this.of(entity).filter((c) => c.subject === entity && c.standing && c.startKnown && begins.includes(c.what))
    return claims.length === 0 ? undefined : { day: claims.map((c) => c.start[0]).sort()[0] as string, claims }
  }
  /** The last day, likewise. */
  ending(entity: number): { day: string; claims: KnownClaim[] } | undefined {
    const claims = this.of(entity).filter((c) => c.subject === entity && c.standing && c.startKnown && ends.includes(c.what))
    return claims.length === 0
      ? undefined
      : {
          day: claims
            .map((c) => c.end[1])
            .sort()
            .at(-1) as string,
          claims,
        }
  }

  /** A claim in words, with its date. */
  describe(claim: KnownClaim): string {
    const subject = this.name(claim.subject)
    const when = claim.startKnown || claim.endKnown ? ` (${this.when(claim)})` : ''
    const kind = claim.what.toLowerCase().replaceAll('_', ' ')
    const object = this.name(claim.object)
    switch (claim.kind) {
      case 'ATTRIBUTE':
        if (claim.what === 'STATEMENT') return `statement on ${subject}${when}: “${claim.value}”`
        return `${{ DURING: 'dates', SIGNED: 'signing' }[claim.what] ?? kind} of ${subject}${when}`
      case 'TENURE':
        return `${subject} ${this.entities.get(claim.object ?? -1)?.type === 'POLITY' ? 'leading' : 'as'} ${object}${when}`
      case 'RELATIONSHIP':
      case 'DERIVATION':
        return `${subject} ${kind} ${object}${when}`
      default:
        return `${subject} in ${object}${kind === '' || kind === 'primary' ? '' : ` as ${kind}`}${when}`
    }
  }

  when(claim: KnownClaim): string {
    const start = claim.startKnown ? written(claim.start) : ''
    const end = claim.endKnown ? written(claim.end) : claim.end[0] === '~' ? '..' : ''
    return start === end || (claim.kind === 'ATTRIBUTE' && end === '') ? start : `${start}/${end}`
  }
}

/** Two days as shortly as they allow: a day, a month, a year, or both. */
function written([from, to]: readonly [string, string]): string {
  if (from === to) return from
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31')) return from.slice(0, 4)
  if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01')) return from.slice(0, 7)
  return `${from}..${to}`
}
