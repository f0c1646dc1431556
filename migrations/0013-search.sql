-- Words are sought by their index. Under row-level security PostgreSQL tests `@@` only after the policy, because the
-- operator is not marked leakproof, and then reads every row that the actor may see. This function belongs to the tables'
-- owner and applies the same policy itself, with the same settings: it is the second wall for what it reads.
create function petitions_with_words(p_words tsquery, p_most int) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
  v_units  int[]   := nullif(current_setting('app.units', true), '')::int[];
  v_sealed boolean := coalesce(current_setting('app.sealed', true) = 'on', false);
begin
  if cardinality(v_units) = 1 then
    return array(select p.id from petition p
      where p.branch_id = v_units[1] and p.search @@ p_words and (not p.confidential or v_sealed) limit p_most);
  end if;
  return array(select p.id from petition p
    where p.search @@ p_words and p.branch_id = any (v_units) and (not p.confidential or v_sealed) limit p_most);
end $$;
revoke all on function petitions_with_words(tsquery, int) from public;
grant execute on function petitions_with_words(tsquery, int) to langnghe_app;
