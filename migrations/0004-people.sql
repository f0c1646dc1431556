-- Customers of the file, and the vault that keeps who spoke apart from what was said.

create table customer (
  code         text primary key check (code ~ '^P[A-Z][0-9]{2}([A-Z]{2}|[0-9]{2})[0-9]{7}$'),
  branch_id    int  not null references unit,
  name         text not null check (name is nfc normalized and name <> ''),
  hamlet       text not null default '',
  area_id      int  references area,
  phone        text,
  purpose      text not null default '',
  price        text not null default '',
  substation   text not null default '',
  book         text not null default '',
  contract_on  date,
  search       text not null,              -- folded: name, hamlet, commune, code, phone
  imported_at  timestamptz not null default now()
);
create index customer_by_branch on customer (branch_id, name);
create index customer_by_search on customer using gin (search gin_trgm_ops);
alter table customer enable row level security;
create policy customer_scope on customer using (branch_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]));

-- Who spoke. AES-256-GCM under a key of its own, itself wrapped by the vault key: destroying `wrapped`
-- forgets the person everywhere at once. The table of petitions shows an alias where shielded.
create table identity (
  id        uuid primary key,
  branch_id int  not null references unit,
  wrapped   bytea,                         -- null: forgotten
  sealed    bytea,
  forgotten_at timestamptz
);
alter table identity enable row level security;
create policy identity_scope on identity using (branch_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]));

grant select, insert, update on customer, identity to langnghe_app;
