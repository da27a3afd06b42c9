import { entryModes, exitDetails, exitModes, fates, holdings } from '@annals/db'
import { sql } from 'kysely'
import { builder, codeEnum } from '../builder.ts'
import { claimConnection } from '../claim/list.ts'
import { Claim } from '../claim/refs.ts'
import { type ClaimRow, claims } from '../claim/source.ts'
import { entities } from '../entity/source.ts'
import { Leader } from '../leader/ref.ts'
import { Node } from '../node/node.ts'
import { Office } from '../office/ref.ts'
import { Polity } from '../polity/ref.ts'

export const EntryMode = codeEnum('EntryMode', 'How a tenure began (Archigos entry).', entryModes)
export const ExitMode = codeEnum('ExitMode', 'How a tenure ended (Archigos exit).', exitModes)
const ExitDetail = codeEnum('ExitDetail', 'How a tenure ended, finely (Archigos exitcode).', exitDetails)
const Fate = codeEnum('Fate', "The holder's fate in the year after (Archigos post-tenure fate).", fates)
export const Holding = codeEnum('Holding', 'Whether a post is held by rule or in effect.', holdings)

export const Tenure = builder.objectRef<ClaimRow>('Tenure')
export const TenureConnection = claimConnection('Tenure', Tenure)

/** The polity led, or that the office (or its organization) belongs to. */
export const polityOf = (c: ClaimRow) =>
  sql<number>`case when ${c.objectType} = 'POLITY' then ${c.objectId} else (select case of_type when 'POLITY' then of_id else (select polity_id from organization where id = of_id) end from office where office.id = ${c.objectId}) end`

/** Another standing tenure of the same office, or of the same polity for effective leadership. */
const sameOffice = (other: ClaimRow, c: ClaimRow) =>
  sql<boolean>`${other.objectId} = ${c.objectId} and ${other.kind} = 'TENURE' and ${other.factRank} = 1 and not ${other.negated} and ${other.fact} <> ${c.fact}`

builder.objectType(Tenure, {
  description: 'A leader holds an office (`office`), or leads a polity in effect (`office` null, Archigos).',
  interfaces: [Node, Claim],
  fields: (t) => ({
    leader: t.one({ type: Leader, source: entities, nullable: false, where: (e, c) => sql`${e.id} = ${c.subjectId}`, description: 'Who.' }),
    office: t.one({
      type: Office,
      source: entities,
      where: (e, c) => sql`${e.id} = ${c.objectId} and ${e.type} = 'OFFICE'`,
      description: 'The office; null for effective leadership of a polity.',
    }),
    polity: t.one({
      type: Polity,
      source: entities,
      where: (e, c) => sql`${e.id} = ${polityOf(c)}`,
      description: 'The polity led, or that the office (or its organization) belongs to; null for an office of an international body.',
    }),
    entryMode: t.sql({
      type: EntryMode,
      nullable: true,
      sql: (c) => c.tenure.entryMode,
      description: 'How it began; null when not coded, as for most formal offices.',
    }),
    exitMode: t.sql({ type: ExitMode, nullable: true, sql: (c) => c.tenure.exitMode, description: 'How it ended; null when not coded.' }),
    exitDetail: t.sql({
      type: ExitDetail,
      nullable: true,
      sql: (c) => c.tenure.exitDetail,
      description: 'How it ended, finely; null when not coded.',
    }),
    fate: t.sql({
      type: Fate,
      nullable: true,
      sql: (c) => c.tenure.fate,
      description: 'What became of the holder within a year; null when not coded.',
    }),
    holding: t.sql({ type: Holding, sql: (c) => c.tenure.holding, description: 'By rule or in effect.' }),
    acting: t.sql({ type: 'Boolean', sql: (c) => c.tenure.acting, description: 'Whether only acting.' }),
    predecessor: t.one({
      type: Tenure,
      source: claims,
      where: (p, c) => sql`${sameOffice(p, c)} and (${p.startEarliest}, ${p.globalId}) < (${c.startEarliest}, ${c.globalId})`,
      order: [
        { sql: (p) => p.startEarliest, type: 'date', descending: true },
        { sql: (p) => p.globalId, type: 'text', descending: true },
      ],
      description: 'The tenure of the same office (or polity) that began last before this one; derived, null for the first.',
    }),
    successor: t.one({
      type: Tenure,
      source: claims,
      where: (s, c) => sql`${sameOffice(s, c)} and (${s.startEarliest}, ${s.globalId}) > (${c.startEarliest}, ${c.globalId})`,
      order: [
        { sql: (s) => s.startEarliest, type: 'date' },
        { sql: (s) => s.globalId, type: 'text' },
      ],
      description: 'The tenure of the same office (or polity) that began first after this one; derived, null for the last.',
    }),
  }),
})
