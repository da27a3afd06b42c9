/**
 * The closed lists of the model: stored value → what it means and whose code it is.
 * The dataset's schema, the database's CHECKs and the GraphQL enums are all read from here or held equal to it by a test.
 */

export const entityTypes = {
  LEADER: 'A person who held, contested or shaped power (Archigos leader, Wikidata Q5).',
  POLITY: 'A state or another territory with a government of its own (COW and GW state).',
  REGIME: 'A set of rules for choosing who governs a polity, over a period (GWF case).',
  ORGANIZATION: 'A party, front, army, service or international body (Popolo Organization).',
  OFFICE: 'A post that people hold one after another (Popolo Post).',
  IDEOLOGY: 'A body of political ideas, a doctrine or a strategic line.',
  WAR: 'An armed conflict with battle deaths (COW war, UCDP conflict).',
  EVENT: 'Something that happened at a time: a battle, a phase of a war, a meeting, a speech, an election.',
  TREATY: 'A written agreement between polities or armed forces (ATOP, UNTS).',
} as const

export const claimKinds = {
  TENURE: 'A leader holds an office, or leads a polity in effect.',
  MEMBERSHIP: 'A leader or organization belongs to an organization.',
  ADHERENCE: 'A leader, organization or regime stands in a relation to an ideology.',
  DERIVATION: 'An ideology comes from another.',
  PARTICIPATION: 'An actor takes part in a war, event or treaty.',
  RELATIONSHIP: 'Two actors stand in a relation to each other.',
  ATTRIBUTE: 'An entity has a literal value: a birth, a place, a classification, a statement about it.',
} as const

export const ranks = {
  PREFERRED: 'The claim to show first among those about the same fact (Wikibase preferred).',
  NORMAL: 'An ordinary claim (Wikibase normal).',
  DEPRECATED: 'Known to be wrong or superseded, kept with its reason (Wikibase deprecated).',
} as const

export const statuses = {
  ACCEPTED: 'Not contested by the sources consulted.',
  DISPUTED: 'Sources or scholars disagree.',
  REFUTED: 'Shown to be false by better evidence; kept with its reason.',
  UNVERIFIED: 'Stated somewhere, neither confirmed nor contradicted.',
} as const

export const confidences = {
  CERTAIN: 'No reasonable doubt.',
  LIKELY: 'More probable than not; the default of a claim nobody looked up.',
  POSSIBLE: 'Cannot be excluded.',
  UNLIKELY: 'Improbable on the evidence.',
} as const

export const bases = {
  DOCUMENTED: 'Rests on a document of the time.',
  TESTIMONY: 'Rests on what witnesses said.',
  DATASET_CODING: "Rests on a dataset's coding rules.",
  SCHOLARLY_CONSENSUS: 'What historians generally hold.',
  OFFICIAL_POSITION: 'What a state, party or organization holds officially.',
  INFERRED: 'Inferred from other claims.',
} as const

export const verifications = {
  LOOKED_UP: 'The source was read for this fact.',
  RECALLED: 'General knowledge; no source was opened for it.',
} as const

export const stances = {
  SUPPORTS: 'The source states the claim.',
  CONTRADICTS: 'The source states something incompatible with the claim.',
  MENTIONS: 'The source reports the claim without taking it as its own.',
} as const

export const dateKinds = {
  KNOWN: 'A date is given, exact or fuzzy.',
  UNKNOWN: 'There is an end, nobody recorded when.',
  OPEN: 'It has not ended.',
  NOT_APPLICABLE: 'Asking for a date makes no sense here.',
} as const

export const nameKinds = {
  COMMON: 'The name in common use in that language.',
  BIRTH: 'The name at birth.',
  FULL: 'The full or formal name, with patronymic or titles of state.',
  ROMANIZATION: 'A transliteration into Latin script.',
  NOM_DE_GUERRE: 'A pseudonym or underground name.',
  VARIANT: 'Another spelling or form in use.',
  ABBREVIATION: 'An abbreviation or acronym.',
  FORMER: 'A name borne earlier.',
  HONORIFIC: 'A title or epithet; not an office.',
} as const

export const idSchemes = {
  WIKIDATA: 'Wikidata item, Q and digits.',
  COW: 'Correlates of War country code.',
  GW: 'Gleditsch–Ward state number.',
  ARCHIGOS: 'Archigos: `leadid` on a leader (the person), `obsid` on a tenure (the spell).',
  UCDP: 'UCDP conflict id.',
  COW_WAR: 'Correlates of War war number.',
  ATOP: 'Alliance Treaty Obligations and Provisions id.',
  GWF: 'Geddes–Wright–Frantz regime case name.',
  VIAF: 'Virtual International Authority File cluster.',
  ISO_3166: 'ISO 3166-1 alpha-2, or 3166-3 alpha-4 for former countries.',
} as const

export const idMatches = {
  EXACT: 'The same thing (SKOS exactMatch).',
  CLOSE: 'Nearly the same thing (SKOS closeMatch).',
  BROAD: 'A wider thing (SKOS broadMatch).',
} as const

export const polityKinds = {
  STATE: 'A state, recognised or not, with a government of its own.',
  COLONY: 'A territory ruled by another state.',
  OCCUPATION: 'A territory under military occupation with its own administration.',
  PROVISIONAL_GOVERNMENT: 'A government that claimed a state without holding it, or before it was proclaimed.',
  CONSTITUENT: 'A constituent state of a union or federation.',
} as const

export const regimeTypes = {
  PARTY: 'GWF party.',
  PERSONAL: 'GWF personal.',
  MILITARY: 'GWF military.',
  MONARCHY: 'GWF monarchy.',
  OLIGARCHY: 'GWF oligarchy.',
  INDIRECT_MILITARY: 'GWF indirect military.',
  PARTY_PERSONAL: 'GWF party-personal.',
  PARTY_MILITARY: 'GWF party-military.',
  MILITARY_PERSONAL: 'GWF military-personal.',
  PARTY_PERSONAL_MILITARY: 'GWF party-personal-military.',
  PRESIDENTIAL: 'REIGN presidential democracy.',
  PARLIAMENTARY: 'REIGN parliamentary democracy.',
  PROVISIONAL: 'GWF and REIGN provisional government.',
  OCCUPIED: 'GWF and REIGN: foreign-occupied.',
  NOT_INDEPENDENT: 'GWF: not an independent state.',
  WARLORDISM: 'GWF warlord or foundational war: no government of the whole.',
} as const

export const regimeEndModes = {
  INSIDERS: 'GWF 1: insiders changed the rules.',
  ELECTION_LOST: 'GWF 2: the incumbent lost an election and left.',
  NO_CANDIDATE: 'GWF 3: no incumbent ran in a competitive election; the winner was from outside.',
  UPRISING: 'GWF 4: a popular uprising.',
  COUP: 'GWF 5: a military coup.',
  INSURGENTS: 'GWF 6: insurgents, revolutionaries or combatants in a civil war.',
  FOREIGN_IMPOSED: 'GWF 7: foreign imposition or invasion.',
  NEW_RULES: 'GWF 8: a new autocratic leader changed the rules and stayed.',
  STATE_ENDED: 'GWF 9: the state ceased to exist or stopped being independent.',
} as const

export const organizationKinds = {
  PARTY: 'A political party.',
  FRONT: 'A front or alliance of parties and mass organizations.',
  ARMY: 'Regular armed forces, or a formation of them.',
  GUERRILLA: 'An irregular armed force.',
  SECURITY_SERVICE: 'A police or intelligence service.',
  STATE_BODY: 'A ministry, council, court or other body of a state.',
  INTERNATIONAL: 'An international organization.',
  MOVEMENT: 'A movement, league or society.',
  COMMAND: 'A multinational military command.',
} as const

export const officeKinds = {
  HEAD_OF_STATE: 'Head of state.',
  HEAD_OF_GOVERNMENT: 'Head of government.',
  PARTY_LEADER: 'Head of a party.',
  MINISTER: 'Member of a cabinet.',
  MILITARY_COMMAND: 'Command of armed forces.',
  LEGISLATURE_HEAD: 'Presides over a legislature.',
  SECURITY_HEAD: 'Heads a police or intelligence service.',
  PARTY_OFFICE: 'A party post below its head.',
  DEPUTY: 'Deputises for a head of state or government.',
  INTERNATIONAL: 'A post in an international organization.',
  OTHER: 'Any other post.',
} as const

export const ideologyKinds = {
  IDEOLOGY: 'A body of political thought.',
  DOCTRINE: "A party's or leader's codified teaching.",
  STRATEGIC_LINE: 'A line of policy with a name of its own.',
} as const

export const warKinds = {
  INTERSTATE: 'Between states (UCDP type 2, COW inter-state).',
  INTRASTATE: 'Between a government and others inside the state (UCDP type 3, COW intra-state).',
  INTERNATIONALIZED_INTRASTATE: 'Intra-state with troops of other states (UCDP type 4).',
  EXTRASYSTEMIC: 'Between a state and a non-state group outside its territory (UCDP type 1, COW extra-state).',
} as const

export const warIssues = {
  TERRITORY: 'UCDP incompatibility 1: territory.',
  GOVERNMENT: 'UCDP incompatibility 2: government.',
  BOTH: 'UCDP incompatibility 3: government and territory.',
} as const

export const intensities = {
  MINOR: 'UCDP 1: 25 to 999 battle-related deaths in the year.',
  WAR: 'UCDP 2: 1,000 or more battle-related deaths in the year.',
} as const

export const eventKinds = {
  PHASE: 'A phase or campaign of a war.',
  BATTLE: 'A battle, siege or landing.',
  ELECTION: 'An election or plebiscite.',
  COUP: 'A coup, attempted or carried out.',
  REVOLUTION: 'A revolution.',
  UPRISING: 'An uprising, revolt or mass protest.',
  MEETING: 'A meeting between leaders.',
  VISIT: 'A visit abroad.',
  CONFERENCE: 'An international conference.',
  CONGRESS: 'A party congress, conference or plenum.',
  SPEECH: 'A speech.',
  PUBLICATION: 'A publication.',
  PROCLAMATION: 'A proclamation: of a state, a republic, a doctrine.',
  RECOGNITION: 'An act of diplomatic recognition.',
  CONSTITUTION: 'A constitution adopted or amended.',
  REFORM: 'A reform or a plan.',
  PURGE: 'A purge.',
  TRIAL: 'A trial.',
  DEATH: 'A death, execution or assassination as an event in its own right.',
  INCIDENT: 'An incident.',
  NEGOTIATION: 'Negotiations.',
  OCCUPATION: 'An occupation or division of territory.',
  SPLIT: 'A break between parties or states.',
} as const

export const treatyKinds = {
  ALLIANCE: 'A mutual defence or offensive alliance.',
  FRIENDSHIP: 'Friendship and cooperation.',
  NON_AGGRESSION: 'Non-aggression or neutrality.',
  ARMISTICE: 'An armistice or ceasefire.',
  PEACE: 'A peace treaty.',
  COMMUNIQUE: 'A communiqué, agreed statement or basic agreement.',
  ECONOMIC: 'Trade, aid or credit.',
  BORDER: 'A border treaty.',
} as const

export const entryModes = {
  REGULAR: "Archigos entry Regular: by the polity's own rules and conventions.",
  IRREGULAR: 'Archigos entry Irregular: by force or against the rules.',
  FOREIGN_IMPOSITION: 'Archigos entry Foreign Imposition: put in by another state.',
  UNKNOWN: 'Not known.',
} as const

export const exitModes = {
  REGULAR: 'Archigos exit Regular: by the rules and conventions.',
  IRREGULAR: 'Archigos exit Irregular: by force or threat.',
  FOREIGN: 'Archigos exit Foreign: removed by another state.',
  NATURAL_DEATH: 'Archigos exit Natural Death.',
  ILL_HEALTH: 'Archigos exit Retired Due to Ill Health.',
  SUICIDE: 'Archigos exit Suicide.',
  STILL_IN_OFFICE: 'Archigos exit Still in Office at the end of the data (2015).',
  UNKNOWN: 'Archigos exit Unknown.',
} as const

export const exitDetails = {
  REGULAR: 'Archigos exitcode Regular.',
  DOMESTIC_POPULAR_PROTEST_WITHOUT_FOREIGN_SUPPORT: 'Removed by domestic popular protest, without foreign support.',
  DOMESTIC_POPULAR_PROTEST_WITH_FOREIGN_SUPPORT: 'Removed by domestic popular protest, with foreign support.',
  DOMESTIC_REBEL_FORCES_WITHOUT_FOREIGN_SUPPORT: 'Removed by domestic rebel forces, without foreign support.',
  DOMESTIC_REBEL_FORCES_WITH_FOREIGN_SUPPORT: 'Removed by domestic rebel forces, with foreign support.',
  DOMESTIC_MILITARY_ACTORS_WITHOUT_FOREIGN_SUPPORT: 'Removed by domestic military actors, without foreign support.',
  DOMESTIC_MILITARY_ACTORS_WITH_FOREIGN_SUPPORT: 'Removed by domestic military actors, with foreign support.',
  OTHER_GOVERNMENT_ACTORS_WITHOUT_FOREIGN_SUPPORT: 'Removed by other domestic government actors, without foreign support.',
  OTHER_GOVERNMENT_ACTORS_WITH_FOREIGN_SUPPORT: 'Removed by other domestic government actors, with foreign support.',
  ASSASSINATION_BY_UNSUPPORTED_INDIVIDUAL: 'Assassinated by an unsupported individual.',
  FOREIGN_STATE: 'Removed by a foreign state by force or threat.',
  POWER_STRUGGLE_WITHIN_MILITARY: 'Power struggle within the military, short of a coup.',
  OTHER: 'Any other irregular or unclassified way (Archigos exitcode Irregular, Other).',
  UNKNOWN: 'Archigos exitcode Unknown.',
} as const

export const fates = {
  OK: 'Archigos post-tenure fate OK (in the year after losing office).',
  EXILE: 'Archigos fate Exile.',
  IMPRISONMENT: 'Archigos fate Imprisonment, house arrest included.',
  DEATH: 'Archigos fate Death: killed in office or within the year after.',
  SUICIDE: 'Archigos fate Suicide.',
  MISSING: 'Archigos fate missing: no information found.',
  NATURAL_DEATH: 'Archigos: not coded, died a natural death within half a year.',
} as const

export const holdings = {
  DE_JURE: 'Held by law or rule.',
  DE_FACTO: 'Held in effect, with or without the title.',
} as const

export const membershipRoles = {
  MEMBER: 'A plain member.',
  FOUNDER: 'Founded it, alone or with others.',
  LEADER: 'Led it without an office that is modelled here.',
  COMMANDER: 'Commanded a unit or the whole.',
  LEADERSHIP: 'Sat in its leading body: politburo, central committee, council.',
  PART_OF: 'An organization that is part of another.',
} as const

export const adherenceRoles = {
  FOUNDER: 'Founded or first formulated it.',
  THEORIST: 'Developed it as theory.',
  ADHERENT: 'Held it.',
  OFFICIAL_IDEOLOGY: 'It was the official ideology of the regime or organization.',
  PARTIAL: 'Held it in part.',
  OPPONENT: 'Opposed it as such.',
} as const

export const derivationKinds = {
  BRANCH_OF: 'A branch of the other.',
  ADAPTATION_OF: 'The other, adapted to new conditions.',
  SYNTHESIS_OF: 'Made of the other and something else.',
  REACTION_AGAINST: 'Formed against the other.',
  RENAMED_FROM: 'The other under a new name.',
} as const

export const participationRoles = {
  PRIMARY: 'A main party, or the one who acts.',
  SECONDARY_TROOPS: 'Supports a main party with troops (UCDP secondary party).',
  SUPPORT_NO_TROOPS: 'Supports a main party without troops.',
  COMMAND: 'Commands forces.',
  MEDIATOR: 'Mediates.',
  SIGNATORY: 'Signs or accedes.',
  WITNESS: 'Is present, not a party.',
  VICTIM: 'Is killed, wounded, arrested or expelled.',
  SPEAKER: 'Gives the speech or writes the text.',
  HOST: 'Hosts.',
} as const

export const warOutcomes = {
  WINNER: 'COW 1: winner.',
  LOSER: 'COW 2: loser.',
  COMPROMISE: 'COW 3: compromise or tie.',
  TRANSFORMED: 'COW 4: transformed into another category of war.',
  ONGOING: 'COW 5: ongoing at the end of the data.',
  STALEMATE: 'COW 6: stalemate.',
  CONTINUES_BELOW_WAR: 'COW 7: continues below the level of war.',
  CHANGED_SIDES: 'COW 8: changed sides.',
} as const

export const obligations = {
  DEFENSE: 'ATOP defense: to help militarily when the other is attacked.',
  OFFENSE: 'ATOP offense: to help militarily beyond defence.',
  NEUTRALITY: 'ATOP neutral: not to help those who fight the other.',
  NON_AGGRESSION: 'ATOP nonagg: not to use force against the other.',
  CONSULTATION: 'ATOP consul: to consult in a crisis.',
} as const

export const relationshipKinds = {
  PARENT_OF: 'Parent of.',
  SPOUSE_OF: 'Married to.',
  SIBLING_OF: 'Brother or sister of.',
  PATRON_OF: 'Gave protection, advancement or aid to.',
  RECOMMENDED: 'Recommended for a post or role; `toward` is to whom.',
  APPOINTED: 'Appointed or installed.',
  DESIGNATED_SUCCESSOR: 'Designated as own successor.',
  MENTOR_OF: 'Taught or formed.',
  INFLUENCED: 'Had influence on the ideas or style of.',
  SERVED_UNDER: 'Served under.',
  ALLY_OF: 'Political ally of.',
  RIVAL_OF: 'Rival of.',
  OPPOSED: 'Opposed.',
  DENOUNCED: 'Denounced in public.',
  PURGED: 'Removed, and often had punished or killed.',
  RECOGNIZED: 'Recognised diplomatically.',
  DIPLOMATIC_RELATIONS: 'Kept diplomatic relations with.',
  OCCUPIED: 'Occupied.',
  SUCCESSOR_OF: 'Successor of: a polity, organization or service that took the place of the other.',
  CLAIMED_TERRITORY_OF: 'Claimed territory held by.',
} as const

export const predicates = {
  BIRTH: 'Date of birth.',
  DEATH: 'Date of death.',
  BIRTH_PLACE: 'Place of birth.',
  DEATH_PLACE: 'Place of death.',
  INCEPTION: 'Date something came into being: a polity, organization, office or ideology.',
  DISSOLUTION: 'Date something ceased to be.',
  DURING: 'When a regime, war or event took place.',
  SIGNED: 'Date a treaty was signed.',
  IN_FORCE: 'When a treaty was in force.',
  CLASSIFICATION: 'Class of a regime under a scheme.',
  END_MODE: 'How a regime ended.',
  SYSTEM_MEMBERSHIP: 'Membership of the state system under a scheme; the value is the code.',
  INTENSITY: 'Intensity of a war in a year.',
  ISSUE: 'What a war was about.',
  OUTCOME: 'How a war ended.',
  PLACE: 'Where an event took place.',
  STATEMENT: 'A judgement, account or quotation about entities, in our own words unless quoted.',
} as const

export const certainties = {
  CERTAIN: 'Holds on that day under every undeprecated claim about the fact.',
  POSSIBLE: 'May hold on that day.',
} as const

export const precisions = {
  DAY: 'Known to the day.',
  MONTH: 'Known to the month.',
  YEAR: 'Known to the year.',
  DECADE: 'Known to the decade.',
  CENTURY: 'Known to the century.',
  RANGE: 'Known to lie between two dates, or to be one of several.',
} as const

export const genders = {
  MALE: 'Male.',
  FEMALE: 'Female.',
} as const

/** CSL item types. */
export const sourceTypes = {
  dataset: 'A dataset.',
  book: 'A book.',
  'article-journal': 'An article in a scholarly journal.',
  'article-newspaper': 'An article in a newspaper.',
  chapter: 'A chapter or paper in a book.',
  webpage: 'A web page.',
  treaty: 'The text of a treaty.',
  report: 'A report or an official document.',
  'entry-encyclopedia': 'An entry in an encyclopedia.',
  personal_communication: "What was told, not published: the editors' general knowledge.",
} as const

/** What an API key allows. */
export const keyTiers = {
  STANDARD: 'An app or a script: ten times what is given without a key.',
  PARTNER: 'A service that asks all the time: a hundred times what is given without a key.',
} as const

export type Code<L extends Record<string, string>> = keyof L & string
