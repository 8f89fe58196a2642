package dudao.inspection.governmentinspections;

import dudao.commons.http.ETags;
import dudao.inspection.programmes.Act;
import dudao.inspection.programmes.Desk;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** A government inspection as the caller is to see it, and who may act in it. */
@Singleton
class GovernmentAnswers {

    private final GovernmentInspections inspections;
    private final GovernmentLimits limits;
    private final Desk desk;

    GovernmentAnswers(GovernmentInspections inspections, GovernmentLimits limits, Desk desk) {
        this.inspections = inspections;
        this.limits = limits;
        this.desk = desk;
    }

    GovernmentInspection byOffice(UUID id, String ifMatch) {
        GovernmentInspection inspection = inspections.toChange(id, ifMatch);
        desk.mustRun(inspection.officeId);
        return inspection;
    }

    Act act(String command, String text) {
        return Act.of(command, text, desk.actor(), desk.now());
    }

    Response of(GovernmentInspection inspection, Response.ResponseBuilder answer) {
        inspections.flush();
        GovernmentView view =
                GovernmentView.of(inspection, limits.of(inspection.id), inspections.isSeenAsStaff(inspection));
        return ETags.tagged(answer, inspection).entity(view).build();
    }
}
