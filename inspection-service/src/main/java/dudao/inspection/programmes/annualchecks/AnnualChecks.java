package dudao.inspection.programmes.annualchecks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Ids;
import dudao.commons.events.Outbox;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All annual checks: read by the schools themselves and by whoever stands above them. */
@ApplicationScoped
class AnnualChecks implements PanacheRepositoryBase<AnnualCheck, UUID> {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String FROM = " from annual_check x join organization o on o.id = x.organization_id ";
    private static final String RESULT = "(select r.conclusion from annual_check_result r where r.check_id = x.id)";
    private static final RowMapper<AnnualCheckRow> ROW = ConstructorMapper.of(AnnualCheckRow.class);

    private final Jdbi jdbi;
    private final Desk desk;
    private final Outbox outbox;

    AnnualChecks(Jdbi jdbi, Desk desk, Outbox outbox) {
        this.jdbi = jdbi;
        this.desk = desk;
        this.outbox = outbox;
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

    /**
     * One for each private school that has none of that year, whatever office opened it, with its first act and the event
     * that tells the school; in three statements.
     */
    int open(AnnualCheckResource.NewChecks wanted, String under) {
        Actor by = desk.actor();
        return jdbi.withHandle(handle -> {
            List<UUID> opened = handle.createQuery(
                            """
                            insert into annual_check (id, version, organization_id, office_id, year, depth,
                              report_due_on, state)
                            select gen_random_uuid(), 0, o.id, :office, :year,
                              case when exists (select from annual_check_result r
                                                where r.check_id = before.id and r.conclusion = 'PASS')
                                   then 'DESK' else 'ON_SITE' end, :due, 'OPEN'
                            from organization o
                            left join annual_check before on before.organization_id = o.id and before.year = :year - 1
                              and before.state = 'PUBLISHED'
                            where o.path ^@ :under and o.ownership = 'PRIVATE' and o.kind = 'SCHOOL'
                              and (o.closed_on is null or o.closed_on > :today)
                            on conflict (organization_id, year) do nothing returning id""")
                    .bind("office", desk.office())
                    .bind("year", wanted.year())
                    .bind("due", wanted.reportDueOn())
                    .bind("under", under)
                    .bind("today", desk.today())
                    .mapTo(UUID.class)
                    .list();
            handle.createUpdate(
                            """
                            insert into annual_check_act (check_id, position, command, done_by, done_for, done_at)
                            select c.id, 0, 'open', :by, :for, :at from annual_check c where c.id = any(:opened)""")
                    .bindArray("opened", UUID.class, opened)
                    .bind("by", by.id())
                    .bind("for", by.onBehalfOf())
                    .bind("at", desk.now().atOffset(ZoneOffset.UTC))
                    .execute();
            tellOpened(handle, opened);
            return opened.size();
        });
    }

    private void tellOpened(Handle handle, List<UUID> opened) {
        handle.createUpdate(
                        """
                        insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor,
                          on_behalf_of, data, organization_id)
                        select uuidv7(), 'inspection.events.v1', 'dudao.annual-check.opened.v1', c.id, c.version, :at,
                          :correlation, :by, :for, jsonb_build_object('checkId', c.id, 'year', c.year,
                            'organizationId', c.organization_id, 'officeId', c.office_id, 'depth', c.depth,
                            'state', c.state, 'reportDueOn', c.report_due_on),
                          c.organization_id
                        from annual_check c where c.id = any(:opened)""")
                .bindArray("opened", UUID.class, opened)
                .bind("at", desk.now().atOffset(ZoneOffset.UTC))
                .bind("correlation", Ids.next().toString())
                .bind("by", outbox.actor())
                .bind("for", outbox.onBehalfOf())
                .execute();
        outbox.wakeRelay();
    }

    Page<AnnualCheckRow> list(AnnualCheckFilter filter, Paging paging) {
        Where where = new Where(SEEN, desk.reader())
                .text("year", filter.year(), "x.year = cast(:year as int)")
                .oneOf(CheckState.class, "state", filter.state, "x.state = :state")
                .oneOf(
                        Conclusion.class,
                        "conclusion",
                        filter.conclusion,
                        "x.state = 'PUBLISHED' and " + RESULT + " = :conclusion")
                .id("organizationId", filter.organizationId, "x.organization_id = :organizationId")
                .before(paging.after(1), "x.id");
        List<AnnualCheckRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select x.id, x.year, x.organization_id, o.name as organization_name, x.depth, x.state,"
                                + " x.report_due_on, x.state <> 'CANCELLED' and coalesce(cast(x.reported_at at time zone 'Asia/Shanghai' as date), :today)"
                                + " > x.report_due_on as late, case when x.state = 'PUBLISHED' then " + RESULT
                                + " end as"
                                + " conclusion" + FROM + where.sql() + " order by x.id desc limit :limit")
                .bindMap(where.values())
                .bind("today", desk.today())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** What was concluded is not for the school's feed before it is published. */
    void tell(String fact, AnnualCheck check) {
        UUID readers = check.state == CheckState.CONCLUDED ? check.officeId : check.organizationId;
        desk.tell("annual-check." + fact, check, AnnualCheckFact.of(check), readers);
    }
}
