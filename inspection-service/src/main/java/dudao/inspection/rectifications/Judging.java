package dudao.inspection.rectifications;

import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.inspection.access.Offices;
import dudao.inspection.access.Units;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Who may judge a rectification: the office that runs the inspection, never the unit, and nobody who worked on it. */
@Singleton
class Judging {

    private final Rectifications rectifications;
    private final Tasks tasks;
    private final Units units;
    private final Offices offices;
    private final Caller caller;

    Judging(Rectifications rectifications, Tasks tasks, Units units, Offices offices, Caller caller) {
        this.rectifications = rectifications;
        this.tasks = tasks;
        this.units = units;
        this.offices = offices;
        this.caller = caller;
    }

    Rectification toJudge(UUID id, String ifMatch) {
        Rectification rectification = rectifications.toChange(id, ifMatch);
        units.mustBeIndependentOf(rectification.organizationId);
        offices.mustRun(rectification.inspectionId);
        rectification.mustBeJudgedByOthers(People.behind(caller), tasks.workers(rectification.findingId));
        return rectification;
    }
}
