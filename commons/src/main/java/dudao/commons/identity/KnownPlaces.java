package dudao.commons.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/**
 * Places found out by earlier requests. None is taken on trust: the database says in the same transaction whether the
 * tree is still the one it was found in. So any number of replicas may remember, and nobody has to be told of a change.
 */
@Singleton
class KnownPlaces {

    private static final int MOST = 10_000;

    private final boolean kept;
    private final Map<UUID, Place> places = new ConcurrentHashMap<>();

    /** @param kept whether the service keeps the version of its tree, in {@code organization_version} */
    KnownPlaces(@ConfigProperty(name = "dudao.scope.remembered", defaultValue = "false") boolean kept) {
        this.kept = kept;
    }

    /** Else the first request of anybody would fail in a statement about a table that is not there. */
    void mustHaveVersion(@Observes StartupEvent started, Jdbi jdbi) {
        boolean there = !kept
                || jdbi.withHandle(
                        handle -> handle.createQuery("select to_regclass('organization_version') is not null")
                                .mapTo(Boolean.class)
                                .one());
        if (!there) {
            throw new ConfigurationException(
                    "dudao.scope.remembered is for a service that keeps the version of its tree;"
                            + " this one has no table organization_version. Take the setting out.");
        }
    }

    boolean areKept() {
        return kept;
    }

    /** @param organization null for a caller who has none */
    Optional<Place> of(UUID organization, LocalDate day) {
        return organization == null
                ? Optional.empty()
                : Optional.ofNullable(places.get(organization))
                        .filter(place -> place.day().equals(day));
    }

    void keep(UUID organization, Place place) {
        if (place.version() == null) {
            return;
        }
        if (places.size() >= MOST) {
            places.clear();
        }
        places.put(organization, place);
    }
}
