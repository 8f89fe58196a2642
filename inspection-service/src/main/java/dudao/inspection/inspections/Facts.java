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

    Response tell(String fact, Inspection inspection, Response.ResponseBuilder answer) {
        announce(fact, inspection);
        return show(inspection, answer);
    }

    void announce(String fact, Inspection inspection) {
        outbox.add(
                "inspection.events.v1",
                "dudao.inspection." + fact + ".v1",
                inspection,
                InspectionFact.of(inspection),
                readers(inspection),
                null);
    }

    /** Whoever may not know of a visit yet does not read that there will be one. */
    private static Readers readers(Inspection inspection) {
        return Readers.of(inspection.isSecret() ? inspection.officeId : inspection.organizationId);
    }

    Response show(Inspection inspection, Response.ResponseBuilder answer) {
        return ETags.tagged(answer, inspection)
                .entity(InspectionView.of(inspection, inspections.sight().staff()))
                .build();
    }
}
