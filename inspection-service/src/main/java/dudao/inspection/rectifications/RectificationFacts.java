package dudao.inspection.rectifications;

import dudao.commons.events.Event;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.ETags;
import dudao.inspection.findings.FindingCourse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Tells the others what happened to a rectification, and the caller what it is now. */
@Singleton
class RectificationFacts {

    private final Outbox outbox;
    private final Tasks tasks;
    private final FindingCourse course;

    RectificationFacts(Outbox outbox, Tasks tasks, FindingCourse course) {
        this.course = course;
        this.outbox = outbox;
        this.tasks = tasks;
    }

    void tell(String fact, Rectification rectification, Event cause) {
        outbox.add(
                "inspection.events.v1",
                "dudao.rectification." + fact + ".v1",
                rectification,
                RectificationFact.of(rectification, course.secrecyOf(rectification.findingId)),
                Readers.of(rectification.organizationId),
                cause);
    }

    Response tell(String fact, Rectification rectification) {
        tell(fact, rectification, null);
        return show(rectification);
    }

    Response show(Rectification rectification) {
        HeardTask task = tasks.current(rectification.findingId).orElse(null);
        return ETags.tagged(Response.ok(RectificationView.of(rectification, task)), rectification)
                .build();
    }
}
