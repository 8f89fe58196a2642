package dudao.plan.progress.history;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps the findings that concern a plan or one of its items. */
@Singleton
class FindingEvents implements EventListener {

    private static final Set<String> TYPES = EventTypes.of(
            "finding",
            "identified,confirmed,dismissed,rectification-ordered,referred,referral-accepted,referral-refused,rectifying,"
                    + "verification-due,verification-started,verification-failed,closed,recurred,handed-over,classified");

    record Finding(
            UUID findingId,
            UUID planId,
            UUID planItemId,
            UUID organizationId,
            String state,
            Classification classification,
            UUID handlingOfficeId) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record StateRow(
            UUID findingId,
            long version,
            Instant at,
            String state,
            UUID planId,
            UUID itemId,
            UUID organizationId,
            Classification classification,
            UUID handlingOfficeId) {}

    private final History history;

    FindingEvents(History history) {
        this.history = history;
    }

    @Override
    public boolean hears(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void on(Event event) {
        onAll(List.of(event));
    }

    @Override
    public void onAll(List<Event> events) {
        List<StateRow> rows = new ArrayList<>();
        for (Event event : events) {
            Finding finding = event.data(Finding.class);
            if (finding.planId() != null || finding.planItemId() != null) {
                rows.add(new StateRow(
                        finding.findingId(),
                        event.version(),
                        event.time(),
                        finding.state(),
                        finding.planId(),
                        finding.planItemId(),
                        finding.organizationId(),
                        new Secrecy(finding.classification(), null).classification(),
                        finding.handlingOfficeId()));
            }
        }
        history.addFindings(rows);
    }
}
