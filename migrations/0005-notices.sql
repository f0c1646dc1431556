-- One message to one person by one channel, with its fate.

create table notice (
  id         uuid        primary key,
  branch_id  int         not null references unit,
  petition   uuid,
  purpose    text        not null,         -- receipt, answer, interim, question, verdict …
  channel    text        not null check (channel in ('sms', 'email', 'call', 'in_person', 'letter', 'web', 'village_list')),
  identity   uuid        references identity,
  subject    text        not null default '',
  body       text        not null check (body is nfc normalized),
  state      text        not null default 'waiting' check (state in ('waiting', 'handed_over', 'reached', 'failed', 'unknown', 'cancelled')),
  why        text        not null default '',
  tries      smallint    not null default 0,
  reference  text,
  made_at    timestamptz not null default now(),
  handed_at  timestamptz,
  reached_at timestamptz,
  unique (petition, purpose, channel, made_at)
);
create index notice_open on notice (branch_id, made_at) where state in ('waiting', 'failed', 'unknown');
create index notice_by_petition on notice (petition);
alter table notice enable row level security;
create policy notice_scope on notice using (branch_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]));
grant select, insert, update on notice to langnghe_app;
