package dudao.inspection.accountability.cases;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.inspection.accountability.catalogue.Catalogue;
import dudao.inspection.accountability.limits.CaseLimits;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;

/** A case as the caller is to see it. */
@Singleton
class CaseAnswers {

    private final Cases cases;
    private final CaseDesk desk;
    private final CaseLimits limits;
    private final Catalogue catalogue;
    private final AuditTrail trail;

    CaseAnswers(Cases cases, CaseDesk desk, CaseLimits limits, Catalogue catalogue, AuditTrail trail) {
        this.cases = cases;
        this.desk = desk;
        this.limits = limits;
        this.catalogue = catalogue;
        this.trail = trail;
    }

    Response of(AccountabilityCase held, Response.ResponseBuilder answer) {
        cases.flush();
        LocalDate upTo = held.decidedOn == null ? desk.today() : held.decidedOn;
        CaseView view = CaseView.of(
                held,
                catalogue.version(held.catalogue),
                limits.of(held.id),
                cases.earlier(held.id, upTo),
                cases.isSeenAsStaff(held));
        return ETags.tagged(answer, held).entity(view).build();
    }

    Response of(AccountabilityCase held) {
        return of(held, Response.ok());
    }

    Response read(AccountabilityCase held) {
        trail.read("accountability-cases", held.id);
        return of(held);
    }
}
