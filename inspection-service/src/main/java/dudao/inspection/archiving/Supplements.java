package dudao.inspection.archiving;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.procedure.InspectionState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What happens to a finding after its inspection was archived: it stands beside what was archived, which never changes. */
@Singleton
public class Supplements {

    private final Archives archives;
    private final Jdbi jdbi;
    private final Caller caller;
    private final Clock clock;

    Supplements(Archives archives, Jdbi jdbi, Caller caller, Clock clock) {
        this.archives = archives;
        this.jdbi = jdbi;
        this.caller = caller;
        this.clock = clock;
    }

    /** Adds to the archive, if there is one; none is made until the caller is done. */
    public void add(UUID inspection, String name, Object content) {
        boolean archived =
                jdbi.withHandle(handle -> handle.createQuery("select state from inspection where id = :id for share")
                                .bind("id", inspection)
                                .mapTo(InspectionState.class)
                                .one())
                        == InspectionState.ARCHIVED;
        if (archived) {
            archives.supplement(inspection, name, content, Actor.of(caller), clock.instant());
        }
    }
}
