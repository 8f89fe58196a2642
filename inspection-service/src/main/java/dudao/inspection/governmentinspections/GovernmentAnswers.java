package dudao.inspection.governmentinspections;

import dudao.commons.http.ETags;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.inspectors.Register;
import dudao.inspection.programmes.Act;
import dudao.inspection.programmes.Desk;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;

/** A government inspection as the caller is to see it, and who may act in it. */
@Singleton
class GovernmentAnswers {

    private final GovernmentInspections inspections;
    private final GovernmentLimits limits;
    private final Desk desk;
    private final Units units;
    private final Register register;
    private final OrganizationTree tree;

    GovernmentAnswers(
            GovernmentInspections inspections,
            GovernmentLimits limits,
            Desk desk,
            Units units,
            Register register,
            OrganizationTree tree) {
        this.register = register;
        this.tree = tree;
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

    /** By people who sit in the team, wherever they work, and may still inspect; the inspection itself asks who sits. */
    GovernmentInspection byTeam(UUID id, String ifMatch) {
        GovernmentInspection inspection = inspections.toChange(id, ifMatch);
        units.mustBeIndependentOf(inspection.organizationId);
        inspections.mustStillInspect(id);
        return inspection;
    }

    /** Somebody of the register who may inspect on these days and does not work for the object. */
    Register.Entry seat(GovernmentInspection inspection, UUID inspector, LocalDate from, LocalDate to, String pointer) {
        Register.Entry entry = register.named(inspector, pointer);
        if (entry.hasLeft() || !entry.covers(from, to)) {
            throw RuleViolation.of("INSPECTOR_NOT_VALID", entry.name() + " 在这些日期不能参加督查")
                    .at(pointer, "任期 " + entry.validFrom() + " 至 " + entry.validTo());
        }
        OrganizationTree.Node object = tree.get(inspection.organizationId);
        if (tree.find(entry.organizationId()).filter(object::contains).isPresent()) {
            throw RuleViolation.of("NOT_INDEPENDENT", entry.name() + " 属于督查对象").at(pointer, "属于督查对象");
        }
        return entry;
    }

    /** For what is left of the visit, or for today once its days are over. */
    Register.Entry successor(GovernmentInspection inspection, UUID inspector, String pointer) {
        LocalDate today = desk.today();
        LocalDate from = today.isAfter(inspection.visitFrom) ? today : inspection.visitFrom;
        LocalDate to = today.isAfter(inspection.visitTo) ? today : inspection.visitTo;
        return seat(inspection, inspector, from, to, pointer);
    }

    Act act(String command, String text) {
        return Act.of(command, text, desk.actor(), desk.now());
    }

    Response told(String fact, GovernmentInspection inspection) {
        inspections.tell(fact, inspection);
        return of(inspection, Response.ok());
    }

    Response of(GovernmentInspection inspection, Response.ResponseBuilder answer) {
        inspections.flush();
        GovernmentView view =
                GovernmentView.of(inspection, limits.of(inspection.id), inspections.isSeenWhole(inspection));
        return ETags.tagged(answer, inspection).entity(view).build();
    }
}
