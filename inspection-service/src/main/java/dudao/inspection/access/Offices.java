package dudao.inspection.access;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who runs an inspection: the office that planned it and those above it. The unit inspected reads, but does not rule. */
@Singleton
public class Offices {

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Units units;
    private final Caller caller;

    Offices(Jdbi jdbi, OrganizationTree tree, Units units, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.units = units;
        this.caller = caller;
    }

    private UUID officeOf(UUID inspection) {
        return jdbi.withHandle(handle -> handle.createQuery("select office_of(:id)")
                .bind("id", inspection)
                .mapTo(UUID.class)
                .one());
    }

    private UUID unitOf(UUID inspection) {
        return jdbi.withHandle(handle -> handle.createQuery("select organization_id from inspection where id = :id")
                .bind("id", inspection)
                .mapTo(UUID.class)
                .one());
    }

    /** What the agency above the one that inspected decides: neither the organisation that office works for, nor whoever is of it. */
    public void mustStandAbove(UUID inspection) {
        OrganizationTree.Node office = tree.get(officeOf(inspection));
        UUID worksFor = office.kind().equals("INSPECTION_OFFICE") ? office.parentId() : office.id();
        OrganizationTree.Node below = tree.get(worksFor);
        if (caller.organizations().stream()
                .map(tree::find)
                .flatMap(Optional::stream)
                .anyMatch(below::contains)) {
            throw RuleViolation.of("FORBIDDEN", "复核由上一级督导机构办理");
        }
    }

    /** Whether the tree knows an organisation above the one whose office inspected; if not, that agency works elsewhere. */
    public boolean isWithoutAgencyAbove(UUID inspection) {
        OrganizationTree.Node office = tree.get(officeOf(inspection));
        OrganizationTree.Node worksFor =
                office.kind().equals("INSPECTION_OFFICE") ? tree.get(office.parentId()) : office;
        return worksFor.parentId() == null;
    }

    /**
     * Somebody of the office or above it, and nobody of the unit who acts for one of them.
     *
     * @param inspection one the caller may see
     */
    public void mustRun(UUID inspection) {
        mustBeOf(officeOf(inspection));
        if (caller.onBehalfOf().isPresent()) {
            units.mustNotComeFrom(unitOf(inspection));
        }
    }

    /** Somebody of that office, or of one above it. */
    public void mustBeOf(UUID office) {
        if (tree.find(office).filter(tree.scopeOf(caller)::contains).isEmpty()) {
            throw RuleViolation.of("FORBIDDEN", "只有组织本次督导的机构或其上级能办理");
        }
    }
}
