package dudao.inspection.draws;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.inspection.draws.DrawView.RecusedInspector;
import dudao.inspection.requests.Days;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What everybody may read of draws. Readers have no scope: functions of the database tell just this much. */
@Singleton
class PublicDraws {

    private static final RowMapper<Commitment> COMMITMENT = ConstructorMapper.of(Commitment.class);
    private static final RowMapper<RecusedInspector> RECUSED = ConstructorMapper.of(RecusedInspector.class);

    private final Jdbi jdbi;

    PublicDraws(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of every draw, also of one that was never finished; the title once its result is published. */
    @Schema(name = "DrawCommitment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Commitment(
            String number,
            String algorithm,
            String commitment,
            OffsetDateTime committedAt,
            String listHash,
            OffsetDateTime frozenAt,
            String title,
            OffsetDateTime publishedAt) {

        public Commitment {
            committedAt = Days.shown(committedAt);
            frozenAt = Days.shown(frozenAt);
            publishedAt = Days.shown(publishedAt);
        }
    }

    Page<Commitment> commitments(Paging paging) {
        List<String> cursor = paging.after(1);
        List<Commitment> rows = jdbi.withHandle(
                handle -> handle.createQuery("select * from draw_commitments(cast(:before as text), :limit)")
                        .bind("before", cursor == null ? null : cursor.get(0))
                        .bind("limit", paging.limit() + 1)
                        .map(COMMITMENT)
                        .list());
        return Page.of(rows, paging, row -> List.of(row.number()));
    }

    Optional<PublicDraw> find(String number) {
        return jdbi.withHandle(handle -> {
            List<RecusedInspector> recusals = handle.createQuery("select * from public_draw_recusals(:number)")
                    .bind("number", number)
                    .map(RECUSED)
                    .list();
            return handle.createQuery("select * from public_draw(:number)")
                    .bind("number", number)
                    .map((row, context) -> PublicDraw.of(row, recusals))
                    .findOne();
        });
    }
}
