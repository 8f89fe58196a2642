package dudao.inspection.findings;

import dudao.commons.events.Event;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.ETags;
import dudao.inspection.inspections.Visits;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Tells the others what happened to a finding, and the caller what it is now. */
@Singleton
class FindingFacts {

    private final Outbox outbox;
    private final Visits visits;

    FindingFacts(Outbox outbox, Visits visits) {
        this.outbox = outbox;
        this.visits = visits;
    }

    FindingView tell(String fact, Finding finding, Event cause) {
        outbox.add(
                "inspection.events.v1",
                "dudao.finding." + fact + ".v1",
                finding,
                FindingFact.of(finding),
                readers(finding),
                cause);
        return FindingView.of(finding);
    }

    /** The unit is not told what has not been confirmed, nor what was dismissed. */
    private Readers readers(Finding finding) {
        return switch (finding.state) {
            case IDENTIFIED, DISMISSED ->
                Readers.of(visits.of(finding.inspectionId).officeId());
            case CONFIRMED, ASSIGNED, RECTIFYING, AWAITING_VERIFICATION, CLOSED -> Readers.of(finding.organizationId);
        };
    }

    Response tell(String fact, Finding finding, Response.ResponseBuilder answer) {
        FindingView view = tell(fact, finding, (Event) null);
        return ETags.tagged(answer, view).entity(view).build();
    }
}
