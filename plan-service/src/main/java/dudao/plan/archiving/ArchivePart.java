package dudao.plan.archiving;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What one feature puts into the files of a plan that is over. It is asked once, and sees every row. */
public interface ArchivePart {

    /**
     * @param name path inside the package, its own
     * @param content the same bytes whenever the same is asked
     */
    record Part(String name, byte[] content) {}

    /** @param endedAt when the plan was closed or revoked */
    List<Part> of(UUID planId, Instant endedAt);
}
