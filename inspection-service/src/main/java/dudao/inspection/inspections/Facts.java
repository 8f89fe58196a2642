package dudao.inspection.inspections;

import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.ETags;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Tells the others what happened to an inspection, and the caller what it is now. */
@Singleton
class Facts {

    private final Outbox outbox;
    private final Inspections inspections;

    Facts(Outbox outbox, Inspections inspections) {
        this.outbox = outbox;
        this.inspections = inspections;
    }

    Response tell(String fact, Inspection inspection) {
        return tell(fact, inspection, Response.ok());
    }

    /**
     * Of a visit that the unit may not know of yet nothing is told at all: even an event without a name moves the feed on for
     * whoever reads it.
     */
    Response tell(String fact, Inspection inspection, Response.ResponseBuilder answer) {
        announce(fact, inspection);
        return show(inspection, answer);
    }

    void announce(String fact, Inspection inspection) {
        if (inspection.isSecret()) {
            inspections.flush();
            return;
        }
        outbox.add(
                "inspection.events.v1",
                "dudao.inspection." + fact + ".v1",
                inspection,
                InspectionFact.of(inspection),
                Readers.of(inspection.organizationId),
                null);
    }

    Response show(Inspection inspection, Response.ResponseBuilder answer) {
        return ETags.tagged(answer, inspection)
                .entity(InspectionView.of(inspection, inspections.isWorkOfCaller(inspection)))
                .build();
    }
}
