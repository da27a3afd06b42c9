/** Which claims the made-up world has, in proportion to its leaders. */
import type { Blocks, Counts } from './synthetic.ts'

/** A block of claims: ends and the subtype's values are SQL over `i`, the span begins on a day and lasts some days. */
export interface ClaimBlock {
  kind: string
  key: string
  size: number
  subject: [id: string, type: string]
  object?: [id: string, type: string]
  start?: string
  last?: string
  columns: string
  values: string
  /** Second claims about the facts of another block. */
  alternativeTo?: string
}

export function claimBlocks(n: Counts, at: Blocks): ClaimBlock[] {
  const one = (block: number, salt: number, size: number) => `${block} + pg_temp.h(i, ${salt}, ${size})`
  // Every tenth leader never held office.
  const holder = `${at.leader} + case (i % ${n.leaders}) % 10 when 9 then i % ${n.leaders} - 1 else i % ${n.leaders} end`
  const birth = `date '1850-01-01' + pg_temp.h(i, 1, 40000)`
  const each: [string, string] = [`${at.leader} + i`, 'LEADER']
  const office: [string, string] = [one(at.office, 101, n.offices), 'OFFICE']
  const tenure = {
    kind: 'TENURE',
    subject: [holder, 'LEADER'] as [string, string],
    columns: 'holding, acting',
    values: `'DE_JURE', i % 20 = 0`,
  }
  const war: [string, string] = [`${at.war} + i / 4`, 'WAR']
  const side = `case i % 2 when 0 then 'One' else 'Other' end`
  return [
    { ...tenure, key: 'office', size: n.leaders, object: office },
    {
      ...tenure,
      key: 'office-otherwise',
      alternativeTo: 'office',
      size: n.leaders / 20,
      object: office,
      start: `date '1900-06-01' + pg_temp.h(i, 5, 40000)`,
    },
    { ...tenure, key: 'rule', size: n.leaders / 2, object: [one(at.polity, 102, n.polities), 'POLITY'] },
    {
      kind: 'ADHERENCE',
      key: 'ideas',
      size: n.leaders,
      subject: each,
      object: [one(at.ideology, 103, n.ideologies), 'IDEOLOGY'],
      columns: 'role',
      values: `'ADHERENT'`,
    },
    {
      kind: 'RELATIONSHIP',
      key: 'ties',
      size: n.leaders,
      subject: each,
      object: [`${at.leader} + (i + 1 + pg_temp.h(i, 104, ${n.leaders - 1})) % ${n.leaders}`, 'LEADER'],
      columns: 'relationship_kind',
      values: `(array['ALLY_OF', 'RIVAL_OF', 'PATRON_OF', 'INFLUENCED'])[1 + i % 4]`,
    },
    {
      kind: 'PARTICIPATION',
      key: 'fought',
      size: n.wars * 4,
      subject: [one(at.polity, 105, n.polities), 'POLITY'],
      object: war,
      columns: 'role, side, initiator',
      values: `'PRIMARY', ${side}, i % 4 = 0`,
    },
    {
      kind: 'PARTICIPATION',
      key: 'led',
      size: n.wars * 4,
      subject: [one(at.leader, 106, n.leaders), 'LEADER'],
      object: war,
      columns: 'role, side',
      values: `'COMMAND', ${side}`,
    },
    {
      kind: 'ATTRIBUTE',
      key: 'birth',
      size: n.leaders,
      subject: each,
      start: birth,
      last: '0',
      columns: 'predicate, value',
      values: `'BIRTH', (${birth})::text`,
    },
  ]
}
