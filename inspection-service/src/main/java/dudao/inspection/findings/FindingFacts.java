package dudao.inspection.findings;

import dudao.commons.events.Event;
import dudao.commons.events.Outbox;
import dudao.commons.http.ETags;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Tells the others what happened to a finding, and the caller what it is now. */
@Singleton
class FindingFacts {

    private final Outbox outbox;

    FindingFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    FindingView tell(String fact, Finding finding, Event cause) {
        outbox.add("inspection.events.v1", "dudao.finding." + fact + ".v1", finding, FindingFact.of(finding), cause);
        return FindingView.of(finding);
    }

    Response tell(String fact, Finding finding, Response.ResponseBuilder answer) {
        FindingView view = tell(fact, finding, (Event) null);
        return ETags.tagged(answer, view).entity(view).build();
    }
}
