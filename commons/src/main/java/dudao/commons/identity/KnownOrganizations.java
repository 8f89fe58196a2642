package dudao.commons.identity;

import dudao.commons.identity.OrganizationTree.Node;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The newest tree that was read, so that a list need not ask for the names of every page. It stands for the version it
 * was read in, and whoever uses it has the database say that this version still holds, see {@link KnownPlaces}. It takes
 * some hundred bytes for each organisation.
 */
@Singleton
class KnownOrganizations {

    private record Versioned(UUID version, Node node) {}

    private final Jdbi jdbi;
    private volatile Organizations newest = new Organizations(null, List.of());

    KnownOrganizations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return those of that version, or of the one that has come after it */
    Organizations of(UUID version) {
        Organizations known = newest;
        return version.equals(known.version()) ? known : read(version);
    }

    /** One reads, the others wait for it. */
    private synchronized Organizations read(UUID version) {
        if (!version.equals(newest.version())) {
            newest = read();
        }
        return newest;
    }

    private Organizations read() {
        List<Versioned> all = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select v.version, o.id, o.kind, o.name, o.parent_id, o.path, o.county_id
                        from organization_version v cross join organization o""")
                .map((row, context) ->
                        new Versioned(row.getObject("version", UUID.class), OrganizationTree.NODE.map(row, context)))
                .list());
        return all.isEmpty()
                ? new Organizations(null, List.of())
                : new Organizations(
                        all.get(0).version(), all.stream().map(Versioned::node).toList());
    }
}
