/** A small made-up world that has a row in every table, for tests that load and change it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Dataset, readDataset } from '@annals/dataset'

export const world: Record<string, string> = {
  'sources/general-knowledge.yaml': 'type: personal_communication\ntitle: General knowledge\n',
  'sources/codings.yaml': `type: dataset
title: Codings
author: [{ family: Coder, given: A. }, { literal: An institute }]
derivedFrom: older-codings
`,
  'sources/older-codings.yaml': 'type: dataset\ntitle: Older codings\n',
  'polities/arcadia.yaml': `names: [{ en: Arcadia }, { en: Republic of Arcadia, kind: FULL }]
description: A state.
kind: STATE
externalIds: { COW: 999 }
inception: { date: 1900, cite: recalled }
systems: { cow: { scheme: COW, code: 999, during: 1905/.., cite: { codings: row-1 } } }
`,
  'polities/utopia.yaml': 'names: [{ en: Utopia }]\ndescription: Another state.\nkind: STATE\n',
  'regimes/first-republic.yaml': `names: [{ en: First Republic }]
description: A regime.
polity: arcadia
during: { during: 1900/1950-06, cite: recalled }
classifications: { gwf: { scheme: GWF, type: PARTY, cite: { codings: row-2 } } }
endMode: { mode: COUP, cite: { codings: row-2 } }
`,
  'organizations/the-party.yaml': `names: [{ en: The Party }]
description: A party.
kind: PARTY
polity: arcadia
dissolution: { date: 1950, cite: recalled }
`,
  'organizations/the-youth.yaml': 'names: [{ en: The Youth }]\ndescription: Its youth.\nkind: MOVEMENT\nparent: the-party\n',
  'offices/president-of-arcadia.yaml': `names: [{ en: President }]
description: Head of state.
kind: HEAD_OF_STATE
of: arcadia
established: { date: 1900-01-01, cite: recalled }
`,
  'offices/chair-of-the-party.yaml': 'names: [{ en: Chair }]\ndescription: Head of the party.\nkind: PARTY_LEADER\nof: the-party\n',
  'ideologies/arcadism.yaml': `names: [{ en: Arcadism }]
description: A teaching.
kind: IDEOLOGY
emergence: { date: 190X, cite: recalled }
`,
  'ideologies/new-arcadism.yaml': `names: [{ en: New Arcadism }]
description: A newer teaching.
kind: DOCTRINE
derivations: { from-arcadism: { from: arcadism, kind: BRANCH_OF, cite: recalled } }
`,
  'leaders/ada.yaml': `names:
  - en: Ada Árvai
  - { en: The Founder, kind: HONORIFIC, during: 1920/.., cite: { codings: row-3 } }
description: A president.
gender: FEMALE
externalIds: { WIKIDATA: Q1 }
aliases: [ada-arvai]
birth: { date: 1870-05, cite: recalled }
death: { date: 1940-03-05, cite: recalled, alternatives: { other: { date: 1940-04, status: DISPUTED, cite: { codings: row-4 } } } }
tenures:
  president-1900:
    office: president-of-arcadia
    during: 1900-01-01/..
    entry: REGULAR
    externalIds: { ARCHIGOS: ARC-1900 }
    cite: { codings: row-5 }
  chair-1900: { office: chair-of-the-party, during: 1900/, cite: recalled }
memberships: { the-party: { in: the-party, role: FOUNDER, cite: recalled } }
adherences: { arcadism: { ideology: arcadism, role: FOUNDER, cite: recalled } }
relationships: { bob: { kind: RECOMMENDED, to: bob, toward: the-party, cite: recalled } }
statements: { great: { text: She was great., heldBy: the-party, about: [arcadia, utopia], cite: recalled } }
`,
  'leaders/bob.yaml': `names: [{ en: Bob }]
description: A theorist who held no office.
tenures:
  never: { office: president-of-arcadia, during: 1930/1931, negated: true, cite: { codings: row-6 } }
`,
  'leaders/gaius.yaml': `names: [{ en: Gaius }]
description: From long ago.
birth: { date: -0099-07-12, cite: recalled }
death: { date: -0043-03-15, cite: recalled }
tenures: { leader: { polity: utopia, during: -0048/.., cite: recalled } }
`,
  'wars/the-war.yaml': `names: [{ en: The War }]
description: A war.
kind: INTERSTATE
during: { during: 1914-08-01/1918, cite: recalled }
issue: { issue: TERRITORY, cite: { codings: row-7 } }
intensity: { "1914": { during: 1914, level: WAR, cite: { codings: row-7 } } }
outcome: { text: Nobody won., cite: recalled }
participants:
  - by: arcadia
    side: Arcadia
    codedSides: { COW: 1, UCDP: A }
    initiator: true
    outcome: STALEMATE
    deaths: { low: 5, best: 7, high: 9, definition: battle deaths }
    cite: { codings: row-8 }
  - { by: utopia, side: Utopia, cite: recalled }
`,
  'events/the-battle.yaml': `names: [{ en: The Battle }]
description: A battle.
kind: BATTLE
partOf: the-war
during: { during: 1915-05, cite: recalled }
place: { place: A hill, cite: recalled }
participants: [{ by: arcadia, cite: recalled }]
`,
  'treaties/the-peace.yaml': `names: [{ en: The Peace }]
description: A treaty.
kind: PEACE
signed: { date: 1918-11-11, cite: recalled }
inForce: { during: 1918-11-11/.., cite: recalled }
participants: [{ by: arcadia, role: SIGNATORY, obligations: [NON_AGGRESSION, CONSULTATION], cite: recalled }]
`,
}

/** The world with files changed, added, or (undefined) left out, read as the curated dataset is. */
export async function worldWith(changes: Record<string, string | undefined> = {}): Promise<Dataset> {
  const root = await mkdtemp(join(tmpdir(), 'annals-world-'))
  try {
    for (const [file, content] of Object.entries({ ...world, ...changes })) {
      if (content === undefined) continue
      await mkdir(dirname(join(root, file)), { recursive: true })
      await writeFile(join(root, file), content)
    }
    return await readDataset(root)
  } finally {
    await rm(root, { recursive: true })
  }
}

/** The change of one file: `from`, which must stand there, becomes `to`. */
export function edited(file: string, from: string, to: string): Record<string, string> {
  const text = world[file]
  if (!text?.includes(from)) throw new Error(`${file} does not hold "${from}"`)
  return { [file]: text.replace(from, to) }
}
