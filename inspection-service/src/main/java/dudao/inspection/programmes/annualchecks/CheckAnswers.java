package dudao.inspection.programmes.annualchecks;

import dudao.commons.http.ETags;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.points.Balances;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** A check as the caller is to see it, and who may act in it for the office. */
@Singleton
class CheckAnswers {

    private final AnnualChecks checks;
    private final Balances balances;
    private final Units units;
    private final Desk desk;

    CheckAnswers(AnnualChecks checks, Balances balances, Units units, Desk desk) {
        this.checks = checks;
        this.balances = balances;
        this.units = units;
        this.desk = desk;
    }

    /** By people of the office and not of the school, whomever they act for. */
    AnnualCheck byOffice(UUID id, String ifMatch) {
        AnnualCheck check = checks.toChange(id, ifMatch);
        desk.mustRun(check.officeId);
        units.mustBeIndependentOf(check.organizationId);
        return check;
    }

    Response told(String fact, AnnualCheck check) {
        checks.tell(fact, check);
        return shown(check);
    }

    Response shown(AnnualCheck check) {
        checks.flush();
        AnnualCheckView view =
                AnnualCheckView.of(check, balances.of(check.organizationId, desk.today()), desk.runs(check.officeId));
        return ETags.tagged(Response.ok(view), check).build();
    }
}
