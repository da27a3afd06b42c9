import { describe, expect, it } from 'vitest'
import { problemsOf, soundFiles } from './_files.ts'

const someone = soundFiles['leaders/someone.yaml'] as string
const president = soundFiles['offices/president.yaml'] as string
const somewhere = soundFiles['polities/somewhere.yaml'] as string
const party = (more: string) => `names: [{ en: A party }]\ndescription: A party.\nkind: PARTY\n${more}`

const leader = (from: string, to: string) => problemsOf({ 'leaders/someone.yaml': someone.replace(from, to) })

it('finds nothing wrong with sound files', async () => {
  expect(await problemsOf({})).toEqual([])
})

describe('a reference', () => {
  it('to nothing suggests what was meant', async () => {
    expect(await leader('office: president', 'office: presidnet')).toEqual([
      'leaders/someone.yaml:7: no entity "presidnet" in offices/ or polities/; did you mean "president"? Otherwise add its file',
    ])
  })

  it('to nothing like it says to add a file', async () => {
    expect(await leader('office: president', 'office: emperor-of-the-moon')).toEqual([
      'leaders/someone.yaml:7: no entity "emperor-of-the-moon" in offices/ or polities/; add its file',
    ])
  })

  it('to the wrong type of entity says where it must be', async () => {
    expect(await problemsOf({ 'offices/president.yaml': president.replace('of: somewhere', 'of: someone') })).toEqual([
      'offices/president.yaml:4: "someone" is in leaders/, and this must be in polities/ or organizations/; name another',
    ])
  })

  it('to a source that is not there', async () => {
    expect(await leader('some-data', 'some-date')).toEqual([
      'leaders/someone.yaml:5: no source "some-date" in sources/; did you mean "some-data"? Otherwise add its file',
    ])
  })

  it('never circles', async () => {
    const files = { 'organizations/a.yaml': party('parent: b\n'), 'organizations/b.yaml': party('parent: a\n') }
    expect(await problemsOf(files)).toEqual([
      'organizations/a.yaml:4: `parent` leads back to this file (a → b → a); break the circle',
      'organizations/b.yaml:4: `parent` leads back to this file (b → a → b); break the circle',
    ])
    expect(await problemsOf({ 'sources/some-data.yaml': 'type: dataset\ntitle: Some data\nderivedFrom: some-data\n' })).toEqual([
      'sources/some-data.yaml:3: `derivedFrom` leads back to this file (some-data → some-data); break the circle',
    ])
  })

  it('is by a slug that means one thing', async () => {
    expect(await problemsOf({ 'organizations/someone.yaml': party('') })).toEqual([
      'organizations/someone.yaml:1: slug "someone" is also in leaders/; slugs are unique across all types: rename one',
    ])
    expect(await problemsOf({ 'organizations/a.yaml': party('aliases: [someone]\n') })).toEqual([
      'organizations/a.yaml:4: "someone" already means someone; remove the alias',
    ])
  })
})

describe('a life', () => {
  it('ends every tenure', async () => {
    expect(await leader('1930/1940', '1930/1954')).toEqual([
      "leaders/someone.yaml:9: tenure runs past the holder's death (1953-03-05); end it by 1953-03-05, or mend the death",
    ])
    expect(await leader('1930/1940', '1930/..')).toEqual([])
  })

  it('begins before every tenure', async () => {
    expect(await leader('1930/1940', '1830/1940')).toEqual([
      "leaders/someone.yaml:9: tenure starts before the holder's birth (1900); start it after 1900-01-01, or mend the birth",
    ])
  })

  it('begins before it ends', async () => {
    expect((await leader('date: 1900', 'date: 1990')).join()).toContain('leaders/someone.yaml:5: dies before birth (1990); mend one date')
  })
})

describe('a claim', () => {
  it('does not cite general knowledge with a locator', async () => {
    expect(await leader('{ some-data: row-1 }', '{ general-knowledge: page 5 }')).toEqual([
      'leaders/someone.yaml:5: general-knowledge has no locator or quote; write `cite: recalled`, or cite the source in which "page 5" was read',
    ])
  })

  it('says why it is refuted', async () => {
    expect(await leader('date: 1900,', 'date: 1900, status: REFUTED,')).toEqual([
      'leaders/someone.yaml:4: a REFUTED claim needs `reasonForRank`; say why in a sentence',
    ])
  })

  it('is the only preferred one of its fact', async () => {
    const birth =
      'birth: { date: 1900, rank: PREFERRED, cite: recalled, alternatives: { other: { date: 1901, rank: PREFERRED, cite: recalled } } }'
    expect(await leader('birth: { date: 1900, cite: recalled }', birth)).toEqual([
      'leaders/someone.yaml:4: two PREFERRED claims of the fact Attribute/someone/BIRTH; keep one',
    ])
  })

  it('is another fact when it is never at the same time', async () => {
    expect(
      await problemsOf({
        'leaders/someone.yaml': `${someone}  president-1950: { office: president, during: 1950/1951, cite: recalled }\n`,
      }),
    ).toEqual([
      'leaders/someone.yaml:11: same fact as Tenure:someone/president-1930 but never at the same time; if they are two facts, give each its own `fact:` (first, second)',
    ])
  })

  it('counts in rising order', async () => {
    const war = (deaths: string) =>
      `names: [{ en: A war }]\ndescription: A war.\nkind: INTERSTATE\nduring: { during: 1930, cite: recalled }
participants:\n  - by: somewhere\n    deaths: { ${deaths}, definition: battle deaths }\n    cite: recalled\n`
    expect(await problemsOf({ 'wars/a-war.yaml': war('low: 5, best: 4, high: 9') })).toEqual([
      'wars/a-war.yaml:7: `deaths` must rise from low over best to high, not 5, 4, 9',
    ])
    expect(await problemsOf({ 'wars/a-war.yaml': war('low: 5, high: 9') })).toEqual([])
  })

  it('joins only ends its kind allows', async () => {
    const relationships = 'relationships:\n  parent: { kind: PARENT_OF, to: somewhere, cite: recalled }\n'
    expect(await problemsOf({ 'leaders/someone.yaml': someone + relationships })).toEqual([
      'leaders/someone.yaml:12: PARENT_OF joins only leaders; "somewhere" is in polities/: choose another kind',
    ])
  })
})

describe('an entity', () => {
  it('shares an exact id with no other', async () => {
    const cow = 'externalIds: { COW: 731 }\n'
    const files = { 'polities/elsewhere.yaml': somewhere + cow, 'polities/somewhere.yaml': somewhere + cow }
    expect(await problemsOf(files)).toEqual([
      'polities/somewhere.yaml:4: COW 731 is also the EXACT id of polities/elsewhere.yaml; only one thing can be the same: write { value: 731, match: CLOSE } or BROAD for the other',
    ])
    const close = 'externalIds: { COW: { value: 731, match: CLOSE } }\n'
    expect(await problemsOf({ ...files, 'polities/somewhere.yaml': somewhere + close })).toEqual([])
  })

  it('has the name that a romanization stands for', async () => {
    expect(await leader('- en: Someone', '- en: Someone\n  - { ko-Latn: Nugun-ga }')).toEqual([
      'leaders/someone.yaml:3: "Nugun-ga" is a romanization, and no name is in the script of ko; add `- ko: …` in Hang, or tag this one en',
    ])
    expect(await leader('- en: Someone', '- en: Someone\n  - { ko-Latn: Nugun-ga }\n  - ko: 누군가')).toEqual([])
  })

  it('has no more names than the API shows', async () => {
    const names = Array.from({ length: 61 }, (_, i) => `  - en: Name ${i}\n`).join('')
    expect(await leader('  - en: Someone\n', names)).toEqual([
      'leaders/someone.yaml:1: 61 names, and the API shows this list whole: keep the best 60',
    ])
  })
})
