/** What a sentence names at a time at which, by the data, it was not there. */
import { contact } from './cues.ts'
import type { Facts } from './facts.ts'
import { at, type Issue, type Named, type Reading } from './issues.ts'
import type { KnownClaim } from './knowledge.ts'

const acts =
  /^\s*(?:(?!was|were|is|been|being)\p{L}+ ){0,2}?(?:met|signed|ordered|visited|launched|invaded|declared|announced|told|recognized|recognised|prepared|wrote|spoke|said|led|ruled|commanded|arrested|executed|agreed|decided|founded)(?!\p{L})/u
const elsewhen =
  /(?<!\p{L})(?:later|future|predecessors?|forerunners?|precursors?|eventual|would become|posthumous(?:ly)?|legacy|anniversary|successors?)(?!\p{L})/iu

/** What is named at a time at which it was not there. `bearing` are claims that say what the sentence says. */
export function anachronisms(reading: Reading, bearing: readonly KnownClaim[], facts: Facts): Issue[] {
  const { sentence, named, dates } = reading
  const issues: Issue[] = []
  const told = new Set<number>()
  const tell = ({ entity, start, end }: Named, explanation: string, claims: KnownClaim[]) => {
    if (told.has(entity.id)) return
    told.add(entity.id)
    issues.push({ kind: 'ANACHRONISM', ...at(reading, start, end), explanation, claims })
  }
  const sure = dates.filter((d) => !d.yearless)
  for (const one of named) {
    const { id, type, name } = one.entity
    if (type === 'POLITY' || type === 'IDEOLOGY') continue
    const began = facts.beginning(id)
    const ended = facts.ending(id)
    if (sure.length > 0 && !elsewhen.test(sentence.text)) {
      if (began && sure.every((d) => (d.latest as string) < began.day))
        tell(
          one,
          `By the data ${name} ${type === 'LEADER' ? 'was not born' : 'was not there'} before ${began.day}; the sentence is dated ${sure[0]?.text}.`,
          began.claims,
        )
      else if (ended && sure.every((d) => (d.earliest as string) > ended.day) && acts.test(sentence.text.slice(one.end)))
        tell(
          one,
          `By the data ${name} ${type === 'LEADER' ? 'was dead' : 'was no more'} after ${ended.day}; the sentence is dated ${sure[0]?.text}.`,
          ended.claims,
        )
    }
    for (const claim of bearing) {
      const concerned = claim.subject === id || claim.object === id || claim.about.includes(id)
      if (!concerned) continue
      if (began && type !== 'LEADER' && claim.startKnown && claim.end[1] < began.day && !began.claims.includes(claim))
        tell(one, `By the data ${name} was not there before ${began.day}; what the sentence tells is dated ${facts.when(claim)}.`, [
          claim,
          ...began.claims,
        ])
      else if (claim.subject === id && !claim.standing && /anachronism/i.test(claim.reason ?? ''))
        tell(one, claim.reason as string, [claim])
    }
  }
  for (const [a, b, cue] of contacts(reading)) {
    const [older, younger] = (facts.beginning(a.entity.id)?.day ?? '~') < (facts.beginning(b.entity.id)?.day ?? '~') ? [a, b] : [b, a]
    const died = facts.ending(older.entity.id)
    const born = facts.beginning(younger.entity.id)
    if (!died || !born || died.day === '~') continue
    const age = Number(died.day.slice(0, 4)) - Number(born.day.slice(0, 4))
    if (age < 16)
      tell(
        younger,
        `No “${cue}” between them: ${older.entity.name} died in ${died.day.slice(0, 4)}, when ${younger.entity.name} was ${age < 0 ? 'not yet born' : `${age} at most`}.`,
        [...died.claims, ...born.claims],
      )
  }
  return issues
}

/** Pairs of persons whom the sentence joins by a word of dealing with each other: "A's relationship with B and C". */
function* contacts({ sentence, named }: Reading): Generator<[Named, Named, string]> {
  const persons = named.filter((n) => n.entity.type === 'LEADER')
  if (persons.length < 2) return
  for (const m of sentence.text.matchAll(contact)) {
    const end = m.index + m[0].length
    const before = persons.filter((p) => p.end <= m.index && m.index - p.end <= 25).at(-1)
    const after: Named[] = []
    let reach = end
    for (const p of persons)
      if (p.start >= reach && /^[\s,]*(?:(?:and|or|with|between|both|of|to)[\s,]*){0,2}$/i.test(sentence.text.slice(reach, p.start))) {
        after.push(p)
        reach = p.end
      }
    for (const p of after) if (before && before.entity.id !== p.entity.id) yield [before, p, m[0]]
    if (/^\s*between/i.test(sentence.text.slice(end)) && after[0] && after[1]) yield [after[0], after[1], m[0]]
  }
}
