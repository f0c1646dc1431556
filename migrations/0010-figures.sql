-- Figures: the ledger folded by the day a petition was received. Never a counter that somebody adds to:
-- `fold_figures` reads the ledger once, in order, and the rows can be thrown away and made again.

create extension if not exists btree_gist;

-- The dated world has one version a day. The law says so first; this is the second wall.
alter table area_version add constraint area_version_one_a_day
  exclude using gist (area_id with =, daterange(valid_from, valid_to, '[]') with &&);
alter table unit_version add constraint unit_version_one_a_day
  exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&);
alter table unit_area add constraint unit_area_one_a_day
  exclude using gist (unit_id with =, area_id with =, daterange(valid_from, valid_to, '[]') with &&);
alter table authority_rule add constraint authority_rule_one_a_day
  exclude using gist (topic with =, condition_vi with =, daterange(valid_from, valid_to, '[]') with &&);

-- Working days after `a` up to and including `b`, with the holidays and swapped days known today.
-- 1990-01-01 was a Monday.
create function weekdays_upto(d date) returns int language sql immutable parallel safe as $$
  select ((d - date '1990-01-01') / 7) * 5 + least((d - date '1990-01-01') % 7 + 1, 5)
$$;
create function working_days(a date, b date) returns int language sql stable parallel safe as $$
  select case when b <= a then 0 else weekdays_upto(b) - weekdays_upto(a) + coalesce((
    select sum(case when h.work then 1 else -1 end) from holiday h
    where h.day > a and h.day <= b and h.work = (extract(isodow from h.day) > 5)), 0)::int end
$$;

-- What each event adds to the figures. `day` is the day the petition was received, so every number of a
-- period is about the petitions received in it, and opens exactly that list. `area` is the commune as it was.
create view figure_delta as
select e.epoch, e.tx, e.unit, d.kind, t.day, case when d.kind = 'answered' then 0 else coalesce(t.area, 0) end as area,
  d.topic, d.word, d.n
from ledger_event e
join ledger_event f on f.stream = e.stream and f.seq = 1
cross join lateral (
  select (f.at at time zone 'Asia/Ho_Chi_Minh')::date as day, (f.data ->> 'area')::int as area,
    coalesce((select c.data ->> 'topic' from ledger_event c
      where c.stream = e.stream and c.seq < e.seq and c.kind = 'petition.classify' order by c.seq desc limit 1),
      f.data ->> 'topic') as topic,
    e.kind = 'petition.answer' and not exists (select from ledger_event x
      where x.stream = e.stream and x.seq < e.seq and x.kind = 'petition.answer') as first_answer
) t
cross join lateral (
  select 'received' as kind, t.topic, '' as word, 1 as n where e.kind = 'petition.received'
  union all select 'received', e.data ->> 'from', '', -1 where e.kind = 'petition.classify'
  union all select 'received', e.data ->> 'topic', '', 1 where e.kind = 'petition.classify'
  union all select 'answered', t.topic, working_days(t.day, (e.at at time zone 'Asia/Ho_Chi_Minh')::date)::text, 1 where t.first_answer
  union all select 'late', t.topic, '', 1 where t.first_answer and (e.data ->> 'late')::boolean
  union all select 'spot', t.topic, '', 1 where t.first_answer and (e.data ->> 'onTheSpot')::boolean
  union all select 'judged', t.topic, e.data ->> 'score', 1 where e.kind = 'petition.judge' and e.data ->> 'score' is not null
  union all select 'reopened', t.topic, '', 1 where e.kind = 'petition.judge' and (e.data ->> 'reopened')::boolean
  union all select 'moved-on', t.topic, '', 1 where e.kind = 'petition.move-on'
  union all select 'put-off', t.topic, '', 1 where e.kind = 'petition.put-off'
  union all select 'climbed', t.topic, e.data ->> 'climbed', 1 where e.kind = 'petition.climb'
  union all select 'ended', t.topic, e.data ->> 'ending', 1 where e.data ->> 'ending' is not null
) d
where e.kind in ('petition.received', 'petition.classify', 'petition.answer', 'petition.judge', 'petition.let-rest', 'petition.move-on',
  'petition.put-off', 'petition.climb', 'petition.withdraw', 'petition.duplicate', 'petition.spam');

create table figure_day (
  unit  int  not null,
  kind  text not null,
  day   date not null,
  area  int  not null,                     -- 0: not known, or not kept for this kind
  topic text not null,
  word  text not null,                     -- the end, the score, the working days; '' where there is none
  n     int  not null,
  primary key (unit, kind, day, area, topic, word)
);

-- How far the ledger is folded: everything of (epoch, tx) before this. What is later is read from the ledger itself.
create table figure_fold (
  id    boolean primary key default true check (id),
  epoch int  not null,
  upto  xid8 not null
);
insert into figure_fold values (true, 0, '0');

-- Folds what is new since the last time; below `upto` nothing can still be committed. Two at once: the second waits.
create function fold_figures() returns bigint language plpgsql as $$
declare
  v_epoch int;
  v_upto  xid8;
  v_last  record;
  v_n     bigint;
begin
  perform pg_advisory_xact_lock(hashtext('langnghe figures fold'));
  select * into v_last from figure_fold;
  select max(epoch) into v_epoch from ledger_epoch;
  v_upto := pg_snapshot_xmin(pg_current_snapshot());
  insert into figure_day as f (unit, kind, day, area, topic, word, n)
  select unit, kind, day, area, topic, word, sum(n) from figure_delta
  where (epoch, tx) >= (v_last.epoch, v_last.upto) and (epoch, tx) < (v_epoch, v_upto) and unit is not null
  group by unit, kind, day, area, topic, word
  on conflict (unit, kind, day, area, topic, word) do update set n = f.n + excluded.n;
  get diagnostics v_n = row_count;
  update figure_fold set epoch = v_epoch, upto = v_upto;
  return v_n;
end $$;

-- Throws the fold away; the next one makes it again. For when a holiday of the past is corrected.
create function unfold_figures() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('langnghe figures fold'));
  delete from figure_day;
  update figure_fold set epoch = 0, upto = '0';
end $$;

grant select on figure_delta, figure_day, figure_fold to langnghe_app;
grant insert, update, delete on figure_day to langnghe_worker;
grant update on figure_fold to langnghe_worker;
revoke all on function fold_figures(), unfold_figures() from public;
grant execute on function fold_figures(), unfold_figures() to langnghe_worker;
