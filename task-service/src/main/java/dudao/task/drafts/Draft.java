package dudao.task.drafts;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.task.duties.Origin;
import dudao.task.duties.WhiteList;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A task that comes from no plan, from its registration until it is assigned. */
@Entity
@Table(name = "task_draft")
class Draft implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    DraftState state;

    @Enumerated(EnumType.STRING)
    Origin origin;

    String title;
    String acceptanceStandard;
    String referenceTitle;
    String referenceNumber;
    String referenceBy;
    LocalDate referenceOn;
    LocalDate receivedOn;
    UUID organizationId;
    boolean schoolsBelow;
    boolean needsApproval;
    String necessity;
    LocalDate dueOn;
    String limitCode;

    @Enumerated(EnumType.STRING)
    Classification classification;

    UUID handlingOfficeId;
    UUID registrarOrganizationId;
    Instant registeredAt;
    String registeredBy;
    String registeredName;
    String registeredFor;
    Instant decidedAt;
    String decidedBy;
    String decidedName;
    String decidedFor;
    String decision;
    Instant assignedAt;
    UUID taskId;

    protected Draft() {}

    static Draft register(NewDraft wanted, boolean needsApproval, Secrecy secrecy, Instant now, Caller by) {
        Draft draft = new Draft();
        draft.id = Ids.next();
        draft.state = DraftState.DRAFT;
        draft.origin = wanted.source();
        draft.title = wanted.title();
        draft.acceptanceStandard = wanted.acceptanceStandard();
        draft.refer(wanted.reference());
        draft.organizationId = wanted.organizationId();
        draft.schoolsBelow = wanted.schoolsBelow();
        draft.needsApproval = needsApproval;
        draft.necessity = wanted.necessity();
        draft.dueOn = wanted.dueOn();
        draft.limitCode = wanted.limit();
        draft.classification = secrecy.classification();
        draft.handlingOfficeId = secrecy.handlingOfficeId();
        draft.registrarOrganizationId = by.organizationId();
        draft.registeredAt = now;
        draft.registeredBy = by.id();
        draft.registeredName = by.name();
        draft.registeredFor = by.onBehalfOf().orElse(null);
        return draft;
    }

    private void refer(Reference reference) {
        if (reference != null) {
            referenceTitle = reference.title();
            referenceNumber = reference.number();
            referenceBy = reference.by();
            referenceOn = reference.on();
            receivedOn = reference.receivedOn();
        }
    }

    Reference reference() {
        return referenceTitle == null
                ? null
                : new Reference(referenceTitle, referenceNumber, referenceBy, referenceOn, receivedOn);
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    People registrars() {
        return People.of(registeredBy, registeredFor);
    }

    void submit() {
        move("submit", DraftState.SUBMITTED);
    }

    void withdraw() {
        move("withdraw", DraftState.WITHDRAWN);
    }

    void approve(String said, Instant now, Caller by) {
        move("approve", DraftState.APPROVED);
        decided(said, now, by);
    }

    void refuse(String said, Instant now, Caller by) {
        move("refuse", DraftState.REFUSED);
        decided(said, now, by);
    }

    private void decided(String said, Instant now, Caller by) {
        decision = said;
        decidedAt = now;
        decidedBy = by.id();
        decidedName = by.name();
        decidedFor = by.onBehalfOf().orElse(null);
    }

    /** Before the task is made, so that nothing is made of what may not be. */
    void assign(Instant now) {
        DraftState before = state;
        move("assign", DraftState.ASSIGNED);
        if (needsApproval && before != DraftState.APPROVED) {
            throw WhiteList.approvalRequired("面向学校的计划外任务须经领导审定后才能交办");
        }
        assignedAt = now;
    }

    private void move(String command, DraftState next) {
        if (!state.commands().contains(command)) {
            throw RuleViolation.illegalTransition(state, command, state.commands());
        }
        state = next;
    }
}
