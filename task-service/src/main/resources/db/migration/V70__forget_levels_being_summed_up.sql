-- As before, and not past a level that is being summed up from where the parts stood: that one would be kept for good.
-- Whoever moves a part waits until it is there and forgets it as well; none is begun until the part has moved.
create or replace function forget_measure_levels() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(41);   -- of keep_light_levels
    delete from light_level where grain = 'MEASURE';
    update light_checkpoint set measured = null where measured is not null;
    return null;
end $$;
