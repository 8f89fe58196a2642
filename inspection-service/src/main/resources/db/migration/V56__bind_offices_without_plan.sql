-- The approved plan of the nearest body an office stands under: its cap and its distance between visits bind the office too,
-- which cannot read the plan itself. An inspection office stands for the organisation it belongs to.
create function plan_above(office uuid, of_year int)
    returns table (title text, most_visits_per_term int, clash_days int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select p.title, p.most_visits_per_term, p.clash_days
    from organization mine
      cross join yearly_plan p join organization o on o.id = p.office_id
      left join organization body on body.id = o.parent_id and o.kind = 'INSPECTION_OFFICE'
    where mine.id = office and p.office_id <> office and p.state = 'APPROVED' and p.year = of_year
      and mine.path ^@ coalesce(body.path, o.path)
    order by length(coalesce(body.path, o.path)) desc, p.approved_at desc limit 1
$$;
