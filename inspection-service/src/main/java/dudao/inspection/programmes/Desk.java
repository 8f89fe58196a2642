package dudao.inspection.programmes;

import dudao.commons.data.Versioned;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who may do what in the programmes of an office, and what others are told of them. */
@Singleton
public class Desk {

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    Desk(Jdbi jdbi, Outbox outbox, OrganizationTree tree, Caller caller, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    /** Named parameters of the conditions of lists and single reads. */
    public Map<String, Object> reader() {
        return Map.of("scope", tree.scopeOf(caller).paths());
    }

    /** What the caller may not see does not exist. */
    public void mustSee(String from, String seen, String what, UUID id) {
        mustSee(from, seen, what, id, reader());
    }

    /** The same by a condition with parameters of its own. */
    public void mustSee(String from, String seen, String what, UUID id, Map<String, Object> reader) {
        boolean there = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + from + "where x.id = :id and " + seen + ")")
                        .bindMap(reader)
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!there) {
            throw RuleViolation.notFound(what, id);
        }
    }

    /** Whether the caller works for the office that keeps a file, or for one above it. */
    public boolean runs(UUID office) {
        return tree.find(office).filter(tree.scopeOf(caller)::contains).isPresent();
    }

    public void mustRun(UUID office) {
        if (!runs(office)) {
            throw RuleViolation.of("FORBIDDEN", "只有组织此项工作的机构或其上级能办理");
        }
    }

    /** Named in a request, and below the organisation the caller works for: nobody judges the own. */
    public Node below(UUID id, String pointer) {
        Node unit = tree.find(id).filter(tree.scopeOf(caller)::contains).orElseThrow(() -> RuleViolation.of(
                        "UNKNOWN_ORGANIZATION", "机构 " + id + " 不存在或不在管辖范围内")
                .at(pointer, "未知机构"));
        Node home = tree.scopeOf(caller).home();
        if (unit.id().equals(home.id())
                || home.id().equals(unit.parentId()) && unit.kind().equals("INSPECTION_OFFICE")) {
            throw RuleViolation.of("FORBIDDEN", "对本机关的工作由上一级机构办理");
        }
        return unit;
    }

    /** Of one kind alone. */
    public Node below(UUID id, String kind, String pointer) {
        Node unit = below(id, pointer);
        if (!unit.kind().equals(kind)) {
            throw RuleViolation.of("WRONG_KIND_OF_UNIT", "机构 " + id + " 不是 " + kind)
                    .at(pointer, "应为 " + kind);
        }
        return unit;
    }

    public void tell(String fact, Versioned aggregate, Object data, UUID readers) {
        outbox.add("inspection.events.v1", "dudao." + fact + ".v1", aggregate, data, Readers.of(readers), null);
    }

    public UUID office() {
        return caller.organizationId();
    }

    public Actor actor() {
        return Actor.of(caller);
    }

    public Clock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return Clocks.dateOf(clock.instant());
    }
}
