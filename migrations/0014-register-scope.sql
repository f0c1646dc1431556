-- How many petitions a branch has had is the branch's own: its register is read and counted up under its scope alone.
alter table register enable row level security;
create policy register_scope on register using (branch_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]));
