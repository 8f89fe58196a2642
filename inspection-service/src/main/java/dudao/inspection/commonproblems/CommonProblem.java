package dudao.inspection.commonproblems;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.inspection.commonproblems.Thresholds.Threshold;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A problem of many units that an office proposes to take into a plan (共性问题), with its figures as they were. */
@Entity
@Table(name = "common_problem")
class CommonProblem implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID officeId;
    String indicator;
    String clause;
    LocalDate periodFrom;
    LocalDate periodTo;
    int findings;
    int units;
    int inspectedUnits;
    int unitsBefore;
    int inspectedUnitsBefore;
    List<UUID> findingIds;
    UUID thresholdId;
    int planYear;
    String title;
    String proposal;

    @Enumerated(EnumType.STRING)
    ProblemState state;

    String raisedBy;
    String raisedFor;
    Instant raisedAt;
    String reason;

    static CommonProblem raise(
            NewCommonProblem wanted, Clusters.Found found, Threshold threshold, Actor by, Instant at) {
        CommonProblem problem = new CommonProblem();
        problem.id = Ids.next();
        problem.indicator = wanted.indicator();
        problem.clause = wanted.clause();
        problem.periodFrom = wanted.from();
        problem.periodTo = wanted.to();
        problem.findings = found.cluster().findings();
        problem.units = found.cluster().units();
        problem.inspectedUnits = found.cluster().inspectedUnits();
        problem.unitsBefore = found.cluster().unitsBefore();
        problem.inspectedUnitsBefore = found.cluster().inspectedUnitsBefore();
        problem.findingIds = found.findingIds();
        problem.thresholdId = threshold.id();
        problem.planYear = wanted.planYear();
        problem.title = wanted.title().strip();
        problem.proposal = wanted.proposal().strip();
        problem.state = ProblemState.RAISED;
        problem.raisedBy = by.id();
        problem.raisedFor = by.onBehalfOf();
        problem.raisedAt = at;
        return problem;
    }

    void withdraw(String why) {
        state = state.after("withdraw");
        reason = why;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
