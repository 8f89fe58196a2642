package dudao.commons.identity;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
