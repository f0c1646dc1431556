-- The public site: what it tells on its first page, and which files are in use.

-- The latest opinions that were answered and may be shown in words.
create index petition_told on petition (received_at desc, id desc)
  where answered_at is not null and state in ('answered', 'ended') and not withheld and not shielded and not confidential;

-- Files are named by their content: whether one still belongs to somebody is asked by its hash.
create index attachment_by_content on attachment (sha256);
