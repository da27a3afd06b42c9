/**
 * What a PostGraphile user would put before these tables: a schema of views with one row a thing, keys and relations told by smart
 * tags, and functions for the questions that need some SQL. It is made anew at every start.
 */
import { alike, best, bestAt, certainty, polityOf } from '../queries/sql.ts'

const entity = (view: string, table: string, columns: string, tags = '', where = 'true') => `
  create view ${view} as select e.id, e.global_id, e.slug, e.name, e.description, ${columns} from public.entity e join public.${table} t on t.id = e.id where ${where};
  comment on view ${view} is E'@primaryKey id\\n@unique slug${tags}';`
const dates = (c: string) => `${c}.start_edtf, ${c}.end_edtf, ${c}.start_earliest, ${c}.start_latest`
const claim = (view: string, table: string, columns: string, where: string, tags: string, joins = '') => `
  create view ${view} as select c.id, c.global_id, ${dates('c')}, ${columns} from public.claim c join public.${table} t on t.id = c.id ${joins}
    where ${best('c')} and ${where};
  comment on view ${view} is E'@primaryKey id${tags}';`
const refers = (column: string, view: string) => `\\n@foreignKey (${column}) references ${view} (id)`
// A row of `holding` or `belligerent` always comes from a function, which fills in the certainty.
const holding = (at: string) => `c.id, c.global_id, c.subject_id, c.object_id, c.start_earliest, c.start_latest, ${certainty('c', at)}`

export const postgraphileViews = `
  drop schema if exists postgraphile cascade;
  create schema postgraphile;
  set search_path = postgraphile, public;
  ${entity('leader', 'leader', 't.birth_edtf, t.birth_earliest, t.birth_latest, t.held_office')}
  ${entity('polity', 'polity', 't.polity_kind')}
  ${entity('office', 'office', 't.office_kind')}
  ${entity('ideology', 'ideology', 't.ideology_kind')}
  ${entity('war', 'war', 't.start_edtf, t.end_edtf')}
  ${entity('regime', 'regime', `t.polity_id, ${dates('t')}`, refers('polity_id', 'polity'))}
  ${entity('phase', 'event', `t.part_of_id as war_id, ${dates('t')}`, refers('war_id', 'war'), `t.event_kind = 'PHASE'`)}
  create view actor as select id, global_id, slug, name from public.entity where type in ('LEADER', 'POLITY', 'ORGANIZATION');
  comment on view actor is E'@primaryKey id';
  create view any_entity as select id, global_id, slug, name from public.entity;
  comment on view any_entity is E'@primaryKey id\\n@name entity';
  create view name as select id, entity_id, position, text, lang, kind from public.name;
  comment on view name is E'@primaryKey id${refers('entity_id', 'leader')}';
  create view external_id as select id, entity_id, scheme, value, match from public.external_id;
  comment on view external_id is E'@primaryKey id${refers('entity_id', 'leader')}';
  create view source as select id, global_id, title from public.source;
  comment on view source is E'@primaryKey id';
  ${claim(
    'tenure',
    'tenure',
    `c.subject_id as leader_id, c.object_id as office_id, ${polityOf('c')} as polity_id`,
    `c.kind = 'TENURE'`,
    `${refers('leader_id', 'leader')}${refers('office_id', 'office')}${refers('polity_id', 'polity')}`,
    'left join public.office o on o.id = c.object_id left join public.organization g on g.id = o.of_id',
  )}
  ${claim('adherence', 'adherence', 'c.subject_id as leader_id, c.object_id as ideology_id, t.role', `c.kind = 'ADHERENCE'`, `${refers('leader_id', 'leader')}${refers('ideology_id', 'ideology')}`)}
  create view relationship_end as
    select c.id, c.global_id, ${dates('c')}, c.subject_id as actor_id, c.subject_id as from_id, c.object_id as to_id, t.relationship_kind as kind
    from public.claim c join public.relationship t on t.id = c.id where c.kind = 'RELATIONSHIP' and ${best('c')}
    union all
    select c.id, c.global_id, ${dates('c')}, c.object_id, c.subject_id, c.object_id, t.relationship_kind
    from public.claim c join public.relationship t on t.id = c.id where c.kind = 'RELATIONSHIP' and ${best('c')};
  comment on view relationship_end is E'@primaryKey id,actor_id${refers('actor_id', 'leader')}${refers('from_id', 'actor')}${refers('to_id', 'actor')}';
  ${claim(
    'participation',
    'participation',
    'c.object_id as war_id, c.subject_id as participant_id, t.role, t.side, t.initiator, t.deaths_definition, t.deaths_low, t.deaths_best, t.deaths_high',
    `c.kind = 'PARTICIPATION'`,
    `${refers('war_id', 'war')}${refers('participant_id', 'actor')}`,
  )}
  create view citation as select id, claim_id, position, source_id, locator, stance from public.citation;
  comment on view citation is E'@primaryKey id${refers('claim_id', 'participation')}${refers('source_id', 'source')}';

  create view holding as
    select id, global_id, subject_id as leader_id, object_id as office_id, start_earliest, start_latest, null::text as certainty from public.claim;
  comment on view holding is E'@primaryKey id\\n@behavior -query:resource:list -query:resource:connection${refers('leader_id', 'leader')}${refers('office_id', 'office')}';
  create view belligerent as select id, global_id, subject_id as participant_id, null::text as certainty from public.claim;
  comment on view belligerent is E'@primaryKey id\\n@behavior -query:resource:list -query:resource:connection${refers('participant_id', 'actor')}';
  create view search_hit as select id as name_id, entity_id, null::float8 as score from public.name;
  comment on view search_hit is E'@primaryKey name_id\\n@behavior -query:resource:list -query:resource:connection${refers('name_id', 'name')}${refers('entity_id', 'any_entity')}';

  create function polity_officeholders(p polity, at date) returns setof holding language sql stable rows 20 as $$
    select ${holding('at')} from public.claim c
    where c.kind = 'TENURE' and ${bestAt('c', 'at')} and c.object_id in (
      select p.id union all select o.id from public.office o where o.of_id = p.id
      union all select o.id from public.organization g join public.office o on o.of_id = g.id where g.polity_id = p.id)
    order by c.start_earliest, c.start_latest, c.global_id $$;
  create function war_belligerents(w war, at date) returns setof belligerent language sql stable rows 20 as $$
    select c.id, c.global_id, c.subject_id, ${certainty('c', 'at')} from public.claim c join public.participation p on p.id = c.id
    where c.object_id = w.id and c.kind = 'PARTICIPATION' and c.subject_type = 'POLITY' and ${bestAt('c', 'at')}
    order by coalesce(p.side, ''), c.global_id $$;
  create function belligerent_leaders_at(b belligerent, at date) returns setof holding language sql stable rows 2 as $$
    select ${holding('at')} from public.claim c
    where c.kind = 'TENURE' and c.object_id = b.participant_id and ${bestAt('c', 'at')} order by c.start_earliest, c.global_id $$;
  create function find_by_name(text text) returns setof search_hit language sql stable rows 10 as $$
    select name_id, entity_id, score from (${alike}) best order by score desc, global_id $$;
  reset search_path;
`
