package dudao.inspection.governmentinspections;

import dudao.commons.http.ETags;
import dudao.inspection.access.Units;
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
    private final Units units;

    GovernmentAnswers(GovernmentInspections inspections, GovernmentLimits limits, Desk desk, Units units) {
        this.inspections = inspections;
        this.limits = limits;
        this.desk = desk;
        this.units = units;
    }

    /** By people of the office and not of its object, whomever they act for. */
    GovernmentInspection byOffice(UUID id, String ifMatch) {
        GovernmentInspection inspection = inspections.toChange(id, ifMatch);
        desk.mustRun(inspection.officeId);
        units.mustBeIndependentOf(inspection.organizationId);
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
