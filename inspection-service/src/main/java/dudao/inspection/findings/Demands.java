package dudao.inspection.findings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What a finding asks about the opinion letter, which knows it and not the other way round. */
public interface Demands {

    /** The limit the issued letter sets for rectifying it. */
    Optional<LocalDate> dueOn(UUID findingId);
}
