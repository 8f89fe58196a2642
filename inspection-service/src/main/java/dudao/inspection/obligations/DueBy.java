package dudao.inspection.obligations;

/** The statement that says what is due: all units and all rules of a scope at once. */
final class DueBy {

    /**
     * One row a unit and rule, named {@code due}. Parameters: {@code :scope} paths, {@code :under} id or null, {@code :on}
     * the day it is asked for; {@code :countyKinds}, {@code :countyYears} and {@code :countyBasis}, which the law of the
     * place may have otherwise. The duties of 教育督导条例 Art. 14 stand here; local targets come from their table.
     */
    static final String SQL =
            """
            with rule as (
              select * from (values
                ('REGULAR_PER_TERM', 'SCHOOL', array['REGULAR'], 2, null::int, null::int, true, '教育督导条例第十四条', '' collate "C"),
                ('COMPREHENSIVE_SCHOOL', 'SCHOOL', array['COMPREHENSIVE'], 1, 5, 3, true, '教育督导条例第十四条', '' collate "C"),
                ('COUNTY', 'COUNTY_BUREAU', cast(:countyKinds as text[]), 1, cast(:countyYears as int), null, true,
                 cast(:countyBasis as text), '' collate "C")
              ) as law (rule, object_kind, kinds, times, years, earliest, statutory, basis, path)
              union all
              select cast(t.id as text), t.object_kind, t.kinds, t.times, t.years, null, false, t.basis, o.path
              from obligation_target t join organization o on o.id = t.organization_id
              where t.ended_on is null or t.ended_on > cast(:on as date)
            ), unit as materialized (
              select o.id, o.name, o.kind, o.path from organization o
              where o.path ^@ any(:scope) and o.kind in ('SCHOOL', 'COUNTY_BUREAU')
                and (o.closed_on is null or o.closed_on > cast(:on as date))
                and (cast(:under as uuid) is null
                     or o.path ^@ (select above.path from organization above where above.id = cast(:under as uuid)))
            ), with_terms as materialized (
              select o.path, t.organization_id from (select distinct organization_id from school_term) t
              join organization o on o.id = t.organization_id
            ), held as (
              select u.id as organization_id, u.name as organization_name, r.rule, r.kinds, r.times, r.years, r.earliest,
                r.statutory, r.basis, t.name as term, t.last_day,
                count(v.day) filter (where case when r.years is null then v.day between t.first_day and t.last_day
                                     else v.day >= cast(:on as date) - make_interval(years => r.years) end) as done,
                max(v.day) as last_done
              from unit u
              join rule r on r.object_kind = u.kind and u.path ^@ r.path
              left join lateral (
                select term.name, term.first_day, term.last_day from school_term term
                where term.last_day >= cast(:on as date) and term.organization_id = (
                  select w.organization_id from with_terms w where u.path ^@ w.path order by length(w.path) desc limit 1)
                order by term.first_day limit 1) t on r.years is null
              left join inspection i on i.organization_id = u.id and i.kind = any(r.kinds)
                and i.entered_at < cast(cast(:on as date) + 1 as timestamp) at time zone 'Asia/Shanghai'
                and i.state <> 'CANCELLED'
              left join lateral (
                select cast(i.entered_at at time zone 'Asia/Shanghai' as date) as day) v on true
              group by u.id, u.name, r.rule, r.kinds, r.times, r.years, r.earliest, r.statutory, r.basis, t.name, t.last_day
            ), due as (
              select organization_id, organization_name, rule, kinds, times, years, statutory, basis, term, done, last_done,
                cast(last_done + make_interval(years => earliest) as date) as not_before,
                case when years is not null
                     then cast(coalesce(last_done + make_interval(years => years), cast(:on as date)) as date)
                     when done < times then last_day end as next_due,
                greatest(times - done, 0) as shortfall
              from held
            )
            """;

    private DueBy() {}
}
