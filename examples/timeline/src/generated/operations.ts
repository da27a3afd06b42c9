/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { EDTF, Open, TypedDocument } from '@annals/sdk'
/** What is known of an end of an interval. */
export type DateKind =
  /** A date is given, exact or fuzzy. */
  | 'KNOWN'
  /** Asking for a date makes no sense here. */
  | 'NOT_APPLICABLE'
  /** It has not ended. */
  | 'OPEN'
  /** There is an end, nobody recorded when. */
  | 'UNKNOWN';

/** What kind of office. */
export type OfficeKind =
  /** Deputises for a head of state or government. */
  | 'DEPUTY'
  /** Head of government. */
  | 'HEAD_OF_GOVERNMENT'
  /** Head of state. */
  | 'HEAD_OF_STATE'
  /** A post in an international organization. */
  | 'INTERNATIONAL'
  /** Presides over a legislature. */
  | 'LEGISLATURE_HEAD'
  /** Command of armed forces. */
  | 'MILITARY_COMMAND'
  /** Member of a cabinet. */
  | 'MINISTER'
  /** Any other post. */
  | 'OTHER'
  /** Head of a party. */
  | 'PARTY_LEADER'
  /** A party post below its head. */
  | 'PARTY_OFFICE'
  /** Heads a police or intelligence service. */
  | 'SECURITY_HEAD';

/** What the source says of the claim. */
export type Stance =
  /** The source states something incompatible with the claim. */
  | 'CONTRADICTS'
  /** The source reports the claim without taking it as its own. */
  | 'MENTIONS'
  /** The source states the claim. */
  | 'SUPPORTS';

/** Whether the source was read for this fact. */
export type Verification =
  /** The source was read for this fact. */
  | 'LOOKED_UP'
  /** General knowledge; no source was opened for it. */
  | 'RECALLED';

export type TimelineQueryVariables = Exact<{
  slug: string;
}>;


export type TimelineQuery = { leader: { name: string, birth: { edtf: EDTF, earliest: string } | null, death: { edtf: EDTF, latest: string } | null, tenures: { nodes: Array<{ id: string, acting: boolean, office: { name: string, kind: Open<OfficeKind> } | null, polity: { name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { title: string, author: string | null } }> }> } } | null };

export const TimelineDocument = "query Timeline($slug:String!){leader(by:{slug:$slug}){name birth{edtf earliest}death{edtf latest}tenures(first:100){nodes{id acting office{name kind}polity{name}during{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}citations{locator stance verification source{title author}}}}}}" as string & TypedDocument<TimelineQuery, TimelineQueryVariables>