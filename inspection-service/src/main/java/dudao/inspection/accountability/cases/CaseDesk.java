package dudao.inspection.accountability.cases;

import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Who may do what in a case, and what others are told of it. */
@Singleton
public class CaseDesk {

    private final Cases cases;
    private final Outbox outbox;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    CaseDesk(Cases cases, Outbox outbox, OrganizationTree tree, Caller caller, Clock clock) {
        this.cases = cases;
        this.outbox = outbox;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    public record Standing(boolean served, boolean archived, People participants, boolean staff) {}

    /** What the caller may not see does not exist. */
    public Standing seen(UUID id) {
        return standing(cases.get(id));
    }

    /** The object itself; its case is locked. */
    public Standing byObject(UUID id) {
        AccountabilityCase held = cases.toChange(id, "*");
        mustBeObject(held);
        return standing(held);
    }

    /** The body that decided; its case is locked. */
    public Standing byBody(UUID id) {
        AccountabilityCase held = cases.toChange(id, "*");
        mustBelong(held);
        return standing(held);
    }

    /** The body directly above the one that decided; the case is locked. */
    public Standing byHigherBody(UUID id) {
        AccountabilityCase held = cases.toChange(id, "*");
        held.mustNotBeAgainst(People.behind(caller));
        if (!home().id().equals(body(held.officeId).parentId())) {
            throw RuleViolation.of("FORBIDDEN", "申诉由上一级机构处理");
        }
        return standing(held);
    }

    /** What was found wrong, or changed, on 复核 or 申诉. Where execution stands is not touched. */
    public void correct(UUID id, List<String> measures, String text) {
        AccountabilityCase held = cases.findById(id, LockModeType.PESSIMISTIC_WRITE);
        held.steps.add(Step.of("correct", text, null, null, Actor.of(caller), now()));
        held.corrected = measures;
        held.revokedOn = measures.isEmpty() ? today() : held.revokedOn;
        tell("corrected", held);
    }

    /** What the object was told of may be lessened; nothing is added. */
    public void mustBeNotified(UUID id, List<String> measures, String pointer) {
        cases.findById(id).mustBeNotified(measures, pointer);
    }

    void mustBelong(AccountabilityCase held) {
        held.mustNotBeAgainst(People.behind(caller));
        if (!home().id().equals(body(held.officeId).id())) {
            throw RuleViolation.of("FORBIDDEN", "只有办理该问责事项的机构能办理");
        }
    }

    void mustBeObject(AccountabilityCase held) {
        boolean alone = caller.onBehalfOf().isEmpty();
        String asking = alone ? caller.id() : null;
        if (!held.isAbout(caller.organizationId(), asking, caller.hasRole("UNIT_HEAD"))) {
            throw RuleViolation.of("FORBIDDEN", "只有当事单位负责人或者当事人本人能办理");
        }
    }

    /** Only within what the office stands above, except where one of its own inspectors is meant. */
    void mustStandAbove(Node unit, boolean inspector) {
        if (!tree.scopeOf(caller).contains(unit)) {
            throw RuleViolation.of("UNKNOWN_ORGANIZATION", "机构 " + unit.id() + " 不存在或不在管辖范围内")
                    .at("/organizationId", "未知机构");
        }
        if (!inspector && body(unit.id()).id().equals(home().id())) {
            throw RuleViolation.of("FORBIDDEN", "对本机关的问责由上一级机构办理");
        }
    }

    private Standing standing(AccountabilityCase held) {
        return new Standing(
                held.isServed(), held.state == CaseState.ARCHIVED, held.participants(), cases.isSeenAsStaff(held));
    }

    private Node home() {
        return tree.scopeOf(caller).home();
    }

    /** An inspection office acts for the organisation it stands under. */
    private Node body(UUID office) {
        Node node = tree.get(office);
        return node.kind().equals("INSPECTION_OFFICE") ? tree.get(node.parentId()) : node;
    }

    /** Read in the feed by those alone who read the case: it is public to nobody by itself. */
    void tell(String fact, AccountabilityCase held) {
        outbox.add(
                "inspection.events.v1",
                "dudao.accountability." + fact + ".v1",
                held,
                CaseFact.of(held),
                Readers.of(held.officeId),
                null);
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return Clocks.dateOf(clock.instant());
    }
}
