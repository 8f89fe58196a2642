package dudao.inspection.programmes.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All evaluations: read by the counties themselves and by whoever stands above them. */
@ApplicationScoped
class Evaluations implements PanacheRepositoryBase<Evaluation, UUID> {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String FROM = " from county_evaluation x join organization o on o.id = x.organization_id"
            + " join evaluation_round r on r.id = x.round_id ";
    private static final RowMapper<EvaluationRow> ROW = ConstructorMapper.of(EvaluationRow.class);

    private final Jdbi jdbi;
    private final Desk desk;
    private final Units units;
    private final Caller caller;

    Evaluations(Jdbi jdbi, Desk desk, Units units, Caller caller) {
        this.jdbi = jdbi;
        this.desk = desk;
        this.units = units;
        this.caller = caller;
    }

    /** In the order of opening; no county is ranked. */
    @Schema(name = "EvaluationRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EvaluationRow(
            UUID id,
            UUID roundId,
            int year,
            UUID organizationId,
            String organizationName,
            EvaluationState state,
            LocalDate selfCheckDueOn,
            @Schema(description = "the self-check came after its last day, or is missing and the day is over")
                    boolean late,
            @Schema(description = "of a published result") String grade) {}

    Evaluation get(UUID id) {
        desk.mustSee(FROM, SEEN, "评价", id);
        return findById(id);
    }

    Evaluation toChange(UUID id, String ifMatch) {
        desk.mustSee(FROM, SEEN, "评价", id);
        Evaluation evaluation = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, evaluation);
        return evaluation;
    }

    Evaluation byOffice(UUID id, String ifMatch) {
        Evaluation evaluation = toChange(id, ifMatch);
        mustBeOffice(evaluation);
        return evaluation;
    }

    Page<EvaluationRow> list(EvaluationFilter filter, Paging paging) {
        Where where = new Where(SEEN, desk.reader())
                .id("roundId", filter.roundId, "x.round_id = :roundId")
                .oneOf(EvaluationState.class, "state", filter.state, "x.state = :state")
                .id("organizationId", filter.organizationId, "x.organization_id = :organizationId")
                .before(paging.after(1), "x.id");
        List<EvaluationRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select x.id, x.round_id, r.year, x.organization_id, o.name as organization_name, x.state,"
                                + " r.self_check_due_on, x.state <> 'CANCELLED' and coalesce(cast(x.submitted_at at time zone 'Asia/Shanghai' as date),"
                                + " :today) > r.self_check_due_on as late,"
                                + " case when x.state = 'PUBLISHED' then (select f.grade from county_evaluation_result f"
                                + " where f.evaluation_id = x.id) end as grade"
                                + FROM + where.sql() + " order by x.id desc limit :limit")
                .bindMap(where.values())
                .bind("today", desk.today())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** What the office does before the result is out is not for the county's feed. */
    void tell(String fact, Evaluation evaluation, int year) {
        UUID readers =
                switch (evaluation.state) {
                    case OPEN, SUBMITTED, NOT_SUBMITTED, PUBLISHED, CANCELLED -> evaluation.organizationId;
                    case VERIFIED, DECIDED -> evaluation.officeId;
                };
        desk.tell("evaluation." + fact, evaluation, EvaluationFact.of(evaluation, year), readers);
    }

    /** The county itself, in its own name or by a delegate. */
    void mustBeCounty(Evaluation evaluation) {
        if (!caller.hasRole("UNIT_HEAD") || !evaluation.organizationId.equals(caller.organizationId())) {
            throw RuleViolation.of("FORBIDDEN", "自查由该县级单位负责人填报");
        }
    }

    /** Nor from within the county, whatever office the caller acts for. */
    void mustBeOffice(Evaluation evaluation) {
        desk.mustRun(evaluation.officeId);
        units.mustBeIndependentOf(evaluation.organizationId);
    }
}
