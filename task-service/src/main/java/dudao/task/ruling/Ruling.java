package dudao.task.ruling;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.task.tasks.TaskFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What two parties, or a leader, settle about a submission that would otherwise go back once more. */
@Entity
class Ruling implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID taskId;
    UUID organizationId;

    @Enumerated(EnumType.STRING)
    RulingState state;

    @Enumerated(EnumType.STRING)
    RulingDecision decision;

    @Enumerated(EnumType.STRING)
    ReturnReason reason;

    String text;
    LocalDate dueOn;
    Instant proposedAt;
    String proposedBy;
    String proposedName;
    String proposedFor;
    UUID proposedOrganizationId;
    /** The own organisation of a delegate who proposed it for another's. */
    UUID proposedFromId;

    Instant decidedAt;
    String decidedBy;
    String decidedName;
    String decidedFor;
    UUID decidedOrganizationId;
    String answer;

    protected Ruling() {}

    static Ruling propose(NewRuling wanted, TaskFacts task, Instant now, Caller by) {
        Ruling ruling = new Ruling();
        ruling.id = Ids.next();
        ruling.taskId = task.id();
        ruling.organizationId = task.organizationId();
        ruling.state = RulingState.PROPOSED;
        ruling.decision = wanted.decision();
        ruling.reason = wanted.reasonCode();
        ruling.text = wanted.text();
        ruling.dueOn = wanted.dueOn();
        ruling.proposedAt = now;
        ruling.proposedBy = by.id();
        ruling.proposedName = by.name();
        ruling.proposedFor = by.onBehalfOf().orElse(null);
        ruling.proposedOrganizationId = by.organizationId();
        ruling.proposedFromId = by.organizations().stream()
                .filter(each -> !each.equals(by.organizationId()))
                .findFirst()
                .orElse(null);
        return ruling;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** Whether one of the organisations is the proposer's. */
    boolean isProposedBy(Set<UUID> organizations) {
        return organizations.contains(proposedOrganizationId) || organizations.contains(proposedFromId);
    }

    People proposers() {
        return People.of(proposedBy, proposedFor);
    }

    void decide(String command, RulingState next, String said, Instant now, Caller by) {
        if (state != RulingState.PROPOSED) {
            throw RuleViolation.illegalTransition(state, command, List.of());
        }
        state = next;
        answer = said;
        decidedAt = now;
        decidedBy = by.id();
        decidedName = by.name();
        decidedFor = by.onBehalfOf().orElse(null);
        decidedOrganizationId = by.organizationId();
    }

    void lapse() {
        state = RulingState.VOIDED;
    }
}
