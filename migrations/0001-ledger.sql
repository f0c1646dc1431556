-- Roles, extensions, the ledger, and the keys that make a repeated request harmless.
-- Source for the chain: trust programme R15; nothing here is ever updated or deleted.

do $$
begin
  if not exists (select from pg_roles where rolname = 'langnghe_app') then create role langnghe_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'langnghe_worker') then create role langnghe_worker nologin; end if;
  execute format('grant langnghe_app, langnghe_worker to %I', current_user);
end $$;

create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

grant usage on schema public to langnghe_app, langnghe_worker;
grant langnghe_app to langnghe_worker;

-- A restored database starts a new epoch: transaction numbers begin again there.
create table ledger_epoch (
  epoch      int         primary key,
  started_at timestamptz not null default now()
);
insert into ledger_epoch values (1);

-- Everything that happened. One chain per stream (a petition, a unit, a person of the staff …), so
-- writers of different petitions never wait for one another; the seals below bind all chains together.
create table ledger_event (
  id     bigint      generated always as identity primary key,
  stream text        not null check (stream ~ '^[a-z]+:[A-Za-z0-9_.:-]{1,80}$'),
  seq    int         not null check (seq > 0),
  kind   text        not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$'),
  at     timestamptz not null,
  staff  int,                              -- who did it; null: a resident or the system
  unit   int,                              -- the branch (or higher unit) it belongs to
  data   jsonb       not null,             -- never a name, a phone number or anybody's words: hashes stand for them
  prev   bytea,
  hash   bytea       not null,
  epoch  int         not null,
  tx     xid8        not null default pg_current_xact_id(),
  unique (stream, seq)
);
create index ledger_event_unsealed on ledger_event (epoch, tx);
create index ledger_event_by_kind on ledger_event (kind, at);
create index ledger_event_by_unit on ledger_event (unit, kind, at);

-- The bytes that the chain hashes. A verifier outside needs these few lines and SHA-256, nothing else.
create function ledger_hash(prev bytea, stream text, seq int, kind text, at timestamptz, staff int, unit int, data jsonb)
returns bytea language sql immutable parallel safe as $$
  select sha256(coalesce(prev, ''::bytea) || convert_to(
    stream || E'\n' || seq || E'\n' || kind || E'\n' ||
    (extract(epoch from at) * 1000000)::bigint || E'\n' ||
    coalesce(staff::text, '') || E'\n' || coalesce(unit::text, '') || E'\n' || data::text, 'UTF8'))
$$;

-- Which kinds of event somebody follows. Written at start from main/when.ts.
create table ledger_followed (kind text primary key);

-- Appends one event to its chain. The first event of a stream takes seq 1; a second writer of the same
-- stream is stopped by the unique key, never merged.
create function ledger_append(
  p_stream text, p_seq int, p_kind text, p_at timestamptz, p_staff int, p_unit int, p_data jsonb, p_prev bytea
) returns bytea language plpgsql as $$
declare
  v_hash bytea;
  v_id   bigint;
begin
  v_hash := ledger_hash(p_prev, p_stream, p_seq, p_kind, p_at, p_staff, p_unit, p_data);
  insert into ledger_event (stream, seq, kind, at, staff, unit, data, prev, hash, epoch)
  values (p_stream, p_seq, p_kind, p_at, p_staff, p_unit, p_data, p_prev, v_hash, (select max(epoch) from ledger_epoch))
  returning id into v_id;
  if exists (select from ledger_followed where kind = p_kind) then
    perform enqueue('follow', jsonb_build_object('event', v_id));
  end if;
  return v_hash;
end $$;

-- Enqueues a job in the transaction of the fact that causes it. The queue's own schema belongs to the
-- worker; this is the one door through which the web reaches it.
create function enqueue(task text, payload jsonb, run_at timestamptz default null, job_key text default null)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform graphile_worker.add_job(task, payload::json, run_at => run_at, job_key => job_key, max_attempts => 12);
end $$;
revoke all on function enqueue(text, jsonb, timestamptz, text) from public;
grant execute on function enqueue(text, jsonb, timestamptz, text) to langnghe_app, langnghe_worker;

-- Seals: every so often one hash over every event written since the last seal. `upto` is a transaction
-- number below which nothing can still be committed, so a row committed late is never skipped.
create table ledger_seal (
  number    int         primary key,
  epoch     int         not null,
  after_tx  xid8        not null,          -- events with after_tx <= tx < upto_tx of this epoch
  upto_tx   xid8        not null,
  events    bigint      not null,
  root      bytea       not null,          -- SHA-256 over prev seal and the hashes in order of (tx, id)
  sealed_at timestamptz not null default now()
);

create function ledger_no_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger ledger_event_no_change before update or delete on ledger_event
  for each row execute function ledger_no_change();
create trigger ledger_event_no_truncate before truncate on ledger_event
  for each statement execute function ledger_no_change();
create trigger ledger_seal_no_change before update or delete on ledger_seal
  for each row execute function ledger_no_change();
create trigger ledger_seal_no_truncate before truncate on ledger_seal
  for each statement execute function ledger_no_change();

grant select, insert on ledger_event, ledger_seal to langnghe_app;
grant select on ledger_epoch, ledger_followed to langnghe_app;

-- Keys made where a person pressed a button. Kept 400 days: phones stay away for weeks.
-- `outcome` names what came of it (ids, never personal data); the reply is made again from it.
create table idempotency (
  key     uuid        primary key,
  actor   text        not null,
  request bytea       not null,            -- SHA-256 of method, path and body
  status  smallint    not null,
  outcome jsonb       not null,
  at      timestamptz not null default now()
);
create index idempotency_by_age on idempotency using brin (at);
grant select, insert on idempotency to langnghe_app;
grant delete on idempotency to langnghe_worker;
