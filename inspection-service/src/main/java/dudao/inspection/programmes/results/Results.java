package dudao.inspection.programmes.results;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Where;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Published results below the caller's organisation, and the exports made of them. */
@Singleton
class Results {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String HEAD =
            "select x.id, x.organization_id, x.year, x.use, x.number, x.sha256, x.csv_sha256,"
                    + " x.rows, x.exported_by, x.exported_at";
    private static final String FROM = " from result_export x join organization o on o.id = x.organization_id ";
    private static final RowMapper<Result> RESULT = ConstructorMapper.of(Result.class);
    private static final RowMapper<ResultExport> EXPORT = ConstructorMapper.of(ResultExport.class);

    private final Jdbi jdbi;
    private final Desk desk;

    Results(Jdbi jdbi, Desk desk) {
        this.jdbi = jdbi;
        this.desk = desk;
    }

    /** By kind and organisation: the order says nothing of anybody's standing. */
    List<Result> published(int year) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.kind, o.id as organization_id, o.code, o.name, r.result, r.points, r.on_day as "on", r.reference
                        from (
                          select 'EVALUATION' as kind, e.organization_id, fixed.grade as result, fixed.points,
                            cast(e.published_at at time zone 'Asia/Shanghai' as date) as on_day, e.id as reference
                          from county_evaluation e join evaluation_round er on er.id = e.round_id
                            join county_evaluation_result fixed on fixed.evaluation_id = e.id
                          where e.state = 'PUBLISHED' and er.year = :year
                          union all
                          select 'ANNUAL_CHECK', c.organization_id, reached.conclusion, null,
                            cast(c.published_at at time zone 'Asia/Shanghai' as date), c.id
                          from annual_check c join annual_check_result reached on reached.check_id = c.id
                          where c.state = 'PUBLISHED' and c.year = :year
                          union all
                          select 'POINTS', p.organization_id, null, sum(p.points), :day, null
                          from points_entry p join points_decision d on d.entry_id = p.id and d.confirmed
                          where p.occurred_on <= :day and (p.expires_on is null or p.expires_on > :day)
                          group by p.organization_id
                          union all
                          select 'RECOGNITION', ruled.organization_id,
                            ruled.programme || case ruled.command when 'recognise' then ' RECOGNISED' else ' LOST' end,
                            null, ruled.decided_on, ruled.id
                          from (
                            select distinct on (f.organization_id, f.programme)
                              f.organization_id, f.programme, f.id, u.command, u.decided_on
                            from recognition_file f join recognition_ruling u on u.file_id = f.id
                            where u.decided_on <= :day
                            order by f.organization_id, f.programme, u.decided_on desc, u.recorded_at desc,
                              u.position desc) ruled
                        ) r join organization o on o.id = r.organization_id
                        where o.path ^@ any(:scope) order by r.kind, o.path, r.reference""")
                .bindMap(desk.reader())
                .bind("year", year)
                .bind("day", lastDayOf(year))
                .map(RESULT)
                .list());
    }

    /** Of a year that is over its end, else today. */
    private LocalDate lastDayOf(int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        return end.isBefore(desk.today()) ? end : desk.today();
    }

    /** Two that are made at once would have the same number; the table takes one of them. */
    int nextNumber(UUID organization, int year, Use use) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select coalesce(max(number), 0) + 1 from result_export
                        where organization_id = :organization and year = :year and use = :use""")
                .bind("organization", organization)
                .bind("year", year)
                .bind("use", use.name())
                .mapTo(Integer.class)
                .one());
    }

    void add(ResultExport export, Actor by) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into result_export (id, organization_id, year, use, number, content, sha256, csv_sha256, rows,
                          exported_by, exported_for, exported_at)
                        values (:id, :organizationId, :year, :use, :number, :content, :sha256, :csvSha256, :rows,
                          :exportedBy, :for, :exportedAt)""")
                .bindMethods(export)
                .bind("use", export.use().name())
                .bind("for", by.onBehalfOf())
                .execute());
        desk.tell("results.exported", export, ResultFact.of(export), export.organizationId());
    }

    ResultExport get(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery(HEAD + ", x.content" + FROM + "where x.id = :id and " + SEEN)
                        .bindMap(desk.reader())
                        .bind("id", id)
                        .map(EXPORT)
                        .findOne()
                        .orElseThrow(() -> RuleViolation.notFound("导出", id)));
    }

    Page<ResultExport> list(Paging paging) {
        Where where = new Where(SEEN, desk.reader()).before(paging.after(1), "x.id");
        List<ResultExport> rows = jdbi.withHandle(handle -> handle.createQuery(
                        HEAD + ", null as content" + FROM + where.sql() + " order by x.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(EXPORT)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
