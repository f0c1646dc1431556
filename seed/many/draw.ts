/** Drawing and writing one batch of petitions with their chains: SQL alone, set by set. `$seed` is a plain integer. */

/** Chance, the same for the same seed: a number from 0 to 1 for the `k`-th question about petition `n`. */
export const chance = (seed: number): string => `
  create or replace function pg_temp.r(n bigint, k int) returns float8 language sql immutable parallel safe as $$
    select ((hashint8extended(n * 64 + k, ${seed}) >> 11) & 9007199254740991)::float8 / 9007199254740992.0 $$;
  create or replace function pg_temp.one(n bigint, k int, among int) returns int language sql immutable parallel safe as $$
    select 1 + floor(pg_temp.r(n, k) * among)::int $$`

/** What, when, where, by whom: one row a petition. `$1`–`$2` which, `$3` of how many, `$4` first moment, `$5` last moment. */
export const drawPetitions = `
  create temp table drawn on commit drop as
  with moment as (
    select n, b.branch, b.symbol, b.secretary, b.customers,
      $4::timestamptz + (n::float8 / $3) * ($5::timestamptz - $4::timestamptz) as even,
      case when pg_temp.r(n, 2) < 0.28 then 'dialogue' when pg_temp.r(n, 2) < 0.55 then 'counter' when pg_temp.r(n, 2) < 0.78 then 'phone'
        when pg_temp.r(n, 2) < 0.86 then 'web' when pg_temp.r(n, 2) < 0.92 then 'paper' when pg_temp.r(n, 2) < 0.97 then 'sms' else 'email' end as channel
    from generate_series($1::bigint, $2::bigint) n
    join seed_branch b on b.i = pg_temp.one(n, 1, (select count(*)::int from seed_branch))
  ),
  -- People come in office hours: the day's even flow is folded into 07:00–18:00 in Vietnam, its order kept.
  office as (
    select m.*, ((even + interval '7 h') at time zone 'UTC')::date as day,
      (date_trunc('day', (even + interval '7 h') at time zone 'UTC') + interval '7 h'
        + 11.0 / 24 * (((even + interval '7 h') at time zone 'UTC') - date_trunc('day', (even + interval '7 h') at time zone 'UTC'))) at time zone '+07' as received_at
    from moment m
  ),
  voiced as (
    select o.*, case channel when 'dialogue' then (date_trunc('week', day)::date) else day end as voiced_on,
      case channel when 'dialogue' then hashint8extended(branch, extract(epoch from date_trunc('week', day))::bigint) & 1048575 else n end as place_key
    from office o
  ),
  placed as (
    select v.*, s.areas[pg_temp.one(place_key, 3, cardinality(s.areas))] as area,
      case when channel = 'dialogue' then (voiced_on + time '18:00') at time zone '+07' else received_at end as voiced_at,
      (select topic from seed_topic t where pg_temp.r(n, 4) < t.upto order by t.upto limit 1) as topic
    from voiced v join seed_served s on s.branch = v.branch and v.voiced_on between s.valid_from and s.valid_to
  ),
  said as (
    select p.*, a.folded as area_folded, h.said as hamlet, h.folded as hamlet_folded, t.sealed,
      w.problem, w.problem_folded, d.said as detail, d.folded as detail_folded, y.said as wish, y.folded as wish_folded,
      case when pg_temp.r(n, 5) < 0.002 then 'trụ T' || pg_temp.one(n, 6, 900000) + 99999 end as pole, pg_temp.r(n, 7) as sloppy,
      case when pg_temp.r(n, 8) < 0.14 then 'nobody' when pg_temp.r(n, 8) < 0.68 then 'name' else 'customer' end as speaker_kind,
      c.code as customer_code, c.name as customer_name, c.folded as customer_folded, e.said as person, e.folded as person_folded,
      t.sealed or pg_temp.r(n, 9) < 0.03 as shielded
    from placed p
    join area_name a on a.area = p.area
    join topic t on t.code = p.topic
    join seed_part h on h.kind = 'hamlet' and h.i = pg_temp.one(place_key, 10, (select count(*)::int from seed_part where kind = 'hamlet'))
    join seed_problem w on w.topic = p.topic and w.i = pg_temp.one(n, 11, w.among)
    join seed_part d on d.kind = 'detail' and d.i = pg_temp.one(n, 12, (select count(*)::int from seed_part where kind = 'detail'))
    join seed_part y on y.kind = 'wish' and y.i = pg_temp.one(n, 13, (select count(*)::int from seed_part where kind = 'wish'))
    join seed_part e on e.kind = 'person' and e.i = pg_temp.one(n, 14, (select count(*)::int from seed_part where kind = 'person'))
    left join seed_customer c on c.branch = p.branch and c.i = pg_temp.one(n, 15, p.customers)
  ),
  routed as (
    select s.*, r.id as rule, coalesce(r.level, 'branch') as level, pg_temp.r(n, 16) < 0.8 as sure,
      case when s.sealed then s.branch else coalesce(d.unit, s.branch) end as unit, d.head,
      extract(year from s.received_at at time zone '+07')::int as year,
      w.day as work_due, k.day as promise_due, (current_date - s.voiced_on) as age, pg_temp.r(n, 17) as fate, pg_temp.r(n, 18) as u
    from said s
    left join lateral (select * from authority_rule r where r.topic = s.topic and r.condition_vi = '' and r.valid_from <= s.voiced_on
      and (r.valid_to is null or r.valid_to >= s.voiced_on) order by r.valid_from desc, r.id limit 1) r on true
    left join seed_department d on d.branch = s.branch and d.symbol = r.department
    join seed_day at on at.day = s.voiced_on
    join seed_workday w on w.nth = at.nth + coalesce(r.work_days, 10)
    join seed_workday k on k.nth = at.nth + coalesce(r.promise_days, 10)
  ),
  fated as (
    select r.*, case
      when age > 40 then case when fate < 0.975 then 'ended' when fate < 0.985 then 'waiting-money' when fate < 0.99 then 'handed-over' when fate < 0.995 then 'answered' else 'assigned' end
      when age > 12 then case when fate < 0.70 then 'ended' when fate < 0.80 then 'answered' when fate < 0.92 then 'assigned' when fate < 0.96 then 'waiting-person' else 'handed-over' end
      else case when fate < 0.12 then 'received' when fate < 0.67 then 'assigned' when fate < 0.72 then 'waiting-person' when fate < 0.75 then 'handed-over' when fate < 0.9 then 'answered' else 'ended' end
      end as state
    from routed r
  ),
  ended as (
    select f.*, case when state <> 'ended' then null
      when u < 0.5 then 'solved' when u < 0.76 then 'done' when u < 0.84 then 'cannot' when u < 0.90 then 'customer-side'
      when u < 0.94 and level <> 'branch' then 'handed-over' when u < 0.94 then 'done' when u < 0.975 then 'withdrawn' else 'spam' end as ending
    from fated f
  )
  select e.*,
    (lpad(to_hex((extract(epoch from received_at) * 1000)::bigint), 12, '0') || '7' || substr(m, 1, 3) || '8' || substr(m, 4, 15))::uuid as id,
    row_number() over (partition by branch, year order by n) as place,
    case when channel = 'dialogue' then md5('dialogue' || branch || voiced_on)::uuid end as dialogue,
    case when speaker_kind = 'customer' and customer_code is null then 'name' else speaker_kind end as kind,
    case when ending in ('solved', 'done') or (ending is null and state = 'answered' and u < 0.8) then 'done'
      when ending in ('cannot', 'customer-side', 'handed-over') then ending when state = 'answered' then 'cannot' end as outcome,
    least(received_at + (0.2 + 2.2 * pg_temp.r(n, 20)) * (promise_due - voiced_on + 1) * interval '1 day' / 2, $5::timestamptz) as answered_at,
    problem || ', ' || detail || coalesce(', gần ' || pole, '') || '. ' || wish as words_raw
  from ended e, lateral md5($6::text || n) m`

/** What happened to each, in its order: the events of the ledger, with their words. */
export const drawEvents = `
  create temp table happened on commit drop as
  with story as (
    select id, branch, 1 as step, 'petition.received' as kind, received_at as at, secretary as staff, null::text as said,
      jsonb_build_object('channel', channel, 'area', area, 'dialogue', dialogue, 'topic', topic, 'level', level, 'rule', rule, 'unit', unit,
        'promiseDue', promise_due, 'confidential', sealed, 'words', encode(sha256(convert_to(words, 'UTF8')), 'hex'), 'number', number) as data
    from petition_drawn
    union all select id, branch, 2, 'petition.assign', received_at + interval '40 min', secretary, null, jsonb_build_object('unit', unit, 'staff', null)
    from petition_drawn where not sure and state <> 'received'
    union all select id, branch, 3, 'petition.ask', received_at + interval '3 h', head, 'Xin bà con cho biết thêm chỗ ấy ở đâu.', '{}' from petition_drawn where state = 'waiting-person'
    union all select id, branch, 3, 'petition.hand-over', received_at + interval '3 h', head, 'Việc này thuộc cấp khác, xin chuyển.',
      jsonb_build_object('level', level, 'receiver', 'UBND xã') from petition_drawn where state = 'handed-over' or ending = 'handed-over'
    union all select id, branch, 3, 'petition.wait-for-money', received_at + interval '1 day', head, 'Làm được khi có vốn; sang năm xem lại.',
      jsonb_build_object('promise', 'funded', 'due', null, 'review', review_on) from petition_drawn where state = 'waiting-money'
    union all select id, branch, 4, 'petition.promise', received_at + interval '5 h', head, 'Sẽ làm trong tháng này.',
      jsonb_build_object('promise', 'day', 'due', promise_due, 'review', null) from petition_drawn where promised
    union all select id, branch, 5, 'petition.answer', answered_at, head, reply,
      jsonb_build_object('outcome', outcome, 'onTheSpot', false, 'late', (answered_at at time zone '+07')::date > promise_due) from petition_drawn where outcome is not null
    union all select id, branch, 6, 'petition.deliver', delivered_at, secretary, null, jsonb_build_object('channel', 'call') from petition_drawn where delivered_at is not null
    union all select id, branch, 7, case when ending in ('withdrawn', 'spam') then 'petition.' || replace(ending, 'withdrawn', 'withdraw') when judged then 'petition.judge' else 'petition.let-rest' end,
      ended_at, case when judged or ending in ('withdrawn', 'spam') then secretary end, case when ending = 'spam' then 'Không phải việc điện.' end,
      case when ending in ('withdrawn', 'spam') then jsonb_build_object('ending', ending)
        when judged then jsonb_build_object('solved', ending = 'solved', 'score', score, 'ending', ending) else jsonb_build_object('ending', ending, 'silence', true) end
    from petition_drawn where ending is not null
  )
  select id, branch, 'petition:' || id as stream, row_number() over (partition by id order by step)::int as seq, kind, at, staff, said,
    case when said is null then data else data || jsonb_build_object('said', encode(sha256(convert_to(said, 'UTF8')), 'hex')) end as data
  from story`

/** Each event over the hash of the one before it, exactly as `ledger_append` chains them. */
export const chainEvents = `
  create temp table chained on commit drop as
  with recursive chain as (
    select h.*, null::bytea as prev, ledger_hash(null, stream, seq, kind, at, staff, branch, data) as hash from happened h where seq = 1
    union all
    select h.*, c.hash, ledger_hash(c.hash, h.stream, h.seq, h.kind, h.at, h.staff, h.branch, h.data)
    from chain c join happened h on h.id = c.id and h.seq = c.seq + 1
  ) select * from chain`

/** The rest of each petition, decided from what was drawn: number, words, who is shown, when it ended. */
export const finishPetitions = `
  create temp table petition_drawn on commit drop as
  select d.*, coalesce(g.last, 0) + d.place as serial,
    d.symbol || '-' || d.year || '-' || case when coalesce(g.last, 0) + d.place < 10000 then lpad((coalesce(g.last, 0) + d.place)::text, 4, '0') else (coalesce(g.last, 0) + d.place)::text end as number,
    case when sloppy < 0.08 then lower(pg_temp.bare(words_raw)) else words_raw end as words,
    case kind when 'nobody' then '' when 'customer' then customer_name else person end as name,
    case when kind = 'nobody' then 'Người dân' when shielded then 'Giấu tên ' || upper(right(replace(d.id::text, '-', ''), 4))
      when kind = 'customer' then customer_name else person end as speaker,
    case when kind = 'nobody' then 'nguoi dan' when shielded then 'giau ten ' || lower(right(replace(d.id::text, '-', ''), 4))
      when kind = 'customer' then customer_folded else person_folded end as speaker_folded,
    (received_at at time zone '+07')::date + 365 as review_on,
    coalesce(outcome = 'done' and pg_temp.r(n, 21) < 0.1, false) as promised,
    coalesce(ending in ('solved', 'done', 'cannot', 'customer-side') and (ending = 'solved' or pg_temp.r(n, 22) < 0.4), false) as judged,
    case when ending = 'solved' then 7 + floor(pg_temp.r(n, 23) * 4)::int when ending is not null then 1 + floor(pg_temp.r(n, 23) * 7)::int end as score,
    r.reply,
    case when outcome is not null and (ending is not null or pg_temp.r(n, 24) < 0.6) then least(answered_at + interval '26 h', $1::timestamptz) end as delivered_at,
    case when ending is null then null when outcome is null then least(received_at + interval '2 days', $1::timestamptz)
      else least(answered_at + interval '26 h' + pg_temp.r(n, 25) * interval '12 days', $1::timestamptz) end as ended_at
  from drawn d
  join (select i, said as reply from seed_part where kind = 'answer') r
    on r.i = pg_temp.one(n, 26, (select count(*)::int from seed_part where kind = 'answer'))
  left join register g on g.branch_id = d.branch and g.year = d.year`

const fates = `
  case when p.state in ('waiting-person', 'handed-over', 'waiting-money') then null else work_due end,
  case when p.state in ('waiting-person', 'handed-over', 'waiting-money') then 2 end`

/** In the order that the foreign keys ask for. `$1` in the statement of identities: see many.ts. */
export const writeBatch: readonly string[] = [
  `insert into dialogue (id, branch_id, name, held_on, place, state, men, women)
   select distinct on (dialogue) dialogue, branch, 'Đối thoại khách hàng ngày ' || to_char(voiced_on, 'DD/MM/YYYY'), voiced_on, 'Nhà rông ' || hamlet, 'held', 12 + (n % 30)::int, 10 + (n % 25)::int
   from petition_drawn where dialogue is not null order by dialogue, n on conflict do nothing`,
  'insert into dialogue_area (dialogue_id, area_id) select distinct dialogue, area from petition_drawn where dialogue is not null on conflict do nothing',
  `insert into ledger_event (stream, seq, kind, at, staff, unit, data, prev, hash, epoch)
   select stream, seq, kind, at, staff, branch, data, prev, hash, (select max(epoch) from ledger_epoch) from chained order by id, seq`,
  `insert into petition (id, number, branch_id, year, serial, channel, voiced_at, received_at, area_id, hamlet, dialogue_id, words, speaker, speaker_kind, shielded,
     identity, customer, topic, level, rule_id, confidential, read_back, state, ending, owner_unit, owner_staff, work_due, work_left, promise_due, promise_first,
     outcome, answered_at, delivered_at, score, solved, climbed, seq, head, search, ended_at)
   select p.id, number, p.branch, year, serial, channel, voiced_at, received_at, area, hamlet, dialogue, words, speaker, p.kind, shielded,
     case when p.kind <> 'nobody' then p.id end, case when p.kind = 'customer' and not shielded then customer_code end, topic, level, rule, sealed, channel = 'dialogue',
     p.state, ending, case when p.state = 'received' and not sure then p.branch else unit end,
     case when p.state <> 'received' and u < 0.6 then head end, ${fates}, promise_due, promise_due,
     outcome, case when outcome is not null then answered_at end, delivered_at, case when judged then score end, case when judged then ending = 'solved' end,
     case when outcome is not null or p.state = 'ended' or current_date - promise_due < 1 then 0 when current_date - promise_due < 4 then 1 when current_date - promise_due < 10 then 2 else 3 end,
     last.seq, last.hash,
     (problem_folded || ' ' || detail_folded || ' ' || wish_folded || coalesce(' gan tru ' || lower(split_part(pole, ' ', 2)), '') || ' ' || hamlet_folded || ' ' || area_folded
       || ' ' || speaker_folded || case when shielded or p.kind = 'nobody' then '' when p.kind = 'customer' then ' ' || lower(customer_code) else '' end)::tsvector
       || to_tsvector('simple', lower(replace(number, '-', ' '))),
     ended_at
   from petition_drawn p join lateral (select seq, hash from chained c where c.id = p.id order by seq desc limit 1) last on true order by n`,
  `insert into petition_text (petition_id, seq, said) select id, seq, said from chained where said is not null`,
  `insert into promise (id, petition_id, branch_id, kind, due_on, review_on, said, made_at, made_by, state, settled_at)
   select md5('promise' || id)::uuid, id, branch, case when promised then 'day' else 'funded' end, case when promised then promise_due end, case when not promised then review_on end,
     case when promised then 'Sẽ làm trong tháng này.' else 'Làm được khi có vốn; sang năm xem lại.' end, received_at + interval '5 h', head,
     case when not promised then 'open' when (answered_at at time zone '+07')::date <= promise_due then 'kept' else 'broken' end, case when promised then answered_at end
   from petition_drawn where promised or state = 'waiting-money'`,
  `insert into register (branch_id, year, last) select branch, year, max(serial) from petition_drawn group by 1, 2
   on conflict (branch_id, year) do update set last = excluded.last`,
]
