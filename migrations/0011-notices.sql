-- Notices get what their life needs: the event that caused them, when to try next, who settled them by hand.

alter table notice
  add column number       text        not null default '',   -- of the petition, as the public knows it
  add column petition_seq int         not null default 0,    -- the petition's ledger number that caused it
  add column confidential boolean     not null default false,
  add column shielded     boolean     not null default false, -- only leader and secretary may read who it goes to
  add column area_id      int         references area,
  add column hamlet       text        not null default '',
  add column due_at       timestamptz,                       -- when it may be handed over next; null: only by a person
  add column settled_as   text        check (settled_as in ('called', 'told', 'listed', 'posted', 'seen')),
  add column settled_by   int         references staff,
  add column note         text        not null default '' check (note is nfc normalized);

-- One event tells one person one thing by one channel, once: also when the job that makes it runs twice.
alter table notice drop constraint notice_petition_purpose_channel_made_at_key;
alter table notice add constraint notice_once unique (petition, purpose, petition_seq, channel);

-- What is about staff is read by those who may read the petition itself.
drop policy notice_scope on notice;
create policy notice_scope on notice using (
  branch_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[])
  and (not confidential or (select current_setting('app.sealed', true) = 'on'))
);

drop index notice_open;
create index notice_open on notice (branch_id, made_at, id) where state in ('waiting', 'failed', 'unknown', 'handed_over');
create index notice_due on notice (due_at) where state = 'waiting' and due_at is not null;
