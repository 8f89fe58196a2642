package dudao.inspection.programmes.annualchecks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All annual checks: read by the schools themselves and by whoever stands above them. */
@ApplicationScoped
class AnnualChecks implements PanacheRepositoryBase<AnnualCheck, UUID> {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String FROM = " from annual_check x join organization o on o.id = x.organization_id ";
    private static final RowMapper<AnnualCheckRow> ROW = ConstructorMapper.of(AnnualCheckRow.class);

    private final Jdbi jdbi;
    private final Desk desk;

    AnnualChecks(Jdbi jdbi, Desk desk) {
        this.jdbi = jdbi;
        this.desk = desk;
    }

    /** By school, no school is ranked. */
    @Schema(name = "AnnualCheckRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnnualCheckRow(
            UUID id,
            int year,
            UUID organizationId,
            String organizationName,
            Depth depth,
            CheckState state,
            LocalDate reportDueOn,
            @Schema(description = "the report came after its last day, or is missing and the day is over") boolean late,
            @Schema(description = "of a published result") Conclusion conclusion) {}

    AnnualCheck get(UUID id) {
        desk.mustSee(FROM, SEEN, "年检", id);
        return findById(id);
    }

    AnnualCheck toChange(UUID id, String ifMatch) {
        desk.mustSee(FROM, SEEN, "年检", id);
        AnnualCheck check = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, check);
        return check;
    }

    /** One for each private school that has none of that year, whatever office opened it; in two statements. */
    int open(NewAnnualChecks wanted, String under) {
        Actor by = desk.actor();
        return jdbi.withHandle(handle -> {
            int opened = handle.createUpdate(
                            """
                            insert into annual_check (id, version, organization_id, office_id, year, depth,
                              report_due_on, state)
                            select gen_random_uuid(), 0, o.id, :office, :year,
                              case when before.conclusion = 'PASS' then 'DESK' else 'ON_SITE' end, :due, 'OPEN'
                            from organization o
                            left join annual_check before on before.organization_id = o.id and before.year = :year - 1
                              and before.state = 'PUBLISHED'
                            where o.path ^@ :under and o.ownership = 'PRIVATE' and o.kind = 'SCHOOL'
                              and (o.closed_on is null or o.closed_on > :today)
                            on conflict (organization_id, year) do nothing""")
                    .bind("office", desk.office())
                    .bind("year", wanted.year())
                    .bind("due", wanted.reportDueOn())
                    .bind("under", under)
                    .bind("today", desk.today())
                    .execute();
            handle.createUpdate(
                            """
                            insert into annual_check_act (check_id, position, command, done_by, done_for, done_at)
                            select c.id, 0, 'open', :by, :for, :at from annual_check c
                            where c.year = :year and c.office_id = :office
                            on conflict do nothing""")
                    .bind("by", by.id())
                    .bind("for", by.onBehalfOf())
                    .bind("at", desk.now().atOffset(ZoneOffset.UTC))
                    .bind("year", wanted.year())
                    .bind("office", desk.office())
                    .execute();
            return opened;
        });
    }

    Page<AnnualCheckRow> list(AnnualCheckFilter filter, Paging paging) {
        Where where = new Where(SEEN, desk.reader())
                .text("year", filter.year(), "x.year = cast(:year as int)")
                .oneOf(CheckState.class, "state", filter.state, "x.state = :state")
                .oneOf(
                        Conclusion.class,
                        "conclusion",
                        filter.conclusion,
                        "x.state = 'PUBLISHED' and x.conclusion = :conclusion")
                .id("organizationId", filter.organizationId, "x.organization_id = :organizationId")
                .before(paging.after(1), "x.id");
        List<AnnualCheckRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select x.id, x.year, x.organization_id, o.name as organization_name, x.depth, x.state,"
                                + " x.report_due_on, coalesce(cast(x.reported_at at time zone 'Asia/Shanghai' as date), :today)"
                                + " > x.report_due_on as late, case when x.state = 'PUBLISHED' then x.conclusion end as"
                                + " conclusion" + FROM + where.sql() + " order by x.id desc limit :limit")
                .bindMap(where.values())
                .bind("today", desk.today())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    void tell(String fact, AnnualCheck check) {
        UUID readers = check.isPublished() ? check.organizationId : check.officeId;
        desk.tell("annual-check." + fact, check, AnnualCheckFact.of(check), readers);
    }
}
