-- What an import must remember, and the truth of when it was written down.

-- Which row of a notebook became which petition: the same row, with its words corrected, is not taken in twice.
create table notebook_row (
  branch_id   int  not null references unit,
  source_key  text not null,
  row_key     text not null,
  petition_id uuid not null references petition,
  primary key (branch_id, source_key)
);
alter table notebook_row enable row level security;
create policy notebook_row_scope on notebook_row using (branch_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]));
grant select, insert on notebook_row to langnghe_app;

-- The ledger says when a thing was written, the petition when it was received: for a notebook of 2013 they differ.
drop function receive_petition(uuid, text, bytea, int[], int, text, petition, jsonb, bytea, bytea);
create function receive_petition(
  p_key uuid, p_actor text, p_request bytea, p_units int[], p_staff int, p_symbol text, p petition, p_data jsonb,
  p_wrapped bytea, p_sealed bytea, p_written_at timestamptz default null
) returns table (replayed boolean, same boolean, outcome jsonb) language plpgsql as $$
declare
  v_stream text := 'petition:' || p.id;
begin
  perform set_config('app.units', p_units::text, true), set_config('app.sealed', 'on', true);
  if exists (select from idempotency i where i.key = p_key) then
    return query select true, i.request = p_request and i.actor = p_actor, i.outcome from idempotency i where i.key = p_key;
    return;
  end if;
  if p.identity is not null then
    insert into identity (id, branch_id, wrapped, sealed) values (p.identity, p.branch_id, p_wrapped, p_sealed);
  end if;
  insert into register as r (branch_id, year, last) values (p.branch_id, p.year, 1)
    on conflict (branch_id, year) do update set last = r.last + 1 returning r.last into p.serial;
  p.number := p_symbol || '-' || p.year || '-' || case when p.serial < 10000 then lpad(p.serial::text, 4, '0') else p.serial::text end;
  p.search := p.search || to_tsvector('simple', lower(replace(p.number, '-', ' ')));
  p.seq := 1;
  p.head := ledger_append(v_stream, 1, 'petition.received', coalesce(p_written_at, p.received_at), p_staff, p.branch_id,
    p_data || jsonb_build_object('number', p.number), null);
  insert into petition select p.*;
  outcome := jsonb_build_object('petition', p.id, 'number', p.number);
  insert into idempotency (key, actor, request, status, outcome) values (p_key, p_actor, p_request, 201, outcome);
  return query select false, true, outcome;
exception when unique_violation then
  -- two deliveries of one request met here: the other one won and is committed
  if exists (select from idempotency i where i.key = p_key) then
    return query select true, i.request = p_request and i.actor = p_actor, i.outcome from idempotency i where i.key = p_key;
  else
    raise;
  end if;
end $$;
