import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../_files.ts'
import { checkDataset, readDataset } from '../dataset.ts'
import type { Comparison } from './comparison.ts'
import { coveragePage } from './coverage.ts'
import { compareAll, report, writeCitations } from './index.ts'

const archigos = 'obsid,leadid,ccode,idacr,leader,startdate,enddate,entry,exit,exitcode,posttenurefate,yrborn,yrdied,borndate,deathdate\n'
const inter = `WarNum,WarName,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2 ,EndYear2,Initiator,Outcome,BatDeath`
const extra = `WarNum,WarName,ccode1,SideA,ccode2,SideB,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,StartYear2,Outcome,BatDeath,NonStateDeaths`
const intra = 'WarNum,WarName,CcodeA,SideA,CcodeB,SideB,StartMo1,StartDy1,StartYr1,EndMo1,EndDy1,EndYr1,Outcome,Deaths A,Deaths B'
const ucdp = '"conflict_id","location","year","intensity_level","gwno_a","gwno_a_2nd","gwno_b","gwno_b_2nd"\n'
const atop = 'atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense,offense,neutral,nonagg,consul\n'
const gwf = 'cowcode,gwf_country,gwf_casename,gwf_startdate,gwf_enddate,gwf_regimetype\n'

/** Files in the publishers' formats, made up, with their quirks. */
const reference: Record<string, string | Buffer> = {
  'Archigos_4.1.csv': `${archigos}SOM-1930,person-1,999,SOM,Someone,1930-01-02,1940-03-04,Regular,Natural Death,Regular,OK,1900,-999,NA,NA
SOM-1940,person-2,999,SOM,Other,1940-03-04,2015-12-31,Irregular,Still in Office,Still in Office,Leader Still in Office,-999,-777,NA,NA\n`,
  // Bare CR, a trailing blank in a header, -8 in a name, a state twice, two spells a row, a `?` for an end day.
  'Inter-StateWarData_v4.0.csv': [
    inter,
    '7,A War,998,Somewhere,1,1,2,1930,2,?,1930,3,5,1930,4,6,1930,1,1,-9',
    '7,A War,998,Somewhere,2,6,1,1931,7,1,1931,-8,-8,-8,-8,-8,-8,2,2,30',
  ].join('\r'),
  'Extra-StateWarData_v4.0.csv': Buffer.from(
    [extra, '8.5,Café War,998,Somewhere,-8,-8,-9,-9,1935,-7,-7,-7,-8,5,10,-8'].join('\r'),
    'latin1',
  ),
  'INTRA-STATE_State_participants_v5.1_CSV.csv': `${intra}\r\n9,Rising,-8,-8,998,Somewhere,5,-9,1936,6,3,1936,1,-8,20\r\n`,
  'ucdp-prio-acd-221.csv': `${ucdp}"5","Somewhere","1950","2","998,  999","","1",""\n`,
  'regime_list.csv': `${gwf}998,Somewhere,Somewhere123,1/2/1930,12/31/2020,party-based\n998,Somewhere,Somewhere9,7/4/1925,1/2/1930,military\n`,
  'atop-member-level.csv': `${atop}3,998,1930,5,0,0,0,0,1,0,0,0,1\n`,
}
const data = {
  'sources/archigos-4-1.yaml': 'type: dataset\ntitle: Archigos\n',
  'sources/cow-interstate-4-0.yaml': 'type: dataset\ntitle: COW\n',
  'sources/reign-2021-3.yaml': 'type: dataset\ntitle: REIGN\n',
  'polities/somewhere.yaml': 'names: [{ en: Somewhere }]\ndescription: A state.\nkind: STATE\nexternalIds: { COW: 998, GW: 999 }\n',
  'leaders/someone.yaml': `names: [{ en: Someone }]
description: A person.
externalIds: { ARCHIGOS: person-1 }
birth: { date: 1900, cite: recalled }
tenures:
  leader-1930: { polity: somewhere, during: 1930-01-02/1940-03-04, entry: REGULAR, cite: recalled }
`,
  'leaders/other.yaml': `names: [{ en: Other }]
description: A person.
tenures:
  leader-1940:
    polity: somewhere
    during: 1940-04-01/..
    cite: { archigos-4-1: SOM-1940 }
`,
  'wars/a-war.yaml': `names: [{ en: A War }]
description: A war.
kind: INTERSTATE
externalIds: { COW_WAR: [7, "8.5", 9], UCDP: 5 }
during: { during: 1930/1950, cite: recalled }
intensity: { "1950": { during: 1950, level: MINOR, cite: recalled } }
participants:
  - { by: somewhere, during: 1930-01-02/1930-04-06, initiator: true, outcome: WINNER, cite: { cow-interstate-4-0: "7" } }
  - { by: somewhere, key: a-war-1931, fact: second, during: 1931-06-01/1931-07-01, deaths: { best: 40, definition: COW }, cite: { cow-interstate-4-0: 7/998 } }
`,
  'regimes/regime.yaml': `names: [{ en: Regime }]
description: A regime.
polity: somewhere
during: { during: 1930/.., cite: recalled }
classifications: { gwf: { scheme: GWF, type: PARTY, during: 1930-01-02/.., cite: { reign-2021-3: Somewhere123 } } }
`,
  'treaties/pact.yaml': `names: [{ en: Pact }]
description: A pact.
kind: ALLIANCE
externalIds: { ATOP: 3 }
participants: [{ by: somewhere, during: 1930-05/.., obligations: [CONSULTATION, DEFENSE], cite: recalled }]
`,
}

async function compared<T>(use: (found: Map<string, Comparison>, root: string, folder: string) => T | Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'annals-reference-'))
  try {
    for (const [file, content] of Object.entries(reference)) await writeFile(join(folder, file), content)
    return await withFolder(data, async (root) => {
      const dataset = await readDataset(root)
      expect(checkDataset(dataset)).toEqual([])
      return use(new Map((await compareAll(dataset, folder)).map((c) => [c.dataset, c])), root, folder)
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}
const numbers = (c: Comparison | undefined) => c && [c.rows, c.matched, c.agreeing, c.differing.length, c.missingHere.length]

describe('the comparison with reference datasets', () => {
  it('tells agreement, difference and absence apart', async () => {
    await compared((found) => {
      expect(numbers(found.get('Archigos, tenures'))).toEqual([2, 2, 1, 1, 0])
      expect(found.get('Archigos, tenures')?.differing).toMatchObject([
        { at: { file: 'leaders/other.yaml', line: 4 }, field: 'start', ours: '1940-04-01', theirs: '1940-03-04' },
      ])
      expect(numbers(found.get('UCDP, intensity by year'))).toEqual([1, 1, 0, 1, 0])
      expect(numbers(found.get('GWF regimes, by REIGN'))).toEqual([2, 1, 1, 0, 1])
      expect(numbers(found.get('ATOP, members'))).toEqual([1, 1, 1, 0, 0])
    })
  })

  it('reads two spells of a row, a state that stands twice, blank days, decimal numbers and codes for nothing', async () => {
    await compared((found) => {
      const wars = found.get('COW inter-state wars')
      expect(numbers(wars)).toEqual([3, 3, 2, 1, 0])
      expect(wars?.differing).toMatchObject([{ field: 'deaths', ours: '40', theirs: '30' }])
      expect(found.get('COW extra-state wars')?.missingHere).toEqual([expect.stringContaining('8.5/998 Café War, Somewhere')])
      expect(found.get('COW intra-state wars')?.missingHere).toEqual([
        expect.stringContaining('start 1936-05-01..1936-05-31, end 1936-06-03'),
      ])
    })
  })

  it('prints a line a dataset, and with verbose each difference with its file and line', async () => {
    await compared((found) => {
      const all = [...found.values()]
      expect(report(all, false)).toHaveLength(all.length)
      expect(report(all, true)).toContain('  leaders/other.yaml:4: start 1940-04-01, but 1940-03-04 in SOM-1940 Other')
    })
  })

  it('writes the row onto claims that say no more than it does', async () => {
    await compared(async (found, root, folder) => {
      expect(await writeCitations(root, [...found.values()])).toBe(4)
      const someone = await readFile(join(root, 'leaders/someone.yaml'), 'utf8')
      expect(someone).toContain('birth: { date: 1900, cite: { archigos-4-1: "SOM-1930" } }')
      expect(someone).toContain('entry: REGULAR, externalIds: { ARCHIGOS: SOM-1930 }, cite: { archigos-4-1: "SOM-1930" } }')
      expect(await readFile(join(root, 'wars/a-war.yaml'), 'utf8')).toContain('outcome: WINNER, cite: { cow-interstate-4-0: "7/998" }')
      expect(await readFile(join(root, 'treaties/pact.yaml'), 'utf8')).toContain('cite: { atop: "3/998" }')
      const again = await compareAll(await readDataset(root), folder)
      expect(again.flatMap((c) => c.citable)).toEqual([])
    })
  })
})

describe('the page of coverage', () => {
  it('gives the share of days with a leader, 0 where none is known and a dot where there is no state', async () => {
    const polity = `names: [{ en: Somewhere }]\ndescription: A state.\nkind: STATE\ninception: { date: 1930-01-01, cite: recalled }
systems: { gw: { scheme: GW, code: 997, during: 1940/1949, negated: true, cite: recalled } }\n`
    await withFolder({ ...data, 'polities/somewhere.yaml': polity }, async (root) => {
      const page = coveragePage(await readDataset(root))
      expect(page).toContain('| somewhere | · | · | · | 99 | 99 | 100 | 100 | 100 | 100 | 100 |')
    })
  })
})
