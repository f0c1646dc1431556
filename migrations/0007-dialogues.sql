-- Campaigns and the dialogues in them.

create table campaign (
  id        uuid primary key,
  branch_id int  not null references unit,
  name      text not null check (name is nfc normalized and name <> ''),
  starts_on date not null,
  ends_on   date not null,
  source_key text,
  check (ends_on >= starts_on),
  unique (branch_id, source_key)
);
create table campaign_area (
  campaign_id uuid not null references campaign,
  area_id     int  not null references area,
  primary key (campaign_id, area_id)
);
create table dialogue (
  id          uuid primary key,
  branch_id   int  not null references unit,
  campaign_id uuid references campaign,
  name        text not null check (name is nfc normalized and name <> ''),
  held_on     date not null,
  starts_at   time,
  ends_at     time,
  place       text not null default '',
  chair       text not null default '',
  chair_staff int references staff,
  secretary_staff int references staff,
  state       text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  men         int not null default 0 check (men >= 0),
  women       int not null default 0 check (women >= 0),
  officials   int not null default 0 check (officials >= 0),
  closing     text not null default '',
  source_key  text,
  version     int not null default 1,
  unique (branch_id, source_key)
);
create index dialogue_by_day on dialogue (branch_id, held_on);
create table dialogue_area (
  dialogue_id uuid not null references dialogue,
  area_id     int  not null references area,
  primary key (dialogue_id, area_id)
);
alter table petition add constraint petition_dialogue foreign key (dialogue_id) references dialogue;

-- What a person said about the columns of a file, remembered by its header.
create table notebook_mapping (
  branch_id   int not null references unit,
  fingerprint text not null,
  mapping     jsonb not null,
  decisions   jsonb not null default '{}',
  primary key (branch_id, fingerprint)
);

do $$
declare t text;
begin
  foreach t in array array['campaign', 'dialogue', 'notebook_mapping'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I using (branch_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]))$p$, t || '_scope', t);
  end loop;
end $$;
grant select, insert, update on campaign, dialogue, notebook_mapping to langnghe_app;
grant select, insert, delete on campaign_area, dialogue_area to langnghe_app;
