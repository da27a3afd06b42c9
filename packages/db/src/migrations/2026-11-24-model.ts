// Entity and claim supertables, one subtype table a kind. Frozen: never import application code here.
import { type Kysely, sql } from 'kysely'
import { findPaths } from './2026-11-24-paths.ts'

const list = (values: string) =>
  values
    .split(/\s+/)
    .map((v) => `'${v}'`)
    .join(', ')
const oneOf = (column: string, values: string) => `${column} text NOT NULL CHECK (${column} IN (${list(values)}))`
const maybeOneOf = (column: string, values: string) => `${column} text CHECK (${column} IN (${list(values)}))`
const dateKind = 'KNOWN UNKNOWN OPEN NOT_APPLICABLE'
const schemes = 'WIKIDATA COW GW ARCHIGOS UCDP COW_WAR ATOP GWF VIAF ISO_3166'
/** A fuzzy date: what was written and the days it lies between. */
const date = (name: string) => `
  ${name}_edtf text, ${name}_earliest date, ${name}_latest date,
  CHECK (num_nonnulls(${name}_edtf, ${name}_earliest, ${name}_latest) IN (0, 3)), CHECK (${name}_earliest <= ${name}_latest)`
/** A fuzzy interval; an unbounded day is infinite, never null, so that comparisons need no special case. */
const interval = `
  start_edtf text, end_edtf text,
  start_kind text NOT NULL DEFAULT 'NOT_APPLICABLE' CHECK (start_kind IN (${list(dateKind)})),
  end_kind text NOT NULL DEFAULT 'NOT_APPLICABLE' CHECK (end_kind IN (${list(dateKind)})),
  start_earliest date NOT NULL DEFAULT '-infinity', start_latest date NOT NULL DEFAULT 'infinity',
  end_earliest date NOT NULL DEFAULT '-infinity', end_latest date NOT NULL DEFAULT 'infinity',
  CHECK (start_earliest <= start_latest AND end_earliest <= end_latest AND start_earliest <= end_latest),
  CHECK ((start_kind = 'KNOWN') = (start_edtf IS NOT NULL) AND (end_kind = 'KNOWN') = (end_edtf IS NOT NULL))`
const entityTypes = 'LEADER POLITY REGIME ORGANIZATION OFFICE IDEOLOGY WAR EVENT TREATY'
const claimKinds = 'TENURE MEMBERSHIP ADHERENCE DERIVATION PARTICIPATION RELATIONSHIP ATTRIBUTE'
/** A subtype shares its supertable's key, and only a row of its own kind can have one. */
const entityOf = (type: string) =>
  `id int PRIMARY KEY, type text NOT NULL DEFAULT '${type}' CHECK (type = '${type}'), FOREIGN KEY (id, type) REFERENCES entity (id, type) ON DELETE CASCADE`
const claimOf = (kind: string) =>
  `id int PRIMARY KEY, kind text NOT NULL DEFAULT '${kind}' CHECK (kind = '${kind}'), FOREIGN KEY (id, kind) REFERENCES claim (id, kind) ON DELETE CASCADE`

const up = [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',
  `CREATE TABLE dataset_release (
    id boolean PRIMARY KEY DEFAULT true CHECK (id), version text NOT NULL, loaded_at timestamptz NOT NULL DEFAULT now())`,
  // The one table that does not come from the dataset. A key itself is nowhere: of 256 random bits a plain hash tells nothing.
  `CREATE TABLE api_key (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'), prefix text COLLATE "C" NOT NULL UNIQUE,
    name text NOT NULL CHECK (name <> ''), ${oneOf('tier', 'STANDARD PARTNER')},
    created_at timestamptz NOT NULL DEFAULT now(), revoked_at timestamptz)`,
  `CREATE TABLE source (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]+$'),
    global_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS ('Source:' || slug) STORED UNIQUE,
    ${oneOf('type', 'dataset book article-journal article-newspaper chapter webpage treaty report entry-encyclopedia personal_communication')},
    title text COLLATE "C" NOT NULL, author text, issued text, version text, publisher text, container_title text, url text, doi text, license text, note text,
    derived_from_id int REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED CHECK (derived_from_id <> id))`,
  `CREATE TABLE entity (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ${oneOf('type', entityTypes)},
    slug text COLLATE "C" NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]+$'),
    global_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(type, 1) || lower(substr(type, 2)) || ':' || slug) STORED UNIQUE,
    name text COLLATE "C" NOT NULL CHECK (name <> ''),
    description text NOT NULL,
    UNIQUE (id, type))`,
  'CREATE INDEX entity_type_slug ON entity (type, slug)',
  'CREATE INDEX entity_type_name ON entity (type, name, slug)',
  `CREATE TABLE entity_alias (
    slug text COLLATE "C" PRIMARY KEY CHECK (slug ~ '^[a-z0-9-]+$'), entity_id int NOT NULL REFERENCES entity (id) ON DELETE CASCADE)`,
  'CREATE INDEX entity_alias_entity ON entity_alias (entity_id)',

  `CREATE TABLE leader (${entityOf('LEADER')}, ${maybeOneOf('gender', 'MALE FEMALE')}, held_office boolean NOT NULL DEFAULT false, ${date('birth')}, ${date('death')})`,
  'CREATE INDEX leader_birth ON leader (birth_earliest, birth_latest)',
  // How lists sort by it: an unknown day comes last.
  `CREATE INDEX leader_birth_order ON leader (coalesce(birth_earliest, 'infinity'::date), birth_latest)`,
  `CREATE INDEX leader_death_order ON leader (coalesce(death_earliest, 'infinity'::date), death_latest)`,
  `CREATE TABLE polity (${entityOf('POLITY')}, ${oneOf('polity_kind', 'STATE COLONY OCCUPATION PROVISIONAL_GOVERNMENT CONSTITUENT')}, ${date('inception')}, ${date('dissolution')})`,
  `CREATE TABLE regime (${entityOf('REGIME')}, polity_id int NOT NULL REFERENCES polity (id), ${interval},
    ${maybeOneOf('end_mode', 'INSIDERS ELECTION_LOST NO_CANDIDATE UPRISING COUP INSURGENTS FOREIGN_IMPOSED NEW_RULES STATE_ENDED')})`,
  'CREATE INDEX regime_polity ON regime (polity_id)',
  `CREATE TABLE organization (${entityOf('ORGANIZATION')},
    ${oneOf('organization_kind', 'PARTY FRONT ARMY GUERRILLA SECURITY_SERVICE STATE_BODY INTERNATIONAL MOVEMENT COMMAND')},
    polity_id int REFERENCES polity (id), parent_id int REFERENCES organization (id) CHECK (parent_id <> id), ${date('inception')}, ${date('dissolution')})`,
  'CREATE INDEX organization_polity ON organization (polity_id)',
  'CREATE INDEX organization_parent ON organization (parent_id)',
  `CREATE TABLE office (${entityOf('OFFICE')},
    ${oneOf('office_kind', 'HEAD_OF_STATE HEAD_OF_GOVERNMENT PARTY_LEADER MINISTER MILITARY_COMMAND LEGISLATURE_HEAD SECURITY_HEAD PARTY_OFFICE DEPUTY INTERNATIONAL OTHER')},
    of_id int NOT NULL, of_type text NOT NULL CHECK (of_type IN ('POLITY', 'ORGANIZATION')), FOREIGN KEY (of_id, of_type) REFERENCES entity (id, type),
    ${date('established')}, ${date('abolished')})`,
  'CREATE INDEX office_of ON office (of_id)',
  `CREATE TABLE ideology (${entityOf('IDEOLOGY')}, ${oneOf('ideology_kind', 'IDEOLOGY DOCTRINE STRATEGIC_LINE')}, ${date('emergence')})`,
  `CREATE TABLE war (${entityOf('WAR')}, ${oneOf('war_kind', 'INTERSTATE INTRASTATE INTERNATIONALIZED_INTRASTATE EXTRASYSTEMIC')},
    parent_id int REFERENCES war (id) CHECK (parent_id <> id), ${interval}, ${maybeOneOf('issue', 'TERRITORY GOVERNMENT BOTH')}, outcome text)`,
  'CREATE INDEX war_parent ON war (parent_id)',
  'CREATE INDEX war_start ON war (start_earliest)',
  `CREATE TABLE event (${entityOf('EVENT')},
    ${oneOf('event_kind', 'PHASE BATTLE ELECTION COUP REVOLUTION UPRISING MEETING VISIT CONFERENCE CONGRESS SPEECH PUBLICATION PROCLAMATION RECOGNITION CONSTITUTION REFORM PURGE TRIAL DEATH INCIDENT NEGOTIATION OCCUPATION SPLIT')},
    part_of_id int CHECK (part_of_id <> id), part_of_type text CHECK (part_of_type IN ('WAR', 'EVENT')), FOREIGN KEY (part_of_id, part_of_type) REFERENCES entity (id, type),
    CHECK ((part_of_id IS NULL) = (part_of_type IS NULL)), ${interval}, place text)`,
  'CREATE INDEX event_part_of ON event (part_of_id)',
  'CREATE INDEX event_start ON event (start_earliest)',
  `CREATE TABLE treaty (${entityOf('TREATY')}, ${oneOf('treaty_kind', 'ALLIANCE FRIENDSHIP NON_AGGRESSION ARMISTICE PEACE COMMUNIQUE ECONOMIC BORDER')}, ${date('signed')}, ${interval})`,

  `CREATE TABLE claim (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ${oneOf('kind', claimKinds)},
    path text COLLATE "C" NOT NULL CHECK (path ~ '^[a-z0-9-]+/[a-z0-9-]+$'),
    global_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(kind, 1) || lower(substr(kind, 2)) || ':' || path) STORED UNIQUE,
    subject_id int NOT NULL, subject_type text NOT NULL, FOREIGN KEY (subject_id, subject_type) REFERENCES entity (id, type),
    object_id int, object_type text, FOREIGN KEY (object_id, object_type) REFERENCES entity (id, type),
    CHECK ((object_id IS NULL) = (object_type IS NULL)), CHECK (subject_id <> object_id),
    CHECK (CASE kind
      WHEN 'TENURE' THEN subject_type = 'LEADER' AND object_type IN ('OFFICE', 'POLITY')
      WHEN 'MEMBERSHIP' THEN subject_type IN ('LEADER', 'ORGANIZATION') AND object_type = 'ORGANIZATION'
      WHEN 'ADHERENCE' THEN subject_type IN ('LEADER', 'ORGANIZATION', 'REGIME') AND object_type = 'IDEOLOGY'
      WHEN 'DERIVATION' THEN subject_type = 'IDEOLOGY' AND object_type = 'IDEOLOGY'
      WHEN 'PARTICIPATION' THEN subject_type IN ('LEADER', 'POLITY', 'ORGANIZATION') AND object_type IN ('WAR', 'EVENT', 'TREATY')
      WHEN 'RELATIONSHIP' THEN subject_type IN ('LEADER', 'POLITY', 'ORGANIZATION') AND object_type IN ('LEADER', 'POLITY', 'ORGANIZATION')
      WHEN 'ATTRIBUTE' THEN object_id IS NULL END IS TRUE),
    fact text COLLATE "C" NOT NULL,
    fact_rank smallint,
    ${interval},
    negated boolean NOT NULL DEFAULT false,
    held_by_id int REFERENCES entity (id),
    ${oneOf('rank', 'PREFERRED NORMAL DEPRECATED')},
    ${oneOf('status', 'ACCEPTED DISPUTED REFUTED UNVERIFIED')},
    ${oneOf('confidence', 'CERTAIN LIKELY POSSIBLE UNLIKELY')},
    ${oneOf('basis', 'DOCUMENTED TESTIMONY DATASET_CODING SCHOLARLY_CONSENSUS OFFICIAL_POSITION INFERRED')},
    reason_for_rank text, note text,
    CHECK (reason_for_rank IS NOT NULL OR (rank <> 'DEPRECATED' AND status <> 'REFUTED')),
    CHECK (fact_rank IS NULL OR (rank <> 'DEPRECATED' AND status <> 'REFUTED')),
    UNIQUE (id, kind))`,
  'CREATE INDEX claim_subject ON claim (subject_id, kind, start_earliest, start_latest, global_id)',
  'CREATE INDEX claim_object ON claim (object_id, kind, start_earliest, start_latest, global_id)',
  'CREATE INDEX claim_kind_start ON claim (kind, start_earliest, start_latest, global_id)',
  'CREATE INDEX claim_start ON claim (start_earliest, start_latest, global_id)',
  // How clients sort by it: an unknown day comes last.
  `CREATE INDEX claim_known_start ON claim ((CASE WHEN start_kind = 'KNOWN' THEN start_earliest ELSE 'infinity'::date END), global_id)`,
  'CREATE INDEX claim_fact ON claim (fact)',
  'CREATE INDEX claim_held_by ON claim (held_by_id) WHERE held_by_id IS NOT NULL',
  `CREATE TABLE tenure (${claimOf('TENURE')}, ${maybeOneOf('entry_mode', 'REGULAR IRREGULAR FOREIGN_IMPOSITION UNKNOWN')},
    ${maybeOneOf('exit_mode', 'REGULAR IRREGULAR FOREIGN NATURAL_DEATH ILL_HEALTH SUICIDE STILL_IN_OFFICE UNKNOWN')},
    ${maybeOneOf(
      'exit_detail',
      `REGULAR DOMESTIC_POPULAR_PROTEST_WITHOUT_FOREIGN_SUPPORT DOMESTIC_POPULAR_PROTEST_WITH_FOREIGN_SUPPORT DOMESTIC_REBEL_FORCES_WITHOUT_FOREIGN_SUPPORT
       DOMESTIC_REBEL_FORCES_WITH_FOREIGN_SUPPORT DOMESTIC_MILITARY_ACTORS_WITHOUT_FOREIGN_SUPPORT DOMESTIC_MILITARY_ACTORS_WITH_FOREIGN_SUPPORT
       OTHER_GOVERNMENT_ACTORS_WITHOUT_FOREIGN_SUPPORT OTHER_GOVERNMENT_ACTORS_WITH_FOREIGN_SUPPORT ASSASSINATION_BY_UNSUPPORTED_INDIVIDUAL FOREIGN_STATE
       POWER_STRUGGLE_WITHIN_MILITARY OTHER UNKNOWN`,
    )},
    ${maybeOneOf('fate', 'OK EXILE IMPRISONMENT DEATH SUICIDE MISSING NATURAL_DEATH')},
    ${oneOf('holding', 'DE_JURE DE_FACTO')}, acting boolean NOT NULL DEFAULT false)`,
  `CREATE TABLE membership (${claimOf('MEMBERSHIP')}, ${oneOf('role', 'MEMBER FOUNDER LEADER COMMANDER LEADERSHIP PART_OF')}, title text)`,
  `CREATE TABLE adherence (${claimOf('ADHERENCE')}, ${oneOf('role', 'FOUNDER THEORIST ADHERENT OFFICIAL_IDEOLOGY PARTIAL OPPONENT')})`,
  `CREATE TABLE derivation (${claimOf('DERIVATION')}, ${oneOf('derivation_kind', 'BRANCH_OF ADAPTATION_OF SYNTHESIS_OF REACTION_AGAINST RENAMED_FROM')})`,
  `CREATE TABLE participation (${claimOf('PARTICIPATION')}, side text COLLATE "C", cow_side text, ucdp_side text,
    ${oneOf('role', 'PRIMARY SECONDARY_TROOPS SUPPORT_NO_TROOPS COMMAND MEDIATOR SIGNATORY WITNESS VICTIM SPEAKER HOST')},
    initiator boolean,
    ${maybeOneOf('outcome', 'WINNER LOSER COMPROMISE TRANSFORMED ONGOING STALEMATE CONTINUES_BELOW_WAR CHANGED_SIDES')},
    deaths_low int, deaths_best int, deaths_high int, deaths_unit text, deaths_definition text,
    troops_low int, troops_best int, troops_high int, troops_unit text, troops_definition text,
    obligations text[] CHECK (obligations <@ ARRAY['DEFENSE', 'OFFENSE', 'NEUTRALITY', 'NON_AGGRESSION', 'CONSULTATION']),
    CHECK (least(deaths_low, deaths_best, deaths_high, 0) >= 0 AND deaths_low <= deaths_high AND (deaths_best IS NULL OR deaths_best BETWEEN coalesce(deaths_low, deaths_best) AND coalesce(deaths_high, deaths_best))),
    CHECK ((num_nonnulls(deaths_low, deaths_best, deaths_high) > 0) = (deaths_definition IS NOT NULL AND deaths_unit IS NOT NULL)),
    CHECK (least(troops_low, troops_best, troops_high, 0) >= 0 AND troops_low <= troops_high AND (troops_best IS NULL OR troops_best BETWEEN coalesce(troops_low, troops_best) AND coalesce(troops_high, troops_best))),
    CHECK ((num_nonnulls(troops_low, troops_best, troops_high) > 0) = (troops_definition IS NOT NULL AND troops_unit IS NOT NULL)))`,
  `CREATE TABLE relationship (${claimOf('RELATIONSHIP')},
    ${oneOf(
      'relationship_kind',
      `PARENT_OF SPOUSE_OF SIBLING_OF PATRON_OF RECOMMENDED APPOINTED DESIGNATED_SUCCESSOR MENTOR_OF INFLUENCED SERVED_UNDER ALLY_OF RIVAL_OF OPPOSED
       DENOUNCED PURGED RECOGNIZED DIPLOMATIC_RELATIONS OCCUPIED SUCCESSOR_OF CLAIMED_TERRITORY_OF`,
    )}, toward_id int REFERENCES entity (id), aspect text)`,
  `CREATE TABLE attribute (${claimOf('ATTRIBUTE')},
    ${oneOf(
      'predicate',
      `BIRTH DEATH BIRTH_PLACE DEATH_PLACE INCEPTION DISSOLUTION DURING SIGNED IN_FORCE CLASSIFICATION END_MODE SYSTEM_MEMBERSHIP INTENSITY ISSUE OUTCOME
       PLACE STATEMENT`,
    )}, value text NOT NULL, scheme text)`,
  'CREATE INDEX attribute_predicate ON attribute (predicate, scheme, value)',
  `CREATE TABLE attribute_about (
    claim_id int NOT NULL REFERENCES attribute (id) ON DELETE CASCADE, entity_id int NOT NULL REFERENCES entity (id), PRIMARY KEY (claim_id, entity_id))`,
  'CREATE INDEX attribute_about_entity ON attribute_about (entity_id)',

  `CREATE TABLE name (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entity_id int NOT NULL REFERENCES entity (id) ON DELETE CASCADE, position smallint NOT NULL, UNIQUE (entity_id, position),
    text text NOT NULL CHECK (text <> ''), folded text COLLATE "C" NOT NULL, lang text NOT NULL, script text NOT NULL CHECK (script ~ '^[A-Z][a-z]{3}$'),
    ${oneOf('kind', 'COMMON BIRTH FULL ROMANIZATION NOM_DE_GUERRE VARIANT ABBREVIATION FORMER HONORIFIC')},
    preferred boolean NOT NULL, ${interval})`,
  // Without the pending list, which a search would read through until the next vacuum.
  'CREATE INDEX name_folded_trigram ON name USING gin (folded gin_trgm_ops) WITH (fastupdate = off)',
  'CREATE INDEX name_folded ON name (folded)',
  // Short names share too few trigrams with what is mistyped: two that share one of these texts differ by one slip, rarely by two.
  `CREATE FUNCTION slips(folded text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
   BEGIN
     IF char_length(folded) NOT BETWEEN 4 AND 13 THEN RETURN '{}'; END IF;
     RETURN folded || ARRAY(SELECT left(folded, i - 1) || substr(folded, i + 1) FROM generate_series(1, char_length(folded)) AS i);
   END $$`,
  'CREATE INDEX name_slips ON name USING gin (slips(folded)) WITH (fastupdate = off)',
  `CREATE TABLE external_id (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entity_id int REFERENCES entity (id) ON DELETE CASCADE, claim_id int REFERENCES claim (id) ON DELETE CASCADE, CHECK (num_nonnulls(entity_id, claim_id) = 1),
    ${oneOf('scheme', schemes)}, value text COLLATE "C" NOT NULL, ${oneOf('match', 'EXACT CLOSE BROAD')},
    UNIQUE (entity_id, scheme, value), UNIQUE (claim_id, scheme, value))`,
  'CREATE INDEX external_id_value ON external_id (scheme, value)',
  `CREATE TABLE citation (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    claim_id int REFERENCES claim (id) ON DELETE CASCADE, name_id int REFERENCES name (id) ON DELETE CASCADE, CHECK (num_nonnulls(claim_id, name_id) = 1),
    position smallint NOT NULL, UNIQUE (claim_id, position), UNIQUE (name_id, position),
    source_id int NOT NULL REFERENCES source (id), locator text, quote text,
    ${oneOf('stance', 'SUPPORTS CONTRADICTS MENTIONS')}, ${oneOf('verification', 'LOOKED_UP RECALLED')},
    CHECK (verification = 'LOOKED_UP' OR (locator IS NULL AND quote IS NULL)))`,
  'CREATE INDEX citation_source ON citation (source_id)',

  findPaths,
  // No claim without a citation, checked when the transaction ends.
  `CREATE FUNCTION require_citation() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE claim_row int;
   BEGIN
     IF TG_TABLE_NAME = 'claim' THEN claim_row := NEW.id; ELSE claim_row := OLD.claim_id; END IF;
     IF EXISTS (SELECT FROM claim WHERE id = claim_row) AND NOT EXISTS (SELECT FROM citation WHERE claim_id = claim_row) THEN
       RAISE EXCEPTION 'claim % has no citation', (SELECT global_id FROM claim WHERE id = claim_row) USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_cited';
     END IF;
     RETURN NULL;
   END $$`,
  'CREATE CONSTRAINT TRIGGER claim_cited AFTER INSERT ON claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_citation()',
  'CREATE CONSTRAINT TRIGGER citation_kept AFTER DELETE ON citation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.claim_id IS NOT NULL) EXECUTE FUNCTION require_citation()',
]

const tables =
  'citation external_id name attribute_about attribute relationship participation derivation adherence membership tenure claim treaty event war ideology office organization regime polity leader entity_alias entity source api_key dataset_release'

export const model = {
  async up(db: Kysely<never>): Promise<void> {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<never>): Promise<void> {
    for (const table of tables.split(' ')) await sql.raw(`DROP TABLE ${table}`).execute(db)
    for (const name of ['find_paths', 'require_citation', 'slips']) await sql.raw(`DROP FUNCTION ${name}`).execute(db)
  },
}
