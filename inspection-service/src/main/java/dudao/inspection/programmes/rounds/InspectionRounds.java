package dudao.inspection.programmes.rounds;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All rounds; an office sees its own and those of the offices below it, units see none. */
@ApplicationScoped
class InspectionRounds implements PanacheRepositoryBase<InspectionRound, UUID> {

    private static final String SEEN = "o.path ^@ any(:scope) and not visits_delegate(x.id)";
    private static final String FROM = " from inspection_round x join organization o on o.id = x.office_id ";
    private static final RowMapper<RoundRow> ROW = ConstructorMapper.of(RoundRow.class);

    private final Jdbi jdbi;
    private final Desk desk;

    InspectionRounds(Jdbi jdbi, Desk desk) {
        this.jdbi = jdbi;
        this.desk = desk;
    }

    @Schema(name = "InspectionRoundRow")
    public record RoundRow(
            UUID id,
            UUID officeId,
            RoundKind kind,
            String title,
            LocalDate firstDay,
            LocalDate lastDay,
            RoundState state,
            int done,
            int size) {}

    InspectionRound get(UUID id) {
        desk.mustSee(FROM, SEEN, "督导轮次", id);
        return findById(id);
    }

    InspectionRound toChange(UUID id, String ifMatch) {
        desk.mustSee(FROM, SEEN, "督导轮次", id);
        InspectionRound round = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, round);
        return round;
    }

    Page<RoundRow> list(String state, Paging paging) {
        Where where = new Where(SEEN, desk.reader())
                .oneOf(RoundState.class, "state", state, "x.state = :state")
                .before(paging.after(1), "x.id");
        List<RoundRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select x.id, x.office_id, x.kind, x.title, x.first_day, x.last_day, x.state, x.size,"
                                + " (select count(u.visited_on) from inspection_round_unit u where u.round_id = x.id) as done"
                                + FROM + where.sql() + " order by x.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** What is restricted the database leaves out for whoever may not read it. */
    Map<String, Integer> findings(UUID round) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select f.state, count(*) as n from finding f
                        join inspection_round_unit u on u.inspection_id = f.inspection_id
                        where u.round_id = :round and f.state not in ('IDENTIFIED', 'DISMISSED') group by f.state""")
                .bind("round", round)
                .map((row, context) -> counts.put(row.getString("state"), row.getInt("n")))
                .list());
        return counts;
    }

    void tell(String fact, InspectionRound round) {
        desk.tell("inspection-round." + fact, round, RoundFact.of(round), round.officeId);
    }
}
