-- Words are sought by their index. Under row-level security PostgreSQL tests `@@` only after the policy, because the
-- operator is not marked leakproof, and then reads every row that the actor may see. This function belongs to the tables'
-- owner and applies the same policy itself, with the same settings: it is the second wall for what it reads.
--
-- Null: the words are common (together in more than one petition of fifty, by the table's statistics and as if they fell
-- by themselves), and a page is found sooner by walking the list in its order.
create function petitions_with_words(p_query tsquery, p_words text[], p_most int) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
  v_units  int[]   := nullif(current_setting('app.units', true), '')::int[];
  v_sealed boolean := coalesce(current_setting('app.sealed', true) = 'on', false);
  v_share  float8;
begin
  select exp(sum(ln(coalesce(known.share, 0.0001)))) into v_share
  from unnest(p_words) w(word) left join (
    select e.word, e.share from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) e(word, share)
    where s.schemaname = 'public' and s.tablename = 'petition' and s.attname = 'search'
  ) known on known.word = w.word;
  if v_share > 0.02 then return null; end if;
  if cardinality(v_units) = 1 then
    return array(select p.id from petition p
      where p.branch_id = v_units[1] and p.search @@ p_query and (not p.confidential or v_sealed) limit p_most);
  end if;
  -- Apart, so that the many branches of a corporation do not tempt the planner away from the words.
  return array(
    with found as materialized (select p.id, p.branch_id, p.confidential from petition p where p.search @@ p_query)
    select f.id from found f where f.branch_id = any (v_units) and (not f.confidential or v_sealed) limit p_most);
end $$;
revoke all on function petitions_with_words(tsquery, text[], int) from public;
grant execute on function petitions_with_words(tsquery, text[], int) to langnghe_app;
