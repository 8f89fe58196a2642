package dudao.inspection.rectifications;

import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.inspection.access.Offices;
import dudao.inspection.access.Units;
import dudao.inspection.findings.FindingCourse;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Who may judge a rectification: the office that runs the inspection, never the unit, and nobody who worked on it. */
@Singleton
class Judging {

    private final Rectifications rectifications;
    private final Tasks tasks;
    private final Units units;
    private final Offices offices;
    private final FindingCourse course;
    private final Caller caller;

    Judging(
            Rectifications rectifications,
            Tasks tasks,
            Units units,
            Offices offices,
            FindingCourse course,
            Caller caller) {
        this.rectifications = rectifications;
        this.tasks = tasks;
        this.units = units;
        this.offices = offices;
        this.course = course;
        this.caller = caller;
    }

    /** To verify it, who recorded the finding is not independent either. */
    Rectification toVerify(UUID id, String ifMatch) {
        Rectification rectification = toJudge(id, ifMatch);
        People.behind(caller).mustNotMeet(course.finders(rectification.findingId), "记录问题的人(含代办人和被代办人)不能核查它的整改");
        return rectification;
    }

    Rectification toJudge(UUID id, String ifMatch) {
        Rectification rectification = rectifications.toChange(id, ifMatch);
        units.mustBeIndependentOf(rectification.organizationId);
        offices.mustRun(rectification.inspectionId);
        rectification.mustBeJudgedByOthers(People.behind(caller), tasks.workers(rectification.findingId));
        return rectification;
    }
}
