package dudao.plan.assessing;

import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import dudao.plan.itemstate.ItemState;
import dudao.plan.itemstate.ItemStates;
import dudao.plan.itemstate.StatedItem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** How an item stands to be judged, side by side with the one it is paired with. */
@Singleton
class AssessmentReader {

    private static final String PARTNER =
            """
            select i.id from plan_item i join plan p on p.id = i.plan_id join organization issuer on issuer.id = p.issuer_id
            where i.id = (select paired_item_id from plan_item own where own.id = :item)
              and %s and %s"""
                    .formatted(PlanAccess.READABLE, PlanAccess.ITEM_READABLE);

    private final Jdbi jdbi;
    private final ItemStates states;
    private final Assessments assessments;
    private final FigureReader figures;
    private final Clock clock;

    AssessmentReader(Jdbi jdbi, ItemStates states, Assessments assessments, FigureReader figures, Clock clock) {
        this.jdbi = jdbi;
        this.states = states;
        this.assessments = assessments;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * @param period of a CONTINUING item; null: the year so far
     * @param reader see {@link PlanAccess#reader}: a partner that is not for the caller is not shown
     */
    AssessmentView of(UUID itemId, String period, Map<String, Object> reader) {
        StatedItem item = states.get(itemId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Period> asked = item.continuing()
                ? Optional.of(Period.of(period == null ? String.valueOf(item.year()) : period, item.year(), now))
                : Optional.empty();
        Instant asOf = asked.map(each -> each.until(now)).orElse(now);
        LocalDate on = asked.map(each -> each.judgedOn(now)).orElse(null);
        Optional<UUID> partner = partnerOf(itemId, reader);
        Map<UUID, Figures> both =
                figures.of(Stream.concat(Stream.of(itemId), partner.stream()).toList(), asOf);
        return new AssessmentView(
                itemId,
                item.version(),
                item.state(),
                asked.map(Period::text).orElse(null),
                asOf.atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                Computed.of(both.get(itemId), on),
                assessments.pending(item).orElse(null),
                assessments.of(itemId),
                partner.map(id -> partner(id, both.get(id), asOf)).orElse(null));
    }

    private Optional<UUID> partnerOf(UUID itemId, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> handle.createQuery(PARTNER)
                .bindMap(reader)
                .bind("item", itemId)
                .mapTo(UUID.class)
                .findOne());
    }

    private AssessmentView.Partner partner(UUID id, Figures reached, Instant asOf) {
        StatedItem item = states.get(id);
        List<Judgement> confirmed = assessments.of(id);
        boolean holds = item.continuing() || isJudged(item.state());
        return new AssessmentView.Partner(
                id,
                item.number(),
                item.title(),
                item.state(),
                Computed.of(reached, item.continuing() ? Clocks.lastDayOf(asOf) : null),
                confirmed.isEmpty() || !holds
                        ? null
                        : confirmed.get(confirmed.size() - 1).outcome());
    }

    static boolean isJudged(ItemState state) {
        return switch (state) {
            case ACHIEVED, PARTIALLY_ACHIEVED, NOT_ACHIEVED -> true;
            case DRAFT, ISSUED, DECOMPOSED, IN_PROGRESS, AWAITING_ASSESSMENT, CARRIED_OVER, CANCELLED -> false;
        };
    }
}
