package dudao.inspection.inspections;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** An inspector in the team, with the name and the person as they were when the team was formed. */
@Embeddable
record Member(UUID inspectorId, String name, String person, boolean leader) {}
