package dudao.inspection.access;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who runs an inspection: the office that planned it and those above it. The unit inspected reads, but does not rule. */
@Singleton
public class Offices {

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Offices(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    /** @param inspection one the caller may see */
    public void mustRun(UUID inspection) {
        UUID office = jdbi.withHandle(handle -> handle.createQuery("select office_id from inspection where id = :id")
                .bind("id", inspection)
                .mapTo(UUID.class)
                .one());
        if (tree.find(office).filter(tree.scopeOf(caller)::contains).isEmpty()) {
            throw RuleViolation.of("FORBIDDEN", "只有组织本次督导的机构或其上级能办理");
        }
    }
}
