package dudao.plan.proposals;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Keeps what inspection-service proposes; what was adopted or declined here stays so. */
@Singleton
class CommonProblemEvents implements EventListener {

    private static final Set<String> TYPES =
            Set.of("dudao.common-problem.raised.v1", "dudao.common-problem.withdrawn.v1");

    /** Every event tells the whole problem. */
    public record CommonProblem(
            UUID commonProblemId,
            UUID organizationId,
            UUID bodyId,
            String indicator,
            String clause,
            LocalDate from,
            LocalDate to,
            int findings,
            int units,
            int inspectedUnits,
            int unitsBefore,
            int inspectedUnitsBefore,
            int planYear,
            String title,
            String proposal,
            String state,
            String reason) {

        boolean isWithdrawn() {
            return "WITHDRAWN".equals(state);
        }
    }

    private final ItemProposals proposals;

    CommonProblemEvents(ItemProposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public boolean hears(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void on(Event event) {
        proposals.take(event.data(CommonProblem.class), event.version());
    }
}
