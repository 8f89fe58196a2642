package dudao.inspection.programmes.recognitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
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

/** All files: read by the counties themselves and by whoever stands above them. */
@ApplicationScoped
class RecognitionFiles implements PanacheRepositoryBase<RecognitionFile, UUID> {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String FROM = " from recognition_file x join organization o on o.id = x.organization_id ";
    private static final RowMapper<RecognitionRow> ROW = ConstructorMapper.of(RecognitionRow.class);

    private final Jdbi jdbi;
    private final Desk desk;

    RecognitionFiles(Jdbi jdbi, Desk desk) {
        this.jdbi = jdbi;
        this.desk = desk;
    }

    /** Counties against the thresholds, in the order of opening. */
    @Schema(name = "RecognitionRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecognitionRow(
            UUID id,
            RecognitionProgramme programme,
            UUID organizationId,
            String organizationName,
            int lastYear,
            RecognitionState state,
            @Schema(description = "criteria") int criteria,
            @Schema(description = "criteria whose newest value reaches the threshold") int met,
            @Schema(description = "criteria without any value") int unknown,
            LocalDate decidedOn) {}

    RecognitionFile get(UUID id) {
        desk.mustSee(FROM, SEEN, "创建档案", id);
        return findById(id);
    }

    RecognitionFile toChange(UUID id, String ifMatch) {
        desk.mustSee(FROM, SEEN, "创建档案", id);
        RecognitionFile file = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, file);
        return file;
    }

    Page<RecognitionRow> list(String programme, String state, Paging paging) {
        Where where = new Where(SEEN, desk.reader())
                .oneOf(RecognitionProgramme.class, "programme", programme, "x.programme = :programme")
                .oneOf(RecognitionState.class, "state", state, "x.state = :state")
                .before(paging.after(1), "x.id");
        List<RecognitionRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select x.id, x.programme, x.organization_id, o.name as organization_name, x.last_year, x.state,
                          x.decided_on, monitored.* from recognition_file x
                        join organization o on o.id = x.organization_id
                        cross join lateral (
                          select count(*) as criteria, count(*) filter (where v.amount is null) as unknown,
                            count(*) filter (where case c.comparator when 'AT_LEAST' then v.amount >= c.threshold
                                                   else v.amount <= c.threshold end) as met
                          from recognition_criterion c left join lateral (
                            select w.amount from recognition_value w
                            where w.file_id = c.file_id and w.code = c.code
                            order by w.year desc, w.position desc limit 1) v on true
                          where c.file_id = x.id) monitored\s"""
                                + where.sql() + " order by x.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    void tell(String fact, RecognitionFile file) {
        desk.tell("recognition." + fact, file, RecognitionFact.of(file), file.organizationId);
    }
}
