-- A notebook of 2013 typed in today was received in 2013: its numbers and the lists that they open agree.
-- The ledger says when it was written; `receivedOn` and `on` say when it happened, where that was another day.
create or replace view figure_delta as
select e.epoch, e.tx, e.unit, d.kind, t.day, case when d.kind = 'answered' then 0 else coalesce(t.area, 0) end as area,
  d.topic, d.word, d.n
from ledger_event e
join ledger_event f on f.stream = e.stream and f.seq = 1
cross join lateral (
  select coalesce((f.data ->> 'receivedOn')::date, (f.at at time zone 'Asia/Ho_Chi_Minh')::date) as day, (f.data ->> 'area')::int as area,
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
  union all select 'answered', t.topic, working_days(t.day, coalesce((e.data ->> 'on')::date, (e.at at time zone 'Asia/Ho_Chi_Minh')::date))::text, 1 where t.first_answer
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
