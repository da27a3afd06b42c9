/**
 * The shape of the YAML files, one schema an entity type. JSON Schemas for editors are printed from here
 * (`npm run generate`), and every file is parsed with it before any rule that looks across files.
 */
import {
  adherenceRoles,
  bases,
  type Code,
  confidences,
  derivationKinds,
  entryModes,
  eventKinds,
  exitDetails,
  exitModes,
  fates,
  genders,
  holdings,
  ideologyKinds,
  idMatches,
  idSchemes,
  intensities,
  membershipRoles,
  nameKinds,
  obligations,
  officeKinds,
  organizationKinds,
  participationRoles,
  polityKinds,
  ranks,
  regimeEndModes,
  regimeTypes,
  relationshipKinds,
  sourceTypes,
  stances,
  statuses,
  treatyKinds,
  warIssues,
  warKinds,
  warOutcomes,
} from '@annals/db'
import { z } from 'zod'

const code = <L extends Record<string, string>>(list: L) =>
  z.enum(Object.keys(list) as [Code<L>, ...Code<L>[]]).meta({ enumDescriptions: Object.values(list) })

export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
const slug = z.string().regex(slugPattern, 'a slug: lower-case letters, digits and single hyphens')
const keyName = z.string().regex(slugPattern, 'a claim key: lower-case letters, digits and single hyphens')
const text = z.string().trim().min(1)
/** EDTF; a bare year may be written without quotes. */
const edtf = z.union([z.string(), z.number().int()]).transform(String)

const citation = z.strictObject({
  locator: text.optional().describe('Where in the source: a row id, an article, a headword, an address. Only what was seen.'),
  quote: text.optional().describe('The words of the source, short.'),
  stance: code(stances).default('SUPPORTS'),
})
export const recalled = 'recalled'
const cite = z
  .union([
    z.literal(recalled).describe('General knowledge, nothing was looked up.'),
    z
      .record(slug, z.union([text, z.number().int().transform(String), z.literal(true), citation]))
      .describe(
        'Source slug → locator, true (the source as a whole) or {locator, quote, stance}. Written only when the source was read for this fact.',
      ),
  ])
  .refine((c) => c === recalled || Object.keys(c).length > 0, 'at least one source')
const statement = {
  rank: code(ranks).default('NORMAL'),
  status: code(statuses).default('ACCEPTED'),
  confidence: code(confidences).optional().describe('Default: CERTAIN when looked up, LIKELY when only recalled.'),
  basis: code(bases).optional().describe('Default: DATASET_CODING when only datasets are cited, SCHOLARLY_CONSENSUS otherwise.'),
  reasonForRank: text.optional().describe('Why this claim is preferred, deprecated, disputed or refuted.'),
  note: text.optional(),
  negated: z.boolean().default(false).describe('The source says that this is NOT so.'),
  heldBy: slug.optional().describe('Whose view it is; absent for a plain statement.'),
  fact: keyName.optional().describe('Tells apart two facts with the same ends: the first premiership, the second.'),
  externalIds: z.partialRecord(code(idSchemes), z.union([text, z.number().int().transform(String)])).optional(),
  cite,
}

/** Every field optional and without its default, which an alternative would take instead of the value it inherits. */
function withoutDefaults<S extends z.ZodRawShape>(own: S): { [K in keyof S]: z.ZodOptional<S[K]> } {
  const bare = Object.entries(own).map(([name, field]) => [name, z.optional(field instanceof z.ZodDefault ? field.unwrap() : field)])
  return Object.fromEntries(bare) as { [K in keyof S]: z.ZodOptional<S[K]> }
}

/** A claim of the given own fields, with any number of alternatives about the same fact, which inherit what they do not state. */
function claim<S extends z.ZodRawShape>(own: S) {
  const single = z.strictObject({ ...statement, ...own })
  const alternative = z.strictObject({ ...statement, ...withoutDefaults(own) })
  return z.strictObject({
    ...single.shape,
    alternatives: z
      .record(keyName, alternative)
      .optional()
      .describe('Other claims about the same fact; each inherits the fields it does not state and cites its own sources.'),
  })
}
const claims = <S extends z.ZodRawShape>(own: S) => z.record(keyName, claim(own)).optional()

const during = { during: edtf.optional().describe('EDTF interval `start/end` (`..` still holds, blank unknown) or a single date.') }
/** PostgreSQL's int. */
const amount = z.number().int().nonnegative().max(2_147_483_647).optional()
const quantity = z.strictObject({
  low: amount,
  best: amount,
  high: amount,
  unit: text.default('persons'),
  definition: text.describe('What the source counts.'),
})

const dated = claim({ date: edtf })
const spanned = claim({ during: edtf })
const place = claim({ place: text })
const participation = {
  ...during,
  side: text.optional().describe("Annals' label of the side, the same word for all on it."),
  codedSides: z.partialRecord(z.enum(['COW', 'UCDP']), z.union([text, z.number().int().transform(String)])).optional(),
  role: code(participationRoles).default('PRIMARY'),
  initiator: z.boolean().optional().describe('COW: did it start the war? Absent: not coded.'),
  outcome: code(warOutcomes).optional(),
  deaths: quantity.optional(),
  troops: quantity.optional(),
  obligations: z.array(code(obligations)).optional().describe('Of a treaty: what this party undertakes.'),
}
const outgoing = {
  relationships: claims({ ...during, kind: code(relationshipKinds), to: slug, toward: slug.optional(), aspect: text.optional() }),
  participations: claims({ ...participation, in: slug }),
}
const memberships = claims({ ...during, in: slug, role: code(membershipRoles).default('MEMBER'), title: text.optional() })
const adherences = claims({ ...during, ideology: slug, role: code(adherenceRoles).default('ADHERENT') })
const statements = claims({ ...during, text, about: z.array(slug).optional().describe('Other entities it concerns.') })
/** Written with the war, event or treaty: who took part. The claim belongs to the actor; `key` defaults to this file's slug. */
const participants = z.array(claim({ ...participation, by: slug, key: keyName.optional() })).optional()

const nameFields = {
  kind: code(nameKinds).optional().describe('Default: ROMANIZATION for Latin text of a language with another script, else COMMON.'),
  during: edtf.optional(),
  cite: cite.optional().describe('Default: recalled.'),
}
/** One language tag (BCP 47) and its text, with optional kind, during and cite. */
const name = z
  .object(nameFields)
  .catchall(text)
  .superRefine((value, context) => {
    const tags = Object.keys(value).filter((k) => !(k in nameFields))
    if (tags.length !== 1 || !/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(tags[0] ?? ''))
      context.addIssue({
        code: 'custom',
        message: 'a name is one language tag and its text (`- ko: 김일성`), with optional kind, during and cite',
      })
  })
const externalId = z.union([
  text,
  z.number().int().transform(String),
  z.strictObject({ value: z.union([text, z.number().int().transform(String)]), match: code(idMatches) }),
])

const entity = {
  names: z.array(name).min(1).describe('The first is the display name.'),
  description: text.describe('One or two plain sentences, in our own words.'),
  externalIds: z
    .partialRecord(code(idSchemes), z.union([externalId, z.array(externalId)]))
    .optional()
    .describe('Only ids that were seen.'),
  aliases: z.array(slug).optional().describe('Slugs this entity had before.'),
  statements,
}

export const formats = {
  LEADER: z.strictObject({
    ...entity,
    gender: code(genders).optional(),
    birth: dated.optional(),
    death: dated.optional(),
    birthPlace: place.optional(),
    deathPlace: place.optional(),
    tenures: claims({
      ...during,
      office: slug.optional().describe('The office; or `polity` for effective leadership of it.'),
      polity: slug.optional(),
      entry: code(entryModes).optional(),
      exit: code(exitModes).optional(),
      exitDetail: code(exitDetails).optional(),
      fate: code(fates).optional(),
      holding: code(holdings).optional().describe('Default: DE_JURE for an office, DE_FACTO for effective leadership.'),
      acting: z.boolean().default(false),
    }),
    memberships,
    adherences,
    ...outgoing,
  }),
  POLITY: z.strictObject({
    ...entity,
    kind: code(polityKinds),
    inception: dated.optional(),
    dissolution: dated.optional(),
    systems: claims({ ...during, scheme: z.enum(['COW', 'GW']), code: z.number().int() }),
    ...outgoing,
  }),
  REGIME: z.strictObject({
    ...entity,
    polity: slug,
    during: spanned,
    classifications: claims({
      ...during,
      scheme: z.enum(['GWF', 'REIGN', 'VDEM_ROW', 'ANNALS']),
      type: z.union([code(regimeTypes), text]),
    }),
    endMode: claim({ mode: code(regimeEndModes), scheme: z.enum(['GWF', 'ANNALS']).default('GWF') }).optional(),
    adherences,
  }),
  ORGANIZATION: z.strictObject({
    ...entity,
    kind: code(organizationKinds),
    polity: slug.optional(),
    parent: slug.optional(),
    inception: dated.optional(),
    dissolution: dated.optional(),
    memberships,
    adherences,
    ...outgoing,
  }),
  OFFICE: z.strictObject({
    ...entity,
    kind: code(officeKinds),
    of: slug.describe('The polity or organization it belongs to.'),
    established: dated.optional(),
    abolished: dated.optional(),
  }),
  IDEOLOGY: z.strictObject({
    ...entity,
    kind: code(ideologyKinds),
    emergence: dated.optional(),
    derivations: claims({ ...during, from: slug, kind: code(derivationKinds) }),
  }),
  WAR: z.strictObject({
    ...entity,
    kind: code(warKinds),
    parent: slug.optional(),
    during: spanned,
    issue: claim({ issue: code(warIssues) }).optional(),
    intensity: claims({ during: edtf, level: code(intensities), scheme: z.enum(['UCDP']).default('UCDP') }),
    outcome: claim({ text }).optional(),
    participants,
  }),
  EVENT: z.strictObject({
    ...entity,
    kind: code(eventKinds),
    partOf: slug.optional().describe('The war or event it is part of.'),
    during: spanned,
    place: place.optional(),
    participants,
  }),
  TREATY: z.strictObject({
    ...entity,
    kind: code(treatyKinds),
    signed: dated.optional(),
    inForce: spanned.optional(),
    participants,
  }),
} as const

/** A source's bibliographic record, in CSL-JSON field names. */
export const sourceFormat = z.strictObject({
  type: code(sourceTypes),
  title: text,
  author: z.array(z.strictObject({ family: text, given: text.optional() }).or(z.strictObject({ literal: text }))).optional(),
  issued: edtf.optional(),
  version: text.optional(),
  publisher: text.optional(),
  'container-title': text.optional(),
  URL: z.url().optional(),
  DOI: text.optional(),
  license: text.optional().describe('Terms as the source states them.'),
  derivedFrom: slug.optional().describe('The source it copies or abridges; copies count once.'),
  note: text.optional(),
})

export const folders = {
  LEADER: 'leaders',
  POLITY: 'polities',
  REGIME: 'regimes',
  ORGANIZATION: 'organizations',
  OFFICE: 'offices',
  IDEOLOGY: 'ideologies',
  WAR: 'wars',
  EVENT: 'events',
  TREATY: 'treaties',
} as const

export type EntityType = keyof typeof formats
export type EntityFile<T extends EntityType> = z.output<(typeof formats)[T]>
export type SourceFile = z.output<typeof sourceFormat>
