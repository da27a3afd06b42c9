/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { EDTF, Open, TypedDocument } from '../index.ts'
/** How someone stands to an ideology. */
export type AdherenceRole =
  /** Held it. */
  | 'ADHERENT'
  /** Founded or first formulated it. */
  | 'FOUNDER'
  /** It was the official ideology of the regime or organization. */
  | 'OFFICIAL_IDEOLOGY'
  /** Opposed it as such. */
  | 'OPPONENT'
  /** Held it in part. */
  | 'PARTIAL'
  /** Developed it as theory. */
  | 'THEORIST';

/** Whether something holds on a day, judged over all undeprecated claims about the fact. */
export type Certainty =
  /** Holds on that day under every undeprecated claim about the fact. */
  | 'CERTAIN'
  /** May hold on that day. */
  | 'POSSIBLE';

/** Which claims. */
export type ClaimFilter = {
  /** Id of an entity: it stands at either end, or the claim is about it. */
  about?: string | null | undefined;
  /** All of these hold. */
  and?: Array<ClaimFilter> | null | undefined;
  /** May hold on this day. */
  at?: string | null | undefined;
  /** Of these confidences. */
  confidences?: Array<Confidence> | null | undefined;
  /** May share a day with this span, or stand to it as `relation` says. */
  during?: DateRange | null | undefined;
  /** Id of the entity whose view it is. */
  heldBy?: string | null | undefined;
  /** Of these kinds. */
  kinds?: Array<ClaimKind> | null | undefined;
  /** Whether the source says that it is not so. */
  negated?: boolean | null | undefined;
  /** This does not hold. */
  not?: ClaimFilter | null | undefined;
  /** Id of the object. */
  object?: string | null | undefined;
  /** At least one of these holds. */
  or?: Array<ClaimFilter> | null | undefined;
  /** Attributes with these predicates. */
  predicates?: Array<Predicate> | null | undefined;
  /** Of these ranks. */
  ranks?: Array<Rank> | null | undefined;
  /** Id of a source that one of its citations names. */
  source?: string | null | undefined;
  /** Of these statuses. */
  statuses?: Array<Status> | null | undefined;
  /** Id of the subject. */
  subject?: string | null | undefined;
};

/** Which kind of claim. */
export type ClaimKind =
  /** A leader, organization or regime stands in a relation to an ideology. */
  | 'ADHERENCE'
  /** An entity has a literal value: a birth, a place, a classification, a statement about it. */
  | 'ATTRIBUTE'
  /** An ideology comes from another. */
  | 'DERIVATION'
  /** A leader or organization belongs to an organization. */
  | 'MEMBERSHIP'
  /** An actor takes part in a war, event or treaty. */
  | 'PARTICIPATION'
  /** Two actors stand in a relation to each other. */
  | 'RELATIONSHIP'
  /** A leader holds an office, or leads a polity in effect. */
  | 'TENURE';

/** How to sort claims. */
export type ClaimOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** The sort key. */
  field: ClaimOrderField;
};

/** What ClaimOrder can sort by. */
export type ClaimOrderField =
  /** Latest possible end, then earliest; an open one counts as unknown. */
  | 'END'
  /** Global id. */
  | 'ID'
  /** Earliest possible start, then latest. */
  | 'START';

/** How sure a claim is. */
export type Confidence =
  /** No reasonable doubt. */
  | 'CERTAIN'
  /** More probable than not; the default of a claim nobody looked up. */
  | 'LIKELY'
  /** Cannot be excluded. */
  | 'POSSIBLE'
  /** Improbable on the evidence. */
  | 'UNLIKELY';

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

/** A span of days, both ends included: from `from` to `to`, either of which may be left out, or that of a claim. */
export type DateRange = {
  /** Id of a claim: its interval, fuzzy ends and all. Excludes `from` and `to`; an unknown claim finds nothing. */
  claim?: string | null | undefined;
  /** First day; absent: from the beginning. */
  from?: string | null | undefined;
  /** How to stand to the span. */
  relation?: SpanRelation;
  /** Last day; absent: to the end. */
  to?: string | null | undefined;
};

/** How an ideology comes from another. */
export type DerivationKind =
  /** The other, adapted to new conditions. */
  | 'ADAPTATION_OF'
  /** A branch of the other. */
  | 'BRANCH_OF'
  /** Formed against the other. */
  | 'REACTION_AGAINST'
  /** The other under a new name. */
  | 'RENAMED_FROM'
  /** Made of the other and something else. */
  | 'SYNTHESIS_OF';

/** What a difference counts. */
export type DifferenceUnit =
  /** Days between the dates farthest apart, at the least. */
  | 'DAYS'
  /** Between the largest and the smallest figure; a best figure stands for its range. */
  | 'PERSONS';

/** In what sources differ. */
export type DisagreementAspect =
  /** When it was: dates that cannot be the same day. */
  | 'DATE'
  /** How many died; look at the definitions before the numbers. */
  | 'DEATHS'
  /** When it ended, or whether it has. */
  | 'END'
  /** How a tenure began. */
  | 'ENTRY_MODE'
  /** How a tenure ended, finely. */
  | 'EXIT_DETAIL'
  /** How a tenure ended. */
  | 'EXIT_MODE'
  /** What became of the holder. */
  | 'FATE'
  /** Whether a participant started the war. */
  | 'INITIATOR'
  /** How a war ended for a participant. */
  | 'OUTCOME'
  /** As what someone took part. */
  | 'ROLE'
  /** When it began. */
  | 'START'
  /** How many troops. */
  | 'TROOPS'
  /** Whether it is so at all: a source says that it is not, or the claim is disputed or refuted. */
  | 'TRUTH'
  /** What the value is: a place, a class, an account of what happened. */
  | 'VALUE';

/** What kind of thing an entity is. */
export type EntityType =
  /** Something that happened at a time: a battle, a phase of a war, a meeting, a speech, an election. */
  | 'EVENT'
  /** A body of political ideas, a doctrine or a strategic line. */
  | 'IDEOLOGY'
  /** A person who held, contested or shaped power (Archigos leader, Wikidata Q5). */
  | 'LEADER'
  /** A post that people hold one after another (Popolo Post). */
  | 'OFFICE'
  /** A party, front, army, service or international body (Popolo Organization). */
  | 'ORGANIZATION'
  /** A state or another territory with a government of its own (COW and GW state). */
  | 'POLITY'
  /** A set of rules for choosing who governs a polity, over a period (GWF case). */
  | 'REGIME'
  /** A written agreement between polities or armed forces (ATOP, UNTS). */
  | 'TREATY'
  /** An armed conflict with battle deaths (COW war, UCDP conflict). */
  | 'WAR';

/** How a tenure began (Archigos entry). */
export type EntryMode =
  /** Archigos entry Foreign Imposition: put in by another state. */
  | 'FOREIGN_IMPOSITION'
  /** Archigos entry Irregular: by force or against the rules. */
  | 'IRREGULAR'
  /** Archigos entry Regular: by the polity's own rules and conventions. */
  | 'REGULAR'
  /** Not known. */
  | 'UNKNOWN';

/** What kind of event. */
export type EventKind =
  /** A battle, siege or landing. */
  | 'BATTLE'
  /** An international conference. */
  | 'CONFERENCE'
  /** A party congress, conference or plenum. */
  | 'CONGRESS'
  /** A constitution adopted or amended. */
  | 'CONSTITUTION'
  /** A coup, attempted or carried out. */
  | 'COUP'
  /** A death, execution or assassination as an event in its own right. */
  | 'DEATH'
  /** An election or plebiscite. */
  | 'ELECTION'
  /** An incident. */
  | 'INCIDENT'
  /** A meeting between leaders. */
  | 'MEETING'
  /** Negotiations. */
  | 'NEGOTIATION'
  /** An occupation or division of territory. */
  | 'OCCUPATION'
  /** A phase or campaign of a war. */
  | 'PHASE'
  /** A proclamation: of a state, a republic, a doctrine. */
  | 'PROCLAMATION'
  /** A publication. */
  | 'PUBLICATION'
  /** A purge. */
  | 'PURGE'
  /** An act of diplomatic recognition. */
  | 'RECOGNITION'
  /** A reform or a plan. */
  | 'REFORM'
  /** A revolution. */
  | 'REVOLUTION'
  /** A speech. */
  | 'SPEECH'
  /** A break between parties or states. */
  | 'SPLIT'
  /** A trial. */
  | 'TRIAL'
  /** An uprising, revolt or mass protest. */
  | 'UPRISING'
  /** A visit abroad. */
  | 'VISIT';

/** How a tenure ended (Archigos exit). */
export type ExitMode =
  /** Archigos exit Foreign: removed by another state. */
  | 'FOREIGN'
  /** Archigos exit Retired Due to Ill Health. */
  | 'ILL_HEALTH'
  /** Archigos exit Irregular: by force or threat. */
  | 'IRREGULAR'
  /** Archigos exit Natural Death. */
  | 'NATURAL_DEATH'
  /** Archigos exit Regular: by the rules and conventions. */
  | 'REGULAR'
  /** Archigos exit Still in Office at the end of the data (2015). */
  | 'STILL_IN_OFFICE'
  /** Archigos exit Suicide. */
  | 'SUICIDE'
  /** Archigos exit Unknown. */
  | 'UNKNOWN';

/** Conditions on a fuzzy date; each holds when the date may satisfy it. An unknown date satisfies only `known: false`; so does an end that is OPEN, as it has no date yet, or NOT_APPLICABLE. */
export type FuzzyDateFilter = {
  /** May be this day. */
  eq?: string | null | undefined;
  /** May be later than this day. */
  gt?: string | null | undefined;
  /** May be this day or later. */
  gte?: string | null | undefined;
  /** Whether any date is known. */
  known?: boolean | null | undefined;
  /** May be earlier than this day. */
  lt?: string | null | undefined;
  /** May be this day or earlier. */
  lte?: string | null | undefined;
};

/** Gender as sources give it. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE';

/** Conditions on a Gender. */
export type GenderFilter = {
  /** Is this. */
  eq?: Gender | null | undefined;
  /** Is one of these. */
  in?: Array<Gender> | null | undefined;
};

/** Whether a post is held by rule or in effect. */
export type Holding =
  /** Held in effect, with or without the title. */
  | 'DE_FACTO'
  /** Held by law or rule. */
  | 'DE_JURE';

/** Conditions on an id. */
export type IdFilter = {
  /** Is this one. */
  eq?: string | null | undefined;
  /** Is one of these, at most 100. */
  in?: Array<string> | null | undefined;
};

/** Which leaders. */
export type LeaderFilter = {
  /** All of these hold. */
  and?: Array<LeaderFilter> | null | undefined;
  /** By date of birth. */
  birth?: FuzzyDateFilter | null | undefined;
  /** By date of death. */
  death?: FuzzyDateFilter | null | undefined;
  /** By gender. */
  gender?: GenderFilter | null | undefined;
  /** Whether any tenure is known; `true` leaves out Marx. */
  heldOffice?: boolean | null | undefined;
  /** By global id. */
  id?: IdFilter | null | undefined;
  /** By display name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: LeaderFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<LeaderFilter> | null | undefined;
  /** By slug. */
  slug?: StringFilter | null | undefined;
};

/** How to sort leaders. */
export type LeaderOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** The sort key. */
  field: LeaderOrderField;
};

/** What LeaderOrder can sort by. */
export type LeaderOrderField =
  /** Earliest possible day of birth, then the latest. */
  | 'BIRTH'
  /** Earliest possible day of death, then the latest. */
  | 'DEATH'
  /** Display name, by code point. */
  | 'NAME'
  /** Slug. */
  | 'SLUG';

/** Which way to trace a lineage. */
export type LineageDirection =
  /** What it comes from. */
  | 'ANCESTORS'
  /** What came from it. */
  | 'DESCENDANTS';

/** In what role someone belongs to an organization. */
export type MembershipRole =
  /** Commanded a unit or the whole. */
  | 'COMMANDER'
  /** Founded it, alone or with others. */
  | 'FOUNDER'
  /** Led it without an office that is modelled here. */
  | 'LEADER'
  /** Sat in its leading body: politburo, central committee, council. */
  | 'LEADERSHIP'
  /** A plain member. */
  | 'MEMBER'
  /** An organization that is part of another. */
  | 'PART_OF';

/** What kind of name it is. */
export type NameKind =
  /** An abbreviation or acronym. */
  | 'ABBREVIATION'
  /** The name at birth. */
  | 'BIRTH'
  /** The name in common use in that language. */
  | 'COMMON'
  /** A name borne earlier. */
  | 'FORMER'
  /** The full or formal name, with patronymic or titles of state. */
  | 'FULL'
  /** A title or epithet; not an office. */
  | 'HONORIFIC'
  /** A pseudonym or underground name. */
  | 'NOM_DE_GUERRE'
  /** A transliteration into Latin script. */
  | 'ROMANIZATION'
  /** Another spelling or form in use. */
  | 'VARIANT';

/** What a party of a treaty undertakes (ATOP). */
export type Obligation =
  /** ATOP consul: to consult in a crisis. */
  | 'CONSULTATION'
  /** ATOP defense: to help militarily when the other is attacked. */
  | 'DEFENSE'
  /** ATOP neutral: not to help those who fight the other. */
  | 'NEUTRALITY'
  /** ATOP nonagg: not to use force against the other. */
  | 'NON_AGGRESSION'
  /** ATOP offense: to help militarily beyond defence. */
  | 'OFFENSE';

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

/** Which way to sort. */
export type OrderDirection =
  /** Smallest, earliest first; unknown last. */
  | 'ASC'
  /** Largest, latest first; unknown first. */
  | 'DESC';

/** As what an actor takes part. */
export type ParticipationRole =
  /** Commands forces. */
  | 'COMMAND'
  /** Hosts. */
  | 'HOST'
  /** Mediates. */
  | 'MEDIATOR'
  /** A main party, or the one who acts. */
  | 'PRIMARY'
  /** Supports a main party with troops (UCDP secondary party). */
  | 'SECONDARY_TROOPS'
  /** Signs or accedes. */
  | 'SIGNATORY'
  /** Gives the speech or writes the text. */
  | 'SPEAKER'
  /** Supports a main party without troops. */
  | 'SUPPORT_NO_TROOPS'
  /** Is killed, wounded, arrested or expelled. */
  | 'VICTIM'
  /** Is present, not a party. */
  | 'WITNESS';

/** Which claims carry a path. */
export type PathKind =
  /** Every adherence, plain ones too: any two who hold, have officially or oppose an ideology are two steps apart. */
  | 'ADHERENCE'
  /** Adherences of the founders and theorists of an ideology. */
  | 'AUTHORSHIP'
  /** Derivations of an ideology from another. */
  | 'DERIVATION'
  /** Memberships of who founded, led, commanded or sat in the leading body of an organization, and of what is part of one. */
  | 'LEADERSHIP'
  /** Every membership, plain ones too: any two members of a body are two steps apart. */
  | 'MEMBERSHIP'
  /** Participations: two who took part in one war, event or treaty are two steps apart. */
  | 'PARTICIPATION'
  /** Relationships. */
  | 'RELATIONSHIP'
  /** Tenures: two who held one office, or led one polity, are two steps apart. */
  | 'TENURE';

/** What an attribute says of its subject. */
export type Predicate =
  /** Date of birth. */
  | 'BIRTH'
  /** Place of birth. */
  | 'BIRTH_PLACE'
  /** Class of a regime under a scheme. */
  | 'CLASSIFICATION'
  /** Date of death. */
  | 'DEATH'
  /** Place of death. */
  | 'DEATH_PLACE'
  /** Date something ceased to be. */
  | 'DISSOLUTION'
  /** When a regime, war or event took place. */
  | 'DURING'
  /** How a regime ended. */
  | 'END_MODE'
  /** Date something came into being: a polity, organization, office or ideology. */
  | 'INCEPTION'
  /** Intensity of a war in a year. */
  | 'INTENSITY'
  /** When a treaty was in force. */
  | 'IN_FORCE'
  /** What a war was about. */
  | 'ISSUE'
  /** How a war ended. */
  | 'OUTCOME'
  /** Where an event took place. */
  | 'PLACE'
  /** Date a treaty was signed. */
  | 'SIGNED'
  /** A judgement, account or quotation about entities, in our own words unless quoted. */
  | 'STATEMENT'
  /** Membership of the state system under a scheme; the value is the code. */
  | 'SYSTEM_MEMBERSHIP';

/** Order of display among claims about one fact (Wikibase). */
export type Rank =
  /** Known to be wrong or superseded, kept with its reason (Wikibase deprecated). */
  | 'DEPRECATED'
  /** An ordinary claim (Wikibase normal). */
  | 'NORMAL'
  /** The claim to show first among those about the same fact (Wikibase preferred). */
  | 'PREFERRED';

/** How two actors stand to each other; read from subject to object. */
export type RelationshipKind =
  /** Political ally of. */
  | 'ALLY_OF'
  /** Appointed or installed. */
  | 'APPOINTED'
  /** Claimed territory held by. */
  | 'CLAIMED_TERRITORY_OF'
  /** Denounced in public. */
  | 'DENOUNCED'
  /** Designated as own successor. */
  | 'DESIGNATED_SUCCESSOR'
  /** Kept diplomatic relations with. */
  | 'DIPLOMATIC_RELATIONS'
  /** Had influence on the ideas or style of. */
  | 'INFLUENCED'
  /** Taught or formed. */
  | 'MENTOR_OF'
  /** Occupied. */
  | 'OCCUPIED'
  /** Opposed. */
  | 'OPPOSED'
  /** Parent of. */
  | 'PARENT_OF'
  /** Gave protection, advancement or aid to. */
  | 'PATRON_OF'
  /** Removed, and often had punished or killed. */
  | 'PURGED'
  /** Recognised diplomatically. */
  | 'RECOGNIZED'
  /** Recommended for a post or role; `toward` is to whom. */
  | 'RECOMMENDED'
  /** Rival of. */
  | 'RIVAL_OF'
  /** Served under. */
  | 'SERVED_UNDER'
  /** Brother or sister of. */
  | 'SIBLING_OF'
  /** Married to. */
  | 'SPOUSE_OF'
  /** Successor of: a polity, organization or service that took the place of the other. */
  | 'SUCCESSOR_OF';

/** How something stands to a span of days. */
export type SpanRelation =
  /** Began on the last day of the span or later, and ended after it. */
  | 'AFTER'
  /** Shares a day with the span. */
  | 'ANY'
  /** Began before the span and ended by its first day: whoever handed over on that day came before. */
  | 'BEFORE'
  /** Holds from the first day of the span to its last. */
  | 'WHOLE';

/** What the source says of the claim. */
export type Stance =
  /** The source states something incompatible with the claim. */
  | 'CONTRADICTS'
  /** The source reports the claim without taking it as its own. */
  | 'MENTIONS'
  /** The source states the claim. */
  | 'SUPPORTS';

/** What is known of the truth of a claim. */
export type Status =
  /** Not contested by the sources consulted. */
  | 'ACCEPTED'
  /** Sources or scholars disagree. */
  | 'DISPUTED'
  /** Shown to be false by better evidence; kept with its reason. */
  | 'REFUTED'
  /** Stated somewhere, neither confirmed nor contradicted. */
  | 'UNVERIFIED';

/** How a step goes along its claim. */
export type StepDirection =
  /** From the object of the claim to its subject. */
  | 'BACKWARD'
  /** From the subject of the claim to its object. */
  | 'FORWARD';

/** Conditions on a text; all given ones must hold. Case counts. */
export type StringFilter = {
  /** Contains this. */
  contains?: string | null | undefined;
  /** Is exactly this. */
  eq?: string | null | undefined;
  /** Is one of these, at most 100. */
  in?: Array<string> | null | undefined;
  /** Begins with this. */
  startsWith?: string | null | undefined;
};

/** What is wrong with a sentence as it stands. */
export type TextIssueKind =
  /** Something is named at a time at which, by the data, it was not there. */
  | 'ANACHRONISM'
  /** No whole sentence: a heading, a repeated line, a beginning or an end that is missing. */
  | 'FRAGMENT'
  /** Two words have run together, as where a link or a date was cut out. */
  | 'JOINED_WORDS'
  /** A preposition or a phrase asks for a date and none stands there. */
  | 'MISSING_DATE'
  /** Words in quotation marks, or in the first person, without who said them. */
  | 'MISSING_SPEAKER'
  /** A day or month without a year, and no year before it in the paragraph. */
  | 'MISSING_YEAR'
  /** Close to a name that is known, but spelled otherwise. */
  | 'NAME'
  /** A pronoun that cannot mean the person last named. */
  | 'UNCLEAR_SUBJECT'
  /** A view or generalisation that nobody is said to hold. */
  | 'UNSUPPORTED_VIEW';

/** What the dataset makes of a sentence. */
export type TextVerdict =
  /** By the claims it cannot be so, or it is held to be false. */
  | 'CONTRADICTED'
  /** The claims about it differ, or are marked as disputed. */
  | 'DISPUTED'
  /** The dataset does not decide it, or the check cannot read it. It says nothing about the truth. */
  | 'NOT_COVERED'
  /** Claims that are not contested say what the sentence, or the part of it that the explanation names, says. */
  | 'SUPPORTED'
  /** A quotation, a view or a generalisation without whose it is. */
  | 'UNATTRIBUTED';

/** What an item of a timeline tells. */
export type TimelineItemKind =
  /** A claim that has one date: a birth, a signature, a meeting. */
  | 'CLAIM'
  /** What a claim with two dates says ceased to hold. */
  | 'CLAIM_END'
  /** What a claim with two dates says began to hold. */
  | 'CLAIM_START'
  /** An event that has one date. */
  | 'EVENT'
  /** An event with two dates ended. */
  | 'EVENT_END'
  /** An event with two dates began. */
  | 'EVENT_START';

/** Whether the source was read for this fact. */
export type Verification =
  /** The source was read for this fact. */
  | 'LOOKED_UP'
  /** General knowledge; no source was opened for it. */
  | 'RECALLED';

/** What kind of war, by who fought. */
export type WarKind =
  /** Between a state and a non-state group outside its territory (UCDP type 1, COW extra-state). */
  | 'EXTRASYSTEMIC'
  /** Intra-state with troops of other states (UCDP type 4). */
  | 'INTERNATIONALIZED_INTRASTATE'
  /** Between states (UCDP type 2, COW inter-state). */
  | 'INTERSTATE'
  /** Between a government and others inside the state (UCDP type 3, COW intra-state). */
  | 'INTRASTATE';

/** How a war ended for a participant (COW's outcome). */
export type WarOutcome =
  /** COW 8: changed sides. */
  | 'CHANGED_SIDES'
  /** COW 3: compromise or tie. */
  | 'COMPROMISE'
  /** COW 7: continues below the level of war. */
  | 'CONTINUES_BELOW_WAR'
  /** COW 2: loser. */
  | 'LOSER'
  /** COW 5: ongoing at the end of the data. */
  | 'ONGOING'
  /** COW 6: stalemate. */
  | 'STALEMATE'
  /** COW 4: transformed into another category of war. */
  | 'TRANSFORMED'
  /** COW 1: winner. */
  | 'WINNER';

export type CheckTextQueryVariables = Exact<{
  text: string;
}>;


export type CheckTextQuery = { checkText: { counts: Array<{ verdict: Open<TextVerdict>, count: number }>, sentences: Array<{ text: string, start: number, end: number, verdict: Open<TextVerdict>, explanation: string, mentions: Array<{ text: string, start: number, end: number, candidates: Array<(
          { id: string, name: string }
          & { __typename: 'Event' | 'Ideology' | 'Leader' | 'Office' | 'Organization' | 'Polity' | 'Regime' | 'Treaty' | 'War' }
        )> }>, dates: Array<{ text: string, start: number, end: number, earliest: string | null, latest: string | null, yearGiven: boolean }>, issues: Array<{ kind: Open<TextIssueKind>, start: number, end: number, explanation: string }>, claims: Array<(
        { id: string, status: Open<Status>, reasonForRank: string | null, subject: { id: string, name: string }, object: { id: string, name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
        & { __typename: 'Adherence' | 'Attribute' | 'Derivation' | 'Membership' | 'Participation' | 'Relationship' | 'Tenure' }
      )> }> } };

export type ClaimsQueryVariables = Exact<{
  filter?: ClaimFilter | null | undefined;
  orderBy?: Array<ClaimOrder> | ClaimOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ClaimsQuery = { claims: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
      | (
        { id: string, rank: Open<Rank>, status: Open<Status>, confidence: Open<Confidence>, reasonForRank: string | null, subject: { id: string, name: string }, object: { id: string, name: string } | null, heldBy: { id: string, name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
        & { __typename: 'Adherence' | 'Derivation' | 'Membership' | 'Participation' | 'Relationship' | 'Tenure' }
      )
      | (
        { predicate: Open<Predicate>, value: string, id: string, rank: Open<Rank>, status: Open<Status>, confidence: Open<Confidence>, reasonForRank: string | null, subject: { id: string, name: string }, object: { id: string, name: string } | null, heldBy: { id: string, name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
        & { __typename: 'Attribute' }
      )
    > } };

export type DatasetVersionQueryVariables = Exact<{ [key: string]: never; }>;


export type DatasetVersionQuery = { dataset: { version: string, loadedAt: string, counts: { leaders: number, polities: number, regimes: number, organizations: number, offices: number, ideologies: number, wars: number, events: number, treaties: number, sources: number, claims: number, citationsLookedUp: number, citationsRecalled: number } } | null };

export type DisagreementsQueryVariables = Exact<{
  of: string;
  aspects?: Array<DisagreementAspect> | DisagreementAspect | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DisagreementsQuery = { disagreements: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ fact: string | null, aspect: Open<DisagreementAspect>, difference: number | null, unit: Open<DifferenceUnit> | null, subject: { id: string, name: string }, object: { id: string, name: string } | null, positions: Array<{ value: string, definition: string | null, claim: { id: string, rank: Open<Rank>, status: Open<Status>, negated: boolean, reasonForRank: string | null, independentSources: number, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }, contradictedBy: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }> }> } };

export type IdeologyLineageQueryVariables = Exact<{
  slug: string;
  direction?: LineageDirection | null | undefined;
  depth?: number;
}>;


export type IdeologyLineageQuery = { ideology: { id: string, name: string, lineage: Array<{ depth: number, ideology: { id: string, name: string }, derivation: { id: string, kind: Open<DerivationKind>, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> } }> } | null };

export type LeaderDossierQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LeaderDossierQuery = { leader: { description: string, birthPlace: string | null, id: string, slug: string, name: string, names: Array<{ text: string, lang: string, script: string, kind: Open<NameKind> }>, tenures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, entryMode: Open<EntryMode> | null, exitMode: Open<ExitMode> | null, holding: Open<Holding>, acting: boolean, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }>, leader: { id: string, name: string }, office: { id: string, name: string, kind: Open<OfficeKind> } | null, polity: { id: string, name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null } }> }, birth: { edtf: EDTF, earliest: string, latest: string } | null, death: { edtf: EDTF, earliest: string, latest: string } | null } | null };

export type RelationshipQueryVariables = Exact<{
  slug: string;
  with: string;
  first?: number | null | undefined;
}>;


export type RelationshipQuery = { leader: { id: string, name: string, relationships: { totalCount: number, nodes: Array<{ id: string, kind: Open<RelationshipKind>, status: Open<Status>, confidence: Open<Confidence>, from: { id: string, name: string }, to: { id: string, name: string }, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }> } } | null };

export type LeadersQueryVariables = Exact<{
  filter?: LeaderFilter | null | undefined;
  orderBy?: Array<LeaderOrder> | LeaderOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadersQuery = { leaders: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, birth: { edtf: EDTF, earliest: string, latest: string } | null, death: { edtf: EDTF, earliest: string, latest: string } | null }> } };

export type LeaderSummaryFragment = { id: string, slug: string, name: string, birth: { edtf: EDTF, earliest: string, latest: string } | null, death: { edtf: EDTF, earliest: string, latest: string } | null };

export type OfficeholdersQueryVariables = Exact<{
  polity: string;
  at: string;
  mode?: Certainty | null | undefined;
  officeKinds?: Array<OfficeKind> | OfficeKind | null | undefined;
  holding?: Holding | null | undefined;
}>;


export type OfficeholdersQuery = { officeholders: Array<{ certainty: Open<Certainty>, tenure: { id: string, entryMode: Open<EntryMode> | null, exitMode: Open<ExitMode> | null, holding: Open<Holding>, acting: boolean, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }>, leader: { id: string, name: string }, office: { id: string, name: string, kind: Open<OfficeKind> } | null, polity: { id: string, name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null } } }> };

export type PathsQueryVariables = Exact<{
  from: string;
  to: string;
  at?: string | null | undefined;
  kinds?: Array<PathKind> | PathKind | null | undefined;
  statuses?: Array<Status> | Status | null | undefined;
  minConfidence?: Confidence | null | undefined;
  maxLength?: number | null | undefined;
  first?: number | null | undefined;
}>;


export type PathsQuery = { paths: Array<{ length: number, weakestConfidence: Open<Confidence>, steps: Array<{ direction: Open<StepDirection>, from: (
        { id: string, name: string }
        & { __typename: 'Event' | 'Ideology' | 'Leader' | 'Office' | 'Organization' | 'Polity' | 'Regime' | 'Treaty' | 'War' }
      ), to: (
        { id: string, name: string }
        & { __typename: 'Event' | 'Ideology' | 'Leader' | 'Office' | 'Organization' | 'Polity' | 'Regime' | 'Treaty' | 'War' }
      ), claim:
        | (
          { id: string, status: Open<Status>, confidence: Open<Confidence>, adherenceRole: Open<AdherenceRole>, during: { start: { edtf: EDTF } | null, end: { edtf: EDTF } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
          & { __typename: 'Adherence' }
        )
        | (
          { id: string, status: Open<Status>, confidence: Open<Confidence>, during: { start: { edtf: EDTF } | null, end: { edtf: EDTF } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
          & { __typename: 'Attribute' | 'Tenure' }
        )
        | (
          { id: string, status: Open<Status>, confidence: Open<Confidence>, derivationKind: Open<DerivationKind>, during: { start: { edtf: EDTF } | null, end: { edtf: EDTF } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
          & { __typename: 'Derivation' }
        )
        | (
          { id: string, status: Open<Status>, confidence: Open<Confidence>, membershipRole: Open<MembershipRole>, during: { start: { edtf: EDTF } | null, end: { edtf: EDTF } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
          & { __typename: 'Membership' }
        )
        | (
          { id: string, status: Open<Status>, confidence: Open<Confidence>, participationRole: Open<ParticipationRole>, during: { start: { edtf: EDTF } | null, end: { edtf: EDTF } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
          & { __typename: 'Participation' }
        )
        | (
          { id: string, status: Open<Status>, confidence: Open<Confidence>, relationshipKind: Open<RelationshipKind>, during: { start: { edtf: EDTF } | null, end: { edtf: EDTF } | null }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
          & { __typename: 'Relationship' }
        )
       }> }> };

export type PolityLeadersQueryVariables = Exact<{
  slug: string;
  at: string;
  first?: number | null | undefined;
}>;


export type PolityLeadersQuery = { polity: { id: string, name: string, leaders: { edges: Array<{ certainty: Open<Certainty> | null, node: { id: string, entryMode: Open<EntryMode> | null, exitMode: Open<ExitMode> | null, holding: Open<Holding>, acting: boolean, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }>, leader: { id: string, name: string }, office: { id: string, name: string, kind: Open<OfficeKind> } | null, polity: { id: string, name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null } } }> } } | null };

export type SearchQueryVariables = Exact<{
  text: string;
  types?: Array<EntityType> | EntityType | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchQuery = { search: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ score: number, matchedName: { text: string, lang: string, kind: Open<NameKind> }, node: (
        { id: string, slug: string, name: string }
        & { __typename: 'Event' | 'Ideology' | 'Leader' | 'Office' | 'Organization' | 'Polity' | 'Regime' | 'Treaty' | 'War' }
      ) }> } };

export type IntervalFragment = { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null };

export type CitationTextFragment = { locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } };

export type TenureSummaryFragment = { id: string, entryMode: Open<EntryMode> | null, exitMode: Open<ExitMode> | null, holding: Open<Holding>, acting: boolean, leader: { id: string, name: string }, office: { id: string, name: string, kind: Open<OfficeKind> } | null, polity: { id: string, name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null } };

export type SnapshotQueryVariables = Exact<{
  at: string;
  polities: Array<string> | string;
}>;


export type SnapshotQuery = { snapshot: Array<{ polity: { id: string, name: string }, regimes: Array<{ id: string, name: string, classifications: Array<{ scheme: string, value: string }> }>, leaders: Array<{ certainty: Open<Certainty>, tenure: { id: string, entryMode: Open<EntryMode> | null, exitMode: Open<ExitMode> | null, holding: Open<Holding>, acting: boolean, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }>, leader: { id: string, name: string }, office: { id: string, name: string, kind: Open<OfficeKind> } | null, polity: { id: string, name: string } | null, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null } } }>, wars: Array<{ certainty: Open<Certainty>, participation: { id: string, side: string | null, in: { id: string, name: string }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }, phases: Array<{ certainty: Open<Certainty>, phase: { id: string, name: string } }> }>, treaties: Array<{ certainty: Open<Certainty>, participation: { obligations: Array<Open<Obligation>> | null, id: string, side: string | null, in: { id: string, name: string }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> } }>, ideologies: Array<{ certainty: Open<Certainty>, adherence: { ideology: { id: string, name: string }, adherent: { id: string, name: string }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> } }> }> };

export type SnapshotPartFragment = { id: string, side: string | null, in: { id: string, name: string }, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> };

export type TimelineQueryVariables = Exact<{
  of: Array<string> | string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  kinds?: Array<TimelineItemKind> | TimelineItemKind | null | undefined;
  together?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TimelineQuery = { timeline: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ kind: Open<TimelineItemKind>, date: { edtf: EDTF, earliest: string, latest: string }, entities: Array<{ id: string, name: string }>, event: { id: string, name: string, kind: Open<EventKind>, place: string | null, claims: { nodes: Array<{ citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }> } } | null, claim:
        | (
          { id: string, subject: { id: string, name: string }, object: { id: string, name: string } | null, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
          & { __typename: 'Adherence' | 'Derivation' | 'Membership' | 'Participation' | 'Relationship' | 'Tenure' }
        )
        | (
          { predicate: Open<Predicate>, value: string, id: string, subject: { id: string, name: string }, object: { id: string, name: string } | null, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }
          & { __typename: 'Attribute' }
        )
       | null }> } };

export type WarPageQueryVariables = Exact<{
  slug: string;
  participants?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WarPageQuery = { war: { id: string, name: string, kind: Open<WarKind>, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, phases: { nodes: Array<{ id: string, name: string, during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null } }> }, participations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, side: string | null, role: Open<ParticipationRole>, negated: boolean, initiator: boolean | null, outcome: Open<WarOutcome> | null, status: Open<Status>, alternatives: Array<{ id: string, side: string | null, role: Open<ParticipationRole>, negated: boolean, initiator: boolean | null, outcome: Open<WarOutcome> | null, status: Open<Status>, participant: (
            { id: string, name: string }
            & { __typename: 'Leader' | 'Organization' | 'Polity' }
          ), during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, deaths: { low: number | null, best: number | null, high: number | null, unit: string, definition: string } | null, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }>, participant: (
          { id: string, name: string }
          & { __typename: 'Leader' | 'Organization' | 'Polity' }
        ), during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, deaths: { low: number | null, best: number | null, high: number | null, unit: string, definition: string } | null, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> }> } } | null };

export type ParticipationSummaryFragment = { id: string, side: string | null, role: Open<ParticipationRole>, negated: boolean, initiator: boolean | null, outcome: Open<WarOutcome> | null, status: Open<Status>, participant: (
    { id: string, name: string }
    & { __typename: 'Leader' | 'Organization' | 'Polity' }
  ), during: { startKind: Open<DateKind>, endKind: Open<DateKind>, start: { edtf: EDTF, earliest: string, latest: string } | null, end: { edtf: EDTF, earliest: string, latest: string } | null }, deaths: { low: number | null, best: number | null, high: number | null, unit: string, definition: string } | null, citations: Array<{ locator: string | null, stance: Open<Stance>, verification: Open<Verification>, source: { id: string, type: string, title: string, author: string | null, issued: EDTF | null, containerTitle: string | null, publisher: string | null, version: string | null, doi: string | null, url: string | null } }> };

export const CheckTextDocument = "query CheckText($text:String!){checkText(text:$text){counts{verdict count}sentences{text start end verdict explanation mentions{text start end candidates{__typename id name}}dates{text start end earliest latest yearGiven}issues{kind start end explanation}claims{__typename id status subject{id name}object{id name}during{...Interval}reasonForRank citations{...CitationText}}}}}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<CheckTextQuery, CheckTextQueryVariables>
export const ClaimsDocument = "query Claims($filter:ClaimFilter$orderBy:[ClaimOrder!]$first:Int=20$after:String){claims(filter:$filter orderBy:$orderBy first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{__typename id subject{id name}object{id name}heldBy{id name}rank status confidence reasonForRank during{...Interval}...on Attribute{predicate value}citations{...CitationText}}}}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<ClaimsQuery, ClaimsQueryVariables>
export const DatasetVersionDocument = "query DatasetVersion{dataset{version loadedAt counts{leaders polities regimes organizations offices ideologies wars events treaties sources claims citationsLookedUp citationsRecalled}}}" as string & TypedDocument<DatasetVersionQuery, DatasetVersionQueryVariables>
export const DisagreementsDocument = "query Disagreements($of:ID!$aspects:[DisagreementAspect!]$first:Int=50$after:String){disagreements(of:$of aspects:$aspects first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{fact aspect difference unit subject{id name}object{id name}positions{value definition claim{id rank status negated reasonForRank independentSources citations{...CitationText}}contradictedBy{...CitationText}}}}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<DisagreementsQuery, DisagreementsQueryVariables>
export const IdeologyLineageDocument = "query IdeologyLineage($slug:String!$direction:LineageDirection=ANCESTORS$depth:Int!=10){ideology(by:{slug:$slug}){id name lineage(direction:$direction depth:$depth){depth ideology{id name}derivation{id kind during{...Interval}citations{...CitationText}}}}}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<IdeologyLineageQuery, IdeologyLineageQueryVariables>
export const LeaderDossierDocument = "query LeaderDossier($slug:String!$first:Int=20$after:String){leader(by:{slug:$slug}){...LeaderSummary description names{text lang script kind}birthPlace tenures(first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{...TenureSummary citations{...CitationText}}}}}fragment LeaderSummary on Leader{id slug name birth{edtf earliest latest}death{edtf earliest latest}}fragment TenureSummary on Tenure{id leader{id name}office{id name kind}polity{id name}during{...Interval}entryMode exitMode holding acting}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<LeaderDossierQuery, LeaderDossierQueryVariables>
export const RelationshipDocument = "query Relationship($slug:String!$with:ID!$first:Int=20){leader(by:{slug:$slug}){id name relationships(with:$with first:$first){totalCount nodes{id kind from{id name}to{id name}during{...Interval}status confidence citations{...CitationText}}}}}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<RelationshipQuery, RelationshipQueryVariables>
export const LeadersDocument = "query Leaders($filter:LeaderFilter$orderBy:[LeaderOrder!]$first:Int=20$after:String){leaders(filter:$filter orderBy:$orderBy first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{...LeaderSummary}}}fragment LeaderSummary on Leader{id slug name birth{edtf earliest latest}death{edtf earliest latest}}" as string & TypedDocument<LeadersQuery, LeadersQueryVariables>
export const OfficeholdersDocument = "query Officeholders($polity:ID!$at:Date!$mode:Certainty=POSSIBLE$officeKinds:[OfficeKind!]$holding:Holding){officeholders(polity:$polity at:$at mode:$mode officeKinds:$officeKinds holding:$holding){certainty tenure{...TenureSummary citations{...CitationText}}}}fragment TenureSummary on Tenure{id leader{id name}office{id name kind}polity{id name}during{...Interval}entryMode exitMode holding acting}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<OfficeholdersQuery, OfficeholdersQueryVariables>
export const PathsDocument = "query Paths($from:ID!$to:ID!$at:Date$kinds:[PathKind!]$statuses:[Status!]$minConfidence:Confidence$maxLength:Int=6$first:Int=3){paths(from:$from to:$to at:$at kinds:$kinds statuses:$statuses minConfidence:$minConfidence maxLength:$maxLength first:$first){length weakestConfidence steps{from{__typename id name}to{__typename id name}direction claim{__typename id during{start{edtf}end{edtf}}status confidence ...on Membership{membershipRole:role}...on Adherence{adherenceRole:role}...on Participation{participationRole:role}...on Derivation{derivationKind:kind}...on Relationship{relationshipKind:kind}citations{...CitationText}}}}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<PathsQuery, PathsQueryVariables>
export const PolityLeadersDocument = "query PolityLeaders($slug:String!$at:Date!$first:Int=20){polity(by:{slug:$slug}){id name leaders(at:$at first:$first){edges{certainty node{...TenureSummary citations{...CitationText}}}}}}fragment TenureSummary on Tenure{id leader{id name}office{id name kind}polity{id name}during{...Interval}entryMode exitMode holding acting}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<PolityLeadersQuery, PolityLeadersQueryVariables>
export const SearchDocument = "query Search($text:String!$types:[EntityType!]$first:Int=10$after:String){search(text:$text types:$types first:$first after:$after){pageInfo{hasNextPage endCursor}edges{score matchedName{text lang kind}node{__typename id slug name}}}}" as string & TypedDocument<SearchQuery, SearchQueryVariables>
export const SnapshotDocument = "query Snapshot($at:Date!$polities:[ID!]!){snapshot(at:$at polities:$polities){polity{id name}regimes{id name classifications{scheme value}}leaders{certainty tenure{...TenureSummary citations{...CitationText}}}wars{certainty participation{...SnapshotPart}phases{certainty phase{id name}}}treaties{certainty participation{...SnapshotPart obligations}}ideologies{certainty adherence{ideology{id name}adherent{id name}citations{...CitationText}}}}}fragment TenureSummary on Tenure{id leader{id name}office{id name kind}polity{id name}during{...Interval}entryMode exitMode holding acting}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}fragment SnapshotPart on Participation{id in{id name}side citations{...CitationText}}" as string & TypedDocument<SnapshotQuery, SnapshotQueryVariables>
export const TimelineDocument = "query Timeline($of:[ID!]!$from:Date$to:Date$kinds:[TimelineItemKind!]$together:Boolean=false$first:Int=50$after:String){timeline(of:$of from:$from to:$to kinds:$kinds together:$together first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{kind date{edtf earliest latest}entities{id name}event{id name kind place claims(filter:{predicates:[DURING]}first:5){nodes{citations{...CitationText}}}}claim{__typename id subject{id name}object{id name}...on Attribute{predicate value}citations{...CitationText}}}}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<TimelineQuery, TimelineQueryVariables>
export const WarPageDocument = "query WarPage($slug:String!$participants:Int=50$after:String){war(by:{slug:$slug}){id name kind during{...Interval}phases(first:20){nodes{id name during{...Interval}}}participations(first:$participants after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{...ParticipationSummary alternatives{...on Participation{...ParticipationSummary}}}}}}fragment Interval on FuzzyInterval{startKind start{edtf earliest latest}endKind end{edtf earliest latest}}fragment ParticipationSummary on Participation{id participant{__typename id name}side role negated initiator outcome during{...Interval}deaths{low best high unit definition}status citations{...CitationText}}fragment CitationText on Citation{locator stance verification source{id type title author issued containerTitle publisher version doi url}}" as string & TypedDocument<WarPageQuery, WarPageQueryVariables>