// The function `find_paths`. Frozen with its migration: never import application code here.

/** The claims at either end of the entities `front`, no more than may still be looked at and one. Each by index, whatever the planner expects. */
const claimsAt = (front: string) => {
  const columns = 'id, kind, global_id, fact, fact_rank, negated, rank, status, confidence, start_earliest, start_latest, end_latest'
  const at = (near: string, far: string) =>
    `SELECT f.near, claim.* FROM unnest(${front}) AS f (near) CROSS JOIN LATERAL (
       SELECT ${far} AS far, ${columns} FROM claim WHERE ${near} = f.near AND kind = ANY (kinds) AND object_id IS NOT NULL OFFSET 0) AS claim`
  return `(${at('subject_id', 'object_id')} UNION ALL ${at('object_id', 'subject_id')} LIMIT max_work - work + 1)`
}
/** Whether a claim `c` carries a path: without `statuses`, whether lists show it (the best of its fact). */
const carries = `(NOT c.negated AND c.confidence = ANY (confidences) AND (day IS NULL OR (c.start_earliest <= day AND day <= c.end_latest))
  AND CASE WHEN statuses IS NOT NULL THEN c.status = ANY (statuses) AND (c.rank <> 'DEPRECATED' OR c.status = 'REFUTED')
    ELSE c.fact_rank = 1 OR (day IS NOT NULL AND c.fact_rank > 1 AND NOT EXISTS (
      SELECT FROM claim AS b WHERE b.fact = c.fact AND b.fact_rank < c.fact_rank AND NOT b.negated AND b.start_earliest <= day AND day <= b.end_latest)) END
  AND CASE c.kind WHEN 'MEMBERSHIP' THEN (SELECT role FROM membership WHERE id = c.id) = ANY (membership_roles)
    WHEN 'ADHERENCE' THEN (SELECT role FROM adherence WHERE id = c.id) = ANY (adherence_roles) ELSE true END)`

/**
 * The shortest paths between two entities. Walks of some steps from the origin end in one set of entities, walks of others from the goal
 * in another, and what both sets have is the middle of walks between the two; the smaller set is moved on until they meet, and again
 * while too few paths were found. Of the steps on such walks, each place keeps the beginnings that can still become the strongest walks,
 * which is exact while no walk can return to where it was: up to one step more than the shortest. Beyond, all beginnings are kept.
 * It writes no table, so that a replica can answer. Its plans may not depend on how many entities a set happens to have.
 */
export const findPaths = `CREATE FUNCTION find_paths(
    origin int, goal int, kinds text[], membership_roles text[], adherence_roles text[], statuses text[], confidences text[], day date,
    max_length int, wanted int, max_work int, OUT n int, OUT weakest text, OUT entities int[], OUT claims int[])
  RETURNS SETOF record LANGUAGE plpgsql STABLE ROWS 10 SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off AS $$
  DECLARE
    strengths CONSTANT text[] := ARRAY['CERTAIN', 'LIKELY', 'POSSIBLE', 'UNLIKELY'];
    -- The sets by steps from the end, as text since they differ in size. Neither end is in a set but its own.
    from_origin text[] := '[0:0]={NULL}'; from_goal text[] := '[0:0]={NULL}'; origin_steps int := 0; goal_steps int := 0;
    at_origin int[] := ARRAY[origin]; at_goal int[] := ARRAY[goal]; forward boolean;
    here int[]; there int[]; middle int[]; place int; shortest int; work int := 0; looked int; walked record;
    -- Every step on a walk of the length in hand: the place it starts from, its ends, its best claim and how strong that is, 1 the strongest.
    step_place int[]; step_from int[]; step_to int[]; step_claim int[]; step_strength int[];
    -- How strong the rest of a walk can be from an entity at a place.
    rest_place int[]; rest_from int[]; rest_strength int[];
  BEGIN
    IF origin = goal THEN
      RAISE EXCEPTION USING ERRCODE = 'ANNAL', DETAIL = 'BAD_ARGUMENT', MESSAGE = '\`from\` and \`to\` are the same entity; a path connects two';
    END IF;
    IF origin IS NULL OR goal IS NULL THEN RETURN; END IF;
    n := 0;
    from_origin[0] := at_origin; from_goal[0] := at_goal;
    FOR total IN 1 .. max_length LOOP
      forward := cardinality(at_origin) <= cardinality(at_goal);
      here := CASE WHEN forward THEN at_origin ELSE at_goal END;
      SELECT count(*), coalesce(array_agg(DISTINCT c.far) FILTER (WHERE c.far <> CASE WHEN forward THEN origin ELSE goal END AND ${carries}), '{}')
        INTO looked, there FROM ${claimsAt('here')} AS c;
      work := work + looked;
      EXIT WHEN work > max_work;
      middle := ARRAY(SELECT unnest(there) INTERSECT SELECT unnest(CASE WHEN forward THEN at_goal ELSE at_origin END));
      IF forward THEN
        at_origin := array_remove(there, goal); origin_steps := origin_steps + 1; from_origin[origin_steps] := at_origin;
      ELSE
        at_goal := array_remove(there, origin); goal_steps := goal_steps + 1; from_goal[goal_steps] := at_goal;
      END IF;
      IF cardinality(middle) > 0 THEN
        shortest := coalesce(shortest, total);
        step_place := '{}'; step_from := '{}'; step_to := '{}'; step_claim := '{}'; step_strength := '{}';
        FOR i IN 0 .. total - 1 LOOP
          -- From the middle back to the origin, then from the middle on to the goal.
          forward := i >= origin_steps;
          place := CASE WHEN forward THEN i ELSE origin_steps - 1 - i END;
          IF i IN (0, origin_steps) THEN here := middle; END IF;
          there := CASE WHEN forward THEN from_goal[total - 1 - place] ELSE from_origin[place] END;
          WITH looked_at AS MATERIALIZED ${claimsAt('here')},
          best AS (
            SELECT DISTINCT ON (near, far) near, far, id, strength
            FROM (SELECT c.*, array_position(strengths, c.confidence) AS strength FROM looked_at AS c JOIN unnest(there) AS t (far) USING (far) WHERE ${carries}) AS c
            ORDER BY near, far, strength, start_earliest, start_latest, global_id)
          SELECT (SELECT count(*) FROM looked_at), array_agg(DISTINCT far), step_place || array_agg(place),
            step_from || array_agg(CASE WHEN forward THEN near ELSE far END), step_to || array_agg(CASE WHEN forward THEN far ELSE near END),
            step_claim || array_agg(id), step_strength || array_agg(strength)
            INTO looked, here, step_place, step_from, step_to, step_claim, step_strength FROM best;
          work := work + looked;
          EXIT WHEN work > max_work;
        END LOOP;
        EXIT WHEN work > max_work;
        rest_place := ARRAY[total]; rest_from := ARRAY[goal]; rest_strength := ARRAY[1];
        FOR i IN REVERSE total - 1 .. 0 LOOP
          SELECT rest_place || array_agg(i), rest_from || array_agg(s.origin), rest_strength || array_agg(s.strength)
            INTO rest_place, rest_from, rest_strength
            FROM (
              SELECT s.origin, min(greatest(s.strength, r.strength)) AS strength
              FROM unnest(step_place, step_from, step_to, step_strength) AS s (place, origin, goal, strength)
              JOIN unnest(rest_place, rest_from, rest_strength) AS r (place, origin, strength) ON r.place = s.place + 1 AND r.origin = s.goal
              WHERE s.place = i GROUP BY s.origin) AS s;
        END LOOP;
        FOR walked IN
          WITH RECURSIVE step AS MATERIALIZED (
            SELECT s.*, r.strength AS rest FROM unnest(step_place, step_from, step_to, step_claim, step_strength) AS s (place, origin, goal, claim, strength)
            JOIN unnest(rest_place, rest_from, rest_strength) AS r (place, origin, strength) ON r.place = s.place + 1 AND r.origin = s.goal),
          walk (place, here, entities, names, claims, strength) AS (
            SELECT 0, origin, ARRAY[origin], '{}'::text[] COLLATE "C", '{}'::int[], 1
            UNION ALL
            SELECT * FROM (
              SELECT w.place + 1, s.goal, w.entities || s.goal, w.names || (SELECT global_id FROM entity WHERE id = s.goal), w.claims || s.claim,
                greatest(w.strength, s.strength)
              FROM walk AS w JOIN step AS s ON s.place = w.place AND s.origin = w.here
              WHERE s.goal <> ALL (w.entities)
              ORDER BY greatest(w.strength, s.strength, s.rest), 4
              LIMIT CASE WHEN total <= shortest + 1 THEN wanted - n ELSE max_work - work + 1 END) AS next)
          SELECT counted.walks, whole.* FROM (SELECT count(*) AS walks FROM walk) AS counted
            LEFT JOIN (SELECT * FROM walk WHERE walk.place = total ORDER BY strength, names LIMIT wanted - n) AS whole ON true
            ORDER BY whole.strength, whole.names
        LOOP
          EXIT WHEN work + walked.walks > max_work OR walked.entities IS NULL;
          n := n + 1; weakest := strengths[walked.strength]; entities := walked.entities; claims := walked.claims;
          RETURN NEXT;
        END LOOP;
        work := work + walked.walks;
      END IF;
      EXIT WHEN work > max_work OR n >= wanted OR cardinality(at_origin) = 0 OR cardinality(at_goal) = 0;
    END LOOP;
    IF work > max_work THEN
      RAISE EXCEPTION USING ERRCODE = 'ANNAL', DETAIL = 'PATH_BOUND', MESSAGE = format(
        'more than %s claims would have to be looked at; ask for fewer \`kinds\`, a smaller \`maxLength\` or \`first\`, or a day', max_work);
    END IF;
  END $$`
