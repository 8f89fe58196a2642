package dudao.inspection.programmes.annualchecks;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.programmes.Act;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The check of a private school for one year (民办学校年度检查). */
@Entity
@Table(name = "annual_check")
class AnnualCheck implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID organizationId;
    UUID officeId;
    int year;

    @Enumerated(EnumType.STRING)
    Depth depth;

    LocalDate reportDueOn;

    @Enumerated(EnumType.STRING)
    CheckState state;

    Instant reportedAt;
    UUID inspectionId;
    LocalDate visitedOn;

    @Enumerated(EnumType.STRING)
    Conclusion conclusion;

    Instant publishedAt;

    @ElementCollection
    @CollectionTable(name = "annual_check_act", joinColumns = @JoinColumn(name = "check_id"))
    @OrderColumn(name = "position")
    List<Act> acts = new ArrayList<>();

    void report(String text, Actor by, Instant at) {
        state = state.after("report");
        reportedAt = at;
        acts.add(Act.of("report", text, by, at));
    }

    void deepen(String reason, Actor by, Instant at) {
        state = state.after("deepen");
        depth = Depth.ON_SITE;
        acts.add(Act.of("deepen", reason, by, at));
    }

    void review(String text, Actor by, Instant at) {
        CheckState next = state.after("review");
        mustHaveNoPartInReport(by);
        state = next;
        acts.add(Act.of("review", text, by, at));
    }

    void visit(UUID inspection, LocalDate day, Actor by, Instant at) {
        state = state.after("visit");
        inspectionId = inspection;
        visitedOn = day;
        acts.add(Act.of("visit", null, by, at));
    }

    void conclude(Conclusion reached, Act act) {
        CheckState next = state.after("conclude");
        if (depth == Depth.ON_SITE && visitedOn == null) {
            throw RuleViolation.of("VISIT_MISSING", "本年度须实地检查,尚未登记到校检查");
        }
        act.people().mustNotMeet(Act.behind(acts, "report", "review"), "填报、审查的人不能作结论");
        state = next;
        conclusion = reached;
        acts.add(act);
    }

    private void mustHaveNoPartInReport(Actor by) {
        by.people().mustNotMeet(Act.behind(acts, "report"), "参与填报的人不能审查");
    }

    void publish(Actor by, Instant at) {
        CheckState next = state.after("publish");
        by.people().mustNotMeet(Act.behind(acts, "conclude"), "作结论的人不能自行公布");
        state = next;
        publishedAt = at;
        acts.add(Act.of("publish", null, by, at));
    }

    boolean isPublished() {
        return state == CheckState.PUBLISHED;
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
